"""XML as a stream of elements: nothing of it is kept but the text of the elements that are asked for.

Names are without their prefix: Excel, LibreOffice and others choose their own, and the strict form of the
standard (ECMA-376 Part 1) has other namespaces than the transitional one (Part 4) for the same elements.
"""

from collections.abc import Callable, Collection, Mapping
from typing import IO, NoReturn, TypeAlias
from xml.parsers import expat

from actionplan.spreadsheets.limits import Budget, NotAWorkbook, check_limit

Attributes: TypeAlias = Mapping[str, str]
OnStart: TypeAlias = Callable[[str, Attributes], None]
OnEnd: TypeAlias = Callable[[str, str], None]

_CHUNK = 1 << 16


class ElementReader:
    """Reads one part of a package.

    Args:
        budget: counts bytes and elements.
        texts: the elements whose texts are wanted.
        on_start: is told each element's name and attributes.
        on_end: is told each element's name, and its text if that is wanted.
        sheet: its title, for what is said of a limit.
    """

    def __init__(
        self, budget: Budget, texts: Collection[str], on_start: OnStart, on_end: OnEnd, sheet: str = ""
    ) -> None:
        self._budget, self._texts, self._sheet = budget, texts, sheet
        self._on_start, self._on_end = on_start, on_end
        self._depth = 0
        self._length = 0
        self._text: list[str] = []

    def read(self, source: IO[bytes]) -> None:
        """Read a stream to its end.

        Raises:
            NotAWorkbook: a limit is passed, or there is a document type declaration: no part of a package
                may hold one (ECMA-376 Part 2, 7.3.5), for it could declare entities that grow without end.
            xml.parsers.expat.ExpatError: it is no XML.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        while chunk := source.read(_CHUNK):
            self._budget.use("unpacked", len(chunk), self._sheet)
            parser.Parse(chunk, False)
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._budget.use("elements", 1, self._sheet)
        self._depth += 1
        check_limit("depth", self._depth, self._sheet)
        self._text.clear()
        self._length = 0
        self._on_start(name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        name = name.rpartition(":")[2]
        self._on_end(name, "".join(self._text) if name in self._texts else "")
        self._text.clear()

    def _characters(self, text: str) -> None:
        # Most of it is white space between elements; what is long is looked at when it grows.
        self._length += len(text)
        check_limit("length", self._length, self._sheet)
        self._text.append(text)


def _refuse(*_: object) -> NoReturn:
    raise NotAWorkbook("damaged")

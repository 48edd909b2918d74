"""XML as a stream of elements: nothing of it is kept but the text of the elements that are asked for.

Names are without their prefix: Excel, LibreOffice and others choose their own, and the strict form of the
standard (ECMA-376 Part 1) has other namespaces than the transitional one (Part 4) for the same elements.
"""

from collections.abc import Callable, Collection, Mapping
from typing import IO, NoReturn, TypeAlias
from xml.parsers import expat

from actionplan.spreadsheets.limits import MOST, Allowance, NotAWorkbook, check_limit

Attributes: TypeAlias = Mapping[str, str]
OnStart: TypeAlias = Callable[[str, Attributes], None]
OnEnd: TypeAlias = Callable[[str, str], None]

_CHUNK = 1 << 16
_LONGEST_TAG = 1 << 19
_DEEPEST = MOST["depth"]


class ElementReader:
    """Reads one part of a package.

    Args:
        allowance: counts bytes and elements.
        texts: the elements whose texts are wanted.
        on_start: is told each element's name and attributes.
        on_end: is told each element's name, and its text if that is wanted.
        sheet: its title, for what is said of a limit.
    """

    def __init__(
        self, allowance: Allowance, texts: Collection[str], on_start: OnStart, on_end: OnEnd, sheet: str = ""
    ) -> None:
        self._budget, self._texts, self._sheet = allowance, texts, sheet
        self._on_start, self._on_end = on_start, on_end
        self._depth = 0
        self._elements = 0
        self._length = 0
        self._text: list[str] = []
        # A file has a million elements of a few names.
        self._names: dict[str, str] = {}

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
        fed = 0
        while chunk := source.read(_CHUNK):
            self._budget.use("unpacked", len(chunk), self._sheet)
            parser.Parse(chunk, False)
            fed += len(chunk)
            # Older versions of expat begin a tag anew with each piece of it that they get.
            if fed - parser.CurrentByteIndex > _LONGEST_TAG:
                raise NotAWorkbook("damaged", self._sheet)
            self._budget.use("elements", self._elements, self._sheet)
            self._elements = 0
        parser.Parse(b"", True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            check_limit("depth", self._depth, self._sheet)
        if self._length:
            self._text.clear()
            self._length = 0
        self._on_start(self._local(name), attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        local = self._local(name)
        self._on_end(local, "".join(self._text) if local in self._texts else "")
        if self._length:
            self._text.clear()
            self._length = 0

    def _local(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            known = name.rpartition(":")[2]
            if len(self._names) < _CHUNK:
                self._names[name] = known
        return known

    def _characters(self, text: str) -> None:
        self._length += len(text)
        check_limit("length", self._length, self._sheet)
        self._text.append(text)


def _refuse(*_: object) -> NoReturn:
    raise NotAWorkbook("damaged")

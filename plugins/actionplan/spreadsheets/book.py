"""The cells of a workbook's sheets, as a stream hands them over; each is a text or says what it is instead.

The elements are those of SpreadsheetML (ECMA-376 Part 1, 18): ``sheet`` and ``workbookPr`` in the workbook,
``si`` in the shared strings, ``numFmt`` and ``xf`` in the styles, ``row``, ``c``, ``f``, ``v``, ``is`` and
``mergeCell`` in a sheet.
"""

import re
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias, TypeVar

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from actionplan.spreadsheets.elements import Attributes, ElementReader, OnEnd, OnStart
from actionplan.spreadsheets.limits import NotAWorkbook, check_limit
from actionplan.spreadsheets.package import Package, relations_of, target_of

CellForm: TypeAlias = Literal["text", "formula", "error", "other"]
Made = TypeVar("Made")

_CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_TRUE = ("1", "true")


@dataclass(frozen=True)
class SentCell:
    """What stands in a cell: a text with Excel's escapes still in it, or what a formula or number shows."""

    value: str
    form: CellForm


@dataclass
class SentSheet:
    """A sheet that came back: by row and column, counted from 1, the cells that hold anything."""

    title: str
    rows: dict[int, dict[int, SentCell]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)


class SentBook:
    """A workbook that came back. Its sheets are read when they are asked for."""

    def __init__(self, raw: bytes) -> None:
        """Look at what sheets there are.

        Args:
            raw: the bytes of a file, which may be any.

        Raises:
            NotAWorkbook: the file is no workbook, has a password, is damaged or too large.
        """
        self._epoch = CALENDAR_WINDOWS_1900
        self._relations: dict[str, tuple[str, str]] = {}
        # The relation of each sheet, by its title.
        self._sheets: dict[str, str] = {}
        _or_damaged(lambda: self._open(raw))

    def _open(self, raw: bytes) -> None:
        self._package = Package(raw)
        roots = self._relations_of("")
        self._name = next((part for kind, part in roots.values() if kind == "officeDocument"), "")
        self._relations = self._relations_of(self._name)
        self._read(self._name, (), self._see_workbook)

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the sheets, in their order."""
        return tuple(self._sheets)

    def sheet(self, title: str) -> SentSheet | None:
        """A sheet by its title; None if there is none that holds cells.

        Raises:
            NotAWorkbook: it is damaged or too large.
        """
        kind, part = self._relations.get(self._sheets.get(title, ""), ("", ""))
        if kind != "worksheet":
            return None
        return _or_damaged(lambda: self._sheet(title, part))

    def _sheet(self, title: str, part: str) -> SentSheet:
        reader = _CellReader(SentSheet(title), self)
        self._read(part, ("v", "t"), reader.start, reader.end, title)
        return reader.sheet

    def _read(
        self,
        part: str,
        texts: tuple[str, ...],
        on_start: OnStart,
        on_end: OnEnd | None = None,
        sheet: str = "",
    ) -> None:
        reader = ElementReader(self._package.allowance, texts, on_start, on_end or (lambda *_: None), sheet)
        with self._package.stream(part) as stream:
            reader.read(stream)

    def _relations_of(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: the last word of the kind and the name of the part, by the relation's id."""
        result: dict[str, tuple[str, str]] = {}

        def see(name: str, about: Attributes) -> None:
            if name == "Relationship":
                self.use("relations")
                kind = about.get("Type", "").rpartition("/")[2]
                result[about.get("Id", "")] = (kind, target_of(part, about.get("Target", "")))

        self._read(relations_of(part), (), see)
        return result

    def _see_workbook(self, name: str, about: Attributes) -> None:
        if name == "workbookPr" and about.get("date1904") in _TRUE:
            self._epoch = CALENDAR_MAC_1904
        elif name == "sheet":
            self.use("sheets")
            relation = next((value for key, value in about.items() if key.endswith(":id")), "")
            self._sheets[about.get("name", "")] = relation

    def _part_of(self, kind: str) -> str:
        return next((part for of, part in self._relations.values() if of == kind), "")

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells share."""
        reader = _StringReader(self.use)
        if part := self._part_of("sharedStrings"):
            self._read(part, ("t",), reader.start, reader.end)
        return reader.strings

    @cached_property
    def dates(self) -> frozenset[int]:
        """The formats of cells, by their numbers, that show a number as a date or a time."""
        reader = _StyleReader(self.use)
        if part := self._part_of("styles"):
            self._read(part, (), reader.start, reader.end)
        return frozenset(number for number, form in enumerate(reader.used) if reader.is_date(form))

    def use(self, what: str, number: int = 1, sheet: str = "") -> None:
        """Use some of a limit, as :class:`actionplan.spreadsheets.limits.Allowance` does."""
        self._package.allowance.use(what, number, sheet)

    def in_words(self, number: str, style: int) -> str:
        """What a cell shows that holds a number: a day or a time if its format says so."""
        if style not in self.dates:
            return number
        try:
            return str(from_excel(float(number), self._epoch))
        except (ValueError, OverflowError):
            return number


def _or_damaged(make: Callable[[], Made]) -> Made:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return make()
    except NotAWorkbook:
        raise
    except Exception as error:
        # Of a damaged archive Python's zipfile raises nearly anything; expat and openpyxl have errors too.
        raise NotAWorkbook("damaged") from error


class _StringReader:
    """The texts of the shared strings; what explains how they are pronounced (``rPh``) is left out."""

    def __init__(self, use: Callable[[str], None]) -> None:
        self.strings: list[str] = []
        self._use = use
        self._pieces: list[str] = []
        self._aside = 0

    def start(self, name: str, _: Attributes) -> None:
        if name == "si":
            self._use("strings")
            self._pieces = []
        elif name == "rPh":
            self._aside += 1

    def end(self, name: str, text: str) -> None:
        if name == "t" and not self._aside:
            self._pieces.append(text)
        elif name == "rPh":
            self._aside -= 1
        elif name == "si":
            self.strings.append("".join(self._pieces))
            check_limit("length", len(self.strings[-1]))
            self._pieces = []


class _StyleReader:
    """The number formats of the styles of cells."""

    def __init__(self, use: Callable[[str], None]) -> None:
        self.used: list[str] = []
        self._use = use
        self._codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        self._are_cells = False
        self._known: dict[str, bool] = {}

    def start(self, name: str, about: Attributes) -> None:
        if name == "cellXfs":
            self._are_cells = True
        elif name == "xf" and self._are_cells:
            self._use("styles")
            self.used.append(about.get("numFmtId", "0"))
        elif name == "numFmt":
            self._use("styles")
            # Excel itself allows 255 characters.
            self._codes[about.get("numFmtId", "")] = about.get("formatCode", "")[:255]

    def end(self, name: str, _: str) -> None:
        if name == "cellXfs":
            self._are_cells = False

    def is_date(self, form: str) -> bool:
        if form not in self._known:
            self._known[form] = bool(is_date_format(self._codes.get(form, "")))
        return self._known[form]


class _CellReader:
    """The cells of one sheet, and what is merged in it."""

    def __init__(self, sheet: SentSheet, book: SentBook) -> None:
        self.sheet = sheet
        self._book = book
        self._row = self._column = 0
        self._cell: Mapping[str, str] = {}
        self._value = ""
        self._texts: list[str] = []
        self._is_formula = False
        self._aside = 0

    def start(self, name: str, about: Attributes) -> None:
        if name == "c":
            self._cell, self._value, self._texts, self._is_formula = about, "", [], False
            self._find_place(about.get("r", ""))
        elif name == "row":
            self._row, self._column = int(about.get("r", self._row + 1)), 0
        elif name == "f":
            self._is_formula = True
        elif name == "rPh":
            self._aside += 1
        elif name == "mergeCell":
            check_limit("merged", len(self.sheet.merged) + 1, self.sheet.title)
            self.sheet.merged.append(about.get("ref", "")[:30])

    def _find_place(self, coordinate: str) -> None:
        """A cell without a place stands after the one before it."""
        if not coordinate:
            self._column += 1
            return
        match = _CELL.fullmatch(coordinate)
        if not match:
            raise NotAWorkbook("damaged", self.sheet.title)
        self._column, self._row = column_index_from_string(match[1]), int(match[2])

    def end(self, name: str, text: str) -> None:
        if name == "v":
            self._value = text
        elif name == "t" and not self._aside:
            self._texts.append(text)
        elif name == "rPh":
            self._aside -= 1
        elif name == "c":
            content = self._content()
            if content:
                self._keep(content)

    def _content(self) -> SentCell | None:
        """What the cell that ends holds; nothing if it is empty, whatever it looks like."""
        form, value = self._cell.get("t", "n"), self._value
        if form == "inlineStr":
            value = "".join(self._texts)
        if self._is_formula:
            return SentCell(value, "formula")
        if not value:
            return None
        if form == "s":
            return SentCell(self._book.strings[int(value)], "text")
        if form in ("inlineStr", "str"):
            return SentCell(value, "text")
        if form == "e":
            return SentCell(value, "error")
        if form == "b":
            return SentCell(str(value in _TRUE).upper(), "other")
        style = self._cell.get("s", "0")
        is_number = form == "n" and style.isdecimal()
        return SentCell(self._book.in_words(value, int(style[:9])) if is_number else value, "other")

    def _keep(self, content: SentCell) -> None:
        title = self.sheet.title
        self._book.use("cells", 1, title)
        self._book.use("characters", len(content.value), title)
        check_limit("length", len(content.value), title)
        check_limit("rows", self._row, title)
        check_limit("columns", self._column, title)
        if self._row < 1 or self._column < 1:
            raise NotAWorkbook("damaged", title)
        self.sheet.rows.setdefault(self._row, {})[self._column] = content

"""Reads the rows of a workbook that comes back, and finds what in it cannot be taken at its word.

Editors sort rows, move columns and widen sheets, and nothing of that is a change: rows are known by their id
and columns by their head, wherever they stand. What Excel may have made of a text (a number, a date, a
formula) is a finding, since the text that it was made of is gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from actionplan.plan.fields import FieldPath
from actionplan.plan.values import LANGUAGES, Language
from actionplan.reading.findings import Finding
from actionplan.spreadsheets.package import MARK, NotAWorkbook
from actionplan.spreadsheets.sheets import FORM, SHEETS, Sheet, SheetColumn, SheetRow, columns, id_head, tidy
from actionplan.words.wording import Wording, wording

# More than this no plan fills, and reading it would take minutes.
_MOST_ROWS = 50_000
_MOST_COLUMNS = 500

# By sheet and id.
Fingerprints: TypeAlias = dict[tuple[str, str], str]


@dataclass(frozen=True)
class CellFinding:
    """A fault in a workbook: the sheet's title and the cell (both empty if it is the whole), and what it is.

    ``code`` names the message in ``locales/xlsx`` (table ``finding``), ``params`` fills it in, and
    ``cause`` is what the plan's own reader says of the text.
    """

    sheet: str
    cell: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    cause: Finding | None = None


@dataclass(frozen=True)
class SubmittedRow:
    """A row that came back: the cell of its id, its values, and the first cell that each stands in."""

    cell: str
    values: SheetRow
    cells: Mapping[FieldPath, str]


@dataclass
class Submitted:
    """All that a workbook says. ``rows`` are by sheet and id."""

    lang: Language
    titles: dict[str, str] = field(default_factory=dict)
    fingerprints: Fingerprints = field(default_factory=dict)
    rows: dict[str, dict[str, SubmittedRow]] = field(default_factory=dict)
    findings: list[CellFinding] = field(default_factory=list)


def submitted(book: Workbook) -> Submitted:
    """The rows of a workbook with all findings about its cells.

    Raises:
        NotAWorkbook: it has not been made by the export, or what the export recorded in it is gone.
    """
    lang, widths, fingerprints = _recorded(book)
    words = wording("xlsx", lang)
    result = Submitted(lang, fingerprints=fingerprints)
    for sheet in SHEETS:
        title = words(f"sheet.{sheet.name}")
        result.titles[sheet.name] = title
        result.rows[sheet.name] = {}
        if title in book.sheetnames and isinstance(book[title], Worksheet):
            laid_out = columns(sheet, widths[sheet.name])
            _SheetReader(book[title], sheet, words, result).read(laid_out)
        else:
            result.findings.append(CellFinding(title, "", "missing-sheet"))
    return result


def _recorded(book: Workbook) -> tuple[Language, dict[str, dict[str, int]], Fingerprints]:
    """What the export recorded on its hidden sheet."""
    titles = {wording("xlsx", lang)("sheet.fingerprints"): lang for lang in LANGUAGES}
    matching = [title for title in book.sheetnames if title in titles]
    if len(matching) != 1:
        raise NotAWorkbook("no-fingerprints")
    page = book[matching[0]]
    if page.max_row > _MOST_ROWS:
        raise NotAWorkbook("too-large")
    lines = [tuple(map(_plain, line)) for line in page.iter_rows(max_col=4, values_only=True)]
    if ("form", "", "", FORM) not in lines:
        raise NotAWorkbook("other-form")
    widths: dict[str, dict[str, int]] = {sheet.name: {} for sheet in SHEETS}
    try:
        for _, name, key, value in (line for line in lines if line[0] == "width"):
            widths[name][key] = min(int(value), _MOST_COLUMNS)
        for sheet in SHEETS:
            columns(sheet, widths[sheet.name])
    except (KeyError, ValueError) as error:
        raise NotAWorkbook("no-fingerprints") from error
    hashes = {(name, key): value for kind, name, key, value in lines if kind == "row"}
    return titles[matching[0]], widths, hashes


def _plain(value: Any) -> str:
    """The text of a cell as it was written, without Excel's own escapes.

    Half a character that one of these would make becomes the sign for a broken one.
    """
    text = (
        unescape(value.replace(MARK, "")) if isinstance(value, str) else "" if value is None else str(value)
    )
    return str(text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass
class _SheetReader:
    """Reads one sheet into the result."""

    page: Worksheet
    sheet: Sheet
    words: Wording
    result: Submitted

    def fault(self, cell: str, code: str, **params: str) -> None:
        self.result.findings.append(CellFinding(self.page.title, cell, code, params))

    def read(self, laid_out: Sequence[SheetColumn]) -> None:
        if self.page.max_row > _MOST_ROWS or self.page.max_column > _MOST_COLUMNS:
            self.fault("", "too-many-cells")
            return
        for merged in self.page.merged_cells.ranges:
            self.fault(str(merged), "merged-cells")
        lines = list(self.page.iter_rows())
        at = self._columns_at(lines[0] if lines else (), laid_out)
        if at is None:
            return
        rows = self.result.rows[self.sheet.name]
        first: dict[str, str] = {}
        for line in lines[1:]:
            texts = {cell.coordinate: self._text(cell) for cell in line}
            identifier, where = texts[line[at[None]].coordinate], line[at[None]].coordinate
            if not identifier:
                if any(texts.values()):
                    self.fault(where, "new-row", kind=self.sheet.kind)
            elif identifier in first:
                self.fault(where, "repeated-row", id=identifier, first=first[identifier])
            else:
                first[identifier] = where
                rows[identifier] = self._row(line, texts, laid_out, at)

    def _columns_at(
        self, heads: Sequence[Any], laid_out: Sequence[SheetColumn]
    ) -> dict[SheetColumn | None, int] | None:
        """Where each column stands, the id's as None; nothing if one is missing, twice or unknown."""
        wanted: dict[str, SheetColumn | None] = {
            tidy(id_head(self.sheet, self.words)): None,
            **{tidy(column.head(self.sheet, self.words)): column for column in laid_out},
        }
        at: dict[SheetColumn | None, int] = {}
        faultless = True
        for index, cell in enumerate(heads):
            head = tidy(_plain(cell.value))
            if head in wanted and wanted[head] not in at:
                at[wanted[head]] = index
            elif head or self._has_text_below(index):
                self.fault(cell.coordinate, "unknown-head", head=head)
                faultless = False
        for head, column in wanted.items():
            if column not in at:
                self.fault("", "missing-head", head=head)
                faultless = False
        return at if faultless else None

    def _has_text_below(self, index: int) -> bool:
        letter = get_column_letter(index + 1)
        return any(cell.value is not None for cell in self.page[letter][1:])

    def _text(self, cell: Any) -> str:
        """What a cell says; a formula or a number in it is a finding."""
        value = cell.value
        if value is None:
            return ""
        if cell.data_type == "f":
            self.fault(cell.coordinate, "formula")
        elif cell.data_type == "e":
            self.fault(cell.coordinate, "error-value", value=_plain(value))
        elif not isinstance(value, str):
            self.fault(cell.coordinate, "not-text", value=_plain(value))
        return tidy(_plain(value))

    def _row(
        self,
        line: Sequence[Any],
        texts: Mapping[str, str],
        laid_out: Sequence[SheetColumn],
        at: Mapping[SheetColumn | None, int],
    ) -> SubmittedRow:
        values: SheetRow = {}
        cells: dict[FieldPath, str] = {}
        for column in laid_out:
            where = line[at[column]].coordinate
            text = texts[where]
            cells.setdefault(column.path, where)
            if column.number:
                values[column.path] = (
                    *values.get(column.path, ()),
                    *([text] if text else ()),
                )
            else:
                values[column.path] = text
        return SubmittedRow(line[at[None]].coordinate, values, cells)

"""Reads the rows of a workbook that comes back, and finds what in it cannot be taken at its word.

Editors sort rows, move columns and widen sheets, and nothing of that is a change: rows are known by their id
and columns by their head, wherever they stand. What Excel may have made of a text (a number, a date, a
formula) is a finding, since the text that it was made of is gone.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias

from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from actionplan.plan.fields import FieldPath
from actionplan.plan.values import LANGUAGES, Language
from actionplan.reading.findings import Finding
from actionplan.spreadsheets.book import SentBook, SentCell, SentSheet
from actionplan.spreadsheets.limits import MOST, NotAWorkbook
from actionplan.spreadsheets.sheets import FORM, SHEETS, Sheet, SheetColumn, SheetRow, columns, id_head, tidy
from actionplan.words.wording import Wording, wording

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


class CellFindings(list[CellFinding]):
    """Findings up to a limit, since nobody mends thousands one by one."""

    @property
    def is_full(self) -> bool:
        """Whether there are more than these."""
        return len(self) > MOST["faults"]

    def add(self, finding: CellFinding) -> None:
        """Add one.

        Raises:
            TooManyFaults: it was the last one that there is room for; the list ends with saying so.
        """
        self.append(finding)
        if len(self) >= MOST["faults"]:
            self.append(CellFinding("", "", "most-faults", {"most": str(MOST["faults"])}))
            raise TooManyFaults


class TooManyFaults(Exception):  # noqa: N818 - what has been found is told all the same
    """There are more findings than anybody reads."""


@dataclass(frozen=True)
class SubmittedRow:
    """A row that came back: the cell of its id, its values, and the cells that each value stands in.

    Of a text that is one cell. Of references it is a cell for each of them, in their order, or the first
    of their columns if there is none.
    """

    cell: str
    values: SheetRow
    cells: Mapping[FieldPath, tuple[str, ...]]


@dataclass
class Submitted:
    """All that a workbook says. ``rows`` are by sheet and id."""

    lang: Language
    titles: dict[str, str] = field(default_factory=dict)
    fingerprints: Fingerprints = field(default_factory=dict)
    rows: dict[str, dict[str, SubmittedRow]] = field(default_factory=dict)
    findings: CellFindings = field(default_factory=CellFindings)


def submitted(book: SentBook) -> Submitted:
    """The rows of a workbook with all findings about its cells.

    Raises:
        NotAWorkbook: it has not been made by the export, what the export recorded in it is gone, or it is
            damaged or too large.
    """
    lang, widths, fingerprints = _recorded(book)
    words = wording("xlsx", lang)
    titles = {sheet.name: words(f"sheet.{sheet.name}") for sheet in SHEETS}
    result = Submitted(lang, titles, fingerprints, {sheet.name: {} for sheet in SHEETS})
    with suppress(TooManyFaults):
        for sheet in SHEETS:
            page = book.sheet(titles[sheet.name])
            if page:
                _SheetReader(page, sheet, words, result).read(columns(sheet, widths[sheet.name]))
            else:
                result.findings.add(CellFinding(titles[sheet.name], "", "missing-sheet"))
    return result


def _recorded(book: SentBook) -> tuple[Language, dict[str, dict[str, int]], Fingerprints]:
    """What the export recorded on its hidden sheet."""
    titles = {wording("xlsx", lang)("sheet.fingerprints"): lang for lang in LANGUAGES}
    matching = [title for title in book.titles if title in titles]
    page = book.sheet(matching[0]) if len(matching) == 1 else None
    if page is None:
        raise NotAWorkbook("no-fingerprints")
    lines = [tuple(_plain(row.get(column)) for column in range(1, 5)) for row in page.rows.values()]
    if ("form", "", "", FORM) not in lines:
        raise NotAWorkbook("other-form")
    widths: dict[str, dict[str, int]] = {sheet.name: {} for sheet in SHEETS}
    try:
        for _, name, key, value in (line for line in lines if line[0] == "width"):
            widths[name][key] = min(int(value), MOST["columns"])
        for sheet in SHEETS:
            columns(sheet, widths[sheet.name])
    except (KeyError, ValueError) as error:
        raise NotAWorkbook("no-fingerprints") from error
    hashes = {(name, key): value for kind, name, key, value in lines if kind == "row"}
    return titles[matching[0]], widths, hashes


def _plain(cell: SentCell | None) -> str:
    """The text of a cell as it was written, without Excel's own escapes.

    Half a character that one of these would make becomes the sign for a broken one.
    """
    text: str = unescape(cell.value) if cell else ""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _coordinate(row: int, column: int) -> str:
    return f"{get_column_letter(column)}{row}"


@dataclass
class _SheetReader:
    """Reads one sheet into the result."""

    page: SentSheet
    sheet: Sheet
    words: Wording
    result: Submitted

    def fault(self, cell: str, code: str, **params: str) -> None:
        self.result.findings.add(CellFinding(self.page.title, cell, code, params))

    def read(self, laid_out: Sequence[SheetColumn]) -> None:
        for merged in self.page.merged:
            self.fault(merged, "merged-cells")
        at = self._columns_at(laid_out)
        if at is None:
            return
        rows = self.result.rows[self.sheet.name]
        first: dict[str, str] = {}
        for number in sorted(self.page.rows.keys() - {1}):
            line = sorted(self.page.rows[number].items())
            texts = {column: self._text(cell, _coordinate(number, column)) for column, cell in line}
            identifier, where = texts.get(at[None], ""), _coordinate(number, at[None])
            if not identifier:
                if any(texts.values()):
                    self.fault(where, "new-row", kind=self.sheet.kind)
            elif identifier in first:
                self.fault(where, "repeated-row", id=identifier, first=first[identifier])
            else:
                first[identifier] = where
                rows[identifier] = _row(where, number, texts, laid_out, at)

    def _columns_at(self, laid_out: Sequence[SheetColumn]) -> dict[SheetColumn | None, int] | None:
        """Where each column stands, the id's as None; nothing if one is missing, twice or unknown."""
        wanted: dict[str, SheetColumn | None] = {
            tidy(id_head(self.sheet, self.words)): None,
            **{tidy(column.head(self.sheet, self.words)): column for column in laid_out},
        }
        at: dict[SheetColumn | None, int] = {}
        faultless = True
        heads = self.page.rows.get(1, {})
        with_text = {column for number, row in self.page.rows.items() if number > 1 for column in row}
        for index in sorted(heads.keys() | with_text):
            head = tidy(_plain(heads.get(index)))
            if head in wanted and wanted[head] not in at:
                at[wanted[head]] = index
            elif head or index in with_text:
                self.fault(_coordinate(1, index), "unknown-head", head=head)
                faultless = False
        for head, column in wanted.items():
            if column not in at:
                self.fault("", "missing-head", head=head)
                faultless = False
        return at if faultless else None

    def _text(self, cell: SentCell, where: str) -> str:
        """What a cell says; a formula or a number in it is a finding."""
        text = _plain(cell)
        if cell.form == "formula":
            self.fault(where, "formula")
        elif cell.form == "error":
            self.fault(where, "error-value", value=text)
        elif cell.form != "text":
            self.fault(where, "not-text", value=text)
        return tidy(text)


def _row(
    cell: str,
    number: int,
    texts: Mapping[int, str],
    laid_out: Sequence[SheetColumn],
    at: Mapping[SheetColumn | None, int],
) -> SubmittedRow:
    """A row of the sheet by the values that its cells hold."""
    # Most columns of a row may be empty, so the cells are gone through and not the columns.
    columns_at = {index: column for column, index in at.items() if column}
    found: defaultdict[FieldPath, dict[int, tuple[str, str]]] = defaultdict(dict)
    for index, text in texts.items():
        if text and index in columns_at:
            column = columns_at[index]
            found[column.path][column.number] = text, _coordinate(number, index)
    values: SheetRow = {}
    cells: dict[FieldPath, tuple[str, ...]] = {}
    for column in laid_out:
        if column.number > 1:
            continue
        items = [item for _, item in sorted(found[column.path].items())]
        stand = tuple(where for _, where in items) or (_coordinate(number, at[column]),)
        of_many = tuple(text for text, _ in items)
        values[column.path] = of_many if column.number else "".join(of_many)
        cells[column.path] = stand
    return SubmittedRow(cell, values, cells)

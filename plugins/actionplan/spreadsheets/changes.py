"""What a workbook would change in the plan, row by row, and what stands in the way.

A workbook is away for weeks while others go on with the plan. So a row is compared three ways: as it was
exported, as it came back and as it stands in the plan now. What only one side has changed is taken from that
side; a row that both have changed differently is a conflict, and nobody guesses. How it was exported is known
by its fingerprint alone: to see whether a side has changed it, that is enough, and the workbook need not hold
everything twice. The row is the unit, not the cell, since its two languages say the same thing.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from actionplan.plan.fields import FieldPath
from actionplan.reading.decoding import decode
from actionplan.reading.findings import Finding, closest
from actionplan.spreadsheets.rows import CellFinding, Submitted, SubmittedRow
from actionplan.spreadsheets.sheets import (
    SHEETS,
    Content,
    Sheet,
    SheetRow,
    Value,
    fingerprint,
    shown,
    too_long,
)
from actionplan.words.wording import wording

# Programs that cut texts cut them at this length or beyond (Excel's own old formats at 255 characters).
# With dots at the end, a shorter one must have been shortened by a program or a person too.
_SHORTEST_CUT = 255
_SHORTEST_WITH_DOTS = 25
_SHOWN_OF_END = 30


@dataclass(frozen=True)
class ValueChange:
    """A value that the workbook changes, with the sheet's title there and the cell that says so."""

    sheet: Sheet
    id: str
    path: FieldPath
    old: Value
    new: Value
    title: str
    cell: str


@dataclass(frozen=True)
class Conflict:
    """A row that has been changed both in the workbook and in the plan since the export."""

    sheet: Sheet
    id: str
    title: str
    cell: str


@dataclass
class Comparison:
    """All that a workbook would do. With a finding, nothing of it may be written."""

    changes: list[ValueChange] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    findings: list[CellFinding] = field(default_factory=list)
    missing_rows: int = 0


def compare(content: Content, submitted: Submitted) -> Comparison:
    """Compare a workbook with the plan as it stands now."""
    comparer = _Comparer(content, submitted)
    for sheet in SHEETS:
        comparer.compare_sheet(sheet)
    return comparer.result


class _Comparer:
    """Compares the rows of a workbook with those of a plan, one by one."""

    def __init__(self, content: Content, submitted: Submitted) -> None:
        self.content = content
        self.submitted = submitted
        self.placeholder = wording("xlsx", submitted.lang)("too_long")
        self.result = Comparison(findings=list(submitted.findings))

    def compare_sheet(self, sheet: Sheet) -> None:
        now = self.content.rows[sheet.name]
        submitted = self.submitted.rows[sheet.name]
        for identifier, row in submitted.items():
            exported = self.submitted.fingerprints.get((sheet.name, identifier))
            if exported is None:
                params = {"id": identifier, "near": closest(identifier, now)}
                self._fault(sheet, row.cell, "unknown-id", params)
            elif fingerprint(row.values) != exported:
                self._compare_row(sheet, identifier, row, exported)
        exported_ids = {identifier for name, identifier in self.submitted.fingerprints if name == sheet.name}
        self.result.missing_rows += len((exported_ids & set(now)) - set(submitted))

    def _compare_row(self, sheet: Sheet, identifier: str, row: SubmittedRow, exported: str) -> None:
        """Compare a row that has been changed in the workbook."""
        title = self.submitted.titles[sheet.name]
        now = self.content.rows[sheet.name].get(identifier)
        visible = shown(now, self.placeholder) if now else None
        if now is None or visible is None or fingerprint(visible) != exported:
            # Both sides may have come to the same, which leaves nothing to do.
            if row.values != visible:
                self.result.conflicts.append(Conflict(sheet, identifier, title, row.cell))
            return
        for path, value in row.values.items():
            if value != visible[path]:
                change = ValueChange(sheet, identifier, path, now[path], value, title, row.cells[path])
                self.result.changes.append(change)
                for code, params, cause in _faults(change, row.values, self.content):
                    self._fault(sheet, change.cell, code, params, cause)

    def _fault(
        self, sheet: Sheet, cell: str, code: str, params: Mapping[str, str], cause: Finding | None = None
    ) -> None:
        title = self.submitted.titles[sheet.name]
        self.result.findings.append(CellFinding(title, cell, code, params, cause))


Fault: TypeAlias = tuple[str, dict[str, str], Finding | None]


def _faults(change: ValueChange, row: SheetRow, content: Content) -> Iterator[Fault]:
    """What is wrong with one new value: code, parameters and what the reader says of a text."""
    kind = change.sheet.field_at(change.path).of
    if too_long(change.old):
        yield "too-long-here", {}, None
    elif not change.new and change.sheet.requires(change.path):
        yield "required", {}, None
    elif change.path[1:] == ("en",) and change.new and not row[(change.path[0], "sv")]:
        yield "only-english", {}, None
    elif isinstance(change.new, tuple):
        yield from _unknown(change.new, content.choices[kind])
        for item in sorted({item for item in change.new if change.new.count(item) > 1}):
            yield "repeated", {"value": item}, None
    elif kind:
        yield from _unknown((change.new,) if change.new else (), content.choices[kind])
    else:
        yield from _faults_of_text(change.new, str(change.old))


def _unknown(items: tuple[str, ...], known: Collection[str]) -> Iterator[Fault]:
    for item in items:
        if item not in known:
            yield "unknown-reference", {"value": item, "near": closest(item, known)}, None


def _faults_of_text(new: str, old: str) -> Iterator[Fault]:
    if too_long(new) or _is_cut(new, old):
        yield "cut-text", {"end": new[-_SHOWN_OF_END:]}, None
    for fault in decode("", new.encode("utf-8")).findings:
        if fault.severity == "error":
            yield "character", {}, fault


def _is_cut(new: str, old: str) -> bool:
    """Whether a text is the beginning of the old one, broken off where nobody would end it."""
    if new == old:
        return False
    kept = new.removesuffix("…").removesuffix("...").rstrip()
    if kept != new and not old.startswith(new):
        return len(kept) >= _SHORTEST_WITH_DOTS and kept != old and old.startswith(kept)
    is_beginning = len(new) >= _SHORTEST_CUT and old.startswith(new)
    return is_beginning and new[-1].isalnum() and old[len(new)].isalnum()

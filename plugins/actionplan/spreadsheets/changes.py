"""What a workbook would change in the plan, row by row, and what stands in the way.

A workbook is away for weeks while others go on with the plan. So a row is compared three ways: as it was
exported, as it came back and as it stands in the plan now. What only one side has changed is taken from that
side; a row that both have changed differently is a conflict, and nobody guesses. How it was exported is known
by its fingerprint alone: to see whether a side has changed it, that is enough, and the workbook need not hold
everything twice. The row is the unit, not the cell, since its two languages say the same thing.
"""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from actionplan.plan.fields import FieldPath
from actionplan.reading.decoding import decode
from actionplan.reading.findings import Finding, closest
from actionplan.spreadsheets.limits import MOST
from actionplan.spreadsheets.rows import CellFinding, CellFindings, Submitted, SubmittedRow, TooManyFaults
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

# Looking for what was meant takes a while in a large plan; who has so many faults has one cause for them.
_MOST_SUGGESTIONS = 100


@dataclass(frozen=True)
class ValueChange:
    """A value that the workbook changes, with the sheet's title there and the cells that say so.

    Of references there is a cell for each; if there are none, the first that could hold one.
    """

    sheet: Sheet
    id: str
    path: FieldPath
    old: Value
    new: Value
    title: str
    cells: tuple[str, ...]

    @property
    def cell(self) -> str:
        """The first of the cells."""
        return self.cells[0]


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
    findings: CellFindings = field(default_factory=CellFindings)
    missing_rows: int = 0


def compare(content: Content, submitted: Submitted) -> Comparison:
    """Compare a workbook with the plan as it stands now."""
    comparer = _Comparer(content, submitted)
    with suppress(TooManyFaults):
        for sheet in SHEETS if not submitted.findings.is_full else ():
            comparer.compare_sheet(sheet)
        comparer.look_at_limits()
    return comparer.result


class _Comparer:
    """Compares the rows of a workbook with those of a plan, one by one."""

    def __init__(self, content: Content, submitted: Submitted) -> None:
        self.content = content
        self.submitted = submitted
        self.placeholder = wording("xlsx", submitted.lang)("too_long")
        self.result = Comparison(findings=CellFindings(submitted.findings))

    def compare_sheet(self, sheet: Sheet) -> None:
        now = self.content.rows[sheet.name]
        submitted = self.submitted.rows[sheet.name]
        for identifier, row in submitted.items():
            exported = self.submitted.fingerprints.get((sheet.name, identifier))
            if exported is None:
                self._fault(sheet, row.cell, "unknown-id", {"id": identifier}, now)
            elif fingerprint(row.values) != exported:
                self._compare_row(sheet, identifier, row, exported)
        exported_ids = {identifier for name, identifier in self.submitted.fingerprints if name == sheet.name}
        self.result.missing_rows += len((exported_ids & set(now)) - set(submitted))

    def look_at_limits(self) -> None:
        """Find that there is more to write than can be written soon."""
        changes = self.result.changes
        characters = sum(len(text) for change in changes for text in change.new)
        for what, number in (("changes", len(changes)), ("changed", characters)):
            if number > MOST[what]:
                # So many are not told one by one either.
                self.result.changes = []
                self.result.findings.add(CellFinding("", "", f"most-{what}", {"most": str(MOST[what])}))

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
                for fault in _faults(change, row.values, self.content):
                    self._fault(
                        sheet, fault.cell or change.cell, fault.code, fault.params, fault.known, fault.cause
                    )

    def _fault(
        self,
        sheet: Sheet,
        cell: str,
        code: str,
        params: Mapping[str, str],
        known: Collection[str] = (),
        cause: Finding | None = None,
    ) -> None:
        """Add a finding; what was probably meant is looked for among ``known``, if there are not too many."""
        title = self.submitted.titles[sheet.name]
        value = params.get("value") or params.get("id") or ""
        if known and len(self.result.findings) < _MOST_SUGGESTIONS:
            params = {**params, "near": closest(value, known)}
        self.result.findings.add(CellFinding(title, cell, code, params, cause))


@dataclass(frozen=True)
class _Fault:
    """What is wrong with a new value: the code, what fills in its message, and what is known instead.

    ``cell`` is that of one reference among several, empty for the first of the change; ``cause`` is what
    the plan's own reader says of a text.
    """

    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    known: Collection[str] = ()
    cell: str = ""
    cause: Finding | None = None


def _faults(change: ValueChange, row: SheetRow, content: Content) -> Iterator[_Fault]:
    """What is wrong with one new value."""
    kind = change.sheet.field_at(change.path).of
    if too_long(change.old):
        yield _Fault("too-long-here")
    elif not change.new and change.sheet.requires(change.path):
        yield _Fault("required")
    elif change.path[1:] == ("en",) and change.new and not row[(change.path[0], "sv")]:
        yield _Fault("only-english")
    elif isinstance(change.new, tuple):
        yield from _faults_of_items(change.new, change.cells, content.choices[kind])
    elif kind:
        yield from _faults_of_items((change.new,) if change.new else (), change.cells, content.choices[kind])
    else:
        yield from _faults_of_text(change.new, str(change.old))


def _faults_of_items(
    items: tuple[str, ...], cells: tuple[str, ...], known: Collection[str]
) -> Iterator[_Fault]:
    """What is wrong with references, each at its own cell."""
    seen: set[str] = set()
    for item, cell in zip(items, cells, strict=False):
        if item not in known:
            yield _Fault("unknown-reference", {"value": item}, known, cell)
        elif item in seen:
            yield _Fault("repeated", {"value": item}, cell=cell)
        seen.add(item)


def _faults_of_text(new: str, old: str) -> Iterator[_Fault]:
    if too_long(new) or _is_cut(new, old):
        yield _Fault("cut-text", {"end": new[-_SHOWN_OF_END:]})
    for fault in decode("", new.encode("utf-8")).findings:
        if fault.severity == "error":
            yield _Fault("character", cause=fault)


def _is_cut(new: str, old: str) -> bool:
    """Whether a text is the beginning of the old one, broken off where nobody would end it."""
    if new == old:
        return False
    kept = new.removesuffix("…").removesuffix("...").rstrip()
    if kept != new and not old.startswith(new):
        return len(kept) >= _SHORTEST_WITH_DOTS and kept != old and old.startswith(kept)
    is_beginning = len(new) >= _SHORTEST_CUT and old.startswith(new)
    return is_beginning and new[-1].isalnum() and old[len(new)].isalnum()

"""From a workbook and a plan's folder to what would be written, or to all that stands in the way."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from actionplan.editing.trial import checked_with
from actionplan.editing.writer import NotLaidOutError, with_values
from actionplan.plan.fields import FieldPath
from actionplan.reading.findings import Finding
from actionplan.reading.located import read
from actionplan.spreadsheets.book import SentBook
from actionplan.spreadsheets.changes import Comparison, ValueChange, compare
from actionplan.spreadsheets.limits import NotAWorkbook
from actionplan.spreadsheets.rows import CellFinding, CellFindings, TooManyFaults, submitted
from actionplan.spreadsheets.sheets import SHEETS, Value, content_of
from actionplan.spreadsheets.trial_cells import change_and_cell


@dataclass(frozen=True)
class Import:
    """What a workbook would do to a plan.

    ``files`` are the new contents of the files that change, empty if there is
    any finding. ``faults`` are what ``check`` would say of the changed plan
    that is about no cell.
    """

    comparison: Comparison
    files: Mapping[Path, bytes]
    faults: tuple[Finding, ...] = ()


def import_workbook(raw: bytes, folder: Path) -> Import:
    """Compare a workbook's bytes with the faultless plan in a folder. Nothing is written.

    Raises:
        OSError: a file of the plan cannot be read.
    """
    files = _files(folder)
    content = content_of({name: read(name, text).data for name, text in files.items()})
    try:
        comparison = compare(content, submitted(SentBook(raw)))
    except NotAWorkbook as reason:
        finding = CellFinding(reason.sheet, "", reason.code, reason.params)
        return Import(Comparison(findings=CellFindings([finding])), {})
    if comparison.findings:
        return Import(comparison, {})
    changed, failed = _changed(files, comparison.changes)
    comparison.findings += failed
    findings = () if failed or not changed else checked_with(folder, changed).findings
    faults = _without_cells([item for item in findings if item.severity == "error"], changed, comparison)
    is_sound = not (comparison.findings or faults)
    return Import(comparison, {folder / name: text for name, text in changed.items() if is_sound}, faults)


def _without_cells(
    faults: list[Finding], changed: Mapping[str, bytes], comparison: Comparison
) -> tuple[Finding, ...]:
    """The faults of the changed plan that no cell has brought; the others are added to the comparison's."""
    rest: list[Finding] = []
    with suppress(TooManyFaults):
        for fault in faults:
            name = Path(fault.place.file).name
            of_file = [change for change in comparison.changes if change.sheet.file == name]
            found = change_and_cell(fault, changed[name], of_file) if name in changed else None
            if found:
                change, cell = found
                comparison.findings.add(CellFinding(change.title, cell, "in-trial", cause=fault))
            else:
                rest.append(fault)
    return tuple(rest)


def _files(folder: Path) -> dict[str, bytes]:
    names = ["plan.yaml", *(sheet.file for sheet in SHEETS)]
    return {name: (folder / name).read_bytes() for name in names}


def _changed(
    files: Mapping[str, bytes], changes: list[ValueChange]
) -> tuple[dict[str, bytes], list[CellFinding]]:
    """The files with the changes, and a finding for each file or row that needs a person."""
    result: dict[str, bytes] = {}
    failed: list[CellFinding] = []
    for sheet in SHEETS:
        own = [change for change in changes if change.sheet is sheet]
        if not own:
            continue
        order = [info.alias or name for name, info in sheet.record.model_fields.items()]
        try:
            result[sheet.file], refused = with_values(files[sheet.file], sheet.key, _by_record(own), order)
        except NotLaidOutError:
            failed.append(CellFinding(own[0].title, "", "not-laid-out", {"file": sheet.file}))
        else:
            failed += _by_hand(own, refused)
    return result, failed


def _by_record(changes: list[ValueChange]) -> dict[str, dict[FieldPath, Value]]:
    result: defaultdict[str, dict[FieldPath, Value]] = defaultdict(dict)
    for change in changes:
        result[change.id][change.path] = change.new
    return result


def _by_hand(changes: list[ValueChange], refused: Collection[str]) -> list[CellFinding]:
    """A finding for each record that the writer has refused, at the last cell that changes it."""
    last = {change.id: change for change in changes if change.id in refused}
    return [
        CellFinding(change.title, change.cell, "by-hand", {"file": change.sheet.file, "id": identifier})
        for identifier, change in last.items()
    ]

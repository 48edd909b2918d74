"""From a workbook and a plan's folder to what would be written, or to all that stands in the way."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from actionplan.editing.in_place import edited
from actionplan.editing.trial import checked_with
from actionplan.reading.findings import Finding
from actionplan.reading.located import read
from actionplan.spreadsheets.changes import Change, Comparison, compare
from actionplan.spreadsheets.package import NotAWorkbook, opened
from actionplan.spreadsheets.rows import CellFinding, submitted
from actionplan.spreadsheets.sheets import SHEETS, Address, Value, content_of


@dataclass(frozen=True)
class Import:
    """What a workbook would do to a plan.

    ``files`` are the new contents of the files that change, empty if there is
    any finding. ``faults`` are what ``check`` would say of the changed plan.
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
        comparison = compare(content, submitted(opened(raw)))
    except NotAWorkbook as reason:
        return Import(Comparison(findings=[CellFinding("", "", reason.code)]), {})
    if comparison.findings:
        return Import(comparison, {})
    changed, failed = _changed(files, comparison.changes)
    comparison.findings += failed
    found = () if failed or not changed else checked_with(folder, changed).findings
    faults = tuple(item for item in found if item.severity == "error")
    is_sound = not (failed or faults)
    return Import(comparison, {folder / name: text for name, text in changed.items() if is_sound}, faults)


def _files(folder: Path) -> dict[str, bytes]:
    names = ["plan.yaml", *(sheet.file for sheet in SHEETS)]
    return {name: (folder / name).read_bytes() for name in names}


def _changed(files: Mapping[str, bytes], changes: list[Change]) -> tuple[dict[str, bytes], list[CellFinding]]:
    """The files with the changes, and a finding for each row that must be changed by hand."""
    result: dict[str, bytes] = {}
    failed: list[CellFinding] = []
    for sheet in SHEETS:
        edits: defaultdict[str, dict[Address, Value]] = defaultdict(dict)
        cells: dict[str, CellFinding] = {}
        for change in (change for change in changes if change.sheet is sheet):
            edits[change.id][change.address] = change.new
            params = {"file": sheet.file, "id": change.id}
            cells[change.id] = CellFinding(change.title, change.cell, "by-hand", params)
        if edits:
            order = [info.alias or name for name, info in sheet.record.model_fields.items()]
            raw, unchanged = edited(files[sheet.file], sheet.key, edits, order)
            result[sheet.file] = raw
            failed += (cells[identifier] for identifier in cells if identifier in unchanged)
    return result, failed

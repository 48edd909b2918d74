"""Which cell has brought a fault into a changed file: from its line back to the change that wrote it.

The file is laid out (:mod:`actionplan.editing.layout`), so that records, fields and items are known by their
indentation, also where a fault keeps the rest of the file from being read.
"""

import re
from collections.abc import Iterable, Sequence

from actionplan.reading.findings import Finding
from actionplan.spreadsheets.changes import ValueChange

_ID = re.compile(r"(?:  - |    )id: (\S+)")
_FIELD = re.compile(r"(?:  - |    )([a-z_]+):")
_LANGUAGE = re.compile(r"      ([a-z]+):")
_ITEM = re.compile(r"      - ")


def change_and_cell(
    finding: Finding, raw: bytes, changes: Iterable[ValueChange]
) -> tuple[ValueChange, str] | None:
    """The change that a finding is about, and the cell that says it.

    Args:
        finding: what ``check`` says of the changed file.
        raw: the changed file.
        changes: those of this file.

    Returns:
        None if it is about none of them: about the whole file, say, or about a record that is as it was.
    """
    lines = raw.decode("utf-8", "replace").split("\n")[: finding.place.line]
    start = next((at for at in reversed(range(len(lines))) if lines[at].startswith("  - ")), None)
    if start is None:
        return None
    record = lines[start:]
    # The id need not stand first.
    rest = raw.decode("utf-8", "replace").split("\n")[start:]
    identifier = next((match[1] for line in rest if (match := _ID.match(line))), "")
    of_record = [change for change in changes if change.id == identifier]
    at = next((at for at in reversed(range(len(record))) if _FIELD.match(record[at])), 0)
    name = _first(_FIELD, record[at])
    of_field = [change for change in of_record if change.path[0] == name] or of_record
    language = next((found for line in reversed(record[at:]) if (found := _first(_LANGUAGE, line))), "")
    chosen = [change for change in of_field if change.path[1:] == (language,)] or of_field
    return (chosen[0], _cell(chosen[0], finding, record[at:])) if chosen else None


def _first(pattern: re.Pattern[str], line: str) -> str:
    match = pattern.match(line)
    return match[1] if match else ""


def _cell(change: ValueChange, finding: Finding, field: Sequence[str]) -> str:
    """The cell of the reference that a finding names, or else that stands where the finding is."""
    if not isinstance(change.new, tuple):
        return change.cell
    named = [at for at, item in enumerate(change.new) if item in finding.params.values()]
    lines = sum(bool(_ITEM.match(line)) for line in field)
    # One below the other, or in brackets.
    number = lines - 1 if lines else field[-1][: finding.place.column].count(",")
    number = named[0] if named and number not in named else number
    return change.cells[number] if number < len(change.cells) else change.cell

"""What importing a workbook would do, or what stands in the way, in words."""

from collections.abc import Iterator

from actionplan.plan.values import Language
from actionplan.reading.decoding import printable
from actionplan.reading.reporting import message
from actionplan.spreadsheets.changes import Comparison, ValueChange
from actionplan.spreadsheets.rows import CellFinding
from actionplan.spreadsheets.sheets import SheetColumn, Value
from actionplan.words.wording import Wording, wording

# Characters of a value that a message names; more are not needed to find it.
_LONGEST_NAMED = 200


def changes_in_words(comparison: Comparison, folder: str, lang: Language) -> str:
    """The changes, a block of lines each: file, id and field, and what stood there and will stand."""
    words = wording("xlsx", lang)
    return "\n".join(line for change in comparison.changes for line in _lines_of(change, folder, words))


def _lines_of(change: ValueChange, folder: str, words: Wording) -> Iterator[str]:
    head = SheetColumn(change.path).head(change.sheet, words)
    yield words("change", file=f"{folder}/{change.sheet.file}", id=change.id, field=head)
    yield words("before", value=_in_words(change.old, words))
    yield words("after", value=_in_words(change.new, words))


def _in_words(value: Value, words: Wording) -> str:
    text = value if isinstance(value, str) else ", ".join(value)
    return printable(text) or words("nothing")


def obstacles_in_words(comparison: Comparison, workbook: str, lang: Language) -> str:
    """The findings and conflicts, a line each: workbook, sheet and cell, what is wrong and what to do."""
    words = wording("xlsx", lang)
    lines = [_finding_in_words(finding, workbook, words) for finding in comparison.findings]
    lines += (
        words("conflict", file=workbook, sheet=item.title, cell=item.cell, id=item.id, source=item.sheet.file)
        for item in comparison.conflicts
    )
    return "\n".join(lines)


def _finding_in_words(finding: CellFinding, workbook: str, words: Wording) -> str:
    params = {name: printable(_shortened(value)) for name, value in finding.params.items()}
    if finding.cause:
        params["message"] = message(finding.cause, words.lang)
    text = words(f"finding.{finding.code}", **params)
    if near := params.get("near"):
        text = words("did_you_mean", message=text, near=near)
    if not finding.sheet:
        return words("of_workbook", file=workbook, message=text)
    if not finding.cell:
        return words("of_sheet", file=workbook, sheet=finding.sheet, message=text)
    return words("of_cell", file=workbook, sheet=finding.sheet, cell=finding.cell, message=text)


def _shortened(value: str) -> str:
    """A value that a message names, which somebody may have pasted a whole text into."""
    return value if len(value) <= _LONGEST_NAMED else f"{value[:_LONGEST_NAMED]}…"


def summary(comparison: Comparison, lang: Language) -> str:
    """How much would change, and what is left as it is."""
    words = wording("xlsx", lang)
    parts = [
        words("summary.changes", n=len(comparison.changes)) if comparison.changes else words("summary.none")
    ]
    if comparison.conflicts:
        parts.append(words("summary.conflicts", n=len(comparison.conflicts)))
    if comparison.missing_rows:
        parts.append(words("summary.missing", n=comparison.missing_rows))
    return " ".join(parts)

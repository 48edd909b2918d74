"""Whatever a small package multiplies is met by a limit, whose message names it and the sheet, at once."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest

from actionplan.plan.values import LANGUAGES
from actionplan.spreadsheets.importing import import_workbook
from actionplan.spreadsheets.limits import MOST
from actionplan.spreadsheets.report import obstacles_in_words
from tests.small_plan import SMALL
from tests.spreadsheets.workbooks import exported

_SHEET = "xl/worksheets/sheet2.xml"
_WHOLE = "A1:XFD1048576"


@pytest.fixture(scope="module")
def raw() -> bytes:
    return exported(SMALL)


def _with(raw: bytes, part: str, before: bytes, new: bytes) -> bytes:
    """The workbook with something before a text in a part; without the text, instead of all that is there."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as package,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for name in package.namelist():
            content = package.read(name)
            if name == part:
                assert before in content
                content = content.replace(before, new + before, 1) if before else new
            changed.writestr(name, content)
    return result.getvalue()


def _rows(cell: bytes) -> bytes:
    """As many cells as fill a sheet of 40,000 rows, without saying where they stand."""
    return b"".join(b'<row r="%d">' % row + cell * 5 + b"</row>" for row in range(100, 40_100))


_TEXT = b'<c t="inlineStr"><is><t>x</t></is></c>'

# What is inserted into which part before which text, and what is found, in which sheet.
_CASES: dict[str, tuple[str, bytes, Callable[[], bytes], str, str]] = {
    "empty cells": (
        _SHEET,
        b"</sheetData>",
        lambda: b"<row>" + b"<c/>" * 15_000_000,
        "most-elements",
        "Aktiviteter",
    ),
    "cells": (_SHEET, b"</sheetData>", lambda: _rows(_TEXT), "most-cells", "Aktiviteter"),
    "shared text": (
        _SHEET,
        b"</sheetData>",
        lambda: _rows(b'<c t="inlineStr"><is><t>' + b"a" * 200 + b"</t></is></c>"),
        "most-characters",
        "Aktiviteter",
    ),
    "far down": (
        _SHEET,
        b"</sheetData>",
        lambda: b'<row r="1048576">' + _TEXT + b"</row>",
        "most-rows",
        "Aktiviteter",
    ),
    "far right": (
        _SHEET,
        b"</sheetData>",
        lambda: b'<row r="9">' + _TEXT.replace(b"<c ", b'<c r="XFD9" ') + b"</row>",
        "most-columns",
        "Aktiviteter",
    ),
    "merged": (
        _SHEET,
        b"</worksheet>",
        lambda: b"<mergeCells>" + b'<mergeCell ref="A1:XFD1048576"/>' * 100_000 + b"</mergeCells>",
        "most-merged",
        "Aktiviteter",
    ),
    "one text": (
        _SHEET,
        b"</sheetData>",
        lambda: b'<row r="9"><c t="inlineStr"><is><t>' + b"a" * 40_000_000,
        "most-length",
        "Aktiviteter",
    ),
    "nested": (_SHEET, b"</sheetData>", lambda: b"<row>" * 1_000_000, "most-depth", "Aktiviteter"),
    "one tag": (
        _SHEET,
        b"</sheetData>",
        lambda: b"<x " + b" ".join(b'a%d="1"' % number for number in range(500_000)) + b"/>",
        "damaged",
        "Aktiviteter",
    ),
    "texts": ("xl/sharedStrings.xml", b"</sst>", lambda: b"<si><t/></si>" * 400_000, "most-strings", ""),
    "styles": ("xl/styles.xml", b"</cellXfs>", lambda: b"<xf/>" * 100_000, "most-styles", ""),
    "sheets": (
        "xl/workbook.xml",
        b"</sheets>",
        lambda: b'<sheet name="x"/>' * 10_000,
        "most-sheets",
        "",
    ),
    "relations": (
        "xl/_rels/workbook.xml.rels",
        b"</Relationships>",
        lambda: b'<Relationship Id="x"/>' * 10_000,
        "most-relations",
        "",
    ),
}


@pytest.mark.parametrize("case", _CASES)
def test_what_is_multiplied_meets_a_limit(case: str, raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    # Smaller than they are, so that many tests take little time.
    for what in ("elements", "cells", "characters", "strings", "styles"):
        monkeypatch.setitem(MOST, what, MOST[what] // 10)
    part, before, new, code, sheet = _CASES[case]
    book = _with(raw, part, before, new())
    # A number with a date's format needs the styles.
    if code == "most-styles":
        book = _with(book, _SHEET, b"</sheetData>", b'<row r="9"><c s="1"><v>7</v></c></row>')
    assert len(book) < 5_000_000
    started = time.process_time()
    result = import_workbook(book, SMALL)
    assert time.process_time() - started < 10
    found = [(finding.code, finding.sheet) for finding in result.comparison.findings]
    assert (code, sheet) in found
    for lang in LANGUAGES:
        said = obstacles_in_words(result.comparison, "f.xlsx", lang)
        assert sheet in said
        if code.startswith("most-"):
            assert str(MOST[code.removeprefix("most-")]) in said


@pytest.mark.parametrize(
    "new",
    [
        f'<hyperlinks><hyperlink ref="{_WHOLE}" display="x"/></hyperlinks>',
        f'<conditionalFormatting sqref="{_WHOLE}"/>',
        f'<dataValidations><dataValidation sqref="{_WHOLE}"/></dataValidations>',
        f'<ignoredErrors><ignoredError sqref="{_WHOLE}"/></ignoredErrors>',
    ],
    ids=["links", "formats", "validations", "ignored errors"],
)
def test_a_range_of_all_cells_costs_nothing(new: str, raw: bytes) -> None:
    started = time.process_time()
    result = import_workbook(_with(raw, _SHEET, b"</worksheet>", new.encode()), SMALL)
    assert time.process_time() - started < 5
    assert not (result.comparison.findings or result.comparison.changes)


def test_a_merged_range_of_all_cells_is_named(raw: bytes) -> None:
    merged = f'<mergeCells><mergeCell ref="{_WHOLE}"/></mergeCells>'.encode()
    result = import_workbook(_with(raw, _SHEET, b"</worksheet>", merged), SMALL)
    assert [(item.code, item.cell) for item in result.comparison.findings] == [("merged-cells", _WHOLE)]


def test_faults_end_at_a_thousand(raw: bytes) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d" t="inlineStr"><is><t>boende-%d</t></is></c></row>' % (row, row, row)
        for row in range(100, 1_300)
    )
    result = import_workbook(_with(raw, _SHEET, b"</sheetData>", rows), SMALL)
    codes = [finding.code for finding in result.comparison.findings]
    assert codes == ["unknown-id"] * MOST["faults"] + ["most-faults"]


def test_more_than_can_be_written_soon_is_done_by_parts(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, "changed", 40)
    cell = b'<c r="C2" t="inlineStr"><is><t>' + b"ett ord " * 8 + b"</t></is></c>"
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        content = package.read(_SHEET)
    start = content.index(b'<c r="C2"')
    spoilt = content[:start] + cell + content[content.index(b"</c>", start) + 4 :]
    result = import_workbook(_with(raw, _SHEET, b"", spoilt), SMALL)
    assert [finding.code for finding in result.comparison.findings] == ["most-changed"]
    assert result.files == {}

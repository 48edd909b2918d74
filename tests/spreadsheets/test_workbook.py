"""The workbook: what it holds, and what it keeps Excel and its users from doing."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from actionplan.spreadsheets.sheets import CELL_LIMIT, content_of_plan
from actionplan.spreadsheets.workbook import workbook
from tests.small_plan import SMALL
from tests.spreadsheets.workbooks import cell_of, exported, opened


def _plan(folder: Path) -> Plan:
    plan = check(folder).plan
    assert plan is not None
    return plan


def test_sheets_and_heads_in_both_languages() -> None:
    book = opened(exported(SMALL))
    assert book.sheetnames == [
        "Läs mig",
        "Aktiviteter",
        "Organisationer",
        "Ordlista",
        "Goda exempel",
        "Val",
        "Exporten",
    ]
    heads = ["Id", "Fokusområde", "Aktivitet (svenska)", "Aktivitet (engelska)"]
    heads += [f"Ansvarig {number}" for number in (1, 2, 3, 4)]
    heads += ["Anmärkning (svenska)", "Anmärkning (engelska)"]
    assert [cell.value for cell in book["Aktiviteter"][1]] == heads
    book = opened(exported(SMALL, "en"))
    assert [cell.value for cell in book["Activities"][1]][:3] == ["Id", "Focus area", "Activity (Swedish)"]


def test_ids_are_locked_and_the_rest_is_not() -> None:
    page = opened(exported(SMALL))["Aktiviteter"]
    assert page.protection.sheet
    assert page.protection.password is None
    assert page.freeze_panes == "B2"
    for row in page.iter_rows(min_row=2):
        assert row[0].protection.locked
        assert not any(cell.protection.locked for cell in row[1:])
        assert all(cell.alignment.wrap_text for cell in row[1:])
    assert all(cell.protection.locked for cell in page[1])


def test_references_are_chosen_from_lists_on_a_sheet() -> None:
    book = opened(exported(SMALL))
    rules = {str(rule.sqref): rule.formula1 for rule in book["Aktiviteter"].data_validations.dataValidation}
    assert rules == {
        "B2:B4": "Val!$A$2:$A$3",
        "E2:E4 F2:F4 G2:G4 H2:H4": "Val!$C$2:$C$6",
    }
    assert [cell.value for cell in book["Val"]["C"] if cell.value][1:] == list(
        content_of_plan(_plan(SMALL)).choices["organisation"]
    )
    for name in ("Organisationer", "Ordlista", "Goda exempel"):
        for rule in book[name].data_validations.dataValidation:
            assert (rule.type, rule.showErrorMessage) == ("list", True)


def test_the_fingerprints_are_hidden_and_protected() -> None:
    page = opened(exported(SMALL))["Exporten"]
    assert page.sheet_state == "hidden"
    assert page.protection.sheet


def test_the_same_plan_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = exported(SMALL)
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert exported(SMALL) == first
    with zipfile.ZipFile(BytesIO(first)) as package:
        assert b"1980-01-01T00:00:00Z" in package.read("docProps/core.xml")


@pytest.mark.parametrize("text", ["=1+1", "+46", "-5", "@SUM(A1)", "007", "2015-01-01", "TRUE", "_x0041_"])
def test_text_stays_text(text: str, small: Path) -> None:
    path = small / "activities.yaml"
    path.write_text(path.read_text("utf-8").replace("Bygga bostäder.", f'"{text}"'), "utf-8")
    raw = exported(small)
    page = opened(raw)["Aktiviteter"]
    cell = page[cell_of(page, "boende-1", "Aktivitet (svenska)")]
    assert (cell.data_type, cell.number_format) == ("s", "@")
    assert cell.quotePrefix is not text[0].isalpha()
    assert cell.value == text
    with zipfile.ZipFile(BytesIO(raw)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "sheet" in name)
        escaped = text.replace("_x0041_", "_x005F_x0041_").encode()
        assert b">" + escaped + b"</t>" in package.read("xl/sharedStrings.xml")


def test_what_does_not_fit_is_said(small: Path) -> None:
    path = small / "activities.yaml"
    path.write_text(path.read_text("utf-8").replace("Bygga bostäder.", "🏠" * (CELL_LIMIT // 2 + 1)), "utf-8")
    book = opened(workbook(_plan(small), "sv"))
    page = book["Aktiviteter"]
    cell = page[cell_of(page, "boende-1", "Aktivitet (svenska)")]
    assert cell.value == "(Texten är för lång för Excel. Ändra den i planens fil.)"
    assert cell.protection.locked
    about = [cell.value for cell in book["Läs mig"]["A"]]
    assert "En text är för lång för Excel och visas inte: boende-1, Aktivitet (svenska)." in about
    assert any("Bladet Ordlista saknar fälten also." in line for line in about)


def test_what_is_empty_is_no_text_and_wide_enough_to_fill_in() -> None:
    """Excel counts a cell that holds an empty text as filled in."""
    page = opened(exported(SMALL))["Aktiviteter"]
    cell = page[cell_of(page, "boende-1", "Ansvarig 3")]
    assert (cell.value, cell.data_type, cell.number_format) == (None, "n", "@")
    assert cell.alignment.wrap_text and not cell.protection.locked
    assert page.auto_filter.ref == f"A1:{cell_of(page, 'arbete-1', 'Anmärkning (engelska)')}"
    assert {round(page.column_dimensions[letter].width) for letter in "ABC"} == {29, 31, 61}

"""What comes back from Excel: no change, one change, conflicts, and all that is refused."""

import io
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from actionplan.editing.formatting import formatted
from actionplan.plan.values import LANGUAGES
from actionplan.reading.checks import check
from actionplan.spreadsheets.importing import Import, import_workbook
from actionplan.spreadsheets.limits import MOST
from actionplan.spreadsheets.report import changes_in_words, obstacles_in_words, summary
from tests.small_plan import SMALL, TESTS
from tests.spreadsheets.workbooks import cell_of, changed, exported, opened, with_cell

_REAL = TESTS.parent / "data"
_TEXT_HEAD = "Aktivitet (svenska)"


@pytest.fixture(scope="module")
def raw() -> bytes:
    return exported(SMALL)


def _codes(result: Import) -> list[tuple[str, str, str]]:
    return [(finding.sheet, finding.cell, finding.code) for finding in result.comparison.findings]


def _nothing_at_all(result: Import) -> bool:
    comparison = result.comparison
    return not (result.files or comparison.changes or comparison.findings or comparison.conflicts)


def _write(result: Import) -> None:
    for path, content in result.files.items():
        path.write_bytes(content)


@pytest.mark.parametrize("folder", [SMALL, _REAL])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_change_is_none(folder: Path, lang: str) -> None:
    assert _nothing_at_all(import_workbook(exported(folder, "en" if lang == "en" else "sv"), folder))


# Texts that a plan may hold, and that YAML, Excel or the way between them could spoil.
_HOSTILE = (
    st.lists(
        st.sampled_from(
            [
                *(
                    "=",
                    "+",
                    "-",
                    "@",
                    "'",
                    '"',
                    ";",
                    ":",
                    ": ",
                    " #",
                    "#",
                    ",",
                    "{",
                    "]",
                    "|",
                    ">",
                    "%",
                    "\\",
                    "&",
                ),
                *(
                    "no",
                    "12:30",
                    "007",
                    "1e5",
                    "null",
                    "~",
                    "_x0041_",
                    "🏠",
                    "å",
                    "\u00a0",
                    "…",
                    "«",
                    "</t>",
                    " ",
                    "  ",
                ),
                *("- ", "? ", "ett ord ", "bostäder " * 40),
            ]
        ),
        min_size=1,
        max_size=30,
    )
    .map("".join)
    .filter(lambda text: text.strip() and text.strip() not in ("…", "..."))
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small plan that a property's examples write to, one after another."""
    return Path(shutil.copytree(SMALL, tmp_path_factory.mktemp("plan") / "data"))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_HOSTILE)
def test_any_text_goes_in_by_a_cell_and_out_and_in_again(text: str, folder: Path, raw: bytes) -> None:
    for path in SMALL.iterdir():
        shutil.copyfile(path, folder / path.name)
    before = (folder / "activities.yaml").read_text("utf-8")
    result = import_workbook(_with_text(raw, text), folder)
    assert (_codes(result), result.faults) == ([], ())
    _write(result)
    plan = check(folder).plan
    assert plan is not None
    assert plan.activity["boende-1"].text.sv == text.strip()
    after = (folder / "activities.yaml").read_text("utf-8")
    assert after.startswith(before[: before.index("Bygga")].rstrip(" "))
    assert after.endswith(before[before.index("      en: Build") :])
    assert _nothing_at_all(import_workbook(exported(folder), folder))


@pytest.mark.parametrize("text", ["_x0041_", "_x005F_", "x005F_", "_x0041__x0042_", "a_x005F_b"])
def test_what_looks_like_an_escape_of_excel_is_text(text: str, small: Path) -> None:
    """Also in shared strings, where Excel keeps texts and openpyxl undoes half of the escape."""
    path = small / "activities.yaml"
    path.write_text(path.read_text("utf-8").replace("Bygga bostäder.", text), "utf-8")
    book = exported(small)
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        assert b"x005F_" in package.read("xl/sharedStrings.xml")
    assert _nothing_at_all(import_workbook(book, small))


def _with_text(book: bytes, text: str) -> bytes:
    def change(workbook: Workbook) -> None:
        cell = workbook["Aktiviteter"]["C2"]
        cell.value = text.replace("_x0041_", "_x005F_x0041_")
        cell.data_type = "s"

    return changed(book, change)


def test_one_cell_changes_one_line(tmp_path: Path) -> None:
    data = Path(shutil.copytree(_REAL, tmp_path / "data"))
    book = exported(data)
    page = opened(book)["Aktiviteter"]
    cell = cell_of(page, "boende-1", _TEXT_HEAD)
    result = import_workbook(
        with_cell(book, "Aktiviteter", cell, page[cell].value.replace("nya", "fler", 1)), data
    )
    assert [path.name for path in result.files] == ["activities.yaml"]
    before, after = (data / "activities.yaml").read_bytes(), next(iter(result.files.values()))
    pairs = zip(before.splitlines(), after.splitlines(), strict=True)
    assert sum(old != new for old, new in pairs) == 1
    assert changes_in_words(result.comparison, "data", "sv").startswith(
        "data/activities.yaml: boende-1, Aktivitet (svenska)\n    förut: Bidra till"
    )
    assert (data / "activities.yaml").read_bytes() == before


def test_references_and_new_texts(raw: bytes, small: Path) -> None:
    def change(book: Workbook) -> None:
        book["Aktiviteter"]["E3"] = "alnas"
        book["Aktiviteter"]["D4"] = "Arrange\ninternships."
        book["Aktiviteter"]["E4"] = None
        book["Organisationer"]["B4"] = "company"
        book["Ordlista"]["C2"] = "   "

    result = import_workbook(changed(raw, change), small)
    assert _codes(result) == []
    _write(result)
    plan = check(small).plan
    assert plan is not None
    assert plan.activity["boende-2"].responsible == ("alnas",)
    assert plan.activity["arbete-1"].responsible == ("projekt-jobb",)
    assert plan.activity["arbete-1"].text.en == "Arrange internships."
    assert plan.organisation["alnas"].kind == "company"
    assert plan.term["etablering"].term.en is None


def test_missing_and_sorted_rows_change_nothing(raw: bytes, small: Path) -> None:
    result = import_workbook(changed(raw, lambda book: book["Aktiviteter"].delete_rows(2)), small)
    assert (result.files, result.comparison.changes, _codes(result)) == ({}, [], [])
    assert summary(result.comparison, "sv") == (
        "Inga ändringar. 1 rad saknas i arbetsboken. Ingenting tas bort ur planen."
    )
    assert _nothing_at_all(import_workbook(changed(raw, _swap_rows_and_columns), small))


def _swap_rows_and_columns(book: Workbook) -> None:
    page = book["Aktiviteter"]
    for column in range(1, page.max_column + 1):
        one, other = page.cell(2, column), page.cell(3, column)
        one.value, other.value = other.value, one.value
    for row in range(1, page.max_row + 1):
        one, other = page.cell(row, 3), page.cell(row, 4)
        one.value, other.value = other.value, one.value


def test_a_row_that_both_changed_is_a_conflict_and_others_are_written(raw: bytes, small: Path) -> None:
    path = small / "activities.yaml"
    path.write_text(path.read_text("utf-8").replace("Build homes", "Build many homes"), "utf-8")
    book = with_cell(
        with_cell(raw, "Aktiviteter", "C2", "Bygga hem."), "Aktiviteter", "C3", "Följa upp allt."
    )
    result = import_workbook(book, small)
    assert [(item.id, item.cell) for item in result.comparison.conflicts] == [("boende-1", "A2")]
    assert [change.id for change in result.comparison.changes] == ["boende-2"]
    _write(result)
    text = path.read_text("utf-8")
    assert "Build many homes" in text
    assert "Bygga bostäder." in text
    assert "Följa upp allt." in text
    assert "konflikt. boende-1 har ändrats även i activities.yaml" in obstacles_in_words(
        result.comparison, "plan.xlsx", "sv"
    )


def test_what_only_the_plan_changed_stays(raw: bytes, small: Path) -> None:
    path = small / "activities.yaml"
    path.write_text(path.read_text("utf-8").replace("Build homes", "Build many homes"), "utf-8")
    assert _nothing_at_all(import_workbook(raw, small))


def test_the_same_change_on_both_sides_is_no_conflict(raw: bytes, small: Path) -> None:
    path = small / "activities.yaml"
    path.write_text(path.read_text("utf-8").replace("Build homes", "Build many homes"), "utf-8")
    assert _nothing_at_all(import_workbook(with_cell(raw, "Aktiviteter", "D2", "Build many homes."), small))


def test_a_changed_row_that_the_plan_has_removed_is_a_conflict(raw: bytes, small: Path) -> None:
    path = small / "activities.yaml"
    text = path.read_text("utf-8")
    path.write_text(text[: text.index("  - id: arbete-1")], "utf-8")
    result = import_workbook(with_cell(raw, "Aktiviteter", "C4", "Annat."), small)
    assert [item.id for item in result.comparison.conflicts] == ["arbete-1"]
    assert _nothing_at_all(import_workbook(raw, small))


_CELLS: list[tuple[str, str, object, str]] = [
    ("Aktiviteter", "C2", "=1+1", "formula"),
    ("Aktiviteter", "C2", "#REF!", "error-value"),
    ("Aktiviteter", "C2", 7, "not-text"),
    ("Aktiviteter", "C2", date(2026, 1, 2), "not-text"),
    ("Aktiviteter", "C2", True, "not-text"),
    ("Aktiviteter", "C2", None, "required"),
    ("Aktiviteter", "C2", " \n ", "required"),
    ("Aktiviteter", "B2", "bonde", "unknown-reference"),
    ("Aktiviteter", "B2", None, "required"),
    ("Aktiviteter", "F2", "lansstyrelsn", "unknown-reference"),
    ("Aktiviteter", "F2", "lansstyrelsen", "repeated"),
    ("Aktiviteter", "C2", "a" * 32_767, "cut-text"),
    ("Aktiviteter", "C2", "Ordna\u200bpraktik", "character"),
    ("Aktiviteter", "C2", "_xD83D_", "character"),
    ("Aktiviteter", "J2", "Only English", "only-english"),
    ("Aktiviteter", "A2", "boende-9", "unknown-id"),
    ("Aktiviteter", "A3", "boende-1", "repeated-row"),
    ("Aktiviteter", "A2", None, "new-row"),
    ("Aktiviteter", "C9", "Ny aktivitet", "new-row"),
    ("Aktiviteter", "C1", "Text", "unknown-head"),
    ("Aktiviteter", "Z2", "löst", "unknown-head"),
    ("Organisationer", "B2", "myndighet", "unknown-reference"),
    ("Ordlista", "G3", "etableringn", "unknown-reference"),
]


@pytest.mark.parametrize(("sheet", "cell", "value", "code"), _CELLS)
def test_a_fault_names_its_sheet_and_cell(
    sheet: str, cell: str, value: object, code: str, raw: bytes, small: Path
) -> None:
    result = import_workbook(with_cell(raw, sheet, cell, value), small)
    named = {"C9": "A9", "Z2": "Z1"}.get(cell, cell)
    assert (sheet, named, code) in _codes(result)
    assert result.files == {}
    for lang in LANGUAGES:
        assert f"{sheet}, cell {named}: " in obstacles_in_words(result.comparison, "f.xlsx", lang)


def test_all_faults_at_once(raw: bytes, small: Path) -> None:
    book = with_cell(with_cell(raw, "Aktiviteter", "C2", None), "Organisationer", "B2", "x")
    result = import_workbook(with_cell(book, "Ordlista", "B2", 1), small)
    assert [code for *_, code in _codes(result)] == ["not-text", "required", "unknown-reference"]


def test_a_text_that_breaks_off_is_cut(tmp_path: Path) -> None:
    data = Path(shutil.copytree(SMALL, tmp_path / "data"))
    path = data / "activities.yaml"
    text = "Bygga " + "bostäder och " * 40
    path.write_bytes(formatted("", path.read_bytes().replace("Bygga bostäder.".encode(), text.encode())))
    book = exported(data)
    for cut in (text[:255], text[:40] + "…", text[:100] + "..."):
        result = import_workbook(with_cell(book, "Aktiviteter", "C2", cut), data)
        assert _codes(result) == [("Aktiviteter", "C2", "cut-text")]
    for kept in (text[:253], "Bygga…", text + "…"):
        assert _codes(import_workbook(with_cell(book, "Aktiviteter", "C2", kept), data)) == []


def test_a_text_that_no_cell_holds_cannot_be_changed_there(tmp_path: Path) -> None:
    data = Path(shutil.copytree(SMALL, tmp_path / "data"))
    path = data / "activities.yaml"
    text = "ord " * 9_000
    path.write_bytes(formatted("", path.read_bytes().replace("Bygga bostäder.".encode(), text.encode())))
    book = exported(data)
    assert _nothing_at_all(import_workbook(book, data))
    result = import_workbook(with_cell(book, "Aktiviteter", "C2", "Kort."), data)
    assert _codes(result) == [("Aktiviteter", "C2", "too-long-here")]
    result = import_workbook(with_cell(book, "Aktiviteter", "D2", "Build."), data)
    assert [change.new for change in result.comparison.changes] == ["Build."]
    assert len(result.files) == 1


_SHEETS: list[tuple[Callable[[Workbook], object], str, str]] = [
    (lambda book: book.remove(book["Ordlista"]), "Ordlista", "missing-sheet"),
    (lambda book: setattr(book["Ordlista"], "title", "Ord"), "Ordlista", "missing-sheet"),
    (lambda book: book["Ordlista"].delete_cols(2), "Ordlista", "missing-head"),
    (lambda book: book["Ordlista"].merge_cells("B2:C2"), "Ordlista", "merged-cells"),
    (lambda book: book["Ordlista"].__setitem__("A60000", "x"), "Ordlista", "most-rows"),
    (lambda book: book.remove(book["Exporten"]), "", "no-fingerprints"),
    (lambda book: book["Exporten"].__setitem__("D1", "0"), "", "other-form"),
    (lambda book: book["Exporten"].delete_rows(3), "", "no-fingerprints"),
]


@pytest.mark.parametrize(("change", "sheet", "code"), _SHEETS)
def test_sheets_that_are_not_as_exported(
    change: Callable[[Workbook], object], sheet: str, code: str, raw: bytes, small: Path
) -> None:
    result = import_workbook(changed(raw, change), small)
    assert (sheet, code) in [(finding.sheet, finding.code) for finding in result.comparison.findings]
    assert result.files == {}


def _package(parts: dict[str, bytes]) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return result.getvalue()


def _with_declaration(raw: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    parts["xl/workbook.xml"] = entity + parts["xl/workbook.xml"]
    return _package(parts)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda _: b"", "not-xlsx"),
        (lambda _: b"id;text\n", "not-xlsx"),
        (lambda _: _package({"a.txt": b"a"}), "not-xlsx"),
        (lambda _: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "encrypted-or-old"),
        (lambda _: _package({"[Content_Types].xml": b"<x/>"}), "damaged"),
        (lambda raw: raw[: len(raw) // 2], "not-xlsx"),
        (_with_declaration, "damaged"),
        (lambda _: _package({f"{number}": b"" for number in range(1_001)}), "most-parts"),
        (lambda _: b"PK\3\4" + b"\0" * MOST["bytes"], "most-bytes"),
    ],
)
def test_what_is_no_workbook(spoil: Callable[[bytes], bytes], code: str, raw: bytes, small: Path) -> None:
    result = import_workbook(spoil(raw), small)
    assert _codes(result) == [("", "", code)]
    for lang in LANGUAGES:
        assert obstacles_in_words(result.comparison, "f.xlsx", lang).startswith("f.xlsx: ")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bytes_=st.binary(min_size=1, max_size=8))
def test_a_damaged_file_is_a_finding_or_harmless(place: float, bytes_: bytes, raw: bytes) -> None:
    start = int(place * len(raw))
    result = import_workbook(raw[:start] + bytes_ + raw[start + len(bytes_) :], SMALL)
    assert result.comparison.findings or not result.files


def test_a_fault_that_only_the_changed_plan_has_names_its_cell(raw: bytes, small: Path) -> None:
    cell = cell_of(opened(raw)["Organisationer"], "alnas", "Webbadress")
    result = import_workbook(with_cell(raw, "Organisationer", cell, "inte en adress"), small)
    assert (result.files, result.faults) == ({}, ())
    assert _codes(result) == [("Organisationer", cell, "in-trial")]
    said = obstacles_in_words(result.comparison, "f.xlsx", "sv")
    assert said.startswith(f"f.xlsx, bladet Organisationer, cell {cell}: ")
    assert "inte en adress" in said


def test_each_reference_of_a_list_is_named_at_its_own_cell(raw: bytes, small: Path) -> None:
    """Also where columns before it are empty, and where only the changed plan shows the fault."""

    def change(book: Workbook) -> None:
        for cell, value in (("E2", None), ("F2", "okand"), ("G2", "alnas"), ("E3", "alnas"), ("F3", "alnas")):
            book["Aktiviteter"][cell] = value

    assert _codes(import_workbook(changed(raw, change), small)) == [
        ("Aktiviteter", "F2", "unknown-reference"),
        ("Aktiviteter", "F3", "repeated"),
    ]
    for cell, value in (("K3", "kommunerna"), ("K4", "bjorkas")):
        result = import_workbook(with_cell(raw, "Organisationer", cell, value), small)
        assert _codes(result) == [("Organisationer", cell, "in-trial")]


def test_a_comment_that_would_be_lost_is_left_to_a_person(small: Path) -> None:
    path = small / "activities.yaml"
    before = path.read_text("utf-8").replace(" [lansstyrelsen]", "\n      # först\n      - lansstyrelsen", 1)
    path.write_text(before, "utf-8")
    result = import_workbook(with_cell(exported(small), "Aktiviteter", "E2", None), small)
    assert _codes(result) == [("Aktiviteter", "E2", "by-hand")]
    assert result.files == {}


@pytest.mark.parametrize(("old", "new"), [(b"\n", b"\r\n"), (b"\n  - ", b"\n- "), (b"text:", b"text: ")])
def test_a_file_that_is_not_laid_out_is_not_changed(old: bytes, new: bytes, small: Path) -> None:
    """Neither is it laid out meanwhile: an import changes nothing but what it says."""
    path = small / "activities.yaml"
    text = path.read_bytes().replace(old, new)
    path.write_bytes(text.replace(b"\n    ", b"\n  ") if b"- " in new else text)
    assert _nothing_at_all(import_workbook(exported(small), small))
    result = import_workbook(with_cell(exported(small), "Aktiviteter", "C2", "Bygga hem."), small)
    assert _codes(result) == [("Aktiviteter", "", "not-laid-out")]
    assert result.files == {}
    said = obstacles_in_words(result.comparison, "f.xlsx", "en")
    assert "activities.yaml is not laid out as actionplan fmt lays out files. Run actionplan fmt" in said

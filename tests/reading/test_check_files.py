"""A plan is read from bytes by name, wherever they come from."""

from pathlib import Path

import pytest

from actionplan.plan.kinds import FILES, OPTIONAL
from actionplan.reading.checks import check, check_files
from tests.small_plan import SMALL, TESTS, cases_in, lay_over


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("case", cases_in("broken"))
def test_bytes_say_what_their_folder_says(case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = lay_over(tmp_path, TESTS / "broken" / case)
    monkeypatch.chdir(tmp_path)
    checked = check_files(_bytes(folder), "data/")
    assert checked == check(Path("data"))
    assert checked.findings


def test_a_plan_comes_with_its_places_as_the_caller_names_them() -> None:
    checked = check_files(_bytes(SMALL), "main:data/")
    assert checked.plan == check(SMALL).plan
    assert checked.places["activity", "boende-2"].file == "main:data/activities.yaml"


def test_nothing_at_all_misses_every_file() -> None:
    findings = check_files({}, "HEAD:").findings
    missing = {f"HEAD:{name}" for name in FILES if name not in OPTIONAL}
    assert {(item.code, item.place.file) for item in findings} == {("missing-file", file) for file in missing}


def test_a_file_that_is_there_may_be_unreadable() -> None:
    (finding,) = check_files({**_bytes(SMALL), "glossary.yaml": None}).findings
    assert (finding.code, finding.place.file) == ("unreadable-file", "glossary.yaml")


def test_a_misspelt_name_is_one_fault_and_its_bytes_are_not_needed() -> None:
    files = {**_bytes(SMALL), "glosary.yaml": None, "README.md": b"\xff"}
    del files["glossary.yaml"]
    strays = [item for item in check_files(files, "v2:data/").findings if "gloss" in item.suggestion]
    assert [(item.code, item.place.file) for item in strays] == [("stray-file", "v2:data/glosary.yaml")]


def test_a_name_may_be_other_bytes_than_utf_8() -> None:
    (finding,) = check_files({**_bytes(SMALL), "\udce5.yaml": None}).findings
    assert finding.place.file == "\N{REPLACEMENT CHARACTER}.yaml"

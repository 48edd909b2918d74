"""What a check has found is kept, and is never older than the files."""

from pathlib import Path

import pytest

from actionplan.reading import kept_findings
from actionplan.reading.checks import check
from actionplan.reading.kept_findings import findings_in_folder
from actionplan.system.cache import Cache


def _cache(small: Path) -> Cache:
    # A fresh one each time, as each command has: what is known comes from the disk.
    return Cache(small.parent / "kept")


def test_findings_are_those_of_a_check(small: Path) -> None:
    file = small / "activities.yaml"
    given = file.read_text("utf-8")
    for text in (given, given.replace("focus_area:", "fokus:", 1), given):
        file.write_text(text, "utf-8")
        expected = check(small).findings
        assert findings_in_folder(small, _cache(small)) == expected
        assert findings_in_folder(small, _cache(small)) == expected


def test_a_plan_that_has_not_changed_is_not_checked_again(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = findings_in_folder(small, _cache(small))
    monkeypatch.setattr(kept_findings, "check_files", lambda *_: pytest.fail("it has been checked before"))
    assert findings_in_folder(small, _cache(small)) == first


def test_a_stray_or_missing_file_is_another_plan(small: Path) -> None:
    findings_in_folder(small, _cache(small))
    (small / "aktiviteter.yaml").write_text("x: 1\n", "utf-8")
    assert [item.code for item in findings_in_folder(small, _cache(small))] == ["stray-file"]


def test_a_folder_that_is_not_there_is_said_so(small: Path) -> None:
    codes = [item.code for item in findings_in_folder(small / "no", _cache(small))]
    assert codes == ["missing-folder"]

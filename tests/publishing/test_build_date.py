"""What moment a site says it was made at."""

import time
from pathlib import Path

import pytest

from actionplan.publishing.build_date import BuildDateError, build_moment
from tests.repository import commit, git


def test_the_variable_comes_first(tmp_path: Path) -> None:
    assert build_moment(tmp_path, {"SOURCE_DATE_EPOCH": "1514720000"}) == 1514720000


def test_then_the_last_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yaml").write_text("a: b\n", "utf-8")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2016-05-04T03:02:01+0200")
    commit(tmp_path)
    assert build_moment(tmp_path / "data", {}) == 1462323721


def test_then_now(tmp_path: Path) -> None:
    before = int(time.time())
    assert before <= build_moment(tmp_path, {}) <= time.time()


def test_a_repository_without_commits_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert build_moment(tmp_path, {}) >= time.time() - 60


@pytest.mark.parametrize("value", ["", "-1", "1.5", "yesterday", "١", "9" * 30])
def test_anything_else_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(BuildDateError):
        build_moment(tmp_path, {"SOURCE_DATE_EPOCH": value})

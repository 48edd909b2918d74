"""A build in a repository that git does not read says so, in git's own words and with what to do."""

from pathlib import Path

from tests.repository import WITHOUT_SETTINGS, commit, git
from tests.site.building import run_mkdocs, small_project


def test_files_of_another_user(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    git(project, "init", "-q")
    commit(project)
    refused = WITHOUT_SETTINGS | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    done = run_mkdocs(project, "build", "--strict", **refused)
    assert done.returncode == 1
    assert f"git config --global --add safe.directory {project.resolve()}" in done.stderr
    assert "Webbplatsen får dagens datum" in done.stderr
    assert "Traceback" not in done.stderr

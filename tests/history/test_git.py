"""What git refuses is said in its own words, and git is asked where the plan's files are."""

from pathlib import Path

import pytest

from actionplan.history.git import RevisionError
from actionplan.history.revisions import commit_of, revision_files
from actionplan.history.walk import history
from actionplan.system.cache import Cache
from tests.history.versions import Project
from tests.repository import WITHOUT_SETTINGS, git


def refusal(folder: Path) -> RevisionError:
    with pytest.raises(RevisionError) as raised:
        commit_of(folder, "HEAD")
    return raised.value


def test_files_of_another_user(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in WITHOUT_SETTINGS.items():
        monkeypatch.setenv(name, value)
    # git's own way to be tested so.
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    error = refusal(project.data)
    assert (error.code, error.detail) == ("other-owner", project.folder.resolve().as_posix())
    assert error.is_refusal


def test_a_repository_that_is_broken(project: Project) -> None:
    (project.folder / ".git/HEAD").write_text("nothing\n")
    error = refusal(project.data)
    assert (error.code, error.is_refusal) == ("git-refuses", True)
    assert "not a git repository" in error.detail


def test_a_setting_that_leads_nowhere(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    error = refusal(project.folder)
    assert error.code == "git-refuses"
    assert "/nowhere" in error.detail


def test_an_object_that_is_lost(project: Project) -> None:
    tree = git(project.folder, "rev-parse", "HEAD:data").strip()
    (project.folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(RevisionError) as raised:
        project.history()
    assert raised.value.code == "git-failed"
    assert tree in raised.value.detail


def test_data_in_a_repository_of_its_own(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a submodule: its own history is told, and a revision of the whole has the files that it names."""
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    git(project.folder, "mv", *(f"data/{file.name}" for file in project.data.iterdir()), ".")
    project.commit()
    whole = tmp_path / "whole"
    whole.mkdir()
    git(whole, "init", "-q", "-b", "main")
    git(whole, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(project.folder), "data")
    git(whole, "commit", "-q", "-m", "A plan")
    titles = [entry.texts["sv"].title for entry in history(whole, "data", Cache()).of("sv")]
    assert titles == ["Aktivitet boende-1: ändring i texten", "Planen läggs in"]
    files = revision_files(whole, commit_of(whole, "HEAD"), "data", "content")
    assert files["data/activities.yaml"] == (project.folder / "activities.yaml").read_bytes()

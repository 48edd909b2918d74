"""Versions are read from git as objects: nothing in a repository acts, nothing is followed out of it."""

import subprocess
from pathlib import Path

import pytest

from actionplan.history.git import RevisionError
from actionplan.history.revisions import commit_of, project_files, revision_files
from tests.repository import commit, git


@pytest.fixture
def project(small: Path) -> Path:
    """A repository with the small plan in ``data`` and a page in ``content``."""
    (small.parent / "content").mkdir()
    (small.parent / "content/index.md").write_bytes(b"Hem\r\n")
    git(small.parent, "init", "-q", "-b", "main")
    commit(small.parent)
    return small.parent


def _files(project: Path, revision: str = "HEAD") -> dict[str, bytes]:
    return revision_files(project, commit_of(project, revision), "data", "content")


def test_a_revision_holds_what_the_folder_held(project: Path) -> None:
    (project / ".gitattributes").write_text("* export-ignore export-subst ident\n")
    (project / "data/README.md").write_text("not the plan's")
    commit(project)
    assert _files(project) == project_files(project, "data", "content")
    assert "content/index.md" in _files(project)


def test_links_and_submodules_are_not_followed(project: Path) -> None:
    (project / "content/secret.md").symlink_to("/etc/passwd")
    (project / "data/activities.yaml").unlink()
    (project / "data/activities.yaml").symlink_to("/etc/passwd")
    commit(project)
    for files in (_files(project), project_files(project, "data", "content")):
        assert not {"content/secret.md", "data/activities.yaml"} & files.keys()


def test_a_name_that_leads_out_of_the_folder_is_left_out(project: Path) -> None:
    """git itself refuses such names, but a tree can be written by hand."""
    done = subprocess.run(
        ["git", "-C", project, "rev-parse", "HEAD:content/index.md"], capture_output=True, check=True
    )
    inner = b"100644 evil.md\0" + bytes.fromhex(done.stdout.decode().strip())
    content = b"40000 ..\0" + bytes.fromhex(_written(project, inner))
    data = _said(project, "rev-parse", "HEAD:data")
    root = b"40000 content\0" + bytes.fromhex(_written(project, content))
    root += b"40000 data\0" + bytes.fromhex(data)
    evil = _said(project, "commit-tree", "-m", "x", _written(project, root))
    assert not [name for name in revision_files(project, evil, "data", "content") if ".." in name]


def _written(project: Path, tree: bytes) -> str:
    command = ["git", "-C", str(project), "hash-object", "-t", "tree", "-w", "--stdin", "--literally"]
    return subprocess.run(command, input=tree, capture_output=True, check=True).stdout.decode().strip()


def _said(project: Path, *arguments: str) -> str:
    return git(project, *arguments).strip()


@pytest.mark.parametrize(
    "revision", ["nope", "", "--output=x", "-h", "HEAD:data", "a\0b", "HEAD; ls", "å\udc80"]
)
def test_what_is_no_revision_is_said_to_be_none(project: Path, revision: str) -> None:
    with pytest.raises(RevisionError) as raised:
        commit_of(project, revision)
    assert raised.value.code == "unknown-revision"
    assert not (project / "x").exists()


def test_a_folder_outside_of_git_is_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError) as raised:
        commit_of(tmp_path, "HEAD")
    assert raised.value.code == "no-repository"


def test_without_git_it_is_said(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError) as raised:
        commit_of(project, "HEAD")
    assert raised.value.code == "no-git"


def test_a_revision_without_a_plan(project: Path) -> None:
    with pytest.raises(RevisionError) as raised:
        revision_files(project, commit_of(project, "HEAD"), "plan", "content")
    assert (raised.value.code, raised.value.detail) == ("no-data", "plan")

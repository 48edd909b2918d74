"""A folder takes another's place whole, and nothing is left lying."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from actionplan.system import site_folder
from actionplan.system.site_folder import NewFolder
from tests.trees import settled, tree

_NEW = {"index.html": b"new", "a/b.html": b"b"}


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A site, some of whose files a new one lacks; MkDocs leaves hidden ones alone."""
    site = tmp_path / "out" / "site"
    for name in ("index.html", "old/index.html", ".git/config", ".nojekyll"):
        file = site / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("earlier", "utf-8")
    site.chmod(0o2755)
    return site


def _fill(folder: NewFolder) -> NewFolder:
    for name, raw in _NEW.items():
        file = folder.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(raw)
    return folder


def _assert_replaced(site: Path) -> None:
    assert tree(site) == _NEW | {".git/config": b"earlier", ".nojekyll": b"earlier"}
    assert not (site / "old").exists()
    assert settled(site.parent) == ["site"]


def test_the_new_folder_takes_the_place_of_the_earlier_one(earlier: Path) -> None:
    folder = _fill(NewFolder(earlier))
    assert tree(earlier)["index.html"] == b"earlier"
    folder.replace()
    _assert_replaced(earlier)
    assert earlier.stat().st_mode & 0o7777 == 0o2755
    assert not folder.touched


def test_hidden_files_that_are_made_anew_are_new(earlier: Path) -> None:
    folder = NewFolder(earlier)
    (folder.path / ".git").mkdir()
    for name in (".git/config", ".nojekyll"):
        (folder.path / name).write_text("new", "utf-8")
    (earlier / ".git/other").write_text("earlier", "utf-8")
    folder.replace()
    assert tree(earlier) == {".git/config": b"new", ".nojekyll": b"new", ".git/other": b"earlier"}


def test_a_first_site_and_the_folders_above_it_are_made(tmp_path: Path) -> None:
    _fill(NewFolder(tmp_path / "new/out/site")).replace()
    assert tree(tmp_path / "new") == {f"out/site/{name}": raw for name, raw in _NEW.items()}


def test_what_is_given_up_leaves_nothing(earlier: Path) -> None:
    before = tree(earlier.parent)
    _fill(NewFolder(earlier)).discard()
    assert tree(earlier.parent) == before
    assert [path.name for path in earlier.parent.iterdir()] == ["site"]


def test_a_link_to_the_site_still_leads_there(earlier: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(earlier)
    _fill(NewFolder(link)).replace()
    assert link.is_symlink()
    _assert_replaced(earlier)


def _unable(*_: object) -> None:
    raise OSError("not here")


def test_systems_that_cannot_exchange_rename_twice(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_folder, "_exchange", _unable)
    folder = _fill(NewFolder(earlier))
    folder.replace()
    _assert_replaced(earlier)
    assert not folder.touched


def test_where_nothing_can_be_renamed_files_are_replaced(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_folder, "_exchange", _unable)
    monkeypatch.setattr(site_folder, "_rename_both", _unable)
    folder = _fill(NewFolder(earlier))
    folder.replace()
    _assert_replaced(earlier)
    assert folder.touched


@pytest.fixture
def mounted(earlier: Path) -> Iterator[Path]:
    """The earlier site as a file system of its own, with its files."""
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(earlier)]
    if os.name != "posix" or os.geteuid() or subprocess.run(command, check=False).returncode:
        pytest.skip("mounting needs root and its rights")
    try:
        (earlier / "index.html").write_bytes(b"earlier")
        yield earlier
    finally:
        subprocess.run(["umount", earlier], check=True)


def test_a_mount_point_gets_new_files(mounted: Path) -> None:
    folder = _fill(NewFolder(mounted))
    folder.replace()
    assert tree(mounted) == _NEW
    assert folder.touched
    assert settled(mounted.parent) == ["site"]


def test_a_folder_that_cannot_be_written_beside(earlier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write everywhere; so the first try is refused here, as the system would."""
    fresh = site_folder._fresh

    def refuse(parent: Path, name: str) -> Path:
        if parent == earlier.parent:
            raise PermissionError(13, "Permission denied", str(parent))
        return fresh(parent, name)

    monkeypatch.setattr(site_folder, "_fresh", refuse)
    folder = _fill(NewFolder(earlier))
    assert folder.path.parent != earlier.parent
    folder.replace()
    _assert_replaced(earlier)


# Begins a new folder, and then either is killed or waits until it is told to end.
_BEGIN = """
import os, sys
from pathlib import Path
from actionplan.system.site_folder import NewFolder
kept = NewFolder(Path(sys.argv[1]))
if sys.argv[2] == "killed":
    os.kill(os.getpid(), 9)
print(flush=True)
input()
"""


def test_what_a_killed_build_left_is_removed_and_a_living_one_is_not(earlier: Path) -> None:
    begin = [sys.executable, "-c", _BEGIN, str(earlier)]
    assert subprocess.run([*begin, "killed"], check=False).returncode == -9
    with subprocess.Popen([*begin, "living"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as living:
        assert living.stdout is not None
        living.stdout.readline()
        folder = NewFolder(earlier)
        assert len(list(earlier.parent.glob(".site.new-*"))) == 2
        living.communicate(b"\n")
    folder.discard()
    _fill(NewFolder(earlier)).replace()
    _assert_replaced(earlier)


# Replaces a site where the system cannot exchange two folders, and is killed after one of the renames.
_KILLED_WHILE_RENAMING = """
import os, pathlib, sys
from actionplan.system import site_folder
from actionplan.system.site_folder import NewFolder

def unable(*_):
    raise OSError("not here")

def killing(self, target, rename=pathlib.Path.rename, done=[]):
    rename(self, target)
    done.append(self)
    if len(done) == int(sys.argv[2]):
        os.kill(os.getpid(), 9)

site_folder._exchange = unable
folder = NewFolder(pathlib.Path(sys.argv[1]))
(folder.path / "index.html").write_text("newer", "utf-8")
pathlib.Path.rename = killing
folder.replace()
"""


def _kill_while_renaming(site: Path, after: int) -> None:
    command = [sys.executable, "-c", _KILLED_WHILE_RENAMING, str(site), str(after)]
    assert subprocess.run(command, check=False).returncode == -9


@pytest.mark.parametrize("made_meanwhile", [False, True])
def test_a_site_whose_replacement_was_killed_halfway_comes_back(earlier: Path, made_meanwhile: bool) -> None:
    """Some servers make the folder that they are told to serve."""
    before = tree(earlier)
    _kill_while_renaming(earlier, after=1)
    assert not earlier.exists()
    if made_meanwhile:
        earlier.mkdir()
    folder = NewFolder(earlier)
    assert tree(earlier) == before
    folder.discard()
    assert [path.name for path in earlier.parent.iterdir()] == ["site"]


def test_a_site_that_was_replaced_before_the_kill_does_not_come_back(earlier: Path) -> None:
    _kill_while_renaming(earlier, after=2)
    NewFolder(earlier).discard()
    assert (earlier / "index.html").read_text("utf-8") == "newer"
    assert [path.name for path in earlier.parent.iterdir()] == ["site"]


def test_a_site_that_a_living_build_has_moved_aside_is_left_to_it(
    earlier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another build begins in the moment in which there is no site."""
    rename, others = Path.rename, []

    def beginning(self: Path, target: Path) -> Path:
        moved = rename(self, target)
        if self == earlier:
            others.append(NewFolder(earlier))
        return moved

    monkeypatch.setattr(site_folder, "_exchange", _unable)
    monkeypatch.setattr(Path, "rename", beginning)
    folder = _fill(NewFolder(earlier))
    folder.replace()
    assert not folder.touched
    others[0].discard()
    _assert_replaced(earlier)

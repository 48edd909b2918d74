"""All files of a folder change, or none does: whoever is killed, whatever fails, whoever else is there."""

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from actionplan.system import journal
from actionplan.system.files import write_all
from actionplan.system.folder_lock import FolderInUseError, held
from actionplan.system.journal import (
    FOLDER,
    LinkedFileError,
    NotRestoredError,
    StrangeJournalError,
    put_right,
    settled,
)
from tests.killing import is_killed

_OLD = {"a.yaml": b"old a", "b.yaml": b"old b", "c.yaml": b"same"}
_NEW = {"a.yaml": b"new a", "b.yaml": b"new b", "c.yaml": b"same", "d.yaml": b"new d"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three files, of which two shall change."""
    made = tmp_path / "data"
    made.mkdir()
    for name, content in _OLD.items():
        (made / name).write_bytes(content)
    return made


def _write(folder: Path) -> None:
    write_all({folder / name: content for name, content in _NEW.items()})


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def _settle(folder: Path) -> dict[str, bytes]:
    with settled(folder):
        return _contents(folder)


def _killed(folder: Path) -> Iterator[Path]:
    """A copy of the folder for each step before which a process that writes to it was killed."""
    step = 0
    while True:
        copy = Path(shutil.copytree(folder, folder.with_name(f"killed-{step}")))
        if not is_killed(step, lambda copy=copy: _write(copy)):  # type: ignore[misc]
            assert _contents(copy) == _NEW
            return
        yield copy
        step += 1


def test_whenever_it_is_killed_the_next_finds_all_or_nothing(folder: Path) -> None:
    halves, found = 0, []
    for copy in _killed(folder):
        halves += _contents(copy) not in (_OLD, _NEW)
        found.append(_settle(copy))
        assert found[-1] in (_OLD, _NEW)
        assert sorted(path.name for path in copy.iterdir()) == sorted(found[-1])
        _write(copy)
        assert _contents(copy) == _NEW
    # Between the three renames there is some of both on the disk, and only at the end all is new.
    assert halves >= 2
    assert found == sorted(found, key=lambda contents: contents == _NEW)
    assert found[0] == _OLD and found[-1] == _NEW


def test_a_killed_repair_is_done_by_the_next(folder: Path) -> None:
    (half,) = [copy for copy in _killed(folder) if _contents(copy)["b.yaml"] == b"new b"][:1]
    for step in range(20):
        copy = Path(shutil.copytree(half, half.with_name(f"repair-{step}")))
        ended = not is_killed(step, lambda copy=copy: _settle(copy))  # type: ignore[misc]
        assert _settle(copy) == _OLD
        assert not (copy / FOLDER).exists()
        if ended:
            return
    pytest.fail("the repair does not end")


def test_what_is_left_is_ignored_by_git(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", "."], cwd=folder, check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    for copy in _killed(folder):
        status = subprocess.run(
            ["git", "status", "--porcelain", "--untracked-files=all"],
            cwd=copy,
            capture_output=True,
            check=True,
        )
        assert FOLDER not in status.stdout.decode()


def test_what_somebody_has_edited_since_stays(folder: Path) -> None:
    (half,) = [copy for copy in _killed(folder) if _contents(copy)["b.yaml"] == b"new b"][:1]
    (half / "a.yaml").write_bytes(b"by hand")
    assert _settle(half) == _OLD | {"a.yaml": b"by hand"}


def _fail(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name in names:
            raise PermissionError(1, "not allowed", str(self), None, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_when_a_later_rename_fails_nothing_has_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inode = (folder / "c.yaml").stat().st_ino
    _fail(monkeypatch, "b.yaml")
    with pytest.raises(PermissionError) as caught:
        _write(folder)
    assert caught.value.filename == str(folder / "b.yaml")
    assert not isinstance(caught.value, NotRestoredError)
    assert _contents(folder) == _OLD
    assert (folder / "c.yaml").stat().st_ino == inode
    assert not (folder / FOLDER).exists()


def test_what_cannot_be_taken_back_is_said_and_left_to_the_next(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        real, calls = Path.replace, []

        def replace(self: Path, target: Path) -> Path:
            if Path(target).parent == folder:
                calls.append(target)
                if len(calls) > 1:
                    raise OSError(5, "the disk is broken", str(self), None, str(target))
            return real(self, target)

        patch.setattr(Path, "replace", replace)
        with pytest.raises(NotRestoredError, match="the disk is broken"):
            _write(folder)
        assert _contents(folder) == _OLD | {"a.yaml": b"new a"}
        with pytest.raises(NotRestoredError), settled(folder):
            pytest.fail("nobody reads half a change")
    assert _settle(folder) == _OLD


def test_a_full_disk_names_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match="No space left") as caught:
        _write(folder)
    assert caught.value.filename == str(folder / "a.yaml")
    assert sorted(path.name for path in folder.iterdir()) == sorted(_OLD)


def test_a_link_is_neither_followed_nor_replaced(folder: Path) -> None:
    elsewhere = folder.parent / "elsewhere"
    elsewhere.write_bytes(b"old b")
    (folder / "b.yaml").unlink()
    (folder / "b.yaml").symlink_to(elsewhere)
    with pytest.raises(LinkedFileError) as caught:
        _write(folder)
    assert caught.value.filename == str(folder / "b.yaml")
    assert (folder / "b.yaml").is_symlink()
    assert elsewhere.read_bytes() == b"old b"
    assert _contents(folder) == _OLD
    # A link that leads to what shall stand there has nothing to change.
    elsewhere.write_bytes(b"new b")
    _write(folder)
    assert _contents(folder) == _NEW


def test_nobody_takes_the_work_of_one_who_is_alive_for_that_of_a_dead_one(folder: Path) -> None:
    with held(folder):
        (folder / FOLDER).mkdir()
        seen: list[dict[str, bytes]] = []
        reader = threading.Thread(target=lambda: seen.append(_settle(folder)))
        reader.start()
        reader.join(0.2)
        assert (folder / FOLDER).exists() and not seen
    reader.join()
    assert seen == [_OLD]
    with held(folder), pytest.raises(FolderInUseError), held(folder, 0.1):
        pytest.fail("two cannot hold it")


def _as_from_git(half: Path) -> None:
    """The same bytes with the times of a check-out."""
    for path in (half / FOLDER).iterdir():
        content = path.read_bytes()
        path.unlink()
        path.write_bytes(content)


def _pointing_elsewhere(half: Path) -> None:
    noted = half / FOLDER / "originals.json"
    originals = json.loads(noted.read_text("utf-8"))
    originals[0]["name"] = "../secret"
    noted.write_text(json.dumps(originals), "utf-8")


def _without_copies(half: Path) -> None:
    for path in (half / FOLDER).glob("*.old"):
        path.unlink()


def _damaged(half: Path) -> None:
    (half / FOLDER / "originals.json").write_bytes(b'[{"name": 1}]')


def _a_link(half: Path) -> None:
    shutil.rmtree(half / FOLDER)
    (half / FOLDER).symlink_to(half.parent)


@pytest.mark.parametrize("spoil", [_as_from_git, _pointing_elsewhere, _without_copies, _damaged, _a_link])
def test_a_folder_that_came_from_elsewhere_changes_nothing(
    spoil: Callable[[Path], None], folder: Path
) -> None:
    (folder.parent / "secret").write_bytes(b"new a")
    (half,) = [copy for copy in _killed(folder) if _contents(copy)["b.yaml"] == b"new b"][:1]
    before = _contents(half)
    spoil(half)
    with pytest.raises(StrangeJournalError) as caught, settled(half):
        pytest.fail("nobody reads half a change")
    assert caught.value.filename == str(half / FOLDER)
    assert _contents(half) == before
    assert (folder.parent / "secret").read_bytes() == b"new a"


def test_without_anything_left_nothing_is_touched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "_sync", lambda _: pytest.fail("nothing is written by who only reads"))
    put_right(folder)
    assert _settle(folder) == _OLD

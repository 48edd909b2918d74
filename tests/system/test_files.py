"""Whole or not at all."""

from pathlib import Path

import pytest

from actionplan.system.files import write_all


def test_all_files_are_written(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_bytes(b"old")
    first.chmod(0o640)
    write_all({first: b"new", second: b"also new"})
    assert (first.read_bytes(), second.read_bytes()) == (b"new", b"also new")
    assert first.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.yaml", "b.yaml"]


def test_what_is_right_already_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"same")
    before = file.stat()
    write_all({file: b"same"})
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_failure_leaves_all_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    with pytest.raises(OSError, match="missing"):
        write_all({file: b"new", tmp_path / "missing" / "b.yaml": b"new"})
    assert file.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]

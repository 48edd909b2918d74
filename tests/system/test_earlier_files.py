"""Files that the earlier folder holds alike are handed over, and only those."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from actionplan.system.site_folder import NewFolder
from tests.trees import settled, tree

_FILES = {"index.html": b"one", "a/b/c.html": b"two", "a/d.html": b"three", ".well-known/x.txt": b"four"}


def _build(site: Path, files: dict[str, bytes], before_the_end: Callable[[], object] = lambda: None) -> None:
    folder = NewFolder(site)
    for name, content in files.items():
        folder.put(name, lambda content=content: content)  # type: ignore[misc]
    before_the_end()
    folder.replace()
    assert settled(site.parent) == ["site"]
    assert all(path.stat().st_nlink == 1 for path in site.rglob("*") if path.is_file())


def _identities(site: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a few files."""
    made = tmp_path / "out" / "site"
    _build(made, _FILES)
    assert tree(made) == _FILES
    return made


def test_where_nothing_differs_nothing_is_touched(site: Path) -> None:
    before, folder = _identities(site), site.stat().st_ino
    _build(site, _FILES)
    assert (_identities(site), site.stat().st_ino) == (before, folder)


def test_what_differs_is_another_file_and_the_rest_is_the_same(site: Path) -> None:
    before = _identities(site)
    _build(site, _FILES | {"a/d.html": b"other", "new/e.html": b"five"})
    after = _identities(site)
    assert tree(site) == _FILES | {"a/d.html": b"other", "new/e.html": b"five"}
    kept = {name for name in before if before[name] == after.get(name)}
    assert kept == _FILES.keys() - {"a/d.html"}


@pytest.mark.parametrize("gone", ["a/d.html", "a/b/c.html", "index.html"])
def test_what_is_no_longer_made_goes(site: Path, gone: str) -> None:
    files = {name: content for name, content in _FILES.items() if name != gone}
    _build(site, files)
    assert tree(site) == files
    assert (site / "a/b").exists() == ("a/b/c.html" in files)


def _add(path: str, text: str) -> Callable[[Path], object]:
    return lambda site: (site / path).write_text(text)


@pytest.mark.parametrize(
    "change",
    [
        _add("stray.html", "x"),
        _add("a/d.html", "THREE"),
        _add("a/d.html", "longer than it was"),
        lambda site: (site / "empty").mkdir(),
        lambda site: (site / "a/d.html").unlink(),
        lambda site: (site / "a/d.html").chmod(0o600),
        lambda site: (site / "elsewhere").symlink_to(site / "a"),
        lambda site: [(site / "a/d.html").unlink(), (site / "a/d.html").symlink_to("b/c.html")],
    ],
)
def test_what_somebody_has_changed_is_put_right(site: Path, change: Callable[[Path], object]) -> None:
    rights = (site / "a/d.html").stat().st_mode
    change(site)
    _build(site, _FILES)
    assert tree(site) == _FILES and (site / "a/d.html").stat().st_mode == rights
    assert not any(path.is_symlink() for path in site.rglob("*"))
    assert not (site / "empty").exists()


def test_hidden_files_of_somebody_elses_are_no_difference(site: Path) -> None:
    (site / ".git").mkdir()
    (site / ".git/config").write_text("theirs")
    before = _identities(site)
    _build(site, _FILES)
    assert _identities(site) == before
    _build(site, _FILES | {"index.html": b"other"})
    assert tree(site)[".git/config"] == b"theirs"


def test_nothing_is_taken_from_behind_a_link(site: Path, tmp_path: Path) -> None:
    """Else a file elsewhere would be a part of the site."""
    outside = tmp_path / "outside"
    (site / "a").rename(outside)
    (site / "a").symlink_to(outside)
    before = _identities(outside)
    _build(site, _FILES)
    assert tree(site) == _FILES and not (site / "a").is_symlink()
    assert _identities(outside) == before and not set(before.values()) & set(_identities(site).values())


@pytest.mark.parametrize("differs", [False, True])
def test_another_build_that_ends_first_is_not_mixed_in(site: Path, differs: bool) -> None:
    """This one has noted the files of a site that has been replaced meanwhile."""
    files = _FILES | ({"index.html": b"other"} if differs else {})

    def build_another() -> None:
        other = NewFolder(site)
        for name in _FILES:
            other.put(name, lambda: b"another's")
        other.replace()

    _build(site, files, build_another)
    assert tree(site) == files


def test_what_others_write_last_counts(site: Path) -> None:
    folder = NewFolder(site)
    for name, content in _FILES.items():
        folder.put(name, lambda content=content: content)  # type: ignore[misc]
    (folder.path / "index.html").write_bytes(b"theirs")
    folder.replace()
    assert tree(site) == _FILES | {"index.html": b"theirs"}
    assert settled(site.parent) == ["site"]


def test_what_others_write_alike_is_handed_over_too(site: Path) -> None:
    before = _identities(site)
    folder = NewFolder(site)
    folder.put("a/d.html", lambda: b"three")
    folder.put("a/b/c.html", lambda: b"other")
    (folder.path / "index.html").write_bytes(b"one")
    folder.replace()
    assert tree(site) == {**_FILES, "a/b/c.html": b"other"}
    after = _identities(site)
    assert {name for name in after if after[name] == before[name]} == {"a/d.html", "index.html"}
    assert settled(site.parent) == ["site"]


def test_a_name_may_be_given_twice(site: Path) -> None:
    folder = NewFolder(site)
    for content in (b"one", b"other", b"one"):
        folder.put("index.html", lambda content=content: content)  # type: ignore[misc]
    folder.replace()
    assert tree(site) == {"index.html": b"one", ".well-known/x.txt": b"four"}


def test_without_links_files_are_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    _build(site, _FILES | {"index.html": b"other"})
    assert tree(site) == _FILES | {"index.html": b"other"}


def test_where_no_process_can_be_started_the_earlier_site_is_removed(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("subprocess.Popen", refuse)
    folder = NewFolder(site)
    folder.put("index.html", lambda: b"new")
    folder.replace()
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_a_removal_that_was_killed_is_put_right(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actionplan.system.site_folder.remove_unawaited", lambda folder: None)
    folder = NewFolder(site)
    folder.put("index.html", lambda: b"new")
    folder.replace()
    assert len(list(site.parent.iterdir())) == 2
    NewFolder(site).discard()
    assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert tree(site)["index.html"] == b"new"

"""Several files of a folder change together, though a system can rename only one at a time.

How it is done, in the hidden folder ``.actionplan-writing`` beside the files:

1. ``<n>.new`` and ``<n>.old`` are written: what each file shall hold, and a copy of what it holds.
2. ``originals.json`` is written, which says what belongs to which file. All this is on the disk now.
3. Each ``<n>.new`` is renamed to its file.
4. ``originals.json`` is removed: from this moment on the change is made. Then the folder is removed.

Whoever opens the folder looks for what a killed process has left (:func:`put_right`). With ``originals.json``
the files get back what they held, except those that somebody has edited since; without it there is nothing to
put right, and the rest is removed. A lock on the folder of the files keeps others from taking the folder of
one that is still writing for that of a killed one.

Git ignores the folder, whatever the project's own ``.gitignore`` says, for it holds one of its own. And what
came with git, or was made by hand, is no journal: the copies must have the times, to the nanosecond, that
``originals.json`` names, so that nobody can have files replaced by proposing such a folder.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from errno import EINVAL, ELOOP
from pathlib import Path

from actionplan.system.folder_lock import held

FOLDER = ".actionplan-writing"

_ORIGINALS = "originals.json"


class LinkedFileError(OSError):
    """A file is a symbolic link, which must neither be followed nor replaced."""

    def __init__(self, path: Path) -> None:
        super().__init__(ELOOP, os.strerror(ELOOP), str(path))


class NotRestoredError(OSError):
    """What a killed or failed process has left cannot be put right now; ``filename`` is in the way."""


class StrangeJournalError(NotRestoredError):
    """A folder bears the name of a journal but was not written here, or is damaged."""

    def __init__(self, folder: Path) -> None:
        super().__init__(EINVAL, os.strerror(EINVAL), str(folder))


@dataclass(frozen=True)
class _Original:
    """A file that changes: its name, the SHA-256 of its new content, the time of the copy of its old one."""

    name: str
    new: str
    was_there: bool
    modified: int


@contextmanager
def settled(folder: Path) -> Iterator[None]:
    """Hold a folder still while it is read, after putting right what a killed process has left.

    Raises:
        FolderInUseError: another process goes on writing.
        NotRestoredError: it cannot be put right.
        OSError: the folder is not there or cannot be read.
    """
    with held(folder):
        put_right(folder)
        yield


def replace_together(folder: Path, contents: Mapping[Path, bytes]) -> None:
    """Replace files of a folder that is held, all or none.

    Raises:
        NotRestoredError: some are replaced and some not.
        OSError: a file, ``filename``, cannot be replaced; none is.
    """
    journal = folder / FOLDER
    try:
        _prepare(journal, contents)
    except BaseException:
        shutil.rmtree(journal, ignore_errors=True)
        raise
    try:
        for number, path in enumerate(contents):
            with _naming(path):
                _new(journal, number).replace(path)
        _sync(folder)
    except BaseException:
        put_right(folder)
        raise
    _finish(journal)


def put_right(folder: Path) -> None:
    """Give the files of a folder that is held what they held before a killed process began to replace them.

    Raises:
        NotRestoredError: that cannot be done.
    """
    journal = folder / FOLDER
    if not os.path.lexists(journal):
        return
    if journal.is_symlink() or not journal.is_dir():
        raise StrangeJournalError(journal)
    try:
        for number, original in enumerate(_originals(journal)):
            _restore(folder, number, original)
        _sync(folder)
        _finish(journal)
    except NotRestoredError:
        raise
    except OSError as error:
        raise NotRestoredError(error.errno, error.strerror, error.filename2 or error.filename) from error


def _prepare(journal: Path, contents: Mapping[Path, bytes]) -> None:
    """Write all that is needed to replace the files, and to undo it."""
    with _naming(next(iter(contents))):
        journal.mkdir()
        (journal / ".gitignore").write_bytes(b"*\n")
    originals = []
    for number, (path, content) in enumerate(contents.items()):
        with _naming(path):
            was_there = path.exists()
            mode = path.stat().st_mode & 0o777 if was_there else 0o644
            _write(_new(journal, number), content, mode)
            copy = _old(journal, number)
            _write(copy, path.read_bytes() if was_there else b"", mode)
            originals.append(_Original(path.name, _digest(content), was_there, copy.stat().st_mtime_ns))
    # One rename needs no undoing.
    if len(originals) > 1:
        with _naming(next(iter(contents))):
            part = journal / f"{_ORIGINALS}.part"
            _write(part, json.dumps([asdict(original) for original in originals]).encode(), 0o600)
            _sync(journal)
            part.replace(journal / _ORIGINALS)
    _sync(journal)
    _sync(journal.parent)


def _originals(journal: Path) -> list[_Original]:
    """What the journal says of the files; nothing if no rename has begun."""
    try:
        raw = (journal / _ORIGINALS).read_bytes()
    except FileNotFoundError:
        return []
    try:
        originals = [_Original(**fields) for fields in json.loads(raw)]
        if not all(Path(original.name).name == original.name for original in originals):
            raise StrangeJournalError(journal)
    except (ValueError, TypeError) as error:
        raise StrangeJournalError(journal) from error
    return originals


def _restore(folder: Path, number: int, original: _Original) -> None:
    """Give a file back what it held, unless it does already or somebody has edited it since."""
    path, copy = folder / original.name, _old(folder / FOLDER, number)
    if path.is_symlink() or not path.is_file() or _digest(path.read_bytes()) != original.new:
        return
    if copy.is_symlink() or not copy.is_file() or copy.stat().st_mtime_ns != original.modified:
        raise StrangeJournalError(folder / FOLDER)
    if original.was_there:
        copy.replace(path)
    else:
        path.unlink()


def _finish(journal: Path) -> None:
    (journal / _ORIGINALS).unlink(missing_ok=True)
    _sync(journal)
    # Should this be broken off, the next one does it.
    shutil.rmtree(journal, ignore_errors=True)


def _new(journal: Path, number: int) -> Path:
    return journal / f"{number}.new"


def _old(journal: Path, number: int) -> Path:
    return journal / f"{number}.old"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes, mode: int) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(mode)


def _sync(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can say so."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Let an error name the file that was to be written, and not the journal's own."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error

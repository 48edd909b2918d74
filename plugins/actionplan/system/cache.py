"""What is dear to make is kept under what it was made from, in memory and in a folder on the disk.

The folder never changes what is made, and can be deleted at any time:

- A value stands under the digest of *exactly* what it was made from: what the caller names
  (:func:`digest_of`), this package's own files, byte for byte, and the versions of Python, of zlib and of
  every installed library (:func:`maker`). Whatever differs is another name, and so nothing grows old.
- A value is used only if its checksum, which covers its name too, is right. What is half-written, damaged,
  another entry's or of another version is made anew, and takes its place.
- Where the folder cannot be written, things are simply made.
- The folder is bounded: what has not been used for the longest is removed.
- Builds may share it: an entry is renamed into its place whole, and one that another build removes is made.

Values are bytes. Nothing is unpickled, so that no file that somebody puts there is ever run.
"""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from stat import S_ISREG
from typing import TypeVar, cast

from pydantic_core import to_json

from actionplan.system.files import replace_file

# Beside mkdocs.yml.
FOLDER = ".cache/actionplan"

_PACKAGE = Path(__file__).parents[1]
_MOST_BYTES = 200_000_000
# What else may stand in the folder is not ours to remove.
_ENDING = ".kept"
# The folders that describe what is installed: babel-2.17.0.dist-info.
_DESCRIPTIONS = (".dist-info", ".egg-info")
_CHECKSUM = hashlib.sha256().digest_size

Made = TypeVar("Made")


class Cache:
    """Keeps values; a fresh one without a folder keeps them in memory, the latest of each name.

    Args:
        folder: where they are kept from run to run; it need not exist. None: nowhere.
        most_bytes: how much the folder may hold.
    """

    def __init__(self, folder: Path | None = None, most_bytes: int = _MOST_BYTES) -> None:
        self.folder = folder
        self._most_bytes = most_bytes
        self._values: dict[str, tuple[str, bytes]] = {}
        self._objects: dict[str, tuple[object, object]] = {}
        if folder:
            # Before any of the package's files can change: what this process makes is made by these.
            maker()

    def at(self, folder: Path) -> "Cache":
        """The cache in a folder: this one if that is its own."""
        return self if self.folder == folder else Cache(folder, self._most_bytes)

    def kept(self, name: str, made_from: str, make: Callable[[], bytes]) -> bytes:
        """What ``make`` makes, or what it or another run made before.

        Args:
            name: stands for ``make``: the same name is always given with the same way of making. It is a
                part of a file's name.
            made_from: the digest of all that ``make`` depends on beside the package and its libraries.
            make: makes it.
        """
        known = self.known(name, made_from)
        if known is None:
            known = make()
            self.keep(name, made_from, known)
        return known

    def known(self, name: str, made_from: str) -> bytes | None:
        """What is kept of a name and a digest as :meth:`kept` takes them; None if nothing right is."""
        latest = self._values.get(name)
        if latest and latest[0] == made_from:
            return latest[1]
        if self.folder is None:
            return None
        path, key = self._place(name, made_from)
        try:
            checksum, value = _parts(path.read_bytes())
            if checksum != _checksum(key, value):
                return None
            # It has been used: others are removed before it.
            os.utime(path)
        except OSError:
            return None
        self._values[name] = (made_from, value)
        return value

    def keep(self, name: str, made_from: str, value: bytes) -> None:
        """Keep a value under a name and a digest as :meth:`kept` takes them."""
        self._values[name] = (made_from, value)
        if self.folder is None:
            return
        path, key = self._place(name, made_from)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            # A value that is torn by a power failure is found out by its checksum.
            replace_file(path, _checksum(key, value) + value)
            self._make_room()

    def remembered(self, name: str, made_from: object, make: Callable[[], Made]) -> Made:
        """What ``make`` makes, or what it made before in this process: any object, kept in memory alone.

        Each build of a server reads the plan anew, so an unchanged plan is another object: what things are
        made from is compared by value. Of each name only the latest is kept, since nobody goes back to an
        earlier plan, and a server that is left running must not grow.

        Args:
            name: stands for ``make``, as in :meth:`kept`.
            made_from: all that ``make`` depends on, as values that are compared with ``==``.
            make: makes it.
        """
        if name not in self._objects or self._objects[name][0] != made_from:
            self._objects[name] = (made_from, make())
        return cast(Made, self._objects[name][1])

    def _place(self, name: str, made_from: str) -> tuple[Path, str]:
        """The file of a value, and the key that its checksum covers."""
        key = digest_of(maker(), name, made_from)
        return cast(Path, self.folder) / f"{name}-{key[:32]}{_ENDING}", key

    def _make_room(self) -> None:
        """Remove what has not been used for the longest, until the rest has room."""
        entries = sorted(_entries(cast(Path, self.folder)), reverse=True)
        size = 0
        for _, of_this, path in entries:
            size += of_this
            if size > self._most_bytes:
                with suppress(OSError):
                    path.unlink()


def _entries(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """When each entry was last used, its bytes and its path; what a killed build began is one too."""
    for path in folder.iterdir():
        # Another build may have removed it.
        with suppress(OSError):
            about = path.lstat()
            if _ENDING in path.name and S_ISREG(about.st_mode):
                yield about.st_mtime_ns, about.st_size, path


def _parts(raw: bytes) -> tuple[bytes, bytes]:
    return raw[:_CHECKSUM], raw[_CHECKSUM:]


def _checksum(key: str, value: bytes) -> bytes:
    digest = hashlib.sha256(key.encode())
    digest.update(value)
    return digest.digest()


def digest_of(*parts: object) -> str:
    """The SHA-256 of values: records, dataclasses, texts, numbers, days, and lists and mappings of them.

    Of a dataclass all fields count, of a record too; what is derived from them and remembered does not.
    """
    return hashlib.sha256(to_json(parts)).hexdigest()


def packed(files: Mapping[str, bytes]) -> bytes:
    """Several files as one value."""
    head = json.dumps([(name, len(content)) for name, content in files.items()])
    return b"\n".join((head.encode(), b"".join(files.values())))


def unpacked(value: bytes) -> dict[str, bytes]:
    """The files of :func:`packed`, in their order."""
    head, _, contents = value.partition(b"\n")
    files, at = {}, 0
    for name, size in json.loads(head):
        files[name] = contents[at : at + size]
        at += size
    return files


@cache
def maker() -> str:
    """What makes things here: the digest of this package's files and of the libraries' names and versions.

    Reading, checking, wording and rendering reach into most rooms, so that a list of the modules that matter
    would sooner or later lack one; and any library may be one that matters.
    """
    digest = hashlib.sha256(f"{sys.version} {sys.platform} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for name in sorted(_libraries()):
        digest.update(name.encode() + b"\0")
    digest.update(package_digest().encode())
    return digest.hexdigest()


def package_digest() -> str:
    """The digest of this package's files, the same on every machine."""
    digest = hashlib.sha256()
    for path in sorted(_files_below(_PACKAGE)):
        name = path.relative_to(_PACKAGE).as_posix()
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _libraries() -> Iterator[str]:
    """The names and versions of all that is installed."""
    for folder in sys.path:
        with suppress(OSError):
            yield from (path.name for path in Path(folder).iterdir() if path.suffix in _DESCRIPTIONS)


def _files_below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = (name for name in folders if name != "__pycache__")
        yield from (Path(place) / name for name in names)

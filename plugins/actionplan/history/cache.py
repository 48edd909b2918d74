"""What comparing the versions came to, kept beside the plan: reading a version takes half a second.

The file never says anything else than a fresh comparison would, and can be deleted at any time:

- Its keys are of what versions hold (:attr:`Version.key`). Another version is another key, and nothing
  that stands under a key can grow old.
- It is used only by the very code that wrote it, known by the fingerprint of the whole package. Reading,
  checking, comparing and wording reach into most of its rooms, so that a list of the modules that matter
  would sooner or later lack one.
- What a run did not ask for is not written again: the file holds the versions that are shown, and does
  not grow.
"""

import hashlib
from collections.abc import Callable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from actionplan.derived.changes import ChangeEntry
from actionplan.system.files import write_all

Entries = tuple[ChangeEntry, ...]


@dataclass
class _Kept:
    """The file: which code wrote it, which versions are right, and entries by what they compare."""

    made_by: str
    is_right: dict[str, bool]
    entries: dict[str, Entries]


_ADAPTER = TypeAdapter(_Kept)


class Cache:
    """Answers from the file what it knows, and keeps what was asked for in this run, nothing else."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = _read(file)
        self._used = _Kept(self._known.made_by, {}, {})

    def is_right(self, key: str, find_out: Callable[[], bool]) -> bool:
        """Whether the version with a key has a plan without faults."""
        if key not in self._used.is_right:
            known = self._known.is_right.get(key)
            self._used.is_right[key] = find_out() if known is None else known
        return self._used.is_right[key]

    def entries(self, key: str, compare: Callable[[], Entries]) -> Entries:
        """The entries of what a key names."""
        if key not in self._used.entries:
            known = self._known.entries.get(key)
            self._used.entries[key] = compare() if known is None else known
        return self._used.entries[key]

    def save(self) -> None:
        """Write the file; where that cannot be done, the next run takes longer."""
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_all({self._file: _ADAPTER.dump_json(self._used)})
        except OSError:
            return


def _read(file: Path) -> _Kept:
    made_by = _fingerprint()
    try:
        kept = _ADAPTER.validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return _Kept(made_by, {}, {})
    return kept if kept.made_by == made_by else _Kept(made_by, {}, {})


def _fingerprint() -> str:
    """The SHA-256 of this package's code and words."""
    digest = hashlib.sha256()
    _add(digest.update, files("actionplan"))
    return digest.hexdigest()


def _add(update: Callable[[bytes], None], folder: Traversable) -> None:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            _add(update, item)
        elif item.name.endswith((".py", ".toml")):
            update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")

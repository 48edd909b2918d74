"""What comparing the versions came to is kept: reading a version takes half a second.

It stands under what versions hold (:attr:`Version.key`). Another version is another key, and nothing that
stands under a key can grow old.
"""

from collections.abc import Callable

from pydantic import TypeAdapter

from actionplan.derived.changes import ChangeEntry
from actionplan.system.cache import Cache

Entries = tuple[ChangeEntry, ...]

_ENTRIES = TypeAdapter(Entries)
_RIGHT, _FAULTY = b"right", b"faulty"


class Comparisons:
    """Answers by what is kept, and keeps what it answers."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def is_right(self, key: str, find_out: Callable[[], bool]) -> bool:
        """Whether the version with a key has a plan without faults."""
        return self._cache.kept("version", key, lambda: _RIGHT if find_out() else _FAULTY) == _RIGHT

    def entries(self, key: str, compare: Callable[[], Entries]) -> Entries:
        """The entries of what a key names."""
        kept = self._cache.kept("changes", key, lambda: _ENTRIES.dump_json(compare()))
        return _ENTRIES.validate_json(kept)

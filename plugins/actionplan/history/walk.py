"""From the versions of a plan to the entries of its history: each version is compared with the one before.

The walk goes from the newest version back, and holds the last version without faults that it has met. At each
version without faults it compares the two, dates the entries with the newer one, and goes on from the older.
A version with faults is thus passed over: what it changed is told with the next one without. The first
version of all is the plan's appearance, told in one entry; where the walk ends before it (at
``_MOST_VERSIONS``, or at the edge of a shallow clone), the oldest only serves to compare the next with.

Reading and comparing a version takes half a second, and the past does not change: the entries are kept in a
:class:`Cache`, and a build reads only the versions that are new since the last, and the one before them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from actionplan.derived.changes import ChangeEntry, History
from actionplan.history.cache import Cache
from actionplan.history.entries import appearance, entries_between
from actionplan.history.revisions import RevisionError, is_shallow
from actionplan.history.versions import Version, plan_of, versions
from actionplan.plan.whole import Plan

# The file to remember in, beside mkdocs.yml; safe to delete.
CACHE = ".cache/actionplan/changes.json"

# A first build waits for as many half seconds.
_MOST_VERSIONS = 30


def history(project: Path, data: str, cache: Path) -> History:
    """The entries of a plan's latest versions, as far back as the repository goes.

    Args:
        project: a folder in a git repository.
        data: the folder of the plan's files, as seen from there.
        cache: a file to remember in.

    Raises:
        RevisionError: there is no git, no repository or no commit, git fails, or (``no-changes``) no
            change is known.
    """
    latest, is_whole = versions(project, data)
    reaches_back = is_whole and len(latest) <= _MOST_VERSIONS and not is_shallow(project)
    walk = _Walk(project, Cache(cache))
    entries = tuple(walk.entries(latest[:_MOST_VERSIONS], reaches_back))
    walk.cache.save()
    if not entries:
        raise RevisionError("no-changes")
    return History(entries, entries[0].moment)


class _Walk:
    """Goes back from version to version; reads only those that the cache does not know, and each once."""

    def __init__(self, project: Path, cache: Cache) -> None:
        self._project = project
        self._plans: dict[str, Plan | None] = {}
        self.cache = cache

    def entries(self, newest_first: Iterable[Version], reaches_back: bool) -> Iterator[ChangeEntry]:
        """The entries of versions, the newest first.

        ``reaches_back`` says whether the oldest version is the first that there ever was.
        """
        newer: Version | None = None
        for version in newest_first:
            if not self._is_right(version):
                continue
            if newer:
                yield from self._between(version, newer)
            newer = version
        if newer and reaches_back:
            yield from self._first(newer)

    def _is_right(self, version: Version) -> bool:
        return self.cache.is_right(version.key, lambda: self._read(version) is not None)

    def _between(self, older: Version, newer: Version) -> Iterator[ChangeEntry]:
        key = f"{older.key} {newer.key}"
        entries = self.cache.entries(key, lambda: entries_between(self._plan(older), self._plan(newer)))
        return _dated(entries, newer)

    def _first(self, version: Version) -> Iterator[ChangeEntry]:
        return _dated(self.cache.entries(version.key, lambda: (appearance(self._plan(version)),)), version)

    def _read(self, version: Version) -> Plan | None:
        if version.key not in self._plans:
            self._plans[version.key] = plan_of(self._project, version)
        return self._plans[version.key]

    def _plan(self, version: Version) -> Plan:
        plan = self._read(version)
        if plan is None:
            raise ValueError(version.commit.name)
        return plan


def _dated(entries: Iterable[ChangeEntry], version: Version) -> Iterator[ChangeEntry]:
    """Entries with a version's commit and moment, which are kept out of the cache: a commit that is
    rewritten with the same files has the same entries at another time.
    """
    commit = version.commit
    return (replace(entry, commit=commit.name, moment=commit.moment) for entry in entries)

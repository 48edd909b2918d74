"""From the versions of a plan to the entries of its history: each version is compared with the one before.

How the walk goes:

- :mod:`actionplan.history.versions` asks git which commits touched the plan's folder and what each left its
  files as, in a few calls whatever the number of commits. Those that left the same objects are one version.
- From the newest back, each version is compared with the next right one. A version with faults is passed
  over: what it changed is told with the next one without.
- The oldest version is the plan's appearance, told in one entry, but only if it is the first that there ever
  was: neither the copy of the repository nor our own limits may have cut the history off.

Reading and checking a version takes a fraction of a second, and comparing two as long, so that

- the latest thirty versions are told: a first build of a plan with a long history is to take seconds;
- what it came to is kept (:mod:`actionplan.history.comparisons`), by what the versions hold: later builds
  read from git only the newest version and the one that it is compared with. A version is read lazily, when
  no answer is kept that needs it, and at most once.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from actionplan.derived.changes import ChangeEntry, History
from actionplan.history.comparisons import Comparisons
from actionplan.history.entries import appearance, entries_between
from actionplan.history.git import RevisionError
from actionplan.history.revisions import is_shallow
from actionplan.history.versions import Version, plan_of_version, versions
from actionplan.plan.whole import Plan
from actionplan.system.cache import Cache
from actionplan.system.progress import SILENT, Progress, counted

# How many versions are told.
_MOST_VERSIONS = 30


def history(project: Path, data: str, cache: Cache, progress: Progress = SILENT) -> History:
    """The entries of a plan's latest versions, as far back as the repository goes.

    Args:
        project: the project's folder.
        data: the folder of the plan's files, as seen from there; it is in a git repository.
        cache: where what the versions came to is kept.
        progress: is told of each version that is looked at.

    Raises:
        RevisionError: there is no git, no repository or no commit, git refuses or fails, or no change is
            known (``shallow`` where the copy of the repository may lack some, else ``no-changes``).
    """
    folder = project / data
    latest, is_whole = versions(folder)
    reaches_back = is_whole and len(latest) <= _MOST_VERSIONS and not is_shallow(folder)
    walk = _Walk(folder, Comparisons(cache))
    told = latest[:_MOST_VERSIONS]
    entries = tuple(walk.entries(counted(told, progress, "history", len(told)), reaches_back))
    if not entries:
        raise RevisionError("shallow" if is_shallow(folder) else "no-changes")
    return History(entries, entries[0].moment)


class _Walk:
    """Goes back from version to version; reads only those whose answers are not kept, and each once."""

    def __init__(self, folder: Path, kept: Comparisons) -> None:
        self._folder = folder
        self._plans: dict[str, Plan | None] = {}
        self._kept = kept

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
        return self._kept.is_right(version.key, lambda: self._read(version) is not None)

    def _between(self, older: Version, newer: Version) -> Iterator[ChangeEntry]:
        key = f"{older.key} {newer.key}"
        entries = self._kept.entries(key, lambda: entries_between(self._plan(older), self._plan(newer)))
        return _dated(entries, newer)

    def _first(self, version: Version) -> Iterator[ChangeEntry]:
        return _dated(self._kept.entries(version.key, lambda: (appearance(self._plan(version)),)), version)

    def _read(self, version: Version) -> Plan | None:
        if version.key not in self._plans:
            self._plans[version.key] = plan_of_version(self._folder, version)
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

"""The versions of a plan's files in git: which there are, and the plan that each one is.

Only what the plan itself is made of counts. What teaches the fit check, and the record of
translations, may change without any version.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from actionplan.history.moves import FolderAt, moved_from, names_in
from actionplan.history.revisions import (
    Commit,
    blobs_at,
    commit_of,
    commits_that_touch,
    contents,
    top_and_folder,
)
from actionplan.plan.kinds import FILES, OPTIONAL
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check_files

_NAMES = [name for name in FILES if name not in OPTIONAL]

# How many commits are looked at. Asking for their files takes a fraction of a second.
_MOST_COMMITS = 500


@dataclass(frozen=True)
class Version:
    """The plan's files as a commit left them: the names of the files, and of what they hold in git."""

    commit: Commit
    blobs: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        """The same for versions that hold the same, whatever their commits."""
        return hashlib.sha256(repr(self.blobs).encode()).hexdigest()


def versions(folder: Path) -> tuple[list[Version], bool]:
    """The versions, the newest first, and whether the oldest is where the plan's history begins.

    A commit that leaves the plan's files as they were makes no version, wherever they stand: a folder that
    was renamed or moved has the versions that it had under its earlier names.

    Args:
        folder: that of the plan's files, in a git repository. git is asked from inside of it, for it may be
            a repository of its own.

    Raises:
        RevisionError: there is no git, no repository, no commit, or git refuses or fails.
    """
    top, name = top_and_folder(folder)
    listed: list[Version] = []
    place: FolderAt | None = FolderAt(commit_of(top, "HEAD"), name)
    while place and len(listed) < _MOST_COMMITS:
        there, place = _versions_at(top, place, _MOST_COMMITS - len(listed))
        listed += there
    return _changed(listed), len(listed) < _MOST_COMMITS


def _versions_at(top: Path, place: FolderAt, most: int) -> tuple[list[Version], FolderAt | None]:
    """The versions of a folder from a commit back to where it appeared, and where the plan was before."""
    commits = commits_that_touch(top, place.commit, place.folder, most)
    blobs_of_commits = blobs_at(top, (commit.name for commit in commits), names_in(place.folder, _NAMES))
    listed: list[Version] = []
    for commit, blobs in zip(commits, blobs_of_commits, strict=True):
        if not blobs and listed:
            # The folder was not there: it had another name, or the plan was away for a time.
            return listed, moved_from(top, listed[-1].commit.name, place.folder, _NAMES) or FolderAt(
                commit.name, place.folder
            )
        # The folder's name is not a part of what a version holds.
        listed.append(
            Version(commit, tuple((PurePosixPath(name).name, blob) for name, blob in blobs.items()))
        )
    if not listed or len(commits) == most:
        return listed, None
    return listed, moved_from(top, listed[-1].commit.name, place.folder, _NAMES)


def _changed(listed: list[Version]) -> list[Version]:
    """Those that differ from the one before them."""
    pairs = zip(listed, [*listed[1:], None], strict=True)
    return [version for version, before in pairs if before is None or version.blobs != before.blobs]


def plan_of_version(project: Path, version: Version) -> Plan | None:
    """The plan of a version; None if it has faults, as one in an earlier form of the files has.

    Raises:
        RevisionError: git fails.
    """
    if len(version.blobs) < len(_NAMES):
        return None
    names, blobs = zip(*version.blobs, strict=True)
    texts = contents(project, blobs)
    return check_files(dict(zip(names, texts, strict=True))).plan

"""The versions of a plan's files in git: which there are, and the plan that each one is.

Only what the plan itself is made of counts. What teaches the fit check, and the record of
translations, may change without any version.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from actionplan.history.revisions import Commit, blobs_at, commits_that_touch, contents
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


def versions(project: Path, data: str) -> tuple[list[Version], bool]:
    """The versions, the newest first, and whether the oldest is where the plan's history begins.

    A commit that leaves the plan's files as they were makes no version.

    Args:
        project: a folder in a git repository.
        data: the folder of the plan's files, as seen from there.

    Raises:
        RevisionError: there is no git, no repository, no commit, or git fails.
    """
    commits = commits_that_touch(project, data, _MOST_COMMITS)
    blobs_of_commits = blobs_at(
        project, (commit.name for commit in commits), [f"{data}/{name}" for name in _NAMES]
    )
    pairs = zip(commits, blobs_of_commits, strict=True)
    listed = [Version(commit, tuple(blobs.items())) for commit, blobs in pairs]
    changed = [
        version
        for version, before in zip(listed, [*listed[1:], None], strict=True)
        if before is None or version.blobs != before.blobs
    ]
    return changed, len(commits) < _MOST_COMMITS


def plan_of_version(project: Path, version: Version) -> Plan | None:
    """The plan of a version; None if it has faults, as one in an earlier form of the files has.

    Raises:
        RevisionError: git fails.
    """
    if len(version.blobs) < len(_NAMES):
        return None
    names, blobs = zip(*version.blobs, strict=True)
    texts = contents(project, blobs)
    return check_files({Path(name).name: text for name, text in zip(names, texts, strict=True)}).plan

"""Where a plan's folder was before it was renamed or moved."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from actionplan.history.revisions import all_blobs, parent_of


@dataclass(frozen=True)
class FolderAt:
    """A folder, as seen from the top of the repository, in a commit; the top itself is an empty name."""

    commit: str
    folder: str


def names_in(folder: str, names: Iterable[str]) -> list[str]:
    """The names of files as seen from the top of the repository."""
    return [f"{folder}/{name}" if folder else name for name in names]


def moved_from(top: Path, commit: str, folder: str, names: Iterable[str]) -> FolderAt | None:
    """The folder that a plan was moved from in a commit, if it was.

    It is the one that held the most of the same files just before, and has none of them left: what is
    copied is a plan of its own. Files may have been changed in the same commit, if not all of them.

    Args:
        top: the top of the repository.
        commit: the one in which the plan stands in ``folder`` for the first time.
        folder: as seen from the top.
        names: those of the plan's files.

    Raises:
        RevisionError: git fails.
    """
    parent = parent_of(top, commit)
    if parent is None:
        return None
    now, before = all_blobs(top, commit), all_blobs(top, parent)
    same = Counter(
        _folder_of(path)
        for path, blob in before.items()
        for here in names_in(folder, [PurePosixPath(path).name])
        if PurePosixPath(path).name in names and now.get(here) == blob
    )
    for earlier, _ in same.most_common():
        if earlier != folder and not any(name in now for name in names_in(earlier, names)):
            return FolderAt(parent, earlier)
    return None


def _folder_of(path: str) -> str:
    folder = PurePosixPath(path).parent.as_posix()
    return "" if folder == "." else folder

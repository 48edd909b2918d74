"""Reads a plan's files from a folder or from a git revision.

git is run with lists of arguments, without a shell, and is only asked for
what objects hold (``cat-file``): no attribute, filter or hook of the repository acts.
"""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from actionplan.system.journal import settled

# What is read of a revision, besides which nothing has a meaning for the plan.
_DATA_ENDINGS = (".yaml", ".yml")
_PAGE_ENDINGS = (".md",)


class RevisionError(Exception):
    """A revision cannot be read.

    ``code`` names the message: ``no-git``, ``no-repository``, ``unknown-revision``, ``no-data`` or
    ``git-failed``; ``detail`` fills it in.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail


def project_files(project: Path, data: str, content: str) -> dict[str, bytes]:
    """The files of a plan in a folder, by their names in it; links are not followed.

    Raises:
        RevisionError: ``no-data``.
        OSError: a file cannot be read.
    """
    if not (project / data).is_dir():
        raise RevisionError("no-data", data)
    # What a killed command has left of a change is undone first.
    with settled(project / data):
        return _files_below(project, data, content)


def _files_below(project: Path, data: str, content: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for folder in (data, content):
        for path in sorted((project / folder).rglob("*")):
            name = path.relative_to(project).as_posix()
            if path.is_file() and not path.is_symlink() and _matters(name, data, content):
                files[name] = path.read_bytes()
    return files


def _matters(name: str, data: str, content: str) -> bool:
    """Whether a file is one of the plan's: a YAML file in ``data`` itself, a page anywhere in ``content``."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return False
    if path.suffix.lower() in _DATA_ENDINGS:
        return path.parent == PurePosixPath(data)
    return path.suffix in _PAGE_ENDINGS and PurePosixPath(content) in path.parents


def commit_of(project: Path, revision: str) -> str:
    """The full name of the commit that a revision stands for.

    Raises:
        RevisionError: ``no-git``, ``no-repository`` or ``unknown-revision``.
    """
    if not (project.is_dir() and _git(project, "rev-parse", "--git-dir")):
        raise RevisionError("no-repository", project.as_posix())
    # No argument of a process can hold NUL; nor can the name of a revision.
    asked = f"{revision}^{{commit}}"
    commit = "\0" not in revision and _git(
        project, "rev-parse", "--verify", "--quiet", "--end-of-options", asked
    )
    if not commit:
        raise RevisionError("unknown-revision", revision)
    return commit.decode("ascii").strip()


def commit_moment(project: Path, revision: str) -> int:
    """When a revision was committed, in seconds since 1970.

    Raises:
        RevisionError: ``no-git``, ``no-repository``, ``unknown-revision`` or ``git-failed``.
    """
    commit = commit_of(project, revision)
    for line in (_git(project, "cat-file", "commit", commit) or b"").splitlines():
        if line.startswith(b"committer "):
            return int(line.split(b" ")[-2])
    raise RevisionError("git-failed", commit)


def revision_files(project: Path, commit: str, data: str, content: str) -> dict[str, bytes]:
    """The files of a plan in a commit, by their names below ``project``.

    Raises:
        RevisionError: ``no-git``, ``no-data`` or ``git-failed``.
    """
    listed = _git(project, "ls-tree", "-r", "-z", "--end-of-options", commit, "--", data, content)
    if listed is None:
        raise RevisionError("git-failed", commit)
    blobs = {name: blob for name, blob in _blobs(listed) if _matters(name, data, content)}
    if not any(PurePosixPath(name).parent == PurePosixPath(data) for name in blobs):
        raise RevisionError("no-data", data)
    return dict(zip(blobs, contents(project, list(blobs.values())), strict=True))


@dataclass(frozen=True)
class Commit:
    """A commit's full name, and the moment it was committed, in UTC."""

    name: str
    moment: datetime


def commits_that_touch(project: Path, folder: str, most: int) -> list[Commit]:
    """The latest commits of the current branch that changed a folder, the newest first.

    Of a merge the merge itself counts, not what was merged: what stood on the branch, one after the other.

    Raises:
        RevisionError: ``no-git``, ``no-repository``, ``unknown-revision`` or ``git-failed``.
    """
    head = commit_of(project, "HEAD")
    arguments = ("--first-parent", "--timestamp", f"--max-count={most}", head, "--", folder)
    listed = _git(project, "rev-list", *arguments)
    if listed is None:
        raise RevisionError("git-failed", "HEAD")
    lines = (line.split(" ") for line in listed.decode("ascii").splitlines())
    return [Commit(name, datetime.fromtimestamp(int(seconds), UTC)) for seconds, name in lines]


def is_shallow(project: Path) -> bool:
    """Whether earlier commits are missing in this copy of the repository."""
    return _git(project, "rev-parse", "--is-shallow-repository") != b"false\n"


def blobs_at(project: Path, commits: Iterable[str], names: Sequence[str]) -> Iterator[dict[str, str]]:
    """The objects of the named files in each commit; a file that a commit lacks is left out.

    Names are relative to ``project``.

    Raises:
        RevisionError: ``git-failed``.
    """
    commit_names = list(commits)
    asked = "".join(f"{commit}:./{name}\n" for commit in commit_names for name in names)
    answer = _git(project, "cat-file", "--batch-check", stdin=asked.encode())
    lines = (answer or b"").decode("utf-8", "replace").splitlines()
    if answer is None or len(lines) != len(commit_names) * len(names):
        raise RevisionError("git-failed", "cat-file")
    for start in range(0, len(lines), len(names)):
        answers = (line.split(" ") for line in lines[start : start + len(names)])
        pairs = zip(names, answers, strict=True)
        yield {name: parts[0] for name, parts in pairs if parts[1:2] == ["blob"]}


def _blobs(listed: bytes) -> Iterator[tuple[str, str]]:
    """Names and objects of ordinary files: no links, no submodules."""
    for entry in listed.split(b"\0"):
        if entry.startswith(b"100"):
            about, _, name = entry.partition(b"\t")
            yield name.decode("utf-8", "replace"), about.split(b" ")[2].decode("ascii")


def contents(project: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """What objects hold, in their order (``git cat-file --batch``: a head line, the bytes, a line break).

    Raises:
        RevisionError: ``git-failed``.
    """
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _git(project, "cat-file", "--batch", stdin=asked)
    if answer is None:
        raise RevisionError("git-failed", "cat-file")
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split(b" ")[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _git(project: Path, *arguments: str, stdin: bytes | None = None) -> bytes | None:
    """What git prints, or None if it fails."""
    git = shutil.which("git")
    if git is None:
        raise RevisionError("no-git")
    completed = subprocess.run(  # noqa: S603 - a list of arguments, revisions after --end-of-options
        [git, "-C", str(project), *arguments], input=stdin, capture_output=True, check=False
    )
    return completed.stdout if completed.returncode == 0 else None

"""Reads a plan's files from a folder or from a git revision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from actionplan.history.git import RevisionError, ask, ask_or_none, look_for_repository
from actionplan.reading.input_files import LARGEST_DATA, input_files, read_input
from actionplan.system.journal import settled

# What is read of a revision, besides which nothing has a meaning for the plan.
_DATA_ENDINGS = (".yaml", ".yml")
_PAGE_ENDINGS = (".md",)


def project_files(project: Path, data: str, content: str) -> dict[str, bytes]:
    """The files of a plan in a folder, by their names in it: those that are read.

    Raises:
        RevisionError: ``no-data``.
    """
    if not (project / data).is_dir():
        raise RevisionError("no-data", data)
    # What a killed command has left of a change is undone first.
    with settled(project / data):
        return _files_below(project, data, content)


def _files_below(project: Path, data: str, content: str) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for folder in (data, content):
        for path in input_files(project / folder):
            name = path.relative_to(project).as_posix()
            if _matters(name, data, content):
                raw = read_input(path, project / folder, LARGEST_DATA)
                if isinstance(raw, bytes):
                    files[name] = raw
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
        RevisionError: those of :func:`actionplan.history.git.look_for_repository`, or ``unknown-revision``.
    """
    look_for_repository(project)
    # No argument of a process can hold NUL; nor can the name of a revision.
    asked = f"{revision}^{{commit}}"
    commit = "\0" not in revision and ask_or_none(
        project, "rev-parse", "--verify", "--quiet", "--end-of-options", asked
    )
    if not commit:
        raise RevisionError("unknown-revision", revision)
    return commit.decode("ascii").strip()


def commit_moment(project: Path, revision: str) -> int:
    """When a revision was committed, in seconds since 1970.

    Raises:
        RevisionError: those of :func:`commit_of`, or ``git-failed``.
    """
    commit = commit_of(project, revision)
    for line in ask(project, "cat-file", "commit", commit).splitlines():
        if line.startswith(b"committer "):
            return int(line.split(b" ")[-2])
    raise RevisionError("git-failed", commit)


def revision_files(project: Path, commit: str, data: str, content: str) -> dict[str, bytes]:
    """The files of a plan in a commit, by their names below ``project``.

    Raises:
        RevisionError: ``no-git``, ``no-data`` or ``git-failed``.
    """
    listed = ask(project, "ls-tree", "-r", "-z", "--end-of-options", commit, "--", data, content)
    files = _contents_of(project, {n: b for n, b in _blobs(listed) if _matters(n, data, content)})
    # Of a submodule the commit holds no files, but the commit of the other repository.
    for folder, of_module in _submodules(listed):
        inside = _blobs(ask(project / folder, "ls-tree", "-r", "-z", "--end-of-options", of_module))
        blobs = {name: blob for name, blob in inside if _matters(f"{folder}/{name}", data, content)}
        files |= {f"{folder}/{name}": raw for name, raw in _contents_of(project / folder, blobs).items()}
    if not any(PurePosixPath(name).parent == PurePosixPath(data) for name in files):
        raise RevisionError("no-data", data)
    return files


def _contents_of(project: Path, blobs: Mapping[str, str]) -> dict[str, bytes]:
    """What files hold, by their names."""
    return dict(zip(blobs, contents(project, list(blobs.values())), strict=True)) if blobs else {}


def _submodules(listed: bytes) -> Iterator[tuple[str, str]]:
    """The folders of other repositories, and the commits in these."""
    for entry in listed.split(b"\0"):
        if entry.startswith(b"160000 "):
            about, _, name = entry.partition(b"\t")
            yield name.decode("utf-8", "replace"), about.split(b" ")[2].decode("ascii")


@dataclass(frozen=True)
class Commit:
    """A commit's full name, and the moment it was committed, in UTC."""

    name: str
    moment: datetime


def commits_that_touch(project: Path, start: str, folder: str, most: int) -> list[Commit]:
    """The latest commits that changed a folder, the newest first.

    Of a merge the merge itself counts, not what was merged: what stood on the branch, one after the other.

    Args:
        project: a folder in a repository.
        start: the full name of the newest commit.
        folder: the folder as seen from ``project``.
        most: how many are looked for.

    Raises:
        RevisionError: ``no-git`` or ``git-failed``.
    """
    arguments = ("--first-parent", "--timestamp", f"--max-count={most}", start, "--", folder or ".")
    lines = (line.split(" ") for line in ask(project, "rev-list", *arguments).decode("ascii").splitlines())
    return [Commit(name, datetime.fromtimestamp(int(seconds), UTC)) for seconds, name in lines]


def top_and_folder(folder: Path) -> tuple[Path, str]:
    """The top of the repository that a folder is in, and the folder as seen from there, without a slash.

    Of a folder that is a repository of its own within another, or a link to one elsewhere, it is its own.

    Raises:
        RevisionError: those of :func:`commit_of`, or ``git-failed``.
    """
    look_for_repository(folder)
    top, inside = (
        ask(folder, "rev-parse", option).decode("utf-8", "surrogateescape").rstrip("\n")
        for option in ("--show-toplevel", "--show-prefix")
    )
    return Path(top), inside.rstrip("/")


def parent_of(project: Path, commit: str) -> str | None:
    """The first parent of a commit; None of the first commit, and where it is not in this copy."""
    parent = ask_or_none(project, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^1")
    return parent.decode("ascii").strip() if parent else None


def all_blobs(project: Path, commit: str) -> dict[str, str]:
    """The objects of all files of a commit, by their names from the top of the repository.

    Raises:
        RevisionError: ``no-git`` or ``git-failed``.
    """
    return dict(_blobs(ask(project, "ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit)))


def is_shallow(project: Path) -> bool:
    """Whether earlier commits are missing in this copy of the repository."""
    return ask_or_none(project, "rev-parse", "--is-shallow-repository") != b"false\n"


def blobs_at(project: Path, commits: Iterable[str], names: Sequence[str]) -> Iterator[dict[str, str]]:
    """The objects of the named files in each commit; a file that a commit lacks is left out.

    Names are relative to ``project``.

    Raises:
        RevisionError: ``git-failed``.
    """
    commit_names = list(commits)
    asked = "".join(f"{commit}:./{name}\n" for commit in commit_names for name in names)
    answer = ask(project, "cat-file", "--batch-check", stdin=asked.encode("utf-8", "surrogateescape"))
    lines = answer.decode("utf-8", "replace").splitlines()
    if len(lines) != len(commit_names) * len(names):
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
    answer = ask(project, "cat-file", "--batch", stdin=asked)
    at = 0
    for _ in blobs:
        end = answer.index(b"\n", at)
        about = answer[at:end].split(b" ")
        if len(about) < 3:  # «… missing»: the copy of the repository lacks it
            raise RevisionError("git-failed", answer[at:end].decode("utf-8", "replace"))
        size = int(about[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + size + 2

"""Reads a plan's files from a folder or from a git revision.

git is run with lists of arguments, without a shell, and is only asked for
what objects hold (``cat-file``): no attribute, filter or hook of the repository acts.
"""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

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
    found = "\0" not in revision and _git(
        project, "rev-parse", "--verify", "--quiet", "--end-of-options", asked
    )
    if not found:
        raise RevisionError("unknown-revision", revision)
    return found.decode("ascii").strip()


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
    contents = _contents(project, list(blobs.values()))
    return dict(zip(blobs, contents, strict=True))


def _blobs(listed: bytes) -> Iterator[tuple[str, str]]:
    """Names and objects of ordinary files: no links, no submodules."""
    for entry in listed.split(b"\0"):
        if entry.startswith(b"100"):
            about, _, name = entry.partition(b"\t")
            yield name.decode("utf-8", "replace"), about.split(b" ")[2].decode("ascii")


def _contents(project: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """What objects hold, in their order (``git cat-file --batch``: a head line, the bytes, a line break)."""
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
    done = subprocess.run(  # noqa: S603 - a list of arguments, revisions after --end-of-options
        [git, "-C", str(project), *arguments], input=stdin, capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None

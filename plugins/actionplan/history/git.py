"""Asks git, and keeps what it says when it refuses.

git is run with lists of arguments, without a shell, and is only asked for what objects hold
(``cat-file``): no attribute, filter or hook of the repository acts.
"""

import os
import shutil
import subprocess
from pathlib import Path

# Messages in git's own language, which is the one that is searched for here.
_ENVIRONMENT = {"LC_ALL": "C", "LANGUAGE": "C", "GIT_OPTIONAL_LOCKS": "0"}
_OF_ANOTHER_OWNER = "dubious ownership"
_NO_REPOSITORY = "not a git repository"
# A message of git's is a line or two; what somebody else may have put there need not be told whole.
_LONGEST_MESSAGE = 300


class RevisionError(Exception):
    """A revision cannot be read.

    ``code`` names the message: ``no-git``, ``no-repository``, ``other-owner``, ``git-refuses``,
    ``unknown-revision``, ``no-data`` or ``git-failed``; ``detail`` fills it in: git's own words, or what
    was asked for.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    @property
    def is_refusal(self) -> bool:
        """Whether there is a repository that somebody must put right."""
        return self.code in ("other-owner", "git-refuses", "git-failed")


def ask(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    """What git prints, asked in a folder.

    Raises:
        RevisionError: ``no-git``, or ``git-failed`` with git's own words.
    """
    git = shutil.which("git")
    if git is None:
        raise RevisionError("no-git")
    completed = subprocess.run(  # noqa: S603 - a list of arguments, revisions after --end-of-options
        [git, "-C", str(folder), *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, **_ENVIRONMENT},
    )
    if completed.returncode:
        raise RevisionError("git-failed", _said(completed.stderr))
    return completed.stdout


def ask_or_none(folder: Path, *arguments: str) -> bytes | None:
    """The same; None where git fails.

    Raises:
        RevisionError: ``no-git``.
    """
    try:
        return ask(folder, *arguments)
    except RevisionError as error:
        if error.code == "no-git":
            raise
        return None


def look_for_repository(folder: Path) -> None:
    """Make sure that a folder is in a repository that git reads.

    Raises:
        RevisionError: ``no-git``; ``no-repository`` where there is none; ``other-owner`` (its files are
            another user's, which git refuses; ``detail`` is their folder) or ``git-refuses`` where there is
            one.
    """
    if not folder.is_dir():
        raise RevisionError("no-repository", folder.as_posix())
    try:
        ask(folder, "rev-parse", "--git-dir")
    except RevisionError as error:
        if error.code == "no-git":
            raise
        if _OF_ANOTHER_OWNER in error.detail:
            raise RevisionError("other-owner", _top(folder).as_posix()) from None
        if _NO_REPOSITORY in error.detail and not _has_repository(folder):
            raise RevisionError("no-repository", folder.as_posix()) from None
        raise RevisionError("git-refuses", error.detail) from None


def _has_repository(folder: Path) -> bool:
    """Whether there is what should be a repository, though git takes it for none."""
    return "GIT_DIR" in os.environ or (_top(folder) / ".git").exists()


def _top(folder: Path) -> Path:
    """The nearest folder above, or this one, that holds ``.git``; this one if none does."""
    resolved = folder.resolve()
    return next((place for place in (resolved, *resolved.parents) if (place / ".git").exists()), resolved)


def _said(stderr: bytes) -> str:
    """git's own words on one line."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    words = next((line.strip() for line in lines if line.strip() and not line.startswith("hint:")), "")
    return words.removeprefix("fatal: ").removeprefix("error: ")[:_LONGEST_MESSAGE]

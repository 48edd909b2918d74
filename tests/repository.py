"""A git repository for tests, with nothing of the machine's own settings."""

import os
import subprocess
from pathlib import Path

WITHOUT_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@plan.example",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@plan.example",
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; returns what it prints."""
    done = subprocess.run(
        ["git", "-C", folder, *arguments],
        env=os.environ | WITHOUT_SETTINGS,
        capture_output=True,
        check=True,
        text=True,
    )
    return done.stdout


def commit(folder: Path) -> None:
    """Commit all that is in a folder."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "A change")

"""Projects whose plan has versions in git, for tests."""

import shutil
from pathlib import Path

import pytest

from actionplan.derived.changes import History
from actionplan.history.walk import history
from actionplan.system.cache import Cache
from tests.repository import commit, git
from tests.small_plan import SMALL


class Project:
    """The small plan in a repository of its own; each commit is a day after the one before."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._monkeypatch = monkeypatch
        self._day = 0
        shutil.copytree(SMALL, self.data)
        git(folder, "init", "-q", "-b", "main")

    @property
    def cache(self) -> Cache:
        """What another run would find."""
        return Cache(self.folder / ".cache")

    def commit(self) -> None:
        """Commit all that is in the folder, at noon of the next day of March 2026."""
        self._day += 1
        self._monkeypatch.setenv("GIT_COMMITTER_DATE", f"2026-03-{self._day:02}T12:00:00Z")
        (self.folder / ".gitignore").write_text(".cache/\n")
        commit(self.folder)

    def change(self, file: str, old: str, new: str) -> None:
        """Change the first place of a text in one of the plan's files, and commit it."""
        path = self.data / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        self.commit()

    def history(self) -> History:
        return history(self.folder, "data", self.cache)

    def titles(self) -> list[str]:
        """The titles of all entries in Swedish, the newest first."""
        return [entry.texts["sv"].title for entry in self.history().of("sv")]

"""A project with versions."""

from pathlib import Path

import pytest

from tests.history.versions import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The small plan, committed once."""
    made = Project(tmp_path / "project", monkeypatch)
    made.commit()
    return made

"""A plan whose folder was renamed or moved keeps its history, and what is another plan begins one."""

from pathlib import Path

import pytest

from actionplan.history.walk import history
from actionplan.system.cache import Cache
from tests.history.versions import Project
from tests.repository import git

APPEARANCE = "Planen läggs in"
CHANGE = "Aktivitet boende-1: ändring i texten"


def told(project: Project) -> list[tuple[str, int]]:
    """The titles of the entries and the days of their commits, the newest first."""
    entries = history(project.folder, project.data.relative_to(project.folder).as_posix(), Cache()).of("sv")
    return [(entry.texts["sv"].title, entry.moment.day) for entry in entries]


def move(project: Project, target: str) -> None:
    """Move the plan's folder, without committing."""
    new = project.folder / target
    new.parent.mkdir(parents=True, exist_ok=True)
    git(project.folder, "mv", project.data.relative_to(project.folder).as_posix(), target)
    project.data = new


@pytest.mark.parametrize("target", ["plandata", "sub/data", "sub/deep/er", "åtgärder och mål"])
def test_a_renamed_folder_keeps_its_history(project: Project, target: str) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    move(project, target)
    project.commit()
    assert told(project) == [(CHANGE, 2), (APPEARANCE, 1)]
    project.change("activities.yaml", "Bygga hem.", "Bygga hus.")
    assert told(project) == [(CHANGE, 4), (CHANGE, 2), (APPEARANCE, 1)]


def test_it_may_be_renamed_and_changed_at_once(project: Project) -> None:
    move(project, "plandata")
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    assert told(project) == [(CHANGE, 2), (APPEARANCE, 1)]


def test_it_may_be_renamed_again_and_back(project: Project) -> None:
    days = []
    for number, target in enumerate(("one", "sub/two", "data", "three", "data")):
        move(project, target)
        project.commit()
        project.change("activities.yaml", "Bygga", f"Bygga {number}")
        days.append(project._day)
    assert told(project) == [*((CHANGE, day) for day in reversed(days)), (APPEARANCE, 1)]


def test_a_whole_project_may_move_below_a_folder_and_to_the_top(project: Project) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    # A plan whose files are at the top of the repository.
    for file in project.data.iterdir():
        git(project.folder, "mv", f"data/{file.name}", file.name)
    project.commit()
    project.data = project.folder
    assert told(project) == [(CHANGE, 2), (APPEARANCE, 1)]


def test_a_copy_is_a_plan_of_its_own(project: Project) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    (project.folder / "next").mkdir()
    for file in project.data.iterdir():
        (project.folder / "next" / file.name).write_bytes(file.read_bytes())
    project.commit()
    assert told(project) == [(CHANGE, 2), (APPEARANCE, 1)]
    project.data = project.folder / "next"
    assert told(project) == [(APPEARANCE, 3)]


def test_a_plan_that_was_away_for_a_time_is_compared_with_what_it_was(
    project: Project, tmp_path: Path
) -> None:
    kept = {file.name: file.read_bytes() for file in project.data.iterdir()}
    git(project.folder, "rm", "-q", "-r", "data")
    project.commit()
    project.data.mkdir(exist_ok=True)
    for name, raw in kept.items():
        (project.data / name).write_bytes(raw)
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    assert told(project) == [(CHANGE, 3), (APPEARANCE, 1)]


def test_a_plan_that_comes_with_a_merge(project: Project) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    git(project.folder, "switch", "-q", "-c", "proposal")
    move(project, "plandata")
    project.commit()
    git(project.folder, "switch", "-q", "main")
    (project.folder / "README.md").write_text("Läs mig")
    project.commit()
    git(project.folder, "merge", "-q", "--no-ff", "-m", "Merge", "proposal")
    assert told(project) == [(CHANGE, 2), (APPEARANCE, 1)]

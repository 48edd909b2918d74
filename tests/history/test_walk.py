"""The history of a plan's versions in git: what makes an entry, what does not, and what is remembered."""

import shutil
from pathlib import Path

import pytest

from actionplan.history import walk
from actionplan.history.git import RevisionError
from actionplan.history.versions import Version, plan_of_version
from actionplan.history.walk import history
from actionplan.plan.whole import Plan
from actionplan.system.cache import Cache
from tests.history.versions import Project
from tests.repository import git
from tests.told import Told
from tests.trees import tree

_APPEARANCE = "Planen läggs in"


def test_the_first_version_is_one_entry(project: Project) -> None:
    (entry,) = project.history().entries
    assert entry.texts["sv"].title == _APPEARANCE
    assert f"{entry.moment:%Y-%m-%d}" == "2026-03-01"
    assert entry.commit == git(project.folder, "rev-parse", "HEAD").strip()


def test_each_version_is_told_at_its_own_date(project: Project) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    project.change("activities.yaml", "Bygga hem.", "Bygga hus.")
    found = project.history()
    assert [(entry.id, entry.moment.day) for entry in found.entries] == [
        ("boende-1", 3),
        ("boende-1", 2),
        ("", 1),
    ]
    assert found.updated == found.entries[0].moment


def test_what_is_no_change_of_the_plan_is_no_entry(project: Project) -> None:
    file = project.data / "activities.yaml"
    file.write_text("# En anmärkning\n" + file.read_text("utf-8"), "utf-8")
    project.commit()
    (project.folder / "README.md").write_text("Läs mig")
    project.commit()
    (project.data / "translations.yaml").write_text("accepted: []\n")
    project.commit()
    assert project.titles() == [_APPEARANCE]


def test_a_faulty_version_is_told_with_the_next_right_one(project: Project) -> None:
    project.change("activities.yaml", "focus_area: boende", "fokus: boende")
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    project.change("activities.yaml", "fokus: boende", "focus_area: boende")
    (changed, _) = project.history().entries
    assert changed.texts["sv"].title == "Aktivitet boende-1: ändring i texten"
    assert changed.moment.day == 4


def test_faulty_versions_before_the_first_right_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project(tmp_path / "project", monkeypatch)
    plan = (project.data / "plan.yaml").read_text("utf-8")
    (project.data / "plan.yaml").unlink()
    project.commit()
    (project.data / "plan.yaml").write_text("titel: gammalt format\n")
    project.commit()
    (project.data / "plan.yaml").write_text(plan, "utf-8")
    project.commit()
    (entry,) = project.history().entries
    assert (entry.texts["sv"].title, entry.moment.day) == (_APPEARANCE, 3)


def test_a_change_that_is_taken_back_at_once(project: Project) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    project.change("activities.yaml", "Bygga hem.", "Bygga bostäder.")
    told = project.history().of("sv")
    assert [entry.texts["sv"].lines[0].words[1:] for entry in told[:2]] == [
        (("old", "hem."), ("new", "bostäder.")),
        (("old", "bostäder."), ("new", "hem.")),
    ]


def test_a_merge_counts_when_it_came(project: Project) -> None:
    """What was done on the way is not told, and neither is the way."""
    git(project.folder, "switch", "-q", "-c", "proposal")
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    project.change("activities.yaml", "Bygga hem.", "Bygga hus.")
    git(project.folder, "switch", "-q", "main")
    project.change("organisations.yaml", "Alnäs kommun", "Alnäs stad")
    git(project.folder, "merge", "-q", "--no-ff", "-m", "Merge", "proposal")
    told = project.history().of("sv")
    assert [entry.id for entry in told] == ["boende-1", "alnas", ""]
    assert told[0].texts["sv"].lines[0].words[-1] == ("new", "hus.")


def test_a_shallow_copy_tells_what_it_knows(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    project.change("activities.yaml", "Bygga hem.", "Bygga hus.")
    address = project.folder.as_uri()
    git(tmp_path, "clone", "-q", "--depth", "2", address, "two")
    (entry,) = history(tmp_path / "two", "data", Cache()).entries
    assert (entry.id, entry.moment.day) == ("boende-1", 3)
    git(tmp_path, "clone", "-q", "--depth", "1", address, "one")
    with pytest.raises(RevisionError) as raised:
        history(tmp_path / "one", "data", Cache())
    assert raised.value.code == "shallow"


def test_a_long_history_is_cut(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it is cut, the plan does not appear."""
    monkeypatch.setattr(walk, "_MOST_VERSIONS", 2)
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    assert project.titles() == ["Aktivitet boende-1: ändring i texten", _APPEARANCE]
    project.change("activities.yaml", "Bygga hem.", "Bygga hus.")
    assert [entry.moment.day for entry in project.history().entries] == [3]


def test_a_plan_below_the_top_of_a_repository(project: Project) -> None:
    (project.folder / "below").mkdir()
    git(project.folder, "mv", "data", "below/data")
    project.commit()
    project.data = project.folder / "below/data"
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    for folder, data in ((project.folder / "below", "data"), (project.folder, "below/data")):
        titles = [entry.texts["sv"].title for entry in history(folder, data, project.cache).of("sv")]
        assert titles == ["Aktivitet boende-1: ändring i texten", _APPEARANCE]


def test_without_git_or_versions_it_is_said(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for folder in ("bare", "empty"):
        shutil.copytree(project.data, tmp_path / folder / "data")
    git(tmp_path / "empty", "init", "-q")
    for folder, code in (("bare", "no-repository"), ("empty", "unknown-revision")):
        with pytest.raises(RevisionError) as raised:
            history(tmp_path / folder, "data", Cache())
        assert raised.value.code == code
    with pytest.raises(RevisionError) as raised:
        history(project.folder, "../outside", project.cache)
    assert raised.value.code == "no-repository"
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError) as raised:
        project.history()
    assert raised.value.code == "no-git"


def test_what_was_found_is_remembered(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.change("activities.yaml", "focus_area: boende", "fokus: boende")
    project.change("activities.yaml", "fokus: boende", "focus_area: arbete")
    first = project.history()
    read: list[str] = []

    def counting(folder: Path, version: Version) -> Plan | None:
        read.append(version.key)
        return plan_of_version(folder, version)

    monkeypatch.setattr(walk, "plan_of_version", counting)
    assert project.history() == first
    assert read == []
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    assert project.history().entries[1:] == first.entries
    assert len(read) == 2  # the new one, and the one before it


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\x00", b'[{"collection": 1}]', b"[1, 2]"])
def test_what_is_kept_and_cannot_be_used_is_made_anew(project: Project, content: bytes) -> None:
    first = project.history()
    kept = tree(project.folder / ".cache")
    assert kept
    for name in kept:
        (project.folder / ".cache" / name).write_bytes(content)
    assert project.history() == first
    assert tree(project.folder / ".cache") == kept


def test_no_place_to_remember_in_is_no_fault(project: Project) -> None:
    (project.folder / ".cache").write_text("a file where a folder should be")
    assert project.titles() == [_APPEARANCE]


def test_each_version_that_is_looked_at_is_counted(project: Project) -> None:
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    told = Told()
    history(project.folder, "data", project.cache, told)
    assert told.numbers("history") == [(0, 2), (1, 2), (2, 2)]

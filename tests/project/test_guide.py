"""The guide for another plan, followed to the letter."""

import re
from pathlib import Path

import pytest

from actionplan.plan.kinds import FILES, OPTIONAL
from actionplan.reading.checks import check
from tests.site.building import ENGINE, ROOT, page_at, run_mkdocs

GUIDE = (ROOT / "docs/pages/another-plan.md").read_text("utf-8")
# `the/file.yaml` in a paragraph, and the block that follows it.
_FILES = dict(re.findall(r"^`([\w./-]+)`[^`]*?(?:`\w+`[^`]*)*\n\n```\w+\n(.*?)^```$", GUIDE, re.M | re.S))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("another")
    for name, text in _FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def test_it_has_the_files_that_are_needed_and_tells_of_the_others() -> None:
    assert {name.removeprefix("data/") for name in _FILES if name.startswith("data/")} == set(
        FILES
    ) - OPTIONAL
    others = GUIDE.split("## The other files")[1].split("\n## ")[0]
    assert set(re.findall(r"`([\w-]+\.yaml)`", others)) == OPTIONAL


def test_its_plan_has_no_faults(project: Path) -> None:
    checked = check(project / "data")
    assert checked.plan and not checked.findings


def test_its_site_is_built_and_shows_the_activity(project: Path) -> None:
    result = run_mkdocs(project, "build", "--strict")
    assert result.returncode == 0, f"{ENGINE}: {result.stderr}"
    page = page_at(project / "site", "en/activities/cykel-1").get_text(" ")
    assert "Build a cycle path to the station." in page
    assert "Municipality of Exempelby" in page
    assert "Om webbplatsen" in page_at(project / "site", "aktiviteter").get_text(" ")


def test_the_readme_has_the_same_settings_but_for_the_names() -> None:
    settings = _FILES["mkdocs.yml"].splitlines()[2:]
    assert "\n".join(settings) in (ROOT / "README.md").read_text("utf-8")

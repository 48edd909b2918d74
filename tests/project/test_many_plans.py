"""The repository of many plans, as its page shows it: make builds what has changed, side by side."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.plans import generated_plan
from tests.site.building import ROOT
from tests.trees import tree

PAGE = (ROOT / "docs/pages/many-plans.md").read_text("utf-8")
PLANS = ("alby", "berga", "ceder")


def _shown(before: str, language: str) -> str:
    """A file that the page shows below its name."""
    found = re.search(
        rf"^{re.escape(before)}[^\n]*:\n\n```{language}\n(.*?)```$", PAGE, re.MULTILINE | re.DOTALL
    )
    assert found, before
    return found[1]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    # What takes long is left out; tests/engine/test_many_plans.py has all of it.
    common = _shown("`common.yml`", "yaml") + "      search: false\n      exports: false\n"
    (tmp_path / "common.yml").write_text(common, "utf-8")
    (tmp_path / "Makefile").write_text(_shown("`Makefile`", "make"), "utf-8")
    for number, name in enumerate(PLANS):
        plan = generated_plan(tmp_path / "plans" / name, 12, seed=number)
        own = _shown("`mkdocs.yml` of the plan `alby`", "yaml").replace("alby", name)
        (plan / "mkdocs.yml").write_text(own, "utf-8")
    return tmp_path


def _run(repository: Path, *command: str) -> str:
    # The command mkdocs is that of this Python.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    more = {"PATH": path, "SOURCE_DATE_EPOCH": "1790000000"}
    result = subprocess.run(
        command, cwd=repository, env={**os.environ, **more}, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def _waiting(repository: Path, *arguments: str) -> set[str]:
    """The plans that make would build."""
    printed = _run(repository, "make", "--dry-run", *arguments)
    return set(re.findall(r"--config-file plans/(\w+)/mkdocs\.yml", printed))


def test_make_builds_what_has_changed(repository: Path) -> None:
    _run(repository, "make", "--jobs=2")
    assert {path.name for path in (repository / "site").iterdir()} == set(PLANS)
    assert _waiting(repository) == set()
    data = repository / "plans/berga/data"
    (data / "examples.yaml").write_text("examples: [ ]\n", "utf-8")
    assert _waiting(repository) == {"berga"}
    (repository / "plans/ceder/content/om.md").write_text("# Om\n", "utf-8")
    assert _waiting(repository) == {"berga", "ceder"}
    (repository / "common.yml").touch()
    assert _waiting(repository) == set(PLANS)


def test_a_file_that_is_gone_is_a_change(repository: Path) -> None:
    page = repository / "plans/alby/content/om.md"
    page.write_text("# Om\n", "utf-8")
    _run(repository, "make", "build/alby.built")
    assert _waiting(repository) == {"berga", "ceder"}
    page.unlink()
    assert _waiting(repository) == set(PLANS)


def test_company_changes_no_byte(repository: Path) -> None:
    """Side by side, and each alone, in another order, elsewhere on the disk."""
    shutil.copytree(repository, alone := repository.parent / "alone")
    _run(repository, "make", "--jobs=3")
    for name in reversed(PLANS):
        _run(alone, "make", f"build/{name}.built")
    assert tree(repository / "site") == tree(alone / "site")


def test_the_parts_are_the_whole(repository: Path) -> None:
    parts = [_waiting(repository, f"PART={part}", "OF=2") for part in range(2)]
    assert parts == [{"berga"}, {"alby", "ceder"}]


def test_a_proposal_builds_what_it_changes(repository: Path) -> None:
    commands = _shown("`fetch-depth: 2`) needs no more than this", "sh")
    changed = "plans/berga/data/plan.yaml\nplans/berga/content/om.md\nplans/alby/mkdocs.yml\n"
    asked = commands.replace("git diff --name-only HEAD^1 -- plans", f"printf '{changed}'")
    assert asked != commands
    printed = _run(repository, "sh", "-c", f"{asked.strip()} --dry-run")
    assert set(re.findall(r"--config-file plans/(\w+)/", printed)) == {"alby", "berga"}

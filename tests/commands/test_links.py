"""The command's own behaviour; what is a dead link is in tests/editing."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["links", *arguments])


@pytest.fixture
def here(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the small plan, which names only addresses that lead nowhere, and a page."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    for file in small.glob("*.yaml"):
        file.write_text(file.read_text("utf-8").replace("https://example.org", "http://127.0.0.1:1"), "utf-8")
    monkeypatch.chdir(small.parent)
    Path("content").mkdir()
    return small.parent


def test_a_private_address_is_a_warning(here: Path) -> None:
    result = _run()
    assert result.exit_code == 0
    assert (
        "data/plan.yaml:18:8: varning: länken http://127.0.0.1:1/licens går inte att pröva" in result.output
    )
    assert result.output.endswith("prövade.\nInga fel. 2 varningar.\n")


def test_a_dead_link_is_a_fault(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actionplan.commands.links.is_public", lambda _: True)
    result = _run("--lang", "en", "--format", "github")
    assert result.exit_code == 1
    assert "::error file=data/plan.yaml,line=18,col=8::the link" in result.output
    assert json.loads(_run("--format", "json").output)[0]["code"] == "dead-link"


def test_a_faulty_plan_is_reported(here: Path) -> None:
    (here / "data/glossary.yaml").write_text("", "utf-8")
    assert _run().exit_code == 1


def test_what_cannot_be_read_is_said(here: Path) -> None:
    result = _run("--pages", "none")
    assert (result.exit_code, "--pages" in result.output) == (2, True)
    (here / "content/a.md").write_bytes(b"\xff")
    result = _run()
    assert (result.exit_code, "content/a.md" in result.output) == (2, True)

"""The command's own behaviour; what it says of each fault is in tests/broken."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from tests.small_plan import SMALL


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_faultless_plan_is_said_to_be_so() -> None:
    result = _run("check", "--data", str(SMALL))
    assert (result.exit_code, result.output) == (0, "Inga fel.\n")
    assert _run("check", "--data", str(SMALL), "--lang", "en").output == "No errors.\n"


def test_formats_for_programs_hold_nothing_else(small: Path) -> None:
    assert _run("check", "--data", str(SMALL), "--format", "github").output == ""
    assert json.loads(_run("check", "--data", str(SMALL), "--format", "json").output) == []
    (small / "glossary.yaml").write_bytes(b"")
    result = _run("check", "--data", str(small), "--format", "json")
    assert [item["code"] for item in json.loads(result.output)] == ["empty-file"]
    assert result.exit_code == 1
    result = _run("check", "--data", str(small), "--format", "github")
    assert [line[:7] for line in result.output.splitlines()] == ["::error"]
    assert result.exit_code == 1


def test_the_folder_is_data_unless_another_is_given(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.parent)
    assert _run("check").exit_code == 0
    monkeypatch.chdir(small)
    result = _run("check")
    assert result.exit_code == 1
    assert result.output.startswith('data:1:1: mappen "data" finns inte')


def test_an_unknown_format_is_refused_and_explained() -> None:
    result = _run("check", "--format", "xml")
    assert result.exit_code == 2
    assert "'text', 'github', 'json'" in result.output


@pytest.mark.parametrize("arguments", [["-h"], ["--help"], ["check", "-h"]])
def test_help(arguments: list[str]) -> None:
    result = _run(*arguments)
    assert result.exit_code == 0
    assert "check" in result.output


def test_version() -> None:
    result = _run("--version")
    assert result.exit_code == 0
    assert "version" in result.output

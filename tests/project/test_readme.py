"""The README's table and the commands are the same, and every command says how it is used."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from actionplan.commands.main import COMMANDS, main

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
_ROWS = re.findall(r"^\| `?actionplan ([a-z]+)[^|]*\| ([^|]+) \|", README, re.MULTILINE)


def _commands(
    group: click.Group, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with the words it is called by, those inside groups of commands too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*above, name), command
        if isinstance(command, click.Group):
            yield from _commands(command, (*above, name))


_ALL = dict(_commands(main))
_ids = " ".join


def test_the_table_has_every_command_and_no_other() -> None:
    assert {name for name, _ in _ROWS} == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_table_says_how_each_command_ends(name: str) -> None:
    said = " ".join(text for row, text in _ROWS if row == name)
    assert re.search(r"\b0\b.*\b[12]\b", said), said


@pytest.mark.parametrize("words", _ALL, ids=_ids)
def test_help_has_an_example_and_the_exit_codes(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, "--help"], terminal_width=200)
    assert result.exit_code == 0
    assert f"Exempel / Example: actionplan {words[0]}" in " ".join(result.output.split())
    assert re.search(r"[Aa]vslutas med 0.*[Ee]xits with 0", " ".join(result.output.split()))


@pytest.mark.parametrize("words", _ALL, ids=_ids)
def test_a_missing_folder_is_said_and_never_a_traceback(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = _ALL[words]
    arguments = ["none" for item in command.params if isinstance(item, click.Argument) and item.required]
    if any("--data" in item.opts for item in command.params):
        arguments += ["--data", "none"]
    result = CliRunner().invoke(main, [*words, *arguments], input="")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert list(tmp_path.iterdir()) == [] or "--data" not in arguments


def test_every_picture_is_there_small_and_described() -> None:
    root = Path(__file__).parents[2]
    for page in ("README.md", "CONTRIBUTING.md"):
        pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", (root / page).read_text("utf-8"))
        assert pictures, page
        for words, path in pictures:
            assert len(words) > 30, path
            assert (root / path).stat().st_size < 150_000, path

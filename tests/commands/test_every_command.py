"""Every command says how it is used, in both languages, and meets a missing folder in words."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from actionplan.commands.main import main


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


@pytest.mark.parametrize("words", _ALL, ids=_ids)
def test_help_has_an_example_and_the_exit_codes(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*words, "--help"], terminal_width=200)
    assert result.exit_code == 0
    assert f"Exempel / Example: actionplan {words[0]}" in " ".join(result.output.split())
    assert re.search(r"[Aa]vslutas med 0.*[Ee]xits with 0\b.*?\b[12]\b", " ".join(result.output.split()))


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

"""Commands that write a file which they are named after."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from actionplan.commands.common import in_language, of_data, of_site
from actionplan.plan.values import LANGUAGES
from actionplan.system.files import write_all
from actionplan.words.wording import Wording, wording

_HOW_IT_ENDS = """

    Avslutas med 0 om filen är skriven, 1 om planen har fel och 2 om filen inte går att göra eller skriva. /
    Exits with 0 if the file has been written, 1 if the plan has faults, 2 if it cannot be made or written.
    """


def file_command(
    file: str, about: Callable[[Wording], str], write: Callable[..., None], *options: Callable[[Any], Any]
) -> click.Command:
    """The command for a file.

    Args:
        file: its name, also the command's.
        about: what it is, in the words of a language.
        write: writes it; is given ``target``, ``data``, ``lang``, ``site_url`` and what ``options`` add.
    """
    command = click.Command(
        file,
        callback=write,
        help=" / ".join(about(wording("exports", lang)) for lang in LANGUAGES) + _HOW_IT_ENDS,
        epilog=f"Exempel / Example: actionplan export {file} --site-url https://handlingsplan.example/",
    )
    target = click.option(
        "--target",
        default=file,
        type=click.Path(path_type=Path),
        help=f"Filen som skrivs ({file}). / The file to write.",
    )
    for option in (of_site, in_language, *options, of_data, target):
        command = option(command)
    return command


def written(target: Path, content: bytes, words: Wording) -> str:
    """Write a file whole, and say so; returns what keeps it from being written, or nothing."""
    try:
        write_all({target: content})
    except OSError as error:
        return words("command.cannot_write", file=target, reason=error.strerror)
    click.echo(words("command.written", file=target))
    return ""

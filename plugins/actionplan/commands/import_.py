"""``actionplan import``."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import in_language, of_data, plan_in, print_faults, stop, write_plan
from actionplan.plan.values import Language
from actionplan.spreadsheets.importing import Import, import_workbook
from actionplan.spreadsheets.limits import MOST
from actionplan.spreadsheets.report import changes_in_words, obstacles_in_words, summary
from actionplan.words.wording import Wording, wording


@click.command("import", epilog="Exempel / Example: actionplan import plan.xlsx --write")
@click.argument("workbook", metavar="FIL.xlsx", type=click.Path(path_type=Path))
@click.option("--write", "is_written", is_flag=True, help="Skriv ändringarna. / Write the changes.")
@of_data
@in_language
def import_command(workbook: Path, is_written: bool, data: Path, lang: str) -> None:
    """Läs in en ändrad arbetsbok. / Read in a changed workbook.

    Visar vad som skulle ändras i planen och skriver ingenting utan --write. / Shows what would change in
    the plan and writes nothing without --write.

    Avslutas med 0 om inget är fel, 1 om arbetsboken eller planen har fel eller om en rad är i konflikt,
    och 2 om en fil inte går att läsa eller skriva. / Exits with 0 if nothing is wrong, 1 if the workbook
    or the plan has faults or a row is in conflict, 2 if a file cannot be read or written.
    """
    language = cast(Language, lang)
    words = wording("xlsx", language)
    raw = _bytes_of(workbook, words)
    plan_in(data, language)
    result = import_workbook(raw, data)
    _print_result(result, workbook.as_posix(), data.as_posix(), language)
    if result.comparison.findings or result.faults:
        click.echo(words("nothing_written"), err=True)
        raise SystemExit(1)
    if result.files and is_written:
        write_plan(result.files, language)
        click.echo(words("written"))
    elif result.files:
        click.echo(words("how_to_write"))
    raise SystemExit(1 if result.comparison.conflicts else 0)


def _bytes_of(workbook: Path, words: Wording) -> bytes:
    """A file's bytes, no more than a workbook may have and one, which says that there are more."""
    try:
        with workbook.open("rb") as file:
            return file.read(MOST["bytes"] + 1)
    except OSError as error:
        stop(words("cannot_read", file=workbook, reason=error.strerror))


def _print_result(result: Import, workbook: str, folder: str, lang: Language) -> None:
    comparison = result.comparison
    if comparison.changes:
        click.echo(changes_in_words(comparison, folder, lang))
    if comparison.findings or comparison.conflicts:
        click.echo(obstacles_in_words(comparison, workbook, lang), err=True)
    if result.faults:
        click.echo(wording("xlsx", lang)("faults_after"), err=True)
        print_faults(result.faults, lang, counted=False)
    if not comparison.findings:
        click.echo(summary(comparison, lang))

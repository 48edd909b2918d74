"""``actionplan export``: the plan in other forms, a command for each."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import in_language, of_data, plan_in, stop
from actionplan.editing.files import write_all
from actionplan.editing.xlsx_export import workbook
from actionplan.editing.xlsx_import import contents
from actionplan.values import Language
from actionplan.wording import wording


@click.group("export", epilog="Exempel / Example: actionplan export xlsx --target plan.xlsx")
def export_command() -> None:
    """Skriv planen i en annan form. / Write the plan in another form.

    Avslutas med 0 om filen är skriven, 1 om planen har fel och 2 om filen inte går att skriva. /
    Exits with 0 if the file has been written, 1 if the plan has faults, 2 if the file cannot be written.
    """


@export_command.command("xlsx", epilog="Exempel / Example: actionplan export xlsx --target plan.xlsx")
@click.option(
    "--target",
    default="actionplan.xlsx",
    type=click.Path(path_type=Path),
    help="Filen som skrivs. / The file to write.",
)
@of_data
@in_language
def xlsx_command(target: Path, data: Path, lang: str) -> None:
    """Skriv planen som en arbetsbok för Excel. / Write the plan as a workbook for Excel.

    Ändra i arbetsboken och läs in den med actionplan import. En fil som redan finns skrivs inte över. /
    Change the workbook and read it in with actionplan import. An existing file is not overwritten.

    Avslutas med 0 om filen är skriven, 1 om planen har fel och 2 om filen inte går att skriva. /
    Exits with 0 if the file has been written, 1 if the plan has faults, 2 if the file cannot be written.
    """
    language = cast(Language, lang)
    words = wording("xlsx", language)
    plan_in(data, language)
    if target.exists():
        stop(words("exists", file=target))
    try:
        write_all({target: workbook(contents(data), language)})
    except OSError as error:
        stop(words("cannot_write", file=target, reason=error.strerror))
    click.echo(words("written_to", file=target))

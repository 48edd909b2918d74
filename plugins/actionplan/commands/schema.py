"""``actionplan schema``."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import in_language, stop
from actionplan.plan.values import Language
from actionplan.reading.schema import outdated, schemas
from actionplan.system.files import write_all
from actionplan.words.wording import wording


@click.command("schema", epilog="Exempel / Example: actionplan schema --check")
@click.option(
    "--target",
    default="schemas",
    type=click.Path(path_type=Path),
    help="Mappen för schemana. / The schemas' folder.",
)
@click.option("--check", "is_check", is_flag=True, help="Skriv inget, bara jämför. / Write nothing, compare.")
@in_language
def schema_command(target: Path, is_check: bool, lang: str) -> None:
    """Skriv ett JSON Schema för varje fil i planen. / Write a JSON Schema for each file of the plan.

    Textredigerare använder schemana för att föreslå fält, förklara dem och stryka under fel.
    / Editors use them to complete fields, explain them and underline mistakes.

    Avslutas med 0 när schemana är skrivna eller redan stämmer, med 1 om --check hittar scheman som
    inte stämmer, med 2 om mappen inte går att läsa eller skriva. / Exits with 0 when the schemas are
    written or right already, with 1 if --check finds some that are not, with 2 if the folder cannot
    be read or written.
    """
    t = wording("schema", cast(Language, lang))
    try:
        stale = outdated(target)
        if stale and not is_check:
            target.mkdir(parents=True, exist_ok=True)
            write_all({target / name: text.encode() for name, text in schemas().items()})
    except OSError as error:
        stop(t("failed", folder=target.as_posix(), reason=error.strerror or str(error)))
    for name in stale:
        click.echo(t("outdated" if is_check else "written", file=(target / name).as_posix()))
    if not stale:
        click.echo(t("current"))
    raise SystemExit(1 if stale and is_check else 0)

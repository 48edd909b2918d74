"""``actionplan check``."""

from pathlib import Path
from typing import cast

import click

from actionplan.checks import check
from actionplan.commands.common import in_language, of_data
from actionplan.findings import has_errors
from actionplan.reporting import Format, report, summary
from actionplan.values import Language


@click.command("check", epilog="Exempel / Example: actionplan check --data data --lang en")
@of_data
@in_language
@click.option(
    "--format",
    "style",
    default="text",
    type=click.Choice(["text", "github", "json"]),
    help="Utskriftens form. / Form of the output.",
)
def check_command(data: Path, lang: str, style: str) -> None:
    """Läs planen och visa alla fel på en gång. / Read the plan and show all faults at once.

    Avslutas med 0 om planen är felfri, annars med 1. / Exits with 0 if there is no fault, else with 1.
    """
    language = cast(Language, lang)
    findings = check(data).findings
    text = report(findings, language, cast(Format, style))
    if text:
        click.echo(text)
    if style == "text":
        click.echo(summary(findings, language))
    raise SystemExit(1 if has_errors(findings) else 0)

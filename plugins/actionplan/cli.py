"""The command ``actionplan``."""

from pathlib import Path
from typing import cast

import click

from actionplan.checks import check
from actionplan.findings import has_errors
from actionplan.reporting import Format, report, summary
from actionplan.values import Language


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-actionplan")
def main() -> None:
    """Kontrollera en handlingsplan i YAML. / Check an action plan in YAML."""


@main.command("check", epilog="Exempel / Example: actionplan check --data data --lang en")
@click.option(
    "--data", default="data", type=click.Path(path_type=Path), help="Planens mapp. / The plan's folder."
)
@click.option("--lang", default="sv", type=click.Choice(["sv", "en"]), help="Språk. / Language.")
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

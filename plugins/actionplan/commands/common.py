"""Options that commands share, and how they end when they cannot go on."""

from pathlib import Path
from typing import NoReturn

import click

from actionplan.checks import check
from actionplan.plan import Plan
from actionplan.reporting import report, summary
from actionplan.values import Language

of_data = click.option(
    "--data", default="data", type=click.Path(path_type=Path), help="Planens mapp. / The plan's folder."
)
in_language = click.option("--lang", default="sv", type=click.Choice(["sv", "en"]), help="Språk. / Language.")


def plan_in(data: Path, lang: Language) -> Plan:
    """The plan in a folder; ends the command with all its faults if there are errors."""
    checked = check(data)
    if checked.plan is None:
        click.echo(report(checked.findings, lang, "text"), err=True)
        click.echo(summary(checked.findings, lang), err=True)
        raise SystemExit(1)
    return checked.plan


def stop(message: str) -> NoReturn:
    """Say on standard error why the command cannot be carried out, and end it with 2."""
    click.echo(message, err=True)
    raise SystemExit(2)

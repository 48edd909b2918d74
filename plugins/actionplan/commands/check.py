"""``actionplan check``."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.addresses import clashes_beside
from actionplan.commands.common import end_with, in_format, in_language, of_data, project_cache
from actionplan.plan.values import Language
from actionplan.reading.findings import has_errors, in_order
from actionplan.reading.kept_findings import findings_in_folder
from actionplan.reading.reporting import Format


@click.command("check", epilog="Exempel / Example: actionplan check --data data --lang en")
@of_data
@in_language
@in_format("text", "github", "json")
def check_command(data: Path, lang: str, style: str) -> None:
    """Läs planen och visa alla fel på en gång. / Read the plan and show all faults at once.

    Avslutas med 0 om planen är felfri, annars med 1. / Exits with 0 if there is no fault, else with 1.
    """
    cache = project_cache()
    findings = findings_in_folder(data, cache)
    if not has_errors(findings):
        findings = in_order((*findings, *clashes_beside(data, cache)))
    end_with(findings, cast(Language, lang), cast(Format, style))

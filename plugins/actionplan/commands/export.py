"""``actionplan export``: the plan in other forms, a command for each file and one for all."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import (
    in_language,
    of_data,
    of_pages,
    of_site,
    page_addresses,
    plan_in,
    site_address,
    stop,
)
from actionplan.commands.documents import DOCUMENTS, document_command, write_documents
from actionplan.commands.feeds import feeds_command
from actionplan.commands.files import file_command, files_of, made, project_of, write_item
from actionplan.commands.lists import translations_file, write_translations
from actionplan.derived.site_file import LackError
from actionplan.engine.progress import waiting
from actionplan.exports import EXPORTS, Export, PublishedPlan
from actionplan.exports.lists import TRANSLATIONS
from actionplan.plan.values import Language
from actionplan.publishing import Missing, Options, Project, SiteFile, in_words
from actionplan.words.wording import Wording, wording


class _Files(click.Group):
    """Has a command for each file of the registry beside its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*super().list_commands(ctx), *(export.file for export in EXPORTS), *DOCUMENTS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in DOCUMENTS:
            return document_command(cmd_name)
        export = next((item for item in EXPORTS if item.file == cmd_name), None)
        return _command(export) if export else super().get_command(ctx, cmd_name)


@click.group("export", cls=_Files, epilog="Exempel / Example: actionplan export plan.json")
def export_command() -> None:
    """Skriv planen i en annan form. / Write the plan in another form.

    Avslutas med 0 om filen är skriven, 1 om planen har fel och 2 om filen inte går att göra eller skriva. /
    Exits with 0 if the file has been written, 1 if the plan has faults, 2 if it cannot be made or written.
    """


def _command(export: Export) -> click.Command:
    """The command for a file of the registry."""

    def about(words: Wording) -> str:
        what, form = words(f"dataset.{export.dataset}.title"), words(f"form.{export.form}.name")
        return f"{what}: {form}, {words(f'form.{export.form}.use')}."

    def write(target: Path, data: Path, lang: str, site_url: str) -> None:
        words = wording("exports", cast(Language, lang))
        plan, address = plan_in(data, words.lang), site_address(site_url, words)
        _write(target, export, project_of(plan, address, addresses=page_addresses(data)), words)

    return file_command(export.file, about, write)


def _write(target: Path, export: Export, project: Project, words: Wording) -> None:
    """Write one file, or say why not and end the command with 2."""
    listed = files_of(project, Options(), [export.file])
    # Who asks for a file by its name gets it also if the plan has nothing to fill it with.
    plan = PublishedPlan(project.plan, project.base_url, addresses=project.addresses)
    item = listed[0] if listed else SiteFile(export.path, lambda: export.make(plan))
    try:
        problem = write_item(item, target, words)
    except LackError as error:
        problem = in_words(Missing(export.path, error.lack), words.lang)
    if problem:
        stop(problem)


@export_command.command(
    "all", epilog="Exempel / Example: actionplan export all --site-url https://handlingsplan.example/"
)
@click.option(
    "--target",
    default="export",
    type=click.Path(path_type=Path),
    help="Mappen som filerna skrivs i. / The folder for the files.",
)
@of_data
@of_pages
@in_language
@of_site
def all_command(target: Path, data: Path, pages: Path | None, lang: str, site_url: str) -> None:
    """Skriv planen i alla former. / Write the plan in all forms.

    Avslutas med 0 om alla filer är skrivna, 1 om planen har fel och 2 om någon inte går att göra eller
    skriva; de andra skrivs ändå. / Exits with 0 if all files have been written, 1 if the plan has faults, 2
    if one cannot be made or written; the others are written all the same.
    """
    words = wording("exports", cast(Language, lang))
    plan, address = plan_in(data, words.lang), site_address(site_url, words)
    project = project_of(plan, address, addresses=page_addresses(data))
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        stop(words("command.cannot_write", file=target, reason=error.strerror))
    names = (export.file for export in EXPORTS)
    with waiting(words.lang) as progress:
        exports = made(files_of(project, Options(), names, progress=progress))
    problems = [write_item(item, target / item.name, words) for item in exports]
    problems.append(write_translations(target / TRANSLATIONS, data, pages, project.plan, words))
    files = {file: target / file for file in DOCUMENTS}
    problems += write_documents(files, data, pages, project, words)
    for problem in filter(None, problems):
        click.echo(problem, err=True)
    raise SystemExit(2 if any(problems) else 0)


export_command.add_command(feeds_command)
export_command.add_command(translations_file)


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
    words = wording("exports", cast(Language, lang))
    export = next(item for item in EXPORTS if item.form == "xlsx" and item.lang == lang)
    _write(target, export, project_of(plan_in(data, words.lang), ""), words)

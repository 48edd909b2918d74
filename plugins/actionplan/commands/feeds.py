"""``actionplan export feeds``."""

import os
from dataclasses import replace
from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import (
    in_language,
    of_data,
    of_site,
    page_addresses,
    plan_in,
    project_cache,
    site_address,
    stop,
)
from actionplan.commands.files import project_of
from actionplan.engine.progress import waiting
from actionplan.exports.atom import MEDIA_TYPE
from actionplan.history.git import RevisionError
from actionplan.history.walk import history
from actionplan.plan.values import Language
from actionplan.publishing.data_files import change_files
from actionplan.reading.decoding import printable
from actionplan.system.files import write_all
from actionplan.words.wording import wording


@click.command(
    "feeds", epilog="Exempel / Example: actionplan export feeds --site-url https://handlingsplan.example/"
)
@click.option(
    "--target",
    default="export",
    type=click.Path(path_type=Path),
    help="Mappen som flödena skrivs i. / The folder for the feeds.",
)
@of_site
@of_data
@in_language
def feeds_command(target: Path, site_url: str, data: Path, lang: str) -> None:
    """Skriv planens ändringar som Atom-flöden. / Write the plan's changes as Atom feeds.

    Ändringarna läses ur git: hela planens, varje organisations och varje fokusområdes. De senaste skrivs
    också som CSV. / The changes are read from git: those of the whole plan, of each organisation and of
    each focus area. The latest are written as CSV too.

    Avslutas med 0 om flödena är skrivna, 1 om planen har fel och 2 om de inte går att göra eller skriva. /
    Exits with 0 if the feeds have been written, 1 if the plan has faults, 2 if they cannot be made or
    written.
    """
    words = wording("changes", cast(Language, lang))
    export_words = wording("exports", words.lang)
    address = site_address(site_url, export_words)
    if not address:
        lacking = export_words("error.no-address", file="sv.atom")
        stop(f"{lacking} {export_words('command.give_address')}")
    plan = plan_in(data, words.lang)
    try:
        with waiting(words.lang) as progress:
            changes = history(Path(), Path(os.path.relpath(data)).as_posix(), project_cache(), progress)
    except RevisionError as error:
        stop(words(f"none.{error.code}", detail=printable(error.detail)))
    project = project_of(plan, address, addresses=page_addresses(data))
    items = list(change_files(replace(project, history=changes)))
    files = {target / item.path: item.content for item in items}
    try:
        for file in files:
            file.parent.mkdir(parents=True, exist_ok=True)
        write_all(files)
    except OSError as error:
        stop(export_words("command.cannot_write", file=target, reason=error.strerror))
    click.echo(words("feed.written", n=sum(item.media_type == MEDIA_TYPE for item in items), folder=target))

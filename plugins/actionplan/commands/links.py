"""``actionplan links``."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import (
    end_with,
    folder_of_pages,
    in_format,
    in_language,
    of_data,
    of_pages,
    plan_in,
    read_pages,
    stop,
)
from actionplan.editing.links import Link, dead_links, is_public, links_of_data, links_of_pages
from actionplan.engine.progress import waiting
from actionplan.plan.values import Language
from actionplan.reading.reporting import Format
from actionplan.words.wording import wording


@click.command("links", epilog="Exempel / Example: actionplan links --format github")
@of_data
@in_language
@of_pages
@in_format("text", "github", "json")
def links_command(data: Path, lang: str, pages: Path | None, style: str) -> None:
    """Pröva alla externa länkar. / Try every external link.

    Avslutas med 0 om alla svarar, 1 om någon är död eller planen har fel, 2 om sidorna inte går att
    läsa. En länk som inte går att pröva är en varning. / Exits with 0 if all answer, 1 if any is dead or
    the plan is faulty, 2 if the pages cannot be read. A link that cannot be tried is a warning.
    """
    language = cast(Language, lang)
    plan_in(data, language)
    links = [*links_of_data(data), *_links_of_pages(folder_of_pages(data, pages), language)]
    tried = wording("links", language)("summary", n=len({link.url for link in links}))
    with waiting(language) as progress:
        found = dead_links(links, is_public, progress=progress)
    end_with(found, language, cast(Format, style), tried)


def _links_of_pages(folder: Path, lang: Language) -> list[Link]:
    if not folder.is_dir():
        stop(wording("links", lang)("missing_pages", folder=folder.as_posix()))
    return read_pages(links_of_pages, folder, lang)

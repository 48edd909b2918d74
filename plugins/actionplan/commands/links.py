"""``actionplan links``."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import in_language, of_data, plan_in, stop
from actionplan.editing.links import Link, dead_links, is_public, links_of_data, links_of_pages
from actionplan.findings import has_errors
from actionplan.reporting import Format, report, summary
from actionplan.values import Language
from actionplan.wording import wording


@click.command("links", epilog="Exempel / Example: actionplan links --format github")
@of_data
@in_language
@click.option(
    "--pages",
    default="content",
    type=click.Path(path_type=Path),
    help="Mappen med egna sidor. / The folder of hand-written pages.",
)
@click.option(
    "--format",
    "style",
    default="text",
    type=click.Choice(["text", "github", "json"]),
    help="Utskriftens form. / Form of the output.",
)
def links_command(data: Path, lang: str, pages: Path, style: str) -> None:
    """Pröva alla externa länkar. / Try every external link.

    Avslutas med 0 om alla svarar, 1 om någon är död eller planen har fel, 2 om sidorna inte går att
    läsa. En länk som inte går att pröva är en varning. / Exits with 0 if all answer, 1 if any is dead or
    the plan is faulty, 2 if the pages cannot be read. A link that cannot be tried is a warning.
    """
    language = cast(Language, lang)
    plan_in(data, language)
    links = [*links_of_data(data), *_links_of_pages(pages, language)]
    findings = dead_links(links, is_public)
    text = report(findings, language, cast(Format, style))
    if text:
        click.echo(text)
    if style == "text":
        click.echo(wording("links", language)("summary", n=len({link.url for link in links})))
        click.echo(summary(findings, language))
    raise SystemExit(1 if has_errors(findings) else 0)


def _links_of_pages(folder: Path, lang: Language) -> list[Link]:
    if not folder.is_dir():
        stop(wording("links", lang)("missing_pages", folder=folder.as_posix()))
    try:
        return list(links_of_pages(folder))
    except UnicodeDecodeError as error:
        stop(wording("links", lang)("unreadable_page", file=error.reason))

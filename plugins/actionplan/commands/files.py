"""Commands that write a file which they are named after."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from actionplan.commands.common import in_language, of_data, of_site
from actionplan.derived.export import FOLDER
from actionplan.derived.routes import FOLDERS, PageAddresses
from actionplan.derived.site import Chapter
from actionplan.plan.values import LANGUAGES
from actionplan.plan.whole import Plan
from actionplan.publishing import Missing, Options, Project, Prose, SiteFile, in_words, publish
from actionplan.reading.prose import ProsePage
from actionplan.system.files import write_all
from actionplan.system.progress import SILENT, Progress
from actionplan.words.wording import Wording, wording

_HOW_IT_ENDS = """

    Avslutas med 0 om filen är skriven, 1 om planen har fel och 2 om filen inte går att göra eller skriva. /
    Exits with 0 if the file has been written, 1 if the plan has faults, 2 if it cannot be made or written.
    """


def file_command(
    file: str, about: Callable[[Wording], str], write: Callable[..., None], *options: Callable[[Any], Any]
) -> click.Command:
    """The command for a file.

    Args:
        file: its name, also the command's.
        about: what it is, in the words of a language.
        write: writes it; is given ``target``, ``data``, ``lang``, ``site_url`` and what ``options`` add.
    """
    command = click.Command(
        file,
        callback=write,
        help=" / ".join(about(wording("exports", lang)) for lang in LANGUAGES) + _HOW_IT_ENDS,
        epilog=f"Exempel / Example: actionplan export {file} --site-url https://handlingsplan.example/",
    )
    target = click.option(
        "--target",
        default=file,
        type=click.Path(path_type=Path),
        help=f"Filen som skrivs ({file}). / The file to write.",
    )
    for option in (of_site, in_language, *options, of_data, target):
        command = option(command)
    return command


def project_of(
    plan: Plan, address: str, pages: Iterable[ProsePage] = (), addresses: PageAddresses = FOLDERS
) -> Project:
    """What is known of a project without its settings: enough for files that hold nothing of its pages' HTML.

    Args:
        plan: a checked plan.
        address: the site's address, ending with a slash; empty if nobody has said.
        pages: the hand-written pages.
        addresses: how pages are addressed.
    """
    chapters = tuple(Chapter(page.chapter, "", page.lang, "", "", "", None, page.text) for page in pages)
    return Project(plan, chapters, datetime.now(UTC).date(), address, addresses=addresses)


def files_of(
    project: Project,
    options: Options,
    names: Iterable[str],
    prose: Prose | None = None,
    progress: Progress = SILENT,
) -> list[SiteFile | Missing]:
    """Those of a project's files that have these names in the folder of data, in the order of the site.

    The site's list is followed no further than to the last of them.
    """
    wanted = {FOLDER + name for name in names}
    chosen = []
    for item in publish(project, prose or {}, replace(options, search=False), progress=progress):
        if item.path in wanted:
            chosen.append(item)
            wanted.remove(item.path)
        if not wanted:
            break
    return chosen


def made(items: Iterable[SiteFile | Missing]) -> list[SiteFile | Missing]:
    """The same files with their contents, so that nobody waits any more when they are written."""
    return [
        replace(item, make=partial(bytes, item.content)) if isinstance(item, SiteFile) else item
        for item in items
    ]


def write_item(item: SiteFile | Missing, target: Path, words: Wording) -> str:
    """Write a file of the site and say so; returns what keeps it from being made or written, or nothing.

    A workbook that somebody may have changed is not written over.
    """
    if isinstance(item, Missing):
        return in_words(item, words.lang)
    content = item.content
    if item.path.endswith(".xlsx") and target.exists() and target.read_bytes() != content:
        return words("command.exists", file=target)
    return written(target, content, words)


def written(target: Path, content: bytes, words: Wording) -> str:
    """Write a file whole, and say so; returns what keeps it from being written, or nothing."""
    try:
        write_all({target: content})
    except OSError as error:
        return words("command.cannot_write", file=target, reason=error.strerror)
    click.echo(words("command.written", file=target))
    return ""

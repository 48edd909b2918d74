"""``actionplan export translations.csv``: how far the English follows the Swedish."""

from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import folder_of_pages, of_pages, plan_in, read_pages, stop
from actionplan.commands.files import file_command, files_of, project_of, write_item
from actionplan.exports.lists import TRANSLATIONS
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.publishing import Options
from actionplan.reading.prose import prose_pages
from actionplan.words.wording import Wording, wording


def write_translations(target: Path, data: Path, pages: Path | None, plan: Plan, words: Wording) -> str:
    """Write the list of the plan in ``data``; returns what keeps it from being written, or nothing."""
    texts = read_pages(prose_pages, folder_of_pages(data, pages), words.lang)
    (item,) = files_of(project_of(plan, "", texts), Options(), [TRANSLATIONS])
    return write_item(item, target, words)


def _write(target: Path, data: Path, pages: Path | None, lang: str, site_url: str) -> None:
    words = wording("exports", cast(Language, lang))
    if problem := write_translations(target, data, pages, plan_in(data, words.lang), words):
        stop(problem)


translations_file: click.Command = file_command(
    TRANSLATIONS, lambda words: words("list.translations"), _write, of_pages
)

"""The files that a long list of activities is loaded from as it is filtered, in each language.

``index.json`` is what the facets filter by, small enough for every visit; ``texts.json`` holds the words,
for those who search them; ``rows-0.html`` and so on are the rows themselves, as a short list has them on its
page. The numbers of rows go by the order of the list: focus area by focus area.
``web/list/row-index.mjs`` and ``web/list/row-files.mjs`` read them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import TypeVar

from markupsafe import Markup

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Site
from actionplan.derived.site_file import SiteFile
from actionplan.pages.rendering import Tools, render, tools_for
from actionplan.plan.values import LANGUAGES, Language
from actionplan.words.folding import fold
from actionplan.words.packing import characters

# Few rows to a file, because those that a filter leaves stand far from each other.
ROWS_OF_FILE = 25

_Item = TypeVar("_Item")

_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class RowsContext:
    """For ``rows.html``: some of the rows of a list."""

    title: str
    rows: Sequence[ActivityRow]


def list_folder(site: Site, lang: Language) -> str:
    """The path, from the site's root, of the folder with a language's files."""
    return f"{site.lists}/{lang}/"


def list_files(site: Site) -> Iterator[SiteFile]:
    """The files of the list in all languages; none for a list that stands on its page."""
    if not site.has_long_list:
        return
    parts = tuple(in_parts(rows_in_order(site), ROWS_OF_FILE))
    for lang in LANGUAGES:
        folder = list_folder(site, lang)
        yield SiteFile(f"{folder}index.json", partial(index_of_list, site))
        yield SiteFile(f"{folder}texts.json", partial(_texts, site, lang))
        for number, rows in enumerate(parts):
            yield SiteFile(f"{folder}rows-{number}.html", partial(_rows, site, lang, rows))


def rows_in_order(site: Site) -> tuple[ActivityRow, ...]:
    """All rows in the order of the list."""
    return tuple(row for area in site.plan.focus_areas for row in site.rows_of_area(area))


def list_tools(site: Site, lang: Language) -> Tools:
    """The tools of the pages that rows are put into."""
    return tools_for(site, lang, Route("activities").path(lang))


def as_json(value: object) -> str:
    """A value as short as JSON can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def in_parts(items: Sequence[_Item], most: int) -> Iterator[Sequence[_Item]]:
    """The items in their order, so many at a time."""
    return (items[start : start + most] for start in range(0, len(items), most))


def index_of_list(site: Site) -> str:
    """What the facets filter by.

    ``carriers`` has for each row the organisations in its cell, or nothing where the cell is empty: there the
    area's own answer, in ``areaCarriers``. Who answers because of whom is ``sharing``, for each organisation.
    Organisations are characters (``words/packing.py``) that stand for their places in ``organisations``.
    """
    plan = site.plan
    number = {item.id: place for place, item in enumerate(plan.organisations)}

    def packed(organisations: Iterable[str]) -> str:
        return characters(number[item] for item in organisations)

    return as_json(
        {
            "organisations": [item.id for item in plan.organisations],
            "sharing": " ".join(
                packed(site.responsibilities.sharing[item.id]) for item in plan.organisations
            ),
            "areas": [area.id for area in plan.focus_areas],
            "areaRows": [len(site.rows_of_area(area)) for area in plan.focus_areas],
            "areaCarriers": " ".join(packed(area.responsible) for area in plan.focus_areas),
            "carriers": " ".join(packed(row.activity.responsible) for row in rows_in_order(site)),
            "rowsOfFile": ROWS_OF_FILE,
        }
    )


def _texts(site: Site, lang: Language) -> str:
    """The identifiers of all rows, and their words as they are searched: folded, with the identifier."""
    tools, rows = list_tools(site, lang), rows_in_order(site)
    return as_json(
        {
            "ids": [row.activity.id for row in rows],
            "texts": [fold(f"{row.activity.id} {_words_of(tools.activity_item(row))}") for row in rows],
        }
    )


def _words_of(html: Markup) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _rows(site: Site, lang: Language, rows: Sequence[ActivityRow]) -> str:
    tools = list_tools(site, lang)
    return render("rows.html", RowsContext(tools.t("activities.title"), rows), tools)

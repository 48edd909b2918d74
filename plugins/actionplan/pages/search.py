"""The page of search results; what it shows is found by the reader's browser."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from actionplan.derived.routes import Route
from actionplan.derived.site import Site
from actionplan.pages.activities import organisations_by_name
from actionplan.pages.facets import Choice
from actionplan.pages.rendering import PageContent, Tools, tools_for
from actionplan.plan.values import Language
from actionplan.search.records import RESULT_KINDS

# The lists that hold everything, for those who search without JavaScript.
LISTS = ("activities", "organisations", "examples", "glossary", "plan")


@dataclass(frozen=True)
class SearchContext:
    """For ``search.html``. The browser fills in the counts of the choices."""

    kind_choices: tuple[Choice, ...]
    area_choices: tuple[Choice, ...]
    organisation_choices: tuple[Choice, ...]
    lists: tuple[str, ...]
    browser_words: dict[str, Any]


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page of search results."""
    route = Route("search")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("search.title"),
        description=tools.t("search.description"),
        template="search.html",
        context=lambda: _context(site, tools),
        section="search",
        scripts=("pages/search.mjs",),
    )


def _context(site: Site, tools: Tools) -> SearchContext:
    organisations = organisations_by_name(site, tools)
    return SearchContext(
        kind_choices=tuple(Choice(kind, tools.t(f"search.kind.{kind}.many"), 0) for kind in RESULT_KINDS),
        area_choices=tuple(Choice(item.id, tools.plain(item.title), 0) for item in site.plan.focus_areas),
        organisation_choices=tuple(Choice(item.id, tools.plain(item.name), 0) for item in organisations),
        lists=LISTS,
        browser_words=tools.t.table("search.browser") | tools.t.table("selection.browser"),
    )

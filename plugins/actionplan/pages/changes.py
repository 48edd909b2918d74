"""The page of changes: what the feed of the whole plan holds, day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from actionplan.derived.changes import ChangeEntry, as_html
from actionplan.derived.routes import Route, living_page_of, living_routes
from actionplan.derived.site import Site
from actionplan.pages.rendering import PageContent, Tools, tools_for
from actionplan.plan.values import Language


@dataclass(frozen=True)
class ShownEntry:
    """An entry: the record that it is about, the way to its page, and what it says."""

    heading: str
    address: str
    html: Markup


@dataclass(frozen=True)
class Day:
    """The entries of a day, which is an ISO date in UTC."""

    date: str
    entries: tuple[ShownEntry, ...]


@dataclass(frozen=True)
class ChangesContext:
    """For ``changes.html``: the latest days first, and the way to the feed, empty if there is none."""

    days: tuple[Day, ...]
    feed: str


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page of changes."""
    route = Route("changes")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("changes.title"),
        description=tools.t("changes.description"),
        template="changes.html",
        context=lambda: _context(site, tools),
    )


def _context(site: Site, tools: Tools) -> ChangesContext:
    changes = site.history.of(tools.lang) if site.history else ()
    days = groupby(changes, key=lambda entry: entry.moment.date().isoformat())
    return ChangesContext(
        days=tuple(Day(date, tuple(_shown(tools, entries))) for date, entries in days),
        feed=tools.feed(Route("changes")),
    )


def _shown(tools: Tools, entries: Iterator[ChangeEntry]) -> Iterator[ShownEntry]:
    living = living_routes(tools.site.plan)
    for entry in entries:
        text = entry.texts[tools.lang]
        page = living_page_of(living, entry.collection, entry.id)
        yield ShownEntry(text.heading, tools.to_path(page.path(tools.lang)), as_html(text, tools.lang))

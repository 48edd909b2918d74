"""What has left the plan: its pages stay, so that old links lead to what came instead.

They are in no list, in no sitemap and in no search. A retired word has no
page of its own but a place on the glossary's page.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import PAGED, Route, retired_routes
from actionplan.derived.site import Site
from actionplan.pages.rendering import PageContent, tools_for
from actionplan.plan.kinds import KINDS
from actionplan.plan.values import Language, Retired, Text
from actionplan.plan.whole import Plan


@dataclass(frozen=True)
class Successor:
    """A record that took another's place."""

    kind: str
    id: str
    name: Text


@dataclass(frozen=True)
class RetiredEntry:
    """A retired record with what there is in its place."""

    record: Retired
    successors: tuple[Successor, ...]


@dataclass(frozen=True)
class RetiredContext:
    """For ``retired.html``. ``section`` is the page that shows what it was one of."""

    kind: str
    section: str
    entry: RetiredEntry


def entries(plan: Plan, kind: str) -> tuple[RetiredEntry, ...]:
    """The retired records of a kind, in the order of the file."""
    return tuple(_entry(plan, kind, item) for item in plan.retired.get(kind, ()))


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page of each retired activity, organisation and example."""
    by_key = {
        (kind.name, entry.record.id): entry for kind in PAGED for entry in entries(site.plan, kind.name)
    }
    for route in retired_routes(site.plan):
        yield _page(site, lang, route, by_key[route.kind, route.id])


def _entry(plan: Plan, kind: str, item: Retired) -> RetiredEntry:
    records, label = plan.by_kind[kind], KINDS[kind].label
    successors = (
        Successor(kind, record_id, getattr(records[record_id], label))
        for record_id in plan.successors(kind, item)
    )
    return RetiredEntry(item, tuple(successors))


def _page(site: Site, lang: Language, route: Route, entry: RetiredEntry) -> PageContent:
    t = tools_for(site, lang, route.path(lang)).t
    section = KINDS[route.kind].shown_on
    return PageContent(
        route=route,
        lang=lang,
        title=t(f"retired.{route.kind}.page_title", id=route.id),
        description=t(f"retired.{route.kind}.text", id=route.id),
        template="retired.html",
        context=lambda: RetiredContext(route.kind, section, entry),
        section=section,
        is_indexed=False,
    )

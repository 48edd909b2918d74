"""The address of every page in both languages. Addresses given once are permanent.

A path is relative to the site's root, without a leading slash and with a
trailing one, as the start page's empty path is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.plan.values import Language
from actionplan.plan.whole import Plan, collections, key_of

_PATHS: dict[str, tuple[str, str]] = {
    "start": ("", "en/"),
    "plan": ("planen/", "en/the-plan/"),
    "whole-plan": ("hela-planen/", "en/whole-plan/"),
    "networks": ("planen/natverk/", "en/the-plan/networks/"),
    "goal": ("mal/{id}/", "en/goals/{id}/"),
    "focus-area": ("fokusomraden/{id}/", "en/focus-areas/{id}/"),
    "activities": ("aktiviteter/", "en/activities/"),
    "activity": ("aktiviteter/{id}/", "en/activities/{id}/"),
    "organisations": ("organisationer/", "en/organisations/"),
    "organisation": ("organisationer/{id}/", "en/organisations/{id}/"),
    "matrix": ("vem-gor-vad/", "en/who-does-what/"),
    "fit": ("prova-din-ide/", "en/check-your-idea/"),
    "examples": ("exempel/", "en/good-practice/"),
    "example": ("exempel/{id}/", "en/good-practice/{id}/"),
    "glossary": ("ordlista/", "en/glossary/"),
    "term": ("ordlista/#{id}", "en/glossary/#{id}"),
    "search": ("sok/", "en/search/"),
    "accessibility": ("tillganglighet/", "en/accessibility/"),
    "translation": ("oversattning/", "en/translation/"),
    "open-data": ("oppna-data/", "en/open-data/"),
    "changes": ("andringar/", "en/changes/"),
}

# The kinds that every plan has one page of.
_ONCE = (
    *("start", "plan", "activities", "fit", "organisations", "matrix", "examples", "glossary", "search"),
    *("whole-plan", "translation", "open-data", "changes"),
)

# The kinds that have a page for each record, by the lists that the records stand in.
KIND_OF_LIST = {
    "goals": "goal",
    "focus_areas": "focus-area",
    "activities": "activity",
    "organisations": "organisation",
    "examples": "example",
}

# The pages that show the records of lists that have no pages of their own; the others stand on the plan's.
_SHARED_PAGES = {
    "networks": "networks",
    "regions": "examples",
    "accessibility": "accessibility",
} | dict.fromkeys(("phrases", "concepts", "fields"), "fit")

# The lists of what may have left the plan without a trace.
_LISTS = {
    "activities": "activities",
    "organisations": "organisations",
    "examples": "examples",
    "terms": "glossary",
}


@dataclass(frozen=True)
class Route:
    """A page, whatever its language: its kind and, where the kind has many, an identifier."""

    kind: str
    id: str = ""

    def path(self, lang: Language) -> str:
        swedish, english = _PATHS[self.kind]
        return (swedish if lang == "sv" else english).format(id=self.id)


def identifier(kind: str, record_id: str) -> str:
    """The path of the address that stands for a record itself, in whatever language it is read.

    Kinds are those of the pages, ``concept`` for the fit check's words, and ``scheme`` for the
    glossary and the thesaurus as wholes.
    """
    return f"id/{kind}/{record_id}"


def identified(plan: Plan) -> Iterator[tuple[str, str, Route]]:
    """The kind and identifier of every record that has such an address, and the page that it leads to."""
    for route in (*all_routes(plan), *retired_routes(plan)):
        if route.id:
            yield route.kind, route.id, route
    for route in _term_routes(plan):
        yield "term", route.id, route
    for concept in plan.applicants.concepts:
        yield "concept", concept.id, Route("open-data")
    yield "scheme", "glossary", Route("glossary")
    yield "scheme", "thesaurus", Route("open-data")


def page_of(collection: str, record_id: str) -> Route:
    """The page that shows a record, by its list (as :func:`actionplan.plan.whole.collections` names it)."""
    if collection == "terms":
        return Route("term", record_id)
    kind = KIND_OF_LIST.get(collection)
    return Route(kind, record_id) if kind else Route(_SHARED_PAGES.get(collection, "plan"))


def living_routes(plan: Plan) -> frozenset[Route]:
    """Every route that leads somewhere, to what has left the plan and to the glossary's words too."""
    return frozenset((*all_routes(plan), *retired_routes(plan), *_term_routes(plan)))


def _term_routes(plan: Plan) -> Iterator[Route]:
    """The places of the glossary's words, also of those that have left it."""
    words = [term.id for term in plan.terms] + [term.id for term in plan.retired.get("term", ())]
    return (Route("term", word) for word in words)


def living_page_of(living: frozenset[Route], collection: str, record_id: str) -> Route:
    """As :func:`page_of`, but of a record that is gone the page of what it was one of.

    ``living`` are the plan's :func:`living_routes`.
    """
    page = page_of(collection, record_id)
    return page if page in living else Route(_LISTS.get(collection, "plan"))


def retired_routes(plan: Plan) -> Iterator[Route]:
    """The routes of the pages of what has left the plan; such a word has none of its own."""
    for kind in KIND_OF_LIST.values():
        for record in plan.retired.get(kind, ()):
            yield Route(kind, record.id)


def all_routes(plan: Plan) -> Iterator[Route]:
    """The route of every page that is made from what the plan holds now."""
    for kind in _ONCE:
        yield Route(kind)
    if plan.networks:
        yield Route("networks")
    if plan.accessibility:
        yield Route("accessibility")
    lists = collections(plan)
    for name, kind in KIND_OF_LIST.items():
        for record in lists[name]:
            yield Route(kind, key_of(record))

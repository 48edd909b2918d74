"""The address of every page in both languages. Addresses given once are permanent.

A path is relative to the site's root, without a leading slash and with a
trailing one, as the start page's empty path is.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.plan import Plan, collections, key_of
from actionplan.values import Language

_PATHS: dict[str, tuple[str, str]] = {
    "start": ("", "en/"),
    "plan": ("planen/", "en/the-plan/"),
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
}

# The kinds that every plan has one page of.
_ONCE = (
    *("start", "plan", "activities", "fit", "organisations", "matrix", "examples", "glossary", "search"),
    "translation",
    "open-data",
)

# The kinds that have a page for each record, by the lists that the records stand in.
KIND_OF_LIST = {
    "goals": "goal",
    "focus_areas": "focus-area",
    "activities": "activity",
    "organisations": "organisation",
    "examples": "example",
}


@dataclass(frozen=True)
class Route:
    """A page, whatever its language: its kind and, where the kind has many, an identifier."""

    kind: str
    id: str = ""

    def path(self, lang: Language) -> str:
        swedish, english = _PATHS[self.kind]
        return (swedish if lang == "sv" else english).format(id=self.id)


def identifier(kind: str, which: str) -> str:
    """The path of the address that stands for a record itself, in whatever language it is read.

    Kinds are those of the pages, ``concept`` for the fit check's words, and ``scheme`` for the
    glossary and the thesaurus as wholes.
    """
    return f"id/{kind}/{which}"


def identified(plan: Plan) -> Iterator[tuple[str, str, Route]]:
    """The kind and identifier of every record that has such an address, and the page that it leads to."""
    for route in (*all_routes(plan), *retired_routes(plan)):
        if route.id:
            yield route.kind, route.id, route
    words = [term.id for term in plan.terms] + [term.id for term in plan.retired.get("term", ())]
    for word in words:
        yield "term", word, Route("term", word)
    for concept in plan.applicants.concepts:
        yield "concept", concept.id, Route("open-data")
    yield "scheme", "glossary", Route("glossary")
    yield "scheme", "thesaurus", Route("open-data")


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

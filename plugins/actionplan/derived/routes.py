"""The address of every page in both languages. Addresses given once are permanent.

A path is relative to the site's root, without a leading slash and with a
trailing one, as the start page's empty path is. How it is written in links and
as a file, :class:`PageAddresses` says.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from posixpath import normpath
from urllib.parse import unquote

from actionplan.plan.kinds import BY_COLLECTION, KINDS
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan

_PATHS: dict[str, tuple[str, str]] = {
    "start": ("", "en/"),
    "plan": ("planen/", "en/the-plan/"),
    "whole_plan": ("hela-planen/", "en/whole-plan/"),
    "networks": ("planen/natverk/", "en/the-plan/networks/"),
    "goal": ("mal/{id}/", "en/goals/{id}/"),
    "focus_area": ("fokusomraden/{id}/", "en/focus-areas/{id}/"),
    # A part of a list that is too long for its page; the identifier is that of the page with the part's name.
    "focus_area_part": ("fokusomraden/{id}/", "en/focus-areas/{id}/"),
    "activities": ("aktiviteter/", "en/activities/"),
    "activity": ("aktiviteter/{id}/", "en/activities/{id}/"),
    "organisations": ("organisationer/", "en/organisations/"),
    "organisation": ("organisationer/{id}/", "en/organisations/{id}/"),
    "organisation_part": ("organisationer/{id}/", "en/organisations/{id}/"),
    "matrix": ("vem-gor-vad/", "en/who-does-what/"),
    "fit": ("prova-din-ide/", "en/check-your-idea/"),
    "examples": ("exempel/", "en/good-practice/"),
    "example": ("exempel/{id}/", "en/good-practice/{id}/"),
    "glossary": ("ordlista/", "en/glossary/"),
    "term": ("ordlista/#{id}", "en/glossary/#{id}"),
    "search": ("sok/", "en/search/"),
    "accessibility": ("tillganglighet/", "en/accessibility/"),
    "translation": ("oversattning/", "en/translation/"),
    "open_data": ("oppna-data/", "en/open-data/"),
    "changes": ("andringar/", "en/changes/"),
}

# The kinds that have a page for each record.
PAGED = tuple(kind for kind in KINDS.values() if kind.page == "own")

# The pages that there is one of.
_ONCE = tuple(page for page, paths in _PATHS.items() if "{id}" not in paths[0])

# The pages that a plan has only if it has something for them.
_IF_ANY: dict[str, Callable[[Plan], object]] = {
    "networks": lambda plan: plan.networks,
    "accessibility": lambda plan: plan.accessibility,
}


@dataclass(frozen=True)
class Route:
    """A page, whatever its language: its kind and, where the kind has many, an identifier."""

    kind: str
    id: str = ""

    def path(self, lang: Language) -> str:
        swedish, english = _PATHS[self.kind]
        return (swedish if lang == "sv" else english).format(id=self.id)


_STARTS = frozenset(Route("start").path(lang) for lang in LANGUAGES)


@dataclass(frozen=True)
class PageAddresses:
    """How the paths of pages are written as addresses and as files: the one place that decides it.

    Usually a page is at its folder, ``aktiviteter/``, where servers look for ``index.html``. If they
    ``are_files``, it is at its file, ``aktiviteter.html``, as on a disk, where nobody looks for anything
    (MkDocs' ``use_directory_urls: false``, https://www.mkdocs.org/user-guide/configuration/).
    """

    are_files: bool = False

    def of(self, path: str) -> str:
        """The address, from the site's root, of a path.

        The path of a page may have an anchor; that of a file, and an address, stay as they are.
        """
        page, mark, anchor = path.partition("#")
        if not self.are_files or not _is_page(page):
            return path
        return f"{page}index.html{mark}{anchor}" if page in _STARTS else f"{page[:-1]}.html{mark}{anchor}"

    def file_of(self, path: str) -> str:
        """The path of a page's file: of ``om/`` it is ``om/index.html`` or ``om.html``."""
        name = unquote(self.of(path))
        return normpath(f"{name}index.html" if _is_page(name) else name)


FOLDERS = PageAddresses()


def _is_page(path: str) -> bool:
    return path.endswith("/") or not path


def in_address(name: str) -> str:
    """The name of a kind or of its collection as addresses and published files write it: ``focus-area``."""
    return name.replace("_", "-")


def identifier(kind: str, record_id: str) -> str:
    """The path of the address that stands for a record itself, in whatever language it is read.

    Kinds are those of the pages, ``concept`` for the fit check's words, and ``scheme`` for the
    glossary and the thesaurus as wholes.
    """
    return f"id/{in_address(kind)}/{record_id}"


def identified(plan: Plan) -> Iterator[tuple[str, str, Route]]:
    """The kind and identifier of every record that has such an address, and the page that it leads to."""
    for route in (*all_routes(plan), *retired_routes(plan)):
        if route.id:
            yield route.kind, route.id, route
    for route in _term_routes(plan):
        yield "term", route.id, route
    for concept in plan.teaching.concepts:
        yield "concept", concept.id, Route("open_data")
    yield "scheme", "glossary", Route("glossary")
    yield "scheme", "thesaurus", Route("open_data")


def page_of(collection: str, record_id: str) -> Route:
    """The page that shows a record, by its collection (:func:`actionplan.plan.whole.collections`)."""
    kind = BY_COLLECTION.get(collection)
    if kind is None:
        return Route("plan")
    return Route(kind.name, record_id) if kind.page else Route(kind.shown_on)


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
    if page in living:
        return page
    kind = BY_COLLECTION.get(collection)
    instead = Route(kind.shown_on if kind else "plan")
    return instead if instead in living else Route("plan")


def retired_routes(plan: Plan) -> Iterator[Route]:
    """The routes of the pages of what has left the plan; such a word has none of its own."""
    for kind in PAGED:
        for record in plan.retired.get(kind.name, ()):
            yield Route(kind.name, record.id)


def all_routes(plan: Plan) -> Iterator[Route]:
    """The route of every page that is made from what the plan holds now."""
    for page in _ONCE:
        if page not in _IF_ANY or _IF_ANY[page](plan):
            yield Route(page)
    for kind in PAGED:
        for key in plan.by_kind[kind.name]:
            yield Route(kind.name, key)

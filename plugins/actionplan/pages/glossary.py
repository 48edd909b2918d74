"""The glossary."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from actionplan.derived.routes import Route
from actionplan.derived.site import Site
from actionplan.pages.rendering import PageContent, Tools, tools_for
from actionplan.pages.retired import RetiredEntry, entries
from actionplan.plan.model import Activity, Term
from actionplan.plan.values import Language, Text


@dataclass(frozen=True)
class GlossaryEntry:
    """A term with its other ways of writing, those that it refers to, and the activities that use it.

    ``suggest`` is the address at which a change of it can be suggested, if there is one.
    """

    term: Term
    also: tuple[Text, ...]
    see: tuple[Term, ...]
    used_in: tuple[Activity, ...]
    suggest: str


@dataclass(frozen=True)
class Letter:
    """The terms under a letter; ``id`` is the place to go to."""

    id: str
    letter: str
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True)
class GlossaryContext:
    """For ``glossary.html``: the terms in the language's own order, those that are gone, scripts' words."""

    total: int
    letters: tuple[Letter, ...]
    retired: tuple[RetiredEntry, ...]
    browser_words: dict[str, Any]


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The glossary."""
    route = Route("glossary")
    tools = tools_for(site, lang, route.path(lang))
    total = len(site.plan.terms)
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("glossary.title"),
        description=tools.t("glossary.description", n=total),
        template="glossary.html",
        context=lambda: GlossaryContext(
            total=total,
            letters=tuple(_letters(site, tools)),
            retired=entries(site.plan, "term"),
            browser_words=tools.t.table("glossary.browser") | tools.t.table("selection.browser"),
        ),
        section="glossary",
        scripts=("pages/glossary.mjs", "list/selection.mjs"),
    )


def glossary_entries(site: Site, tools: Tools) -> list[GlossaryEntry]:
    """The glossary's entries in the language's own order."""
    ordered = sorted(site.plan.terms, key=lambda term: tools.t.sort_key(tools.plain(term.term)))
    users = _users(site, tools.lang)
    return [_entry(term, users, tools) for term in ordered]


def _letters(site: Site, tools: Tools) -> Iterator[Letter]:
    entries_in_order = glossary_entries(site, tools)
    groups = groupby(entries_in_order, key=lambda entry: tools.t.letter(tools.plain(entry.term.term)))
    for number, (letter, entries_of_letter) in enumerate(groups, start=1):
        # No identifier of a term holds two dashes.
        yield Letter(f"letter--{number}", letter, tuple(entries_of_letter))


def _users(site: Site, lang: Language) -> dict[str, list[Activity]]:
    """The activities that use each term, in the plan's order."""
    users: dict[str, list[Activity]] = {term.id: [] for term in site.plan.terms}
    for activity in site.plan.activities:
        for term in site.terms_in(activity, lang):
            users[term.id].append(activity)
    return users


def _entry(term: Term, users: dict[str, list[Activity]], tools: Tools) -> GlossaryEntry:
    name = tools.plain(term.term)
    also = {tools.plain(text).casefold(): text for text in reversed(term.also)}
    also.pop(name.casefold(), None)
    see = tuple(tools.site.plan.term[other] for other in term.see)
    origins = tools.site.origins
    return GlossaryEntry(
        term=term,
        also=tuple(reversed(also.values())),
        see=see,
        used_in=tuple(users[term.id]),
        suggest=origins.of_record("term", term.id) if origins else "",
    )

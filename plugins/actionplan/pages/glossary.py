"""The glossary."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.model import Term
from actionplan.pages.rendering import PageContent, tools
from actionplan.pages.site import Site
from actionplan.routes import Route
from actionplan.values import Language


@dataclass(frozen=True)
class GlossaryContext:
    """For ``glossary.html``: each term with those that it refers to."""

    terms: tuple[tuple[Term, tuple[Term, ...]], ...]


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The glossary."""
    route = Route("glossary")
    using = tools(site, lang, route.path(lang))
    ordered = sorted(site.plan.terms, key=lambda term: using.t.sort_key(using.plain(term.term)))
    context = GlossaryContext(
        tuple((term, tuple(site.plan.term[other] for other in term.see)) for term in ordered)
    )
    yield PageContent(
        route=route,
        lang=lang,
        title=using.t("glossary.title"),
        description=using.t("glossary.description", n=len(ordered)),
        template="glossary.html",
        context=context,
        section="glossary",
    )

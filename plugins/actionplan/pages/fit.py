"""The page where an applicant tries an idea against the plan; the answer is found by the reader's browser."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Chapter, Site
from actionplan.pages.rendering import PageContent, Tools, tools
from actionplan.plan.examples import Example
from actionplan.plan.model import FocusArea, TargetGroup
from actionplan.plan.values import Language, other_language

# Who can have an idea; the answer does not depend on it, the text for the application names it.
ROLES = ("association", "municipality", "company", "region", "adult-education", "person", "other")
# The plan's own words on what it does not list.
PASSAGE = "sa-laser-du-tabellerna"


@dataclass(frozen=True)
class FitCard:
    """An activity as an answer shows it, with the good practice that is like it."""

    row: ActivityRow
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class FitContext:
    """For ``fit.html``.

    ``index`` is the way to what the browser answers from, ``counterpart`` to this
    page in the ``other`` language; ``passage`` may be absent.
    """

    cards: tuple[FitCard, ...]
    areas: tuple[FocusArea, ...]
    target_groups: tuple[TargetGroup, ...]
    roles: tuple[str, ...]
    passage: Chapter | None
    publisher: str
    period: str
    has_ended: bool
    index: str
    other: Language
    counterpart: str
    browser_words: dict[str, object]


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page «Prova din idé»."""
    route = Route("fit")
    using = tools(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=using.t("fit.title"),
        description=using.t("fit.description"),
        template="fit.html",
        context=lambda: _context(site, using),
        section="fit",
        scripts=("pages/fit.mjs", "list/selection.mjs"),
    )


def _context(site: Site, using: Tools) -> FitContext:
    about, other = site.plan.about, other_language(using.lang)
    return FitContext(
        cards=tuple(
            FitCard(row, site.plan.examples_of_activity[row.activity.id]) for row in site.rows.values()
        ),
        areas=site.plan.focus_areas,
        target_groups=about.target_groups,
        roles=ROLES,
        passage=site.chapter(PASSAGE, using.lang),
        publisher=_publisher(site, using),
        period=using.t.span(about.period.start, about.period.to),
        has_ended=about.period.has_ended(site.today),
        index=using.to_path(f"fit/{using.lang}.json"),
        other=other,
        counterpart=using.to_path(Route("fit").path(other)),
        browser_words=_browser_words(site, using),
    )


def _publisher(site: Site, using: Tools) -> str:
    return using.plain(site.plan.organisation[site.plan.about.publisher].name)


def _browser_words(site: Site, using: Tools) -> dict[str, object]:
    """The words of the page's module, and the facts of the plan that an application names."""
    about = site.plan.about
    facts = {
        "fit.plan": using.plain(about.title),
        "plan.publisher": _publisher(site, using),
        "plan.reference": about.reference,
        "plan.period": using.t.span(about.period.start, about.period.to),
    }
    return {
        **using.t.table("fit.browser"),
        "facts": [[using.t(key), fact] for key, fact in facts.items()],
        "disclaimer": using.t("fit.disclaimer", publisher=_publisher(site, using)),
    }

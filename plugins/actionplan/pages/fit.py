"""The page where an applicant tries an idea against the plan; the answer is found by the reader's browser."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Chapter, Site
from actionplan.derived.site_file import SiteFile
from actionplan.pages.list_files import in_parts, list_folder
from actionplan.pages.rendering import PageContent, Tools, render, tools_for
from actionplan.plan.examples import Example
from actionplan.plan.model import FocusArea, TargetGroup
from actionplan.plan.values import Language, other_language

# Who can have an idea; the answer does not depend on it, the text for the application names it.
ROLES = ("association", "municipality", "company", "region", "adult-education", "person", "other")
# The plan's own words on what it does not list.
PASSAGE = "sa-laser-du-tabellerna"
_CARDS_OF_FILE = 500


@dataclass(frozen=True)
class FitCard:
    """An activity as an answer shows it, with the good practice that is like it."""

    row: ActivityRow
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class CardsContext:
    """For ``cards.html``: some of the cards of a large plan."""

    title: str
    cards: tuple[FitCard, ...]


@dataclass(frozen=True)
class FitContext:
    """For ``fit.html``.

    ``cards`` are none in a plan with many activities; ``card_files`` are then the ways to them.
    ``index`` is the way to what the browser answers from, ``counterpart`` to this
    page in the ``other`` language; ``passage`` may be absent.
    """

    cards: tuple[FitCard, ...]
    card_files: tuple[str, ...]
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
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("fit.title"),
        description=tools.t("fit.description"),
        template="fit.html",
        context=lambda: _context(site, tools),
        section="fit",
        scripts=("pages/fit.mjs", "list/selection.mjs"),
    )


def _context(site: Site, tools: Tools) -> FitContext:
    about, other = site.plan.about, other_language(tools.lang)
    return FitContext(
        cards=() if site.has_long_list else _cards(site, tuple(site.rows.values())),
        card_files=tuple(tools.to_path(file.path) for file in card_files(site, tools.lang)),
        areas=site.plan.focus_areas,
        target_groups=about.target_groups,
        roles=ROLES,
        passage=site.chapter(PASSAGE, tools.lang),
        publisher=_publisher(site, tools),
        period=tools.t.span(about.period.start, about.period.to),
        has_ended=about.period.has_ended(site.today),
        index=tools.to_path(f"fit/{tools.lang}.json"),
        other=other,
        counterpart=tools.to_path(Route("fit").path(other)),
        browser_words=_browser_words(site, tools),
    )


def card_files(site: Site, lang: Language) -> Iterator[SiteFile]:
    """The files of the cards if they are too many for the page: loaded when somebody begins to write.

    Then all of them are: which of them an idea asks for would tell others of the idea.
    """
    if not site.has_long_list:
        return
    for number, rows in enumerate(in_parts(tuple(site.rows.values()), _CARDS_OF_FILE)):
        yield SiteFile(f"{list_folder(site, lang)}cards-{number}.html", partial(_card_file, site, lang, rows))


def _card_file(site: Site, lang: Language, rows: Sequence[ActivityRow]) -> str:
    tools = tools_for(site, lang, Route("fit").path(lang))
    return render("cards.html", CardsContext(tools.t("fit.title"), _cards(site, rows)), tools)


def _cards(site: Site, rows: Sequence[ActivityRow]) -> tuple[FitCard, ...]:
    return tuple(FitCard(row, site.plan.examples_of_activity[row.activity.id]) for row in rows)


def _publisher(site: Site, tools: Tools) -> str:
    return tools.plain(site.plan.organisation[site.plan.about.publisher].name)


def _browser_words(site: Site, tools: Tools) -> dict[str, object]:
    """The words of the page's module, and the facts of the plan that an application names."""
    about = site.plan.about
    facts = {
        "fit.plan": tools.plain(about.title),
        "plan.publisher": _publisher(site, tools),
        "plan.reference": about.reference,
        "plan.period": tools.t.span(about.period.start, about.period.to),
    }
    return {
        **tools.t.table("fit.browser"),
        "facts": [[tools.t(key), fact] for key, fact in facts.items()],
        "disclaimer": tools.t("fit.disclaimer", publisher=_publisher(site, tools)),
    }

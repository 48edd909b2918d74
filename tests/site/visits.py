"""Every kind of page in every state that a reader can reach: what the tests for everybody visit.

The statement on accessibility is made of ``VISITS`` and ``SETTINGS`` (see accessibility_record.py): each
visit is made in each setting.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page, expect

from actionplan.derived.routes import Route
from actionplan.plan.statement import PageState
from actionplan.plan.values import LANGUAGES, Language

Scheme = Literal["light", "dark"]

# Colour scheme and width in CSS pixels; 320 is 1280 at 400 per cent (WCAG 1.4.10).
SETTINGS: tuple[tuple[Scheme, int], ...] = (("light", 1280), ("dark", 1280), ("dark", 320), ("light", 320))

FITTING = "Vi vill starta ett språkcafé på biblioteket där nyanlända och föreningar övar svenska"
_FITTING_ENGLISH = "A language café for new arrivals at the library"
OUTSIDE = "Fiber till de sista tolv gårdarna, så att mjölkbönderna får bredband"


def _only_look(page: Page) -> None:
    """What stands there when the page has opened."""


def _copy(page: Page) -> None:
    page.locator("[data-copy]").first.click()
    expect(page.locator(".ap-copied").first).not_to_be_empty()


def _open_definition(page: Page) -> None:
    page.locator("a.ap-term").first.click()
    expect(page.locator(".ap-tip")).to_be_visible()


def _type_in_the_header(page: Page) -> None:
    page.click("#site-search")
    page.keyboard.type("integration")
    expect(page.locator("#site-search")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_be_visible()


def _wait_for_list(page: Page) -> None:
    """A list's filter shows its buttons when it has done its work."""
    expect(page.locator("[data-actions]")).to_be_visible()


def _wait_for_results(page: Page) -> None:
    expect(page.locator("[data-status]")).not_to_be_empty()


def _filter_terms_away(page: Page) -> None:
    page.fill("[data-term-filter] input", "xyzzy")
    expect(page.locator("[data-term]:visible")).to_have_count(0)


def _open_uses(page: Page) -> None:
    page.locator(".ap-used summary").first.click()
    expect(page.locator(".ap-used a").first).to_be_visible()


def write(page: Page, idea: str) -> None:
    """Write an idea, and wait until the page has answered it."""
    page.fill("#idea", idea)
    expect(page.locator("[data-idea-text]")).to_have_text(idea)


def open_all(page: Page) -> None:
    """Open the rest of the activities of every strength."""
    closed = page.locator("[data-rest]:not([open]):visible > summary")
    while closed.count():
        closed.first.click()


def _ask(page: Page) -> None:
    page.wait_for_selector("[data-fit][data-ready]")
    write(page, _FITTING_ENGLISH if "/en/" in page.url else FITTING)
    page.locator("[data-answered] input[type=checkbox]:visible").first.check()
    open_all(page)


def _ask_for_something_else(page: Page) -> None:
    page.wait_for_selector("[data-fit][data-ready]")
    write(page, OUTSIDE)


@dataclass(frozen=True)
class Visit:
    """A page and what a reader does there.

    ``page`` is a kind of route, or the path of a hand-written page in each language; ``state`` is what the
    statement on accessibility calls that which the reader has done.
    """

    name: str
    page: Route | tuple[str, ...]
    query: str = ""
    act: Callable[[Page], None] = _only_look
    state: PageState | None = None

    def path(self, lang: Language) -> str:
        """The address from the site's root."""
        if isinstance(self.page, Route):
            return self.page.path(lang) + self.query
        return self.page[LANGUAGES.index(lang)]

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that there is such a page in; the page for missing ones speaks both."""
        return LANGUAGES if isinstance(self.page, Route) else LANGUAGES[: len(self.page)]


VISITS = (
    Visit("start", Route("start")),
    Visit("start, definition open", Route("start"), act=_open_definition, state="definition"),
    Visit("plan", Route("plan")),
    Visit("plan, search field in use", Route("plan"), act=_type_in_the_header, state="suggestions"),
    Visit("whole plan", Route("whole_plan")),
    Visit("networks", Route("networks")),
    Visit("chapter", ("planen/laget-i-lanet/", "en/the-plan/the-situation/")),
    Visit("chapter with a table", ("planen/sa-togs-planen-fram/", "en/the-plan/how-the-plan-was-made/")),
    Visit("goal", Route("goal", "sprak")),
    Visit("goal, definition open", Route("goal", "boende"), act=_open_definition, state="definition"),
    Visit("focus area", Route("focus_area", "arbete")),
    Visit("activities", Route("activities")),
    Visit(
        "activities, filtered",
        Route("activities"),
        "?organisation=sundsvall-kommun",
        _wait_for_list,
        state="filtered",
    ),
    Visit(
        "activities, none left",
        Route("activities"),
        "?organisation=migrationsverket&focus_area=halsa",
        _wait_for_list,
        "nothing-left",
    ),
    Visit("activity, text copied", Route("activity", "arbete-12"), act=_copy),
    Visit("organisations", Route("organisations")),
    Visit("organisation", Route("organisation", "landstinget-vasternorrland")),
    Visit("matrix", Route("matrix")),
    Visit("examples", Route("examples")),
    Visit(
        "examples, filtered",
        Route("examples"),
        "?region=jamtland&documented=budget",
        _wait_for_list,
        state="filtered",
    ),
    Visit(
        "examples, none left",
        Route("examples"),
        "?region=skane&documented=evaluation",
        _wait_for_list,
        state="nothing-left",
    ),
    Visit("example", Route("example", "interkommunal-samverkan-jamtland")),
    Visit("glossary, uses open", Route("glossary"), act=_open_uses),
    Visit("glossary, none left", Route("glossary"), act=_filter_terms_away, state="nothing-left"),
    Visit("search", Route("search")),
    Visit("search, results", Route("search"), "?q=kommun", _wait_for_results, state="results"),
    Visit("search, misspelt", Route("search"), "?q=integrasion", _wait_for_results),
    Visit("search, nothing found", Route("search"), "?q=qwertyuiop", _wait_for_results, state="no-results"),
    Visit("idea", Route("fit")),
    Visit("idea, answered", Route("fit"), act=_ask, state="answer"),
    Visit("idea, outside the plan", Route("fit"), act=_ask_for_something_else),
    Visit("statement", Route("accessibility")),
    Visit("easy text", ("lattlast/", "en/easy-read/")),
    Visit("translation", Route("translation")),
    Visit("open data", Route("open_data")),
    Visit("changes", Route("changes")),
    Visit("about", ("om-webbplatsen/", "en/about-this-site/")),
    Visit("missing page", ("404.html",)),
)


# Every visit in every language that there is a page in: what axe looks at in its whole round.
ALL = [(visit, lang) for visit in VISITS for lang in visit.languages]


def short_round(visit: Visit) -> tuple[Language, ...]:
    """The languages in which axe looks at a visit whenever the tests are run.

    Axe judges markup and colours. A page that is made of the plan gets them from one template, one stylesheet
    and one script in both languages: axe looks at one, the visits by turns at the Swedish and the English.
    A hand-written page has markup of its own in each language.
    """
    if not isinstance(visit.page, Route):
        return visit.languages
    return (LANGUAGES[VISITS.index(visit) % len(LANGUAGES)],)

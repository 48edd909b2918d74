"""The start page: what the plan is, the ways in, the goals, and the whole plan in one picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import EASY_READ, Site
from actionplan.pages.glance import GoalPanel, glance
from actionplan.pages.rendering import PageContent, Tools, shortened, tools_for
from actionplan.plan.model import Goal
from actionplan.plan.values import Language


@dataclass(frozen=True)
class GoalCard:
    """A goal on the start page, with how many activities belong to it."""

    goal: Goal
    tone: int
    activities: int


@dataclass(frozen=True)
class StartContext:
    """For ``start.html``. ``easy_read`` is the way to this page's easy-read counterpart, empty if none."""

    period: str
    has_ended: bool
    easy_read: str
    cards: tuple[GoalCard, ...]
    panels: tuple[GoalPanel, ...]


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The start page."""
    route = Route("start")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.plain(site.plan.about.title),
        description=shortened(tools.plain(site.plan.about.about)),
        template="start.html",
        context=lambda: _context(site, tools),
        section="start",
    )


def _context(site: Site, tools: Tools) -> StartContext:
    about = site.plan.about
    easy_read = site.chapter(EASY_READ, tools.lang)
    return StartContext(
        period=tools.t.span(about.period.start, about.period.to),
        has_ended=about.period.has_ended(site.today),
        easy_read=tools.to_path(easy_read.path) if easy_read else "",
        cards=tuple(
            GoalCard(goal, site.tone(goal), len(site.rows_of_goal(goal))) for goal in site.plan.goals
        ),
        panels=glance(site, tools),
    )

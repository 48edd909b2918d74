"""The pages of goals and of focus areas."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Site
from actionplan.pages.made_from import made_from
from actionplan.pages.rendering import PageContent, shortened, tools_for
from actionplan.plan.examples import Example
from actionplan.plan.model import FocusArea, Goal
from actionplan.plan.values import Language


@dataclass(frozen=True)
class AreaSummary:
    """A focus area with how much belongs to it."""

    area: FocusArea
    activities: int
    examples: int


@dataclass(frozen=True)
class GoalContext:
    """For ``goal.html``."""

    goal: Goal
    number: int
    tone: int
    areas: tuple[AreaSummary, ...]
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class FocusAreaContext:
    """For ``focus_area.html``."""

    area: FocusArea
    goal: Goal
    tone: int
    rows: tuple[ActivityRow, ...]
    examples: tuple[Example, ...]
    feed: str


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page of each goal and of each focus area."""
    for number, goal in enumerate(site.plan.goals, start=1):
        yield _goal(site, lang, goal, number)
    for area in site.plan.focus_areas:
        yield _focus_area(site, lang, area)


def _goal(site: Site, lang: Language, goal: Goal, number: int) -> PageContent:
    route = Route("goal", goal.id)
    tools = tools_for(site, lang, route.path(lang))
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("goal.page_title", short=tools.plain(goal.short)),
        description=shortened(tools.plain(goal.title)),
        template="goal.html",
        context=lambda: _goal_context(site, goal, number),
        section="plan",
        made_from=lambda: made_from(site, lang, route, (row.activity for row in site.rows_of_goal(goal))),
    )


def _goal_context(site: Site, goal: Goal, number: int) -> GoalContext:
    areas = tuple(
        AreaSummary(area, len(site.rows_of_area(area)), len(site.plan.examples_of_area(area)))
        for area in site.plan.focus_areas_of(goal)
    )
    return GoalContext(goal, number, site.tone(goal), areas, site.rows_of_goal(goal))


def _focus_area(site: Site, lang: Language, area: FocusArea) -> PageContent:
    route = Route("focus_area", area.id)
    tools = tools_for(site, lang, route.path(lang))
    title = tools.plain(area.title)
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("focus_area.page_title", title=title),
        description=tools.t("focus_area.description", title=title, n=len(site.rows_of_area(area))),
        template="focus_area.html",
        context=lambda: _focus_area_context(site, area, tools.feed(route)),
        section="plan",
        made_from=lambda: made_from(site, lang, route, site.plan.activities_of[area.id]),
    )


def _focus_area_context(site: Site, area: FocusArea, feed: str) -> FocusAreaContext:
    goal = site.plan.goal[area.goal]
    return FocusAreaContext(
        area=area,
        goal=goal,
        tone=site.tone(goal),
        rows=site.rows_of_area(area),
        examples=site.plan.examples_of_area(area),
        feed=feed,
    )

"""The pages of goals and of focus areas."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import MOST_ROWS, ActivityRow, Site
from actionplan.pages.list_parts import ListPart, part_pages, parts_of
from actionplan.pages.made_from import made_from
from actionplan.pages.rendering import PageContent, Tools, shortened, tools_for
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
    """For ``goal.html``. ``rows`` are none if they are too many for the page; the areas lead on to them."""

    goal: Goal
    number: int
    tone: int
    areas: tuple[AreaSummary, ...]
    total: int
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class FocusAreaContext:
    """For ``focus_area.html``. A list with ``parts`` is too long for the page, which leads on to them."""

    area: FocusArea
    goal: Goal
    tone: int
    rows: tuple[ActivityRow, ...]
    parts: tuple[ListPart, ...]
    above: Route
    examples: tuple[Example, ...]
    feed: str


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page of each goal and of each focus area, and those of a focus area's list if it is long."""
    for number, goal in enumerate(site.plan.goals, start=1):
        yield _goal(site, lang, goal, number)
    for area in site.plan.focus_areas:
        yield _focus_area(site, lang, area)
        yield from part_pages(site, lang, Route("focus_area", area.id), area.title, site.rows_of_area(area))


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
    rows = site.rows_of_goal(goal)
    shown = rows if len(rows) <= MOST_ROWS else ()
    return GoalContext(goal, number, site.tone(goal), areas, len(rows), shown)


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
        context=lambda: _focus_area_context(site, area, tools),
        section="plan",
        made_from=lambda: made_from(site, lang, route, site.plan.activities_of[area.id]),
    )


def _focus_area_context(site: Site, area: FocusArea, tools: Tools) -> FocusAreaContext:
    goal, route = site.plan.goal[area.goal], Route("focus_area", area.id)
    rows = site.rows_of_area(area)
    return FocusAreaContext(
        area=area,
        goal=goal,
        tone=site.tone(goal),
        rows=rows,
        parts=parts_of(rows, tools),
        above=route,
        examples=site.plan.examples_of_area(area),
        feed=tools.feed(route),
    )

"""The plan as a text to read: its list of contents, and the networks of its appendix."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import Chapter, Site
from actionplan.pages.rendering import PageContent, Tools, shortened, tools_for
from actionplan.plan.model import FocusArea, Goal, Network
from actionplan.plan.values import Language


@dataclass(frozen=True)
class GoalEntry:
    """A goal with its focus areas and how many activities each has."""

    goal: Goal
    tone: int
    areas: tuple[tuple[FocusArea, int], ...]


@dataclass(frozen=True)
class PlanContext:
    """For ``plan.html``. ``opening`` stands before the goals in the plan, ``closing`` after."""

    period: str
    has_ended: bool
    opening: tuple[Chapter, ...]
    goals: tuple[GoalEntry, ...]
    closing: tuple[Chapter, ...]


@dataclass(frozen=True)
class NetworksContext:
    """For ``networks.html``: each network with its number of people."""

    networks: tuple[tuple[Network, int], ...]


# A chapter whose order is at least this stands after the goals.
AFTER_THE_GOALS = 100


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The start page of the plan's chapters, and the page of the networks."""
    yield _plan(site, lang)
    if site.plan.networks:
        yield _networks(site, lang)


def _plan(site: Site, lang: Language) -> PageContent:
    route = Route("plan")
    tools = tools_for(site, lang, route.path(lang))
    title = tools.plain(site.plan.about.title)
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("plan.title"),
        description=shortened(tools.t("plan.description", title=title)),
        template="plan.html",
        context=lambda: _plan_context(site, tools),
        section="plan",
    )


def _plan_context(site: Site, tools: Tools) -> PlanContext:
    about = site.plan.about
    opening, closing = chapters_around_the_goals(site, tools.lang)
    goals = tuple(
        GoalEntry(
            goal,
            site.tone(goal),
            tuple((area, len(site.rows_of_area(area))) for area in site.plan.focus_areas_of(goal)),
        )
        for goal in site.plan.goals
    )
    return PlanContext(
        period=tools.t.span(about.period.start, about.period.to),
        has_ended=about.period.has_ended(site.today),
        opening=opening,
        goals=goals,
        closing=closing,
    )


def chapters_around_the_goals(site: Site, lang: Language) -> tuple[tuple[Chapter, ...], tuple[Chapter, ...]]:
    """The plan's chapters before its goals and those after, in the plan's order."""
    chapters = site.plan_chapters(lang)
    opening = tuple(item for item in chapters if (item.order or 0) < AFTER_THE_GOALS)
    return opening, chapters[len(opening) :]


def networks_of(site: Site) -> tuple[tuple[Network, int], ...]:
    """Each network with its number of people."""
    return tuple(
        (network, sum(member.people for member in network.members)) for network in site.plan.networks
    )


def _networks(site: Site, lang: Language) -> PageContent:
    route = Route("networks")
    tools = tools_for(site, lang, route.path(lang))
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("networks.title"),
        description=tools.t("networks.description"),
        template="networks.html",
        context=lambda: NetworksContext(networks_of(site)),
        section="plan",
    )

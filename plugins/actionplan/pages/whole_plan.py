"""The whole plan as one text: the page for reading, searching and printing, and the text of documents."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Chapter, DocumentFile, Site
from actionplan.pages.chapters import chapters_around_the_goals, networks_of
from actionplan.pages.contact import Contact, contact
from actionplan.pages.examples import ExampleText, example_text
from actionplan.pages.glossary import GlossaryEntry, glossary_entries
from actionplan.pages.nesting import nested, path_from
from actionplan.pages.rendering import PageContent, Tools, tools_for
from actionplan.plan.model import FocusArea, Goal, Network
from actionplan.plan.values import Language


@dataclass(frozen=True)
class ChapterPart:
    """A hand-written chapter with its place in the text. ``content`` has its headings a level deeper."""

    chapter: Chapter
    anchor: str
    content: Markup


@dataclass(frozen=True)
class AreaPart:
    """A focus area with its activities."""

    area: FocusArea
    anchor: str
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class GoalPart:
    """A goal with its focus areas."""

    goal: Goal
    anchor: str
    tone: int
    areas: tuple[AreaPart, ...]


@dataclass(frozen=True)
class WholePlan:
    """All parts of the plan, in the plan's own order. Anchors are identifiers within the text."""

    period: str
    has_ended: bool
    opening: tuple[ChapterPart, ...]
    goals: tuple[GoalPart, ...]
    closing: tuple[ChapterPart, ...]
    networks: tuple[tuple[Network, int], ...]
    examples: tuple[ExampleText, ...]
    entries: tuple[GlossaryEntry, ...]


@dataclass(frozen=True)
class WholePlanContext:
    """For ``whole_plan.html``. ``documents`` are those in the page's language."""

    whole: WholePlan
    documents: tuple[DocumentFile, ...]
    contact: Contact


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The whole plan on one page."""
    route = Route("whole_plan")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("whole_plan.title"),
        description=tools.t("whole_plan.description", title=tools.plain(site.plan.about.title)),
        template="whole_plan.html",
        context=lambda: WholePlanContext(
            whole=whole_plan(site, tools),
            documents=tuple(item for item in site.documents if item.lang == lang),
            contact=contact(site, tools),
        ),
        section="plan",
    )


def whole_plan(site: Site, tools: Tools) -> WholePlan:
    """The parts of the plan in the language of ``tools``, which also leads to other pages."""
    about, opening, closing = site.plan.about, *chapters_around_the_goals(site, tools.lang)
    anchors = _anchors(tools, (*opening, *closing))
    return WholePlan(
        period=tools.t.span(about.period.start, about.period.to),
        has_ended=about.period.has_ended(site.today),
        opening=tuple(_chapter(site, tools, chapter, anchors) for chapter in opening),
        goals=tuple(_goal(site, goal) for goal in site.plan.goals),
        closing=tuple(_chapter(site, tools, chapter, anchors) for chapter in closing),
        networks=networks_of(site),
        examples=tuple(example_text(site, tools, example) for example in site.plan.examples),
        entries=tuple(glossary_entries(site, tools)),
    )


def _chapter(site: Site, tools: Tools, chapter: Chapter, anchors: dict[str, str]) -> ChapterPart:
    """A chapter whose links lead within the text where what they lead to stands there too."""
    anchor = anchors[chapter.path]

    def address(link: str) -> str:
        path = path_from(chapter.path, link)
        return f"#{anchors[path]}" if path in anchors else (tools.root + path) or "./"

    html = nested(site.prose.get(chapter.path, ""), 1, f"{anchor}--", address)
    return ChapterPart(chapter, anchor, Markup(html))  # noqa: S704 - Markdown's output


def _goal(site: Site, goal: Goal) -> GoalPart:
    areas = tuple(
        AreaPart(area, f"area-{area.id}", site.rows_of_area(area)) for area in site.plan.focus_areas_of(goal)
    )
    return GoalPart(goal, f"goal-{goal.id}", site.tone(goal), areas)


def _anchors(tools: Tools, chapters: tuple[Chapter, ...]) -> dict[str, str]:
    """Where in the text that stands which chapters may link to as a page, by the page's path."""
    shared = {
        tools.site.addresses.of(Route(kind).path(tools.lang)): anchor
        for kind, anchor in (("networks", "networks"), ("examples", "examples"), ("glossary", "glossary"))
    }
    return shared | {chapter.path: f"chapter-{chapter.id}" for chapter in chapters}

"""The good-practice catalogue and the page of each example."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Site
from actionplan.pages.county_map import CountyMap, county_map
from actionplan.pages.facets import Choice
from actionplan.pages.rendering import PageContent, Tools, shortened, tools_for
from actionplan.plan.examples import Aim, Example, Region
from actionplan.plan.model import Document, FocusArea, Goal, Source
from actionplan.plan.values import Language, Texts


@dataclass(frozen=True)
class AreaLabel:
    """A focus area as a label of an example, in the tone of its goal."""

    area: FocusArea
    goal: Goal
    tone: int


@dataclass(frozen=True)
class ExampleCard:
    """An example as the catalogue shows it."""

    example: Example
    regions: tuple[Region, ...]
    areas: tuple[AreaLabel, ...]
    period: str
    summary: str
    documented: tuple[str, ...]


@dataclass(frozen=True)
class ExamplesContext:
    """For ``examples.html``. The values to choose from are those that any example has.

    ``map`` is None where no county has a place on it; ``counties`` says the same in words.
    """

    cards: tuple[ExampleCard, ...]
    area_choices: tuple[Choice, ...]
    region_choices: tuple[Choice, ...]
    documented_choices: tuple[Choice, ...]
    browser_words: dict[str, object]
    map: CountyMap | None
    counties: tuple[tuple[Region, tuple[Example, ...]], ...]


@dataclass(frozen=True)
class WorkDone:
    """Sub-goals that were worked on together, by number, and what was done."""

    sub_goals: tuple[tuple[int, Aim], ...]
    done: Texts


@dataclass(frozen=True)
class ExampleText:
    """All that is said of an example, on its page and in the whole plan.

    ``unstated`` names the facts that no source gives; ``contents`` lists the
    headings of a long page as anchor and text, and is empty for a short one.
    """

    example: Example
    regions: tuple[Region, ...]
    areas: tuple[AreaLabel, ...]
    period: str
    rows: tuple[ActivityRow, ...]
    work: tuple[WorkDone, ...]
    contents: tuple[tuple[str, str], ...]
    sources: tuple[tuple[Source, Document], ...]
    unstated: str


@dataclass(frozen=True)
class ExampleContext:
    """For ``example.html``."""

    item: ExampleText


# The facts a reader expects of any project, by the name of their field.
_EXPECTED = ("owner", "partners", "period", "budget", "funders", "target_group", "results")

# What a reader of the catalogue can ask for, by the name of the field.
DOCUMENTED = ("results", "budget", "evaluation")


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The catalogue of good practice, and the page of each example."""
    yield _catalogue(site, lang)
    for example in site.plan.examples:
        yield _example(site, lang, example)


def _catalogue(site: Site, lang: Language) -> PageContent:
    route = Route("examples")
    tools = tools_for(site, lang, route.path(lang))
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("examples.title"),
        description=tools.t("examples.description", n=len(site.plan.examples)),
        template="examples.html",
        context=lambda: _catalogue_context(site, tools),
        section="examples",
        scripts=("pages/examples.mjs", "shared/copy.mjs", "list/selection.mjs"),
    )


def _catalogue_context(site: Site, tools: Tools) -> ExamplesContext:
    plan = site.plan
    counties = _counties(site, tools)
    counts = {area.id: len(plan.examples_of_area(area)) for area in plan.focus_areas}
    areas = (Choice(area.id, tools.plain(area.title), counts[area.id]) for area in plan.focus_areas)
    documented = (
        Choice(name, tools.t(f"example.fact.{name}"), sum(_is_stated(item, name) for item in plan.examples))
        for name in DOCUMENTED
    )
    return ExamplesContext(
        cards=tuple(card(site, tools, item) for item in plan.examples),
        area_choices=tuple(choice for choice in areas if choice.count),
        region_choices=tuple(
            Choice(region.id, tools.plain(region.name), len(items)) for region, items in counties
        ),
        documented_choices=tuple(choice for choice in documented if choice.count),
        browser_words=tools.t.table("filter.browser")
        | tools.t.table("selection.browser")
        | tools.t.table("examples.browser"),
        map=county_map(plan),
        counties=counties,
    )


def _counties(site: Site, tools: Tools) -> tuple[tuple[Region, tuple[Example, ...]], ...]:
    """The counties that examples come from, by name, each with its examples."""
    by_county = ((region, site.plan.examples_of_region[region.id]) for region in site.plan.regions)
    return tuple(
        sorted(
            (item for item in by_county if item[1]),
            key=lambda item: tools.t.sort_key(tools.plain(item[0].name)),
        )
    )


def card(site: Site, tools: Tools, example: Example) -> ExampleCard:
    """An example as lists show it."""
    return ExampleCard(
        example=example,
        regions=_regions(site, example),
        areas=_areas(site, example),
        period=_period(tools, example),
        summary=shortened(_opening(tools, example), 220),
        documented=tuple(name for name in DOCUMENTED if _is_stated(example, name)),
    )


def _regions(site: Site, example: Example) -> tuple[Region, ...]:
    return tuple(site.plan.region[region] for region in example.regions)


def _areas(site: Site, example: Example) -> tuple[AreaLabel, ...]:
    areas = (site.plan.focus_area[area] for area in example.focus_areas)
    goals = site.plan.goal
    return tuple(AreaLabel(area, goals[area.goal], site.tone(goals[area.goal])) for area in areas)


def _period(tools: Tools, example: Example) -> str:
    return tools.t.span(example.period.start, example.period.to) if example.period else ""


def _opening(tools: Tools, example: Example) -> str:
    """The first words that describe the example."""
    for texts in (example.text, example.purpose, example.problem, example.methods):
        if texts:
            return tools.plain(texts[0])
    return tools.plain(example.title)


def _example(site: Site, lang: Language, example: Example) -> PageContent:
    route = Route("example", example.id)
    tools = tools_for(site, lang, route.path(lang))
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("example.page_title", title=tools.plain(example.title)),
        description=shortened(_opening(tools, example)),
        template="example.html",
        context=lambda: ExampleContext(example_text(site, tools, example)),
        section="examples",
    )


def example_text(site: Site, tools: Tools, example: Example) -> ExampleText:
    """All that is said of an example."""
    missing = [tools.t(f"example.fact.{name}") for name in _EXPECTED if not _is_stated(example, name)]
    return ExampleText(
        example=example,
        regions=_regions(site, example),
        areas=_areas(site, example),
        period=_period(tools, example),
        rows=site.rows_of(site.plan.activity[activity] for activity in example.activities),
        work=_work(example),
        contents=_contents(tools, example),
        sources=tuple((source, site.plan.document[source.document]) for source in example.sources),
        unstated=tools.t.listing([name[:1].lower() + name[1:] for name in missing], style="or"),
    )


# The headings of an example's page, in their order, by the name of the field below them.
_HEADINGS = (
    "problem",
    "purpose",
    "aims",
    "evaluation",
    "sub_goals",
    "methods",
    "expected_results",
    "results",
    "success_factors",
    "challenges",
)
_LONG_PAGE = 8  # headings


def _contents(tools: Tools, example: Example) -> tuple[tuple[str, str], ...]:
    named = [(name, tools.t(f"example.fact.{name}")) for name in _HEADINGS if getattr(example, name)]
    parts = [(f"part-{n}", tools.plain(part.title)) for n, part in enumerate(example.sections, start=1)]
    contents = (*named, *parts)
    return contents if len(contents) >= _LONG_PAGE else ()


def _is_stated(example: Example, name: str) -> bool:
    if name == "results":
        return bool(example.results or example.figures)
    return bool(getattr(example, name))


def _work(example: Example) -> tuple[WorkDone, ...]:
    """What was done, with the sub-goals it was done for; the remaining sub-goals last."""
    numbered = dict(enumerate(example.sub_goals, start=1))
    done = [
        WorkDone(tuple((number, numbered[number]) for number in item.sub_goals), item.done)
        for item in example.work
    ]
    covered = {number for item in example.work for number in item.sub_goals}
    rest = tuple((number, aim) for number, aim in numbered.items() if number not in covered)
    return (*done, *([WorkDone(rest, ())] if rest else []))

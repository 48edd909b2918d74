"""The list of activities with its filter, and the page of each activity."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.responsibility import Responsibility
from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Site
from actionplan.exports import citation
from actionplan.pages.facets import Choice
from actionplan.pages.list_files import list_folder
from actionplan.pages.made_from import made_from
from actionplan.pages.rendering import PageContent, Tools, shortened, tools_for
from actionplan.plan.examples import Example
from actionplan.plan.model import Activity, FocusArea, Goal, Organisation, Term
from actionplan.plan.values import Language


@dataclass(frozen=True)
class AreaRows:
    """The activities of one focus area, for the list's headings."""

    area: FocusArea
    goal: Goal
    tone: int
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class ActivitiesContext:
    """For ``activities.html``. The organisations to choose from are those with any activity."""

    groups: tuple[AreaRows, ...]
    total: int
    organisation_choices: tuple[Choice, ...]
    area_choices: tuple[Choice, ...]
    browser_words: dict[str, object]


@dataclass(frozen=True)
class AreaCount:
    """A focus area with how many activities it has."""

    area: FocusArea
    goal: Goal
    tone: int
    count: int


@dataclass(frozen=True)
class LongListContext:
    """For ``long_list.html``, the list of activities that is loaded as it is filtered.

    ``folder`` is the way to the files that it is loaded from.
    """

    areas: tuple[AreaCount, ...]
    total: int
    organisation_choices: tuple[Choice, ...]
    area_choices: tuple[Choice, ...]
    folder: str
    browser_words: dict[str, object]


@dataclass(frozen=True)
class ThroughGroup:
    """Those who answer by way of one organisation in the cell or the heading."""

    via: Organisation
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True)
class ActivityContext:
    """For ``activity.html``. ``row_number`` and ``row_count`` place it in the plan's table."""

    row: ActivityRow
    tone: int
    through: tuple[ThroughGroup, ...]
    examples: tuple[Example, ...]
    before: Activity | None
    after: Activity | None
    row_number: int
    row_count: int
    cell: str
    citation: str
    bibtex: str
    terms: tuple[Term, ...]


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The list of activities, and the page of each."""
    yield _list(site, lang)
    for row in site.rows.values():
        yield _activity(site, lang, row)


def organisations_by_name(site: Site, tools: Tools) -> list[Organisation]:
    """The plan's organisations: groups first, then by name in the language's own order."""

    def key(item: Organisation) -> tuple[int, object]:
        return (item.kind != "group", tools.t.sort_key(tools.plain(item.name)))

    return sorted(site.plan.organisations, key=key)


def _list(site: Site, lang: Language) -> PageContent:
    route = Route("activities")
    tools = tools_for(site, lang, route.path(lang))
    is_long = site.has_long_list
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("activities.title"),
        description=tools.t("activities.description", n=len(site.plan.activities)),
        template="long_list.html" if is_long else "activities.html",
        context=lambda: _long_list_context(site, tools) if is_long else _list_context(site, tools),
        section="activities",
        scripts=_SCRIPTS_OF_LONG_LIST if is_long else _SCRIPTS_OF_LIST,
    )


_SCRIPTS_OF_LIST = ("pages/activities.mjs", "shared/copy.mjs", "list/selection.mjs")
_SCRIPTS_OF_LONG_LIST = ("pages/long-list.mjs",)


def _choices_of_organisations(site: Site, tools: Tools) -> tuple[Choice, ...]:
    """Those with any activity."""
    answers = site.responsibilities.by_organisation
    organisations = (
        Choice(item.id, tools.plain(item.name), len(answers[item.id]))
        for item in organisations_by_name(site, tools)
    )
    return tuple(choice for choice in organisations if choice.count)


def _choices_of_areas(site: Site, tools: Tools) -> tuple[Choice, ...]:
    return tuple(
        Choice(area.id, tools.plain(area.title), len(site.rows_of_area(area)))
        for area in site.plan.focus_areas
    )


def _long_list_context(site: Site, tools: Tools) -> LongListContext:
    return LongListContext(
        areas=tuple(
            AreaCount(area, goal, site.tone(goal), len(site.rows_of_area(area)))
            for area in site.plan.focus_areas
            for goal in (site.plan.goal[area.goal],)
        ),
        total=len(site.plan.activities),
        organisation_choices=_choices_of_organisations(site, tools),
        area_choices=_choices_of_areas(site, tools),
        folder=tools.root + list_folder(site, tools.lang),
        browser_words=tools.t.table("filter.browser")
        | tools.t.table("selection.browser")
        | tools.t.table("long_list.browser"),
    )


def _list_context(site: Site, tools: Tools) -> ActivitiesContext:
    return ActivitiesContext(
        groups=tuple(
            AreaRows(area, goal, site.tone(goal), site.rows_of_area(area))
            for area in site.plan.focus_areas
            for goal in (site.plan.goal[area.goal],)
        ),
        total=len(site.plan.activities),
        organisation_choices=_choices_of_organisations(site, tools),
        area_choices=_choices_of_areas(site, tools),
        browser_words=tools.t.table("filter.browser") | tools.t.table("selection.browser"),
    )


def _activity(site: Site, lang: Language, row: ActivityRow) -> PageContent:
    route = Route("activity", row.activity.id)
    tools = tools_for(site, lang, route.path(lang))
    text = tools.plain(row.activity.text)
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("activity.page_title", text=shortened(text, 70)),
        description=shortened(text),
        template="activity.html",
        context=lambda: _context(site, tools, row),
        section="activities",
        scripts=("shared/copy.mjs",),
        made_from=lambda: made_from(site, lang, route, (row.activity, *_beside(site, row.activity))),
    )


def _beside(site: Site, activity: Activity) -> tuple[Activity | None, Activity | None]:
    """The activities before and after one in its focus area."""
    siblings = site.plan.activities_of[activity.focus_area]
    number = site.plan.number_in_area(activity)
    before = siblings[number - 2] if number > 1 else None
    return before, siblings[number] if number < len(siblings) else None


def _context(site: Site, tools: Tools, row: ActivityRow) -> ActivityContext:
    activity = row.activity
    before, after = _beside(site, activity)
    in_cell = [site.plan.organisation[item] for item in activity.responsible]
    return ActivityContext(
        row=row,
        tone=site.tone(row.goal),
        through=_grouped([item for item in row.answers if item.via != item.organisation]),
        examples=site.plan.examples_of_activity[activity.id],
        before=before,
        after=after,
        row_number=site.plan.number_in_area(activity),
        row_count=len(site.plan.activities_of[row.area.id]),
        cell=", ".join(tools.plain(item.in_plan or item.name) for item in in_cell),
        citation=citation.as_text(site.published, activity, tools.lang),
        bibtex=citation.as_bibtex(site.published, activity, tools.lang),
        terms=site.terms_in(activity, tools.lang),
    )


def _grouped(items: list[Responsibility]) -> tuple[ThroughGroup, ...]:
    groups: dict[str, list[Responsibility]] = {}
    for item in items:
        groups.setdefault(item.via.id, []).append(item)
    return tuple(
        ThroughGroup(members[0].via, tuple(item.organisation for item in members))
        for members in groups.values()
    )

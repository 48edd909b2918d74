"""Who does what: organisations by focus areas, as a table of numbers that is shaded like a heat map."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.responsibility import Degree
from actionplan.derived.routes import Route
from actionplan.derived.site import Site
from actionplan.pages.organisations import organisations_by_kind
from actionplan.pages.rendering import PageContent, Tools, tools_for
from actionplan.pages.shades import shade
from actionplan.plan.model import FocusArea, Goal, Organisation
from actionplan.plan.values import Language, Text


@dataclass(frozen=True)
class MatrixColumn:
    """A focus area; ``total`` counts its activities, whoever answers for them."""

    area: FocusArea
    goal: Goal
    name: Text
    total: int


@dataclass(frozen=True)
class Cell:
    """The activities of a focus area, or of all, that an organisation answers for.

    ``firm`` of them are those where it is named, itself or through a group or
    project; the others come through the focus area. ``shade`` runs from 0 (none)
    to :data:`actionplan.pages.shades.SHADES`.
    """

    column: MatrixColumn | None
    total: int
    firm: int
    shade: int = 0


@dataclass(frozen=True)
class MatrixRow:
    """An organisation with a cell for each focus area, and one for all of them."""

    organisation: Organisation
    cells: tuple[Cell, ...]
    sum: Cell


@dataclass(frozen=True)
class KindOfRows:
    """The organisations of one kind that answer for anything."""

    kind: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True)
class MatrixContext:
    """For ``matrix.html``."""

    columns: tuple[MatrixColumn, ...]
    kinds: tuple[KindOfRows, ...]
    total: int


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The page «who does what»."""
    route = Route("matrix")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("matrix.title"),
        description=tools.t("matrix.description"),
        template="matrix.html",
        context=lambda: _context(site, tools),
        section="organisations",
    )


def _context(site: Site, tools: Tools) -> MatrixContext:
    columns = tuple(
        MatrixColumn(area, site.plan.goal[area.goal], site.short_name(area), len(site.rows_of_area(area)))
        for area in site.plan.focus_areas
    )
    most = max((max(_by_area(site, item).values(), default=0) for item in site.plan.organisations), default=0)
    kinds = (
        KindOfRows(kind, tuple(_row(site, columns, item, most) for item in items))
        for kind, items in _those_who_answer(site, tools)
    )
    return MatrixContext(columns, tuple(kinds), len(site.plan.activities))


def _those_who_answer(site: Site, tools: Tools) -> Iterator[tuple[str, list[Organisation]]]:
    for kind, items in organisations_by_kind(site, tools):
        answering = [item for item in items if site.responsibilities.by_organisation[item.id]]
        if answering:
            yield kind, answering


def _by_area(site: Site, organisation: Organisation, firm_only: bool = False) -> Counter[str]:
    """How many activities of each focus area an organisation answers for."""
    return Counter(
        item.activity.focus_area
        for item in site.responsibilities.by_organisation[organisation.id]
        if not (firm_only and item.degree == Degree.AREA)
    )


def _row(site: Site, columns: tuple[MatrixColumn, ...], organisation: Organisation, most: int) -> MatrixRow:
    every, firm = _by_area(site, organisation), _by_area(site, organisation, firm_only=True)
    cells = tuple(
        Cell(column, every[column.area.id], firm[column.area.id], shade(every[column.area.id], most))
        for column in columns
    )
    return MatrixRow(organisation, cells, Cell(None, every.total(), firm.total()))

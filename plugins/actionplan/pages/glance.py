"""The plan at a glance: for each goal a drawing of its focus areas and their activities.

Lengths are units of the drawing. Each goal is a drawing of its own, so that they
can stand in one column on a phone and in two on a wide page; at 320 pixels a unit
is nine tenths of a pixel, so that an activity is more than 24 pixels wide.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from textwrap import wrap

from actionplan.derived.site import ActivityRow, Site
from actionplan.pages.rendering import Tools
from actionplan.plan.model import FocusArea, Goal

WIDTH = 320
STEM = 20  # where the line stands that joins a goal, its areas and its activities
INDENT = 48
SIDE, PITCH, PER_ROW = 34, 39, 7

# More would be no glance, and a heavy start page; the goals' cards and the lists say the same.
MOST_TILES = 250

# Also in a wide face, and with the space between letters that a reader may ask for (WCAG 1.4.12).
_NAME_LINE, _NAME_CHARACTERS = 26, 17
_TITLE_LINE, _TITLE_CHARACTERS = 20, 25


@dataclass(frozen=True)
class Line:
    """A line of text; ``y`` is its base line."""

    y: int
    text: str


@dataclass(frozen=True)
class ActivityTile:
    """An activity, with its row in the plan's table and the corner of its square."""

    row: ActivityRow
    number: int
    x: int
    y: int
    hint: str


@dataclass(frozen=True)
class AreaBlock:
    """A focus area from ``top`` downwards: its title, ``height`` high, and its activities."""

    area: FocusArea
    top: int
    height: int
    title: tuple[Line, ...]
    tiles: tuple[ActivityTile, ...]
    bottom: int


@dataclass(frozen=True)
class GoalPanel:
    """The drawing of one goal."""

    goal: Goal
    number: int
    tone: int
    name: tuple[Line, ...]
    areas: tuple[AreaBlock, ...]
    head: int
    height: int


def glance(site: Site, tools: Tools) -> tuple[GoalPanel, ...]:
    """The drawings of all goals; none for a plan with too many activities for a picture."""
    if len(site.plan.activities) > MOST_TILES:
        return ()
    return tuple(_panel(site, tools, goal, number) for number, goal in enumerate(site.plan.goals, start=1))


def _panel(site: Site, tools: Tools, goal: Goal, number: int) -> GoalPanel:
    name = _lines(tools.plain(goal.short), 38, _NAME_LINE, _NAME_CHARACTERS)
    head = 48 + (len(name) - 1) * _NAME_LINE
    areas = tuple(_areas(site, tools, goal, head + 18))
    height = areas[-1].bottom if areas else head
    return GoalPanel(goal, number, site.tone(goal), name, areas, head, height)


def _areas(site: Site, tools: Tools, goal: Goal, top: int) -> Iterator[AreaBlock]:
    for area in site.plan.focus_areas_of(goal):
        title = _lines(tools.plain(area.title), top + 34, _TITLE_LINE, _TITLE_CHARACTERS)
        height = 24 + len(title) * _TITLE_LINE
        tiles = tuple(_tiles(tools, site.rows_of_area(area), top + height + 6))
        bottom = (tiles[-1].y + SIDE if tiles else top + height) + 2
        yield AreaBlock(area, top, height, title, tiles, bottom)
        top = bottom + 16


def _tiles(tools: Tools, rows: Iterable[ActivityRow], top: int) -> Iterator[ActivityTile]:
    for place, row in enumerate(rows):
        line, column = divmod(place, PER_ROW)
        x, y = INDENT + column * PITCH, top + line * PITCH
        yield ActivityTile(row, place + 1, x, y, _hint(tools, row, place + 1))


def _hint(tools: Tools, row: ActivityRow, number: int) -> str:
    """What the activity says and who answers for it."""
    degree = "area" if row.cell_is_empty else "named"
    text = tools.t("glance.activity", number=number, text=tools.plain(row.activity.text))
    carriers = tools.t.listing(tools.plain(item.name) for item in row.carriers)
    return f"{text} {tools.t(f'degree.{degree}.of_list')} {carriers}" if carriers else text


def _lines(text: str, y: int, height: int, characters: int) -> tuple[Line, ...]:
    """A text in lines of at most so many characters, the first at ``y``."""
    return tuple(Line(y + number * height, part) for number, part in enumerate(wrap(text, characters)))

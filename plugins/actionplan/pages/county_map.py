"""A schematic map of the counties: a tile for each, placed where the data says.

Lengths are units of the drawing; at 320 pixels a unit is a little less than a pixel.
"""

from dataclasses import dataclass

from actionplan.pages.shades import shade
from actionplan.plan.examples import Region, Tile
from actionplan.plan.whole import Plan

COLUMN, ROW = 84, 62
WIDTH, HEIGHT = 80, 58
_LINE = 14


@dataclass(frozen=True)
class CountyTile:
    """A county on the map; ``lines`` are its label, each with its base line. ``count`` may be 0."""

    region: Region
    x: int
    y: int
    lines: tuple[tuple[int, str], ...]
    count: int
    shade: int


@dataclass(frozen=True)
class CountyMap:
    """The map and its size."""

    width: int
    height: int
    tiles: tuple[CountyTile, ...]


def county_map(plan: Plan) -> CountyMap | None:
    """The map of all counties that have a place on it, or None if none has."""
    placed = [(region, region.tile) for region in plan.regions if region.tile]
    if not placed:
        return None
    columns = max(tile.column for _, tile in placed)
    rows = max(tile.row for _, tile in placed)
    counts = {region.id: len(plan.examples_of_region[region.id]) for region, _ in placed}
    most = max(counts.values())
    tiles = tuple(
        _tile(region, tile, counts[region.id], most)
        # From north to south and west to east, whatever the order in the file.
        for region, tile in sorted(placed, key=lambda item: (item[1].row, item[1].column))
    )
    return CountyMap(columns * COLUMN - (COLUMN - WIDTH), rows * ROW - (ROW - HEIGHT), tiles)


def _tile(region: Region, tile: Tile, count: int, most: int) -> CountyTile:
    x, y = (tile.column - 1) * COLUMN, (tile.row - 1) * ROW
    # With a number below it the label stands higher.
    middle = y + HEIGHT // 2 - (10 if count else 0)
    first = middle + 4 - (len(tile.label) - 1) * _LINE // 2
    lines = tuple((first + number * _LINE, text) for number, text in enumerate(tile.label))
    return CountyTile(region, x, y, lines, count, shade(count, most))

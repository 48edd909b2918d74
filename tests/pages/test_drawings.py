"""The geometry of the pictures on small plans: what fits, what is left out, and in which shade."""

from dataclasses import replace
from datetime import date

import pytest

from actionplan.derived.site import Site
from actionplan.pages.county_map import county_map
from actionplan.pages.glance import MOST_TILES, PER_ROW, PITCH, WIDTH, glance
from actionplan.pages.rendering import tools_for
from actionplan.pages.shades import SHADES, shade
from actionplan.plan.examples import Region, Tile
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.small_plan import SMALL


@pytest.fixture
def plan() -> Plan:
    checked = check(SMALL)
    assert checked.plan is not None
    return checked.plan


def site_of(plan: Plan) -> Site:
    return Site(plan, (), date(2026, 1, 1), "https://plan.example/")


def with_activities(plan: Plan, number: int) -> Plan:
    first = plan.activities[0]
    many = tuple(first.model_copy(update={"id": f"boende-{n}"}) for n in range(1, number + 1))
    return replace(plan, activities=many, examples=())


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(0, 0, 0), (0, 9, 0), (1, 1, SHADES), (1, 100, 1), (25, 100, 1), (26, 100, 2)],
)
def test_shades_are_equal_steps(count: int, most: int, expected: int) -> None:
    assert shade(count, most) == expected


def test_the_greatest_number_has_the_deepest_shade() -> None:
    for most in range(1, 60):
        shades = [shade(count, most) for count in range(most + 1)]
        assert shades == sorted(shades) and shades[0] == 0 and shades[-1] == SHADES


@pytest.mark.parametrize("number", [0, 1, PER_ROW, PER_ROW + 1, MOST_TILES])
def test_activities_stand_in_rows_within_the_drawing(plan: Plan, number: int) -> None:
    site = site_of(with_activities(plan, number))
    panel = glance(site, tools_for(site, "sv", ""))[0]
    tiles = [tile for part in panel.areas for tile in part.tiles]
    assert [tile.number for tile in tiles] == list(range(1, number + 1))
    assert len({(tile.x, tile.y) for tile in tiles}) == number
    assert all(tile.x + 34 <= WIDTH and tile.y + 34 <= panel.height for tile in tiles)
    assert len({tile.y for tile in tiles}) == -(-number // PER_ROW)
    assert all((tile.y - tiles[0].y) % PITCH == 0 for tile in tiles)


def test_a_plan_with_too_many_activities_for_a_picture_has_none(plan: Plan) -> None:
    site = site_of(with_activities(plan, MOST_TILES + 1))
    assert glance(site, tools_for(site, "sv", "")) == ()


def test_counties_without_a_place_are_not_on_the_map(plan: Plan) -> None:
    unplaced = plan.regions[0].model_copy(update={"tile": None})
    assert county_map(replace(plan, regions=(unplaced,))) is None
    other = Region(id="dalarna", name=plan.regions[0].name, tile=Tile(column=1, row=1, label=("Dalarna",)))
    third = unplaced.model_copy(update={"id": "skane"})
    drawn = county_map(replace(plan, regions=(*plan.regions, other, third)))
    assert drawn
    assert [(item.region.id, item.count, item.shade) for item in drawn.tiles] == [
        ("dalarna", 0, 0),
        ("vasternorrland", 1, SHADES),
    ]
    assert all(0 <= item.x <= drawn.width - 80 and 0 <= item.y <= drawn.height - 58 for item in drawn.tiles)


def test_an_area_that_is_not_alone_goes_by_its_own_name(plan: Plan) -> None:
    area = plan.focus_areas[0]
    assert site_of(plan).short_name(area) == plan.goal[area.goal].short
    second = area.model_copy(update={"id": "andra"})
    both = replace(plan, about=plan.about.model_copy(update={"focus_areas": (area, second)}))
    assert site_of(both).short_name(area) == area.title

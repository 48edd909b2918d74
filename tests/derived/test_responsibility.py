"""Who answers for an activity: the three degrees of the design, on small plans."""

from collections.abc import Mapping

from actionplan.derived.responsibility import Degree, Responsibilities
from actionplan.plan.model import Activity, FocusArea, Organisation
from actionplan.plan.values import Text
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.small_plan import SMALL

_TEXT = Text(sv="x", en=None)

_ORGANISATIONS: Mapping[str, Mapping[str, object]] = {
    "board": {"kind": "authority"},
    "project": {"kind": "project", "part_of": "unit"},
    "unit": {"kind": "unit", "part_of": "board"},
    "group": {"kind": "group", "members": ["north", "inner"]},
    "inner": {"kind": "group", "members": ["south"]},
    "north": {"kind": "municipality"},
    "south": {"kind": "municipality"},
    "stranger": {"kind": "company"},
}


def _answers(cell: list[str], area: list[str]) -> dict[str, tuple[Degree, str]]:
    """Degree and carrier of all who answer for an activity with this cell in an area with these in charge."""
    plan = check(SMALL).plan
    assert plan is not None
    heading = FocusArea(id="area", goal="boende", title=_TEXT, responsible=tuple(area))
    about = plan.about.model_copy(update={"focus_areas": (heading,), "networks": (), "follow_up": None})
    activity = Activity(id="area-1", focus_area="area", text=_TEXT, responsible=tuple(cell), note=None)
    organisations = tuple(
        Organisation.model_validate({"id": key, "name": {"sv": key}, **fields})
        for key, fields in _ORGANISATIONS.items()
    )
    found = Responsibilities(Plan(about, (activity,), organisations, (), (), (), ()))
    parts = found.by_activity["area-1"]
    by_organisation = {key: items for key, items in found.by_organisation.items() if items}
    assert by_organisation == {part.organisation.id: (part,) for part in parts}
    return {part.organisation.id: (part.degree, part.via.id) for part in parts}


def test_named_in_the_cell() -> None:
    assert _answers(["board"], []) == {"board": (Degree.NAMED, "board")}


def test_the_area_does_not_answer_where_the_cell_names_someone() -> None:
    assert _answers(["board"], ["stranger"]) == {"board": (Degree.NAMED, "board")}


def test_owners_answer_through_their_project_however_far() -> None:
    assert _answers(["project"], []) == {
        "project": (Degree.NAMED, "project"),
        "unit": (Degree.THROUGH, "project"),
        "board": (Degree.THROUGH, "project"),
    }


def test_members_answer_through_their_group_and_groups_within_it() -> None:
    assert _answers(["group"], []) == {
        "group": (Degree.NAMED, "group"),
        "north": (Degree.THROUGH, "group"),
        "inner": (Degree.THROUGH, "group"),
        "south": (Degree.THROUGH, "group"),
    }


def test_neither_project_nor_group_answers_through_owner_or_member() -> None:
    assert set(_answers(["board", "north"], [])) == {"board", "north"}


def test_an_empty_cell_is_carried_by_the_area() -> None:
    assert _answers([], ["group", "project"]) == {
        "group": (Degree.AREA, "group"),
        "project": (Degree.AREA, "project"),
        "north": (Degree.AREA, "group"),
        "inner": (Degree.AREA, "group"),
        "south": (Degree.AREA, "group"),
        "unit": (Degree.AREA, "project"),
        "board": (Degree.AREA, "project"),
    }


def test_nobody_answers_where_neither_cell_nor_area_names_anyone() -> None:
    assert _answers([], []) == {}


def test_the_firmest_degree_holds_whatever_the_order() -> None:
    for cell in (["north", "group"], ["group", "north"]):
        assert _answers(cell, [])["north"] == (Degree.NAMED, "north")


def test_of_two_ways_the_first_in_the_cell_is_told() -> None:
    assert _answers(["group", "inner"], [])["south"] == (Degree.THROUGH, "group")
    assert _answers(["inner", "group"], [])["south"] == (Degree.THROUGH, "inner")


def test_those_in_the_cell_come_first_in_its_order() -> None:
    assert list(_answers(["stranger", "project"], [])) == ["stranger", "project", "unit", "board"]


def test_degrees_have_names_for_addresses() -> None:
    assert [degree.key for degree in sorted(Degree)] == ["named", "through", "area"]

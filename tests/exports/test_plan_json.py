"""``plan.json``: the whole plan, read back as the model, and described by its schema."""

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from actionplan.plan.examples import Example, Region
from actionplan.plan.model import Activity, Document, FocusArea, Goal, Network, Organisation, PlanFile, Term
from actionplan.plan.values import Record
from actionplan.plan.whole import Plan
from tests.exports.plans import content, hostile, published, real_plan, small_plan, with_texts

_RECORDS: dict[str, type[Record]] = {
    "goals": Goal,
    "focus_areas": FocusArea,
    "activities": Activity,
    "organisations": Organisation,
    "networks": Network,
    "terms": Term,
    "examples": Example,
    "regions": Region,
    "documents": Document,
}


def document(plan: Plan) -> Any:
    return json.loads(content("plan.json", plan))


def read_back(found: Any) -> dict[str, tuple[Record, ...]]:
    """The records of a document by its lists, without what is derived."""
    lists = {
        name: tuple(
            record.model_validate({key: value for key, value in item.items() if key != "resolved"})
            for item in found[name]
        )
        for name, record in _RECORDS.items()
    }
    beside = {name: [dict(item) for item in found[name]] for name in ("goals", "focus_areas", "networks")}
    for items in beside.values():
        for item in items:
            item.pop("resolved", None)
    return lists | {"plan": (PlanFile.model_validate(found["plan"] | beside),)}


def expected(plan: Plan) -> dict[str, tuple[Record, ...]]:
    return {name: getattr(plan, name) for name in _RECORDS} | {"plan": (plan.about,)}


def test_the_real_plan_is_read_back_and_fits_its_schema() -> None:
    plan = published(real_plan())
    found = document(plan)
    assert read_back(found) == expected(plan)
    schema = json.loads(content("plan.schema.json", plan))
    assert found["$schema"] == schema["$id"]
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_the_schema_refuses_what_is_no_plan() -> None:
    plan = small_plan()
    validator = Draft202012Validator(json.loads(content("plan.schema.json", plan)))
    assert not list(validator.iter_errors(document(plan)))
    spoilers: tuple[Callable[[Any], object], ...] = (
        lambda found: found["activities"][0].pop("text"),
        lambda found: found["activities"][0].update(id=3),
        lambda found: found["activities"][0]["resolved"]["answers"][0].update(degree="perhaps"),
        lambda found: found["organisations"][0].update(stray="x"),
        lambda found: found["networks"][0]["members"][0].update(people="3"),
    )
    for spoil in spoilers:
        found = document(plan)
        spoil(found)
        assert list(validator.iter_errors(found))


@settings(max_examples=25)
@given(st.data())
def test_any_text_is_read_back(data: st.DataObject) -> None:
    plan = with_texts(small_plan(), lambda: data.draw(hostile))
    assert read_back(document(plan)) == expected(plan)


def test_who_answers_and_what_illustrates_an_activity() -> None:
    activities = {item["id"]: item for item in document(real_plan())["activities"]}
    first = activities["boende-1"]["resolved"]
    assert first["answers"][0] == {
        "organisation": "lanets-kommuner",
        "degree": "area",
        "via": "lanets-kommuner",
    }
    assert {"organisation": "timra-kommun", "degree": "area", "via": "lanets-kommuner"} in first["answers"]
    assert "harjedalsmodellen" in first["examples"]
    assert (first["goal"], first["number"]) == ("boende", 1)


def test_the_list_of_activities_is_that_of_the_plan() -> None:
    assert json.loads(content("activities.json", real_plan())) == document(real_plan())["activities"]

"""What is read from a model: the fields of a record, what they refer to, and what may be chosen."""

from typing import Literal, get_args

import pytest

from actionplan.plan.examples import Example, Party, Tile
from actionplan.plan.fields import Reference, field_at, fields_of, record_at, references, referred_by
from actionplan.plan.model import Activity, Network, NetworkMember, Organisation, PlanFile
from actionplan.plan.teaching import Sample
from actionplan.plan.values import NonEmpty, Period, Record, WebAddress


def test_a_field_is_what_its_annotation_says() -> None:
    fields = fields_of(Organisation)
    assert list(fields) == list(Organisation.model_fields)
    assert (fields["name"].is_text, fields["name"].is_list, fields["name"].is_required) == (True, False, True)
    assert (fields["note"].is_text, fields["note"].is_required) == (True, False)
    assert (fields["renamed"].is_list, fields["renamed"].record) == (
        True,
        record_at(Organisation, ["renamed"]),
    )
    assert fields["kind"].choices[0] == "authority"
    assert (fields["url"].record, fields["url"].value_type) == (None, str)
    assert fields_of(NetworkMember)["people"].value_type is int


def test_a_field_has_the_rules_of_its_value_and_of_its_list() -> None:
    _, *of_address = get_args(WebAddress)
    assert fields_of(Organisation)["url"].rules == tuple(of_address)
    _, *of_text = get_args(NonEmpty)
    rules = fields_of(Tile)["label"].rules
    of_list = [rule for rule in rules if rule not in of_text]
    assert [rule.min_length for rule in of_list] == [1]
    assert len(rules) == len(of_list) + len(of_text)


def test_a_field_that_may_be_missing_refers_as_one_that_may_not() -> None:
    may, must, many = fields_of(Party)["organisation"], fields_of(Activity)["focus_area"], fields_of(Sample)
    assert may.ref and must.ref and many["clearly"].ref
    kinds = (may.ref.kind, must.ref.kind, many["clearly"].ref.kind)
    assert kinds == ("organisation", "focus_area", "activity")
    assert (may.is_list, must.is_list, many["clearly"].is_list) == (False, False, True)


def test_references_within_a_record_are_found_at_any_depth() -> None:
    found = {reference.path: reference.kind for reference in references(Example)}
    assert found == {
        ("focus_areas",): "focus_area",
        ("activities",): "activity",
        ("regions",): "region",
        ("sources", "document"): "document",
        ("owner", "organisation"): "organisation",
        ("partners", "organisation"): "organisation",
        ("funders", "organisation"): "organisation",
    }
    first = next(references(Example))
    assert first == Reference(("focus_areas",), fields_of(Example)["focus_areas"], "focus_area")


def test_a_record_says_what_it_refers_to() -> None:
    members = [{"organisation": "alnas", "people": 2}, {"organisation": "bjorkas", "people": 1}]
    texts = {"name": {"sv": "Gruppen"}, "about": {"sv": "Om den"}}
    network = Network.model_validate({"id": "gruppen", "members": members, **texts})
    assert list(referred_by(network)) == [("organisation", "alnas"), ("organisation", "bjorkas")]
    assert list(referred_by(Party.model_validate({"name": {"sv": "Någon"}}))) == []


@pytest.mark.parametrize(
    ("path", "key"),
    [
        (["period", "from"], "from"),
        (["period", "start"], "from"),
        (["networks", 0, "members", 2, "organisation"], "organisation"),
        (["follow_up", "steering_group"], "steering_group"),
    ],
)
def test_a_path_leads_to_a_field_by_either_of_its_names(path: list[str | int], key: str) -> None:
    assert field_at(PlanFile, path).key == key


@pytest.mark.parametrize("path", [["titel"], ["title", "sv", "more"], []])
def test_a_path_that_leads_nowhere_is_refused(path: list[str | int]) -> None:
    with pytest.raises(KeyError):
        field_at(PlanFile, path)


def test_the_record_at_a_path() -> None:
    assert record_at(PlanFile, []) is PlanFile
    assert record_at(PlanFile, ["period"]) is Period
    with pytest.raises(KeyError):
        record_at(PlanFile, ["reference"])


def test_an_annotation_that_nobody_foresaw_is_an_error_and_no_guess() -> None:
    class _Odd(Record):
        by_name: dict[str, str]

    class _Plain(Record):
        state: Literal["on", "off"] | None = None

    with pytest.raises(TypeError, match="by_name"):
        fields_of(_Odd)
    assert fields_of(_Plain)["state"].choices == ("on", "off")

"""The one table of kinds: it knows all that the files hold, and the rooms' own tables agree with it."""

from dataclasses import fields

import pytest

from actionplan.commands.questions import QUESTIONS
from actionplan.derived.routes import Route, identifier, living_routes, page_of
from actionplan.exports.tables import TABLES
from actionplan.plan.fields import fields_of, references
from actionplan.plan.kinds import BY_COLLECTION, BY_RECORD, FILES, KINDS, RETIRED, RETIRING, WITH_IDS, Kind
from actionplan.plan.values import LANGUAGES, Identifier, Language, Record, Text
from actionplan.plan.whole import Plan, collections, key_of, name_of, records_of
from actionplan.reading.checks import check
from actionplan.spreadsheets.sheets import SHEETS
from actionplan.words.wording import wording
from tests.small_plan import SMALL

# Lists in the files that hold no records of the plan, and why.
_NO_KINDS = {
    ("accessibility.yaml", "barriers"): "a part of the one statement",
    ("accessibility.yaml", "feedback"): "a part of the one statement",
    ("accessibility.yaml", "untested"): "texts",
    ("plan.yaml", "purposes"): "texts",
    ("plan.yaml", "funding"): "texts",
    ("accessibility-tests.yaml", "off"): "what the tests wrote of themselves",
    ("accessibility-tests.yaml", "settings"): "what the tests wrote of themselves",
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = check(SMALL).plan
    assert found is not None
    return found


def test_every_list_of_records_is_a_kind_or_it_is_said_why_not() -> None:
    lists = {
        (file.name, name)
        for file in FILES.values()
        for name, field in fields_of(file.record).items()
        if field.is_list and field.record
    }
    kinds = {(kind.file, kind.list_name) for kind in (KINDS | RETIRED).values() if kind.list_name}
    assert lists == kinds | _NO_KINDS.keys()
    assert kinds & _NO_KINDS.keys() == set()


def test_what_the_table_says_of_a_record_is_true_of_its_model() -> None:
    for kind in (KINDS | RETIRED).values():
        known = fields_of(kind.record)
        named = {*kind.key, kind.label, kind.within} - {""}
        assert named <= known.keys(), kind.name
        assert not kind.within or known[kind.within].ref is not None
        assert not kind.page or known[kind.label].is_text


def test_a_list_of_what_is_retired_stands_beside_what_it_retired_from() -> None:
    beside = {file.name for file in FILES.values() if "retired" in fields_of(file.record)}
    assert beside == {kind.file for kind in RETIRING}
    for kind in RETIRING:
        (reference,) = references(RETIRED[f"retired_{kind.name}"].record)
        assert (reference.kind, reference.field.ref and reference.field.ref.or_retired) == (kind.name, True)


def test_names_are_distinct_and_without_hyphens() -> None:
    names = [*KINDS, *RETIRED]
    assert len(names) == len(set(names))
    assert len(BY_COLLECTION) == len(KINDS)
    assert not [name for name in (*names, *BY_COLLECTION) if "-" in name]
    assert identifier("focus_area", "halsa") == "id/focus-area/halsa"


def test_a_plan_keeps_the_records_of_every_kind(plan: Plan) -> None:
    for kind in KINDS.values():
        found = records_of(plan, kind)
        assert found or FILES[kind.file].is_optional, kind.name
        assert {type(record) for record in found} <= {kind.record}
    compared = {kind.collection for kind in KINDS.values() if kind.is_compared}
    assert set(collections(plan)) == compared
    assert plan.by_kind["activity"] == plan.activity


def test_a_plan_keeps_no_list_that_the_table_does_not_know() -> None:
    others = {"about", "teaching", "known", "accepted", "accessibility", "accessibility_tests", "retired"}
    kept = {kind.plan_field for kind in KINDS.values()}
    assert {field.name for field in fields(Plan)} - others <= kept


def test_every_record_has_a_page_that_there_is(plan: Plan) -> None:
    living = living_routes(plan)
    for name, found in collections(plan).items():
        for record in found:
            assert page_of(name, key_of(record)) in living
    assert page_of("chapters", "forord") == Route("plan")


def test_all_that_has_an_address_is_a_table_with_a_title() -> None:
    addressed = {kind.name for kind in KINDS.values() if kind.page}
    assert {table.kind.name for table in TABLES} == addressed
    assert {kind.name for kind in KINDS.values() if kind.page and not kind.is_exported} == set()
    words = wording("exports", "sv").table("dataset")
    assert {table.name for table in TABLES} <= set(words)


def test_what_is_a_sheet_leaves_its_identifiers_behind_and_can_be_added() -> None:
    sheets = {sheet.kind for sheet in SHEETS}
    assert sheets == {kind.name for kind in KINDS.values() if kind.has_sheet}
    assert sheets == set(QUESTIONS)
    assert sheets <= {kind.name for kind in RETIRING} & set(WITH_IDS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_comparison_can_name_every_list(lang: Language) -> None:
    named = set(wording("changes", lang).table("review.list"))
    assert named == {kind.collection for kind in KINDS.values()} | {"known"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_field_on_a_sheet_has_a_name(lang: Language) -> None:
    """Columns of tables fall back on these names, and so every such field needs one."""
    wanted = {(sheet.name, field.name) for sheet in SHEETS for field in sheet.fields}
    named = {(name, field) for name, fields in wording("fields", lang).texts.items() for field in fields}
    assert wanted == named


def test_every_reference_leads_to_a_kind_with_identifiers() -> None:
    for file in FILES.values():
        for reference in references(file.record):
            assert reference.kind in WITH_IDS, reference.path


class _Report(Record):
    activity: Identifier
    organisation: Identifier
    text: Text


def test_a_key_may_be_several_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    kind = Kind("report", "plan.yaml", key=("activity", "organisation"), label="text")
    report: type[Record] = _Report
    monkeypatch.setitem(BY_RECORD, report, kind)
    text = Text(sv="Klart.", en=None)
    record = _Report(activity="halsa-1", organisation="alnas", text=text)
    assert (key_of(record), name_of(record)) == ("halsa-1/alnas", text)

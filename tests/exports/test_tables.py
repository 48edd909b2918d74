"""The CSV files: what is read back from them is the plan, whatever its texts hold."""

import csv
import io
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.derived.export import dumped
from actionplan.exports.csv_files import guarded
from actionplan.exports.tables import TABLES, Table, _paths
from actionplan.plan.values import Record
from actionplan.plan.whole import Plan, records_of
from tests.exports.plans import content, hostile, real_plan, small_plan, with_texts

Rows = list[dict[str, str]]


def read(file: str, plan: Plan) -> Rows:
    """The rows of a file the way somebody else's program reads them."""
    text = content(file, plan).decode()
    delimiter = ";" if "-excel" in file else ","
    assert text.startswith("\ufeff") == ("-excel" in file)
    rows = csv.DictReader(
        io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True
    )
    return [{key: value.removeprefix("'") for key, value in row.items()} for row in rows]


def records_in(table: Table, plan: Plan, suffix: str = "") -> tuple[Record, ...]:
    """The records that a table and the table of details hold."""
    details = [row for row in read(f"details{suffix}.csv", plan) if row["table"] == table.name]
    return tuple(
        _record(table, row, [item for item in details if item["id"] == row["id"]])
        for row in read(f"{table.name}{suffix}.csv", plan)
    )


def _record(table: Table, row: dict[str, str], details: Rows) -> Record:
    data: dict[str, Any] = {}
    lists = _lists(table)
    for path in _paths(table.kind.record):
        cell = row["_".join(path)]
        if cell:
            _put(data, list(path), cell.split(" ") if path[-1] in lists else cell)
    for item in details:
        text = {lang: item[lang] for lang in ("sv", "en") if item[lang]}
        _put(data, item["field"].split("/"), text or item["value"])
    return table.kind.record.model_validate(_with_lists(data))


@cache
def _lists(table: Table) -> frozenset[str]:
    """The fields that hold several identifiers, as the JSON Schema of the record says."""
    properties = table.kind.record.model_json_schema()["properties"]
    return frozenset(name for name, found in properties.items() if found.get("type") == "array")


def _put(data: dict[str, Any], path: list[str], value: object) -> None:
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def _with_lists(value: Any) -> Any:
    """Numbered entries are those of a list."""
    if not isinstance(value, dict):
        return value
    if value and all(key.isdigit() for key in value):
        assert list(value) == [str(number) for number in range(1, len(value) + 1)]
        return [_with_lists(item) for item in value.values()]
    return {key: _with_lists(item) for key, item in value.items()}


@pytest.mark.parametrize("suffix", ["", "-excel"])
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_real_plan_is_read_back(table: Table, suffix: str) -> None:
    plan = real_plan()
    assert records_in(table, plan, suffix) == tuple(records_of(plan, table.kind))


@settings(max_examples=25)
@given(st.data())
def test_any_text_is_read_back(data: st.DataObject) -> None:
    plan = with_texts(small_plan(), lambda: data.draw(hostile))
    for table in TABLES:
        for suffix in ("", "-excel"):
            assert records_in(table, plan, suffix) == tuple(records_of(plan, table.kind))


@given(hostile)
def test_no_cell_begins_a_formula(text: str) -> None:
    shown = guarded(text)
    assert shown[0] not in "=+-@\t\r\n＝＋－＠"
    assert shown == text or shown == f"'{text}"


def test_no_cell_of_the_files_begins_a_formula() -> None:
    plan = with_texts(small_plan(), lambda: '=HYPERLINK("https://evil.example";"Klicka")')
    text = content("activities-excel.csv", plan).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert any(cell.startswith("'=HYPERLINK") for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.startswith("=")]


def test_what_is_derived_is_what_the_pages_say() -> None:
    rows = {row["id"]: row for row in read("activities.csv", real_plan())}
    named, empty = rows["boende-3"], rows["boende-1"]
    assert (named["answers_named"], named["answers_area"]) == ("lansstyrelsen-vasternorrland", "")
    assert named["carried_by_sv"] == "Länsstyrelsen Västernorrland"
    assert (empty["responsible"], empty["answers_named"]) == ("", "")
    assert empty["answers_area"].split(" ")[:2] == ["lanets-kommuner", "harnosand-kommun"]
    assert empty["iri"] == "https://plan.example/id/activity/boende-1"
    assert empty["page_en"] == "https://plan.example/en/activities/boende-1/"


def test_every_field_of_a_record_has_its_place() -> None:
    """A record as the model dumps it has nothing that the tables leave out."""
    for table in TABLES:
        fields = {info.alias or name for name, info in table.kind.record.model_fields.items()}
        in_columns = {path[0] for path in _paths(table.kind.record)}
        in_details = {row["field"].split("/")[0] for row in read("details.csv", real_plan())}
        records = map(dumped, records_of(real_plan(), table.kind))
        stated = {name for record in records for name, value in record.items() if value}
        assert stated <= in_columns | in_details
        assert in_columns <= fields

"""The plan's records as tables: a row for each, a column for each of its plain values.

The columns follow from the record's type, so that a field that is added to the
model has a column too. What is nested deeper than a table can show – lists of
texts, sums, parties – stands in a table of its own, ``details``, a row for each
value with the way to it. Together the tables hold all that the records hold.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from actionplan.derived.responsibility import Degree
from actionplan.derived.routes import Route
from actionplan.derived.source import Source, dumped
from actionplan.plan.examples import Example
from actionplan.plan.model import Activity, FocusArea, Goal, Organisation, Term
from actionplan.plan.values import LANGUAGES, Record, Text
from actionplan.plan.whole import Plan

# The way to a value within its record, by the names in the files: ("text", "sv").
Way = tuple[str, ...]

Row = dict[str, str]

# Identifiers hold no blank, and so this can part them.
_BETWEEN_IDS = " "


@dataclass(frozen=True)
class Table:
    """A table of the records of one kind.

    ``kind`` is that of their pages; ``derived`` makes the columns that follow from the whole plan.
    """

    name: str
    kind: str
    record: type[Record]
    records: Callable[[Plan], Sequence[Record]]
    derived: Callable[[Source, Any], Row]
    derived_columns: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, the identifier first."""
        own = (column_name(way) for way in _ways(self.record))
        return (*own, *self.derived_columns, "iri", *(f"page_{lang}" for lang in LANGUAGES))


def column_name(way: Way) -> str:
    """The column of a value: ``text_sv``, ``period_from``."""
    return "_".join(way)


def rows(table: Table, source: Source) -> Iterator[Row]:
    """The rows of a table in the plan's order. What a record does not state is an empty text."""
    ways = tuple(_ways(table.record))
    for record in table.records(source.plan):
        data = dumped(record)
        row = {column_name(way): _cell(data, way) for way in ways}
        route = Route(table.kind, data["id"])
        pages = {f"page_{lang}": source.page(route, lang) for lang in LANGUAGES}
        yield row | table.derived(source, record) | {"iri": source.iri(table.kind, data["id"])} | pages


def _cell(data: Mapping[str, Any], way: Way) -> str:
    value: Any = data
    for step in way:
        value = value.get(step, "") if isinstance(value, Mapping) else ""
    return _BETWEEN_IDS.join(value) if isinstance(value, list) else str(value)


def _ways(record: type[Record], before: Way = ()) -> Iterator[Way]:
    """The way to each value that has a column: texts, single values, and lists of identifiers."""
    for name, info in record.model_fields.items():
        way, kind = (*before, info.alias or name), _type_of(info)
        if kind is Text:
            yield from ((*way, lang) for lang in LANGUAGES)
        elif isinstance(kind, type) and issubclass(kind, Record):
            yield from _ways(kind, way)
        elif not _is_deep(kind):
            yield way


def _type_of(info: FieldInfo) -> Any:
    """The type of a field, of one that may be missing the type of what is there."""
    kind = info.annotation
    if get_origin(kind) in (Union, UnionType):
        return next(item for item in get_args(kind) if item is not type(None))
    return kind


def _is_deep(kind: Any) -> bool:
    """Whether a type is a list of anything but identifiers, which no single cell can show."""
    if get_origin(kind) is not tuple:
        return False
    item = get_args(kind)[0]  # ``Annotated[str, …]`` for identifiers
    return item is not str and get_args(item)[:1] != (str,)


# --- The tables ----------------------------------------------------------------


def _of_activity(source: Source, activity: Activity) -> Row:
    plan = source.plan
    by_degree = {
        degree: [item.organisation.id for item in source.answers(activity.id) if item.degree == degree]
        for degree in Degree
    }
    carriers = activity.responsible or plan.focus_area[activity.focus_area].responsible
    names = {
        f"carried_by_{lang}": "; ".join(plan.organisation[who].name.in_language(lang)[0] for who in carriers)
        for lang in LANGUAGES
    }
    return {
        "goal": plan.focus_area[activity.focus_area].goal,
        "number": str(plan.number_in_area(activity)),
        **names,
        **{f"answers_{degree.key}": _BETWEEN_IDS.join(who) for degree, who in by_degree.items()},
        "examples": _BETWEEN_IDS.join(item.id for item in plan.examples_of_activity[activity.id]),
    }


def _of_organisation(source: Source, organisation: Organisation) -> Row:
    mine = source.responsibilities.by_organisation[organisation.id]
    return {f"count_{degree.key}": str(sum(item.degree == degree for item in mine)) for degree in Degree}


def _nothing(source: Source, record: Record) -> Row:
    return {}


TABLES = (
    Table(
        "activities",
        "activity",
        Activity,
        lambda plan: plan.activities,
        _of_activity,
        (
            *("goal", "number", *(f"carried_by_{lang}" for lang in LANGUAGES)),
            *(*(f"answers_{degree.key}" for degree in Degree), "examples"),
        ),
    ),
    Table(
        "organisations",
        "organisation",
        Organisation,
        lambda plan: plan.organisations,
        _of_organisation,
        tuple(f"count_{degree.key}" for degree in Degree),
    ),
    Table("goals", "goal", Goal, lambda plan: plan.goals, _nothing, ()),
    Table("focus-areas", "focus-area", FocusArea, lambda plan: plan.focus_areas, _nothing, ()),
    Table("examples", "example", Example, lambda plan: plan.examples, _nothing, ()),
    Table("terms", "term", Term, lambda plan: plan.terms, _nothing, ()),
)

DETAILS_KEY = ("table", "id", "field")
DETAILS_COLUMNS = (*DETAILS_KEY, "sv", "en", "value")


def details(source: Source) -> Iterator[Row]:
    """The rows of the table for what the other tables cannot show.

    ``field`` is the way to the value, places in lists counted from 1: ``renamed/1/name``. A text for
    readers stands in ``sv`` and ``en``, anything else in ``value``.
    """
    for table in TABLES:
        fields = table.record.model_fields.items()
        deep = [info.alias or name for name, info in fields if _is_deep(_type_of(info))]
        for record in table.records(source.plan):
            data = dumped(record)
            for field, values in (leaf for name in deep for leaf in _leaves(data[name], name)):
                place = {"table": table.name, "id": data["id"], "field": field}
                yield dict.fromkeys(DETAILS_COLUMNS, "") | place | values


def _leaves(value: Any, way: str) -> Iterator[tuple[str, Row]]:
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _leaves(item, f"{way}/{number}")
    elif isinstance(value, Mapping):
        if "sv" in value:
            yield way, {lang: value.get(lang, "") for lang in LANGUAGES}
        else:
            for name, item in value.items():
                yield from _leaves(item, f"{way}/{name}")
    else:
        yield way, {"value": str(value)}

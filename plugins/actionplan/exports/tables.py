"""The plan's records as tables: a row for each, a column for each of its plain values.

The columns follow from the record's type, so that a field that is added to the
model has a column too. What is nested deeper than a table can show – lists of
texts, sums, parties – stands in a table of its own, ``details``, a row for each
value with the path to it. Together the tables hold all that the records hold.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from actionplan.derived.export import PublishedPlan, dumped
from actionplan.derived.responsibility import Degree
from actionplan.derived.routes import Route, in_address
from actionplan.plan.fields import Field, FieldPath, field_at, fields_of
from actionplan.plan.kinds import KINDS, Kind
from actionplan.plan.model import Activity, Organisation
from actionplan.plan.values import LANGUAGES
from actionplan.plan.whole import records_of

TableRow = dict[str, str]

# Identifiers hold no blank, and so this can part them.
_BETWEEN_IDS = " "


@dataclass(frozen=True)
class Derived:
    """A column that follows from the whole plan; ``refers_to`` is a kind, if it holds an identifier."""

    name: str
    is_number: bool = False
    refers_to: str = ""


@dataclass(frozen=True)
class Table:
    """A table of the records of one kind; ``derive`` fills the columns that follow from the whole plan."""

    kind: Kind
    derived: tuple[Derived, ...] = ()
    derive: Callable[[PublishedPlan, Any], TableRow] = lambda published, record: {}
    key: tuple[str, ...] = ("id",)

    @property
    def name(self) -> str:
        """Its name in published files: ``focus-areas``."""
        return in_address(self.kind.collection)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, the identifier first."""
        own = (name for name, _ in self._fields())
        derived = (column.name for column in self.derived)
        return (*own, *derived, "iri", *(f"page_{lang}" for lang in LANGUAGES))

    @property
    def numbers(self) -> frozenset[str]:
        """The columns that hold whole numbers."""
        own = (name for name, field in self._fields() if field.value_type is int)
        derived = (column.name for column in self.derived if column.is_number)
        return frozenset((*own, *derived))

    @property
    def references(self) -> dict[str, str]:
        """The columns that hold the identifier of one record, each with the kind of that."""
        derived = {column.name: column.refers_to for column in self.derived if column.refers_to}
        own = {name: field.ref.kind for name, field in self._fields() if field.ref and not field.is_list}
        return derived | own

    def _fields(self) -> Iterator[tuple[str, Field]]:
        """The columns of the record's own values, and the fields that these are of."""
        record = self.kind.record
        return ((column_name(path), field_at(record, path)) for path in _paths(record))


def column_name(path: FieldPath) -> str:
    """The column of a value: ``text_sv``, ``period_from``."""
    return "_".join(path)


def rows(table: Table, published: PublishedPlan) -> Iterator[TableRow]:
    """The rows of a table in the plan's order. What a record does not state is an empty text."""
    kind = table.kind.name
    paths = tuple(_paths(table.kind.record))
    for record in records_of(published.plan, table.kind):
        data = dumped(record)
        row = {column_name(path): _cell(data, path) for path in paths}
        route = Route(kind, data["id"])
        pages = {f"page_{lang}": published.page(route, lang) for lang in LANGUAGES}
        yield row | table.derive(published, record) | {"iri": published.iri(kind, data["id"])} | pages


def _cell(data: Mapping[str, Any], path: FieldPath) -> str:
    value: Any = data
    for step in path:
        value = value.get(step, "") if isinstance(value, Mapping) else ""
    return _BETWEEN_IDS.join(value) if isinstance(value, list) else str(value)


def _paths(record: type[BaseModel], before: FieldPath = ()) -> Iterator[FieldPath]:
    """The path to each value that has a column: texts, single values, and lists of identifiers."""
    for field in fields_of(record).values():
        path = (*before, field.key)
        if _is_deep(field):
            continue
        if field.is_text:
            yield from ((*path, lang) for lang in LANGUAGES)
        elif field.record:
            yield from _paths(field.record, path)
        else:
            yield path


def _is_deep(field: Field) -> bool:
    """Whether a field is a list of anything but identifiers, which no single cell can show."""
    return field.is_list and field.value_type is not str


# --- The tables ----------------------------------------------------------------


def _of_activity(published: PublishedPlan, activity: Activity) -> TableRow:
    plan = published.plan
    by_degree = {
        degree: [item.organisation.id for item in published.answers(activity.id) if item.degree == degree]
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


def _of_organisation(published: PublishedPlan, organisation: Organisation) -> TableRow:
    mine = published.responsibilities.by_organisation[organisation.id]
    return {f"count_{degree.key}": str(sum(item.degree == degree for item in mine)) for degree in Degree}


_OF_ACTIVITY = (
    Derived("goal", refers_to="goal"),
    Derived("number", is_number=True),
    *(Derived(f"carried_by_{lang}") for lang in LANGUAGES),
    *(Derived(f"answers_{degree.key}") for degree in Degree),
    Derived("examples"),
)
_OF_ORGANISATION = tuple(Derived(f"count_{degree.key}", is_number=True) for degree in Degree)

# The kinds with addresses of their own, in the order in which the tables are listed.
TABLES = (
    Table(KINDS["activity"], _OF_ACTIVITY, _of_activity),
    Table(KINDS["organisation"], _OF_ORGANISATION, _of_organisation),
    *(Table(KINDS[name]) for name in ("goal", "focus_area", "example", "term")),
)

DETAILS_KEY = ("table", "id", "field")
DETAILS_COLUMNS = (*DETAILS_KEY, "sv", "en", "value")


def details(published: PublishedPlan) -> Iterator[TableRow]:
    """The rows of the table for what the other tables cannot show.

    ``field`` is the path to the value, places in lists counted from 1: ``renamed/1/name``. A text for
    readers stands in ``sv`` and ``en``, anything else in ``value``.
    """
    for table in TABLES:
        deep = [field.key for field in fields_of(table.kind.record).values() if _is_deep(field)]
        for record in records_of(published.plan, table.kind):
            data = dumped(record)
            for field, values in (leaf for name in deep for leaf in _leaves(data[name], name)):
                place = {"table": table.name, "id": data["id"], "field": field}
                yield dict.fromkeys(DETAILS_COLUMNS, "") | place | values


def _leaves(value: Any, path: str) -> Iterator[tuple[str, TableRow]]:
    if isinstance(value, list):
        for number, item in enumerate(value, start=1):
            yield from _leaves(item, f"{path}/{number}")
    elif isinstance(value, Mapping):
        if "sv" in value:
            yield path, {lang: value.get(lang, "") for lang in LANGUAGES}
        else:
            for name, item in value.items():
                yield from _leaves(item, f"{path}/{name}")
    else:
        yield path, {"value": str(value)}

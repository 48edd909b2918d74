"""``plan.json``: the whole plan in both languages, with what follows from it, and its JSON Schema.

A record has the fields of its file, and in ``resolved`` what is derived: its permanent address, its pages,
and for an activity who answers for it in which degree. Without ``resolved`` it is the record again.
What the fit check knows of applicants' language is no part of the plan, and is left out.
"""

import json
from collections.abc import Mapping
from types import GenericAlias
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from actionplan.derived.export import DESCRIPTION, Export, PublishedPlan, dumped
from actionplan.derived.routes import Route
from actionplan.plan.kinds import KINDS, RETIRED, RETIRING, Kind, in_file
from actionplan.plan.model import Activity, FocusArea, PlanFile
from actionplan.plan.values import LANGUAGES, Record
from actionplan.plan.whole import key_of, records_of

_SCHEMA = "plan.schema.json"


# --- What plan.json is ---------------------------------------------------------------


class _DocumentPart(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Pages(_DocumentPart):
    """The absolute addresses of a record's page in each language."""

    sv: str
    en: str


class Resolved(_DocumentPart):
    """What follows for any record with a page."""

    iri: str = Field(description="The permanent address that stands for the record itself.")
    pages: Pages


class Answer(_DocumentPart):
    """An organisation's part in an activity.

    named: it stands in the plan's cell. through: a group or project by which it answers does.
    area: the cell is empty, and the focus area's responsible organisation carries the activity.
    """

    organisation: str
    degree: Literal["named", "through", "area"]
    via: str = Field(description="The organisation in the cell or the heading by which it answers.")


class ResolvedActivity(Resolved):
    """What follows for an activity; ``number`` is its row in the focus area's table, from 1."""

    goal: str
    number: int
    answers: tuple[Answer, ...]
    examples: tuple[str, ...]


class ResolvedFocusArea(Resolved):
    """What follows for a focus area."""

    activities: tuple[str, ...]


# What follows for kinds with more than addresses.
_RESOLVED: dict[str, type[Resolved]] = {"activity": ResolvedActivity, "focus_area": ResolvedFocusArea}

_LISTS = tuple(kind for kind in KINDS.values() if kind.is_exported)

# These lists of plan.yaml stand beside it in plan.json.
_BESIDE = tuple(kind for kind in in_file("plan.yaml") if kind.is_exported)


def _in_document(kind: Kind) -> type[BaseModel]:
    """The type of a kind's records as they stand in plan.json."""
    if not kind.page:
        return kind.record
    resolved = (_RESOLVED.get(kind.name, Resolved), ...)
    return create_model(f"_{kind.record.__name__}", __base__=kind.record, resolved=resolved)


def _lists(records: Mapping[str, type[BaseModel]], default: object = ...) -> dict[str, Any]:
    """Fields that are lists of records, as pydantic's ``create_model`` takes them."""
    return {name: (GenericAlias(tuple, (record, ...)), default) for name, record in records.items()}


_RECORDS = {kind.name: _in_document(kind) for kind in _LISTS}


_AboutThePlan = create_model(
    "_AboutThePlan",
    __base__=PlanFile,
    __doc__="``plan.yaml`` without the lists that stand beside it.",
    **_lists({kind.list_name: kind.record for kind in _BESIDE}, Field((), exclude=True)),
)

RetiredRecords = create_model(
    "RetiredRecords",
    __base__=_DocumentPart,
    __doc__="What has left the plan. The identifiers are never used again.",
    **_lists({kind.name: RETIRED[f"retired_{kind.name}"].record for kind in RETIRING}, ()),
)

PlanDocument = create_model(
    "PlanDocument",
    __base__=_DocumentPart,
    __doc__="An action plan with its organisations, glossary and good practice.",
    schema_address=(str, Field(alias="$schema")),
    address=(str, Field(description="The address of the site that the plan is published on.")),
    plan=(_AboutThePlan, ...),
    **_lists({kind.collection: _RECORDS[kind.name] for kind in _LISTS}),
    retired=(RetiredRecords, ...),
)


# --- Its data ----------------------------------------------------------------------


def plan_document(published: PublishedPlan) -> dict[str, Any]:
    """What plan.json holds, as plain data."""
    retired: dict[str, Any] = dict(published.plan.retired)
    lists: dict[str, Any] = {kind.collection: _records(published, kind) for kind in _LISTS}
    return dumped(
        PlanDocument.model_construct(
            schema_address=published.address_of(_SCHEMA),
            address=published.base_url,
            plan=_AboutThePlan.model_construct(**dict(published.plan.about)),
            retired=RetiredRecords.model_construct(**retired),
            **lists,
        )
    )


def activities(published: PublishedPlan) -> list[dict[str, Any]]:
    """The activities in the plan's order, each with who answers for it."""
    return [dumped(item) for item in _records(published, KINDS["activity"])]


def _records(published: PublishedPlan, kind: Kind) -> tuple[BaseModel, ...]:
    """The records of a kind as they stand in plan.json. They are checked, and are not checked again."""
    records = records_of(published.plan, kind)
    if not kind.page:
        return records
    make = _RECORDS[kind.name].model_construct
    return tuple(make(**dict(item), resolved=_resolved(published, kind, item)) for item in records)


def _resolved(published: PublishedPlan, kind: Kind, record: Record) -> Resolved:
    key = key_of(record)
    route = Route(kind.name, key)
    pages = Pages(**{lang: published.page(route, lang) for lang in LANGUAGES})
    own: dict[str, Any] = {"iri": published.iri(kind.name, key), "pages": pages}
    if isinstance(record, Activity):
        return ResolvedActivity(**own, **_of_activity(published, record))
    if isinstance(record, FocusArea):
        mine = tuple(activity.id for activity in published.plan.activities_of[key])
        return ResolvedFocusArea(**own, activities=mine)
    return Resolved(**own)


def _of_activity(published: PublishedPlan, activity: Activity) -> dict[str, Any]:
    plan = published.plan
    return {
        "goal": plan.focus_area[activity.focus_area].goal,
        "number": plan.number_in_area(activity),
        "answers": tuple(
            Answer.model_validate(
                {"organisation": part.organisation.id, "degree": part.degree.key, "via": part.via.id}
            )
            for part in published.answers(activity.id)
        ),
        "examples": tuple(example.id for example in plan.examples_of_activity[activity.id]),
    }


# --- Its schema ----------------------------------------------------------------------


def schema(published: PublishedPlan) -> dict[str, Any]:
    """The JSON Schema (2020-12) of plan.json."""
    json_schema = _as_written(PlanDocument.model_json_schema())
    about = json_schema["$defs"][_AboutThePlan.__name__]
    for kind in _BESIDE:
        del about["properties"][kind.list_name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": published.address_of(_SCHEMA),
        **json_schema,
    }


def _as_written(node: Any) -> Any:
    """A schema that allows what we write alone.

    That of the plan's files also allows a number where a YAML reader takes digits for one, and has
    words for editors.
    """
    if isinstance(node, list):
        return [_as_written(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _as_written(value) for key, value in node.items() if key != "patternErrorMessage"}
    if isinstance(node.get("type"), list):
        kept["type"] = node["type"][0]
        unfit = ("minimum", "maximum") if kept["type"] == "string" else ("pattern",)
        kept = {key: value for key, value in kept.items() if key not in unfit}
    return kept


def _written(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


_JSON = "application/json"

EXPORTS = (
    Export("plan.json", _JSON, "plan", "json", lambda published: _written(plan_document(published))),
    Export("activities.json", _JSON, "activities", "json", lambda published: _written(activities(published))),
    Export(
        _SCHEMA,
        "application/schema+json",
        DESCRIPTION,
        "schema",
        lambda published: _written(schema(published)),
    ),
)

"""``plan.json``: the whole plan in both languages, with what follows from it, and its JSON Schema.

A record has the fields of its file, and in ``resolved`` what is derived: its permanent address, its pages,
and for an activity who answers for it in which degree. Without ``resolved`` it is the record again.
What the fit check knows of applicants' language is no part of the plan, and is left out.
"""

import json
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from actionplan.derived.routes import Route
from actionplan.derived.source import DESCRIPTION, Export, Source, dumped
from actionplan.plan.examples import Example, Region, RetiredExample
from actionplan.plan.model import (
    Activity,
    Document,
    FocusArea,
    Goal,
    Network,
    Organisation,
    PlanFile,
    RetiredActivity,
    RetiredOrganisation,
    RetiredTerm,
    Term,
)
from actionplan.plan.values import LANGUAGES, Record

_SCHEMA = "plan.schema.json"

# These lists of plan.yaml stand beside it in the document.
_BESIDE = {"goals", "focus_areas", "networks"}


# --- What the document is, for its schema ------------------------------------------


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Pages(_Part):
    """The absolute addresses of a record's page in each language."""

    sv: str
    en: str


class Resolved(_Part):
    """What follows for any record with a page."""

    iri: str = Field(description="The permanent address that stands for the record itself.")
    pages: Pages


class Answer(_Part):
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


class _Goal(Goal):
    resolved: Resolved


class _FocusArea(FocusArea):
    resolved: ResolvedFocusArea


class _Activity(Activity):
    resolved: ResolvedActivity


class _Organisation(Organisation):
    resolved: Resolved


class _Term(Term):
    resolved: Resolved


class _Example(Example):
    resolved: Resolved


class _AboutThePlan(PlanFile):
    """``plan.yaml`` without the lists that stand beside it."""

    goals: tuple[Goal, ...] = Field((), exclude=True)
    focus_areas: tuple[FocusArea, ...] = Field((), exclude=True)


class RetiredRecords(_Part):
    """What has left the plan. The identifiers are never used again."""

    activity: tuple[RetiredActivity, ...] = ()
    organisation: tuple[RetiredOrganisation, ...] = ()
    term: tuple[RetiredTerm, ...] = ()
    example: tuple[RetiredExample, ...] = ()


class PlanDocument(_Part):
    """An action plan with its organisations, glossary and good practice."""

    schema_address: str = Field(alias="$schema")
    address: str = Field(description="The address of the site that the plan is published on.")
    plan: _AboutThePlan
    goals: tuple[_Goal, ...]
    focus_areas: tuple[_FocusArea, ...]
    activities: tuple[_Activity, ...]
    organisations: tuple[_Organisation, ...]
    networks: tuple[Network, ...]
    terms: tuple[_Term, ...]
    examples: tuple[_Example, ...]
    regions: tuple[Region, ...]
    documents: tuple[Document, ...]
    retired: RetiredRecords


# --- The document ------------------------------------------------------------------


def document(source: Source) -> dict[str, Any]:
    """The plan as plain data."""
    plan = source.plan
    return {
        "$schema": source.address_of(_SCHEMA),
        "address": source.base_url,
        "plan": {name: value for name, value in dumped(plan.about).items() if name not in _BESIDE},
        "goals": _resolved(source, "goal", plan.goals),
        "focus_areas": [_focus_area(source, area) for area in plan.focus_areas],
        "activities": activities(source),
        "organisations": _resolved(source, "organisation", plan.organisations),
        "networks": [dumped(item) for item in plan.networks],
        "terms": _resolved(source, "term", plan.terms),
        "examples": _resolved(source, "example", plan.examples),
        "regions": [dumped(item) for item in plan.regions],
        "documents": [dumped(item) for item in plan.documents],
        "retired": {kind: [dumped(item) for item in items] for kind, items in plan.retired.items()},
    }


def activities(source: Source) -> list[dict[str, Any]]:
    """The activities in the plan's order, each with who answers for it."""
    plan = source.plan
    return [
        _with(
            dumped(item),
            source,
            "activity",
            goal=plan.focus_area[item.focus_area].goal,
            number=plan.number_in_area(item),
            answers=[
                {"organisation": part.organisation.id, "degree": part.degree.key, "via": part.via.id}
                for part in source.answers(item.id)
            ],
            examples=[example.id for example in plan.examples_of_activity[item.id]],
        )
        for item in plan.activities
    ]


def _focus_area(source: Source, area: FocusArea) -> dict[str, Any]:
    mine = [activity.id for activity in source.plan.activities_of[area.id]]
    return _with(dumped(area), source, "focus-area", activities=mine)


def _resolved(source: Source, kind: str, records: Sequence[Record]) -> list[dict[str, Any]]:
    return [_with(dumped(record), source, kind) for record in records]


def _with(data: dict[str, Any], source: Source, kind: str, **derived: Any) -> dict[str, Any]:
    route = Route(kind, data["id"])
    pages = {lang: source.page(route, lang) for lang in LANGUAGES}
    return data | {"resolved": {"iri": source.iri(kind, data["id"]), "pages": pages, **derived}}


# --- The schema ----------------------------------------------------------------------


def schema(source: Source) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document."""
    found = _as_written(PlanDocument.model_json_schema())
    about = found["$defs"]["_AboutThePlan"]
    for name in _BESIDE:
        del about["properties"][name]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": source.address_of(_SCHEMA),
        **found,
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
    Export("plan.json", _JSON, "plan", "json", lambda source: _written(document(source))),
    Export("activities.json", _JSON, "activities", "json", lambda source: _written(activities(source))),
    Export(
        _SCHEMA, "application/schema+json", DESCRIPTION, "schema", lambda source: _written(schema(source))
    ),
)

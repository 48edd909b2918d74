"""The whole plan: the records of all files with the look-ups that pages and exports need."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from actionplan.plan.examples import Example, Region
from actionplan.plan.kinds import BY_RECORD, KINDS, RETIRING, Kind
from actionplan.plan.model import Activity, Document, FocusArea, Goal, Network, Organisation, PlanFile, Term
from actionplan.plan.statement import AccessibilityFile, AccessibilityTestsFile
from actionplan.plan.teaching import ActivityPhrases, Concept, OtherField, Sample
from actionplan.plan.values import Record, Retired, Text


class HasId(Protocol):
    """A record that has a page of its own."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=HasId)


def _by_id(records: Sequence[T]) -> dict[str, T]:
    return {record.id: record for record in records}


@dataclass(frozen=True)
class TeachingData:
    """What the fit check knows beside the plan; all of it may be empty."""

    phrases: tuple[ActivityPhrases, ...] = ()
    samples: tuple[Sample, ...] = ()
    concepts: tuple[Concept, ...] = ()
    other_fields: tuple[OtherField, ...] = ()
    gold: tuple[Sample, ...] = ()


@dataclass(frozen=True)
class Plan:
    """A checked plan: every reference in it leads to a record.

    ``documents`` are the sources that the plan and its examples come from.
    ``teaching`` is what the fit check learns from, and no part of what the plan says.
    ``known`` are the abbreviations that need no explanation; ``accepted`` the record of
    translations, None if the plan keeps none.
    ``accessibility`` is what the statement says of this site, ``accessibility_tests`` what was tested.
    ``retired`` holds what has left the plan, by kind: activity, organisation, term, example.
    """

    about: PlanFile
    activities: tuple[Activity, ...]
    organisations: tuple[Organisation, ...]
    terms: tuple[Term, ...]
    examples: tuple[Example, ...]
    regions: tuple[Region, ...]
    documents: tuple[Document, ...]
    teaching: TeachingData = TeachingData()
    known: tuple[str, ...] = ()
    accepted: tuple[str, ...] | None = None
    accessibility: AccessibilityFile | None = None
    accessibility_tests: AccessibilityTestsFile | None = None
    retired: Mapping[str, tuple[Retired, ...]] = field(default_factory=dict)

    @property
    def goals(self) -> tuple[Goal, ...]:
        return self.about.goals

    @property
    def focus_areas(self) -> tuple[FocusArea, ...]:
        return self.about.focus_areas

    @property
    def networks(self) -> tuple[Network, ...]:
        return self.about.networks

    @cached_property
    def goal(self) -> dict[str, Goal]:
        return _by_id(self.goals)

    @cached_property
    def focus_area(self) -> dict[str, FocusArea]:
        return _by_id(self.focus_areas)

    @cached_property
    def network(self) -> dict[str, Network]:
        return _by_id(self.networks)

    @cached_property
    def activity(self) -> dict[str, Activity]:
        return _by_id(self.activities)

    @cached_property
    def organisation(self) -> dict[str, Organisation]:
        return _by_id(self.organisations)

    @cached_property
    def term(self) -> dict[str, Term]:
        return _by_id(self.terms)

    @cached_property
    def example(self) -> dict[str, Example]:
        return _by_id(self.examples)

    @cached_property
    def region(self) -> dict[str, Region]:
        return _by_id(self.regions)

    @cached_property
    def document(self) -> dict[str, Document]:
        return _by_id(self.documents)

    @cached_property
    def activities_of(self) -> dict[str, tuple[Activity, ...]]:
        """The activities of each focus area, in the plan's order."""
        by_area: dict[str, list[Activity]] = {area.id: [] for area in self.focus_areas}
        for activity in self.activities:
            by_area[activity.focus_area].append(activity)
        return {area: tuple(items) for area, items in by_area.items()}

    @cached_property
    def examples_of_activity(self) -> dict[str, tuple[Example, ...]]:
        """The good practice that illustrates each activity."""
        by_activity: dict[str, list[Example]] = {activity.id: [] for activity in self.activities}
        for example in self.examples:
            for activity in dict.fromkeys(example.activities):
                by_activity[activity].append(example)
        return {activity: tuple(items) for activity, items in by_activity.items()}

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Record]]:
        """The records of each kind by their keys."""
        return {
            kind.name: {key_of(record): record for record in records_of(self, kind)}
            for kind in KINDS.values()
            if kind.is_compared
        }

    def successors(self, kind: str, retired: Retired) -> tuple[str, ...]:
        """The identifiers in the plan that took a retired record's place, by way of others or at once."""
        gone = {item.id: item for item in self.retired.get(kind, ())}

        def followed(item: Retired) -> Iterator[str]:
            for identifier in item.replaced_by:
                if identifier in gone:
                    yield from followed(gone[identifier])
                else:
                    yield identifier

        return tuple(dict.fromkeys(followed(retired)))

    def focus_areas_of(self, goal: Goal) -> tuple[FocusArea, ...]:
        return tuple(area for area in self.focus_areas if area.goal == goal.id)

    def examples_of_area(self, area: FocusArea) -> tuple[Example, ...]:
        """The good practice that illustrates a focus area."""
        return tuple(example for example in self.examples if area.id in example.focus_areas)

    @cached_property
    def examples_of_region(self) -> dict[str, tuple[Example, ...]]:
        """The good practice that comes from each county."""
        return {
            region.id: tuple(example for example in self.examples if region.id in example.regions)
            for region in self.regions
        }

    def number_in_area(self, activity: Activity) -> int:
        """The activity's row in its focus area's table, counted from 1."""
        return self._row[activity.id]

    @cached_property
    def _row(self) -> dict[str, int]:
        return {
            activity.id: number
            for activities in self.activities_of.values()
            for number, activity in enumerate(activities, start=1)
        }


def plan_of(files: Mapping[str, Any]) -> Plan:
    """The plan that checked files make; each holds its record, or None if it is not there.

    Args:
        files: the records by the names of the files; every file of :data:`actionplan.plan.kinds.FILES`.
    """
    lists = {
        kind.plan_field: getattr(files[kind.file], kind.list_name)
        for kind in KINDS.values()
        if kind.list_name
    }
    own = {item.name: lists[item.name] for item in fields(Plan) if item.name in lists}
    taught = {item.name: lists[f"teaching.{item.name}"] for item in fields(TeachingData)}
    return Plan(
        **own,
        about=files["plan.yaml"],
        teaching=TeachingData(**taught),
        known=files["glossary.yaml"].known,
        accessibility=files["accessibility.yaml"],
        accessibility_tests=files["accessibility-tests.yaml"],
        accepted=files["translations.yaml"].accepted or None,
        retired={kind.name: files[kind.file].retired for kind in RETIRING},
    )


def records_of(plan: Plan, kind: Kind) -> tuple[Record, ...]:
    """The records of a kind in the plan's order; of a whole file the one, or none."""
    value: Any = attrgetter(kind.plan_field)(plan)
    if kind.list_name:
        return tuple(value)
    return () if value is None else (value,)


def collections(plan: Plan) -> dict[str, tuple[Record, ...]]:
    """The records of a plan by the names of their collections; ``plan`` is plan.yaml itself.

    Applicants' ideas have no identifiers and are not among them.
    """
    return {kind.collection: records_of(plan, kind) for kind in KINDS.values() if kind.is_compared}


def key_of(record: object) -> str:
    """What a record is known by: the values of its key with slashes between, or nothing."""
    kind = BY_RECORD.get(type(record)) if isinstance(record, Record) else None
    return "/".join(getattr(record, name) for name in kind.key) if kind else ""


def name_of(record: Record) -> Text | str:
    """What a reader knows a record by: its name, title or text, else its identifier."""
    kind = BY_RECORD.get(type(record))
    label = getattr(record, kind.label) if kind and kind.label else None
    return label if isinstance(label, Text) else key_of(record)

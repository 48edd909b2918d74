"""What differs between two versions of a plan, as entries: one for each record that readers meet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from actionplan.compare.answers import Shift
from actionplan.compare.difference import Version, difference
from actionplan.compare.records import Change
from actionplan.derived.changes import Entry
from actionplan.derived.responsibility import Responsibilities
from actionplan.history.saying import Heading, say, say_appearance
from actionplan.plan.fields import referred_by
from actionplan.plan.kinds import BY_COLLECTION
from actionplan.plan.values import Record
from actionplan.plan.whole import Plan, collections, key_of, name_of

# What is for the eye or the checks alone.
_UNTOLD_FIELDS = {"pictogram", "public_contacts", "open_data"}


def appearance(plan: Plan) -> Entry:
    """The one entry about a plan that was not there before."""
    return Entry(
        collection="plan",
        id="",
        organisations=tuple(item.id for item in plan.organisations),
        focus_areas=tuple(item.id for item in plan.focus_areas),
        said=say_appearance(plan),
    )


def entries_between(old: Plan, new: Plan) -> tuple[Entry, ...]:
    """What changed, in the order of the plan's lists; a record has one entry, whatever changed in it.

    A change in who answers that follows from something else than the activity itself (a
    group's members, a focus area's heading) is told of the organisation.
    """
    found = difference(Version(old), Version(new))
    changes: dict[tuple[str, str], list[Change]] = {}
    for change in found.changes:
        if _is_told(change):
            changes.setdefault((change.collection, change.id), []).append(change)
    told = {key for name, key in changes if name == "activities"}
    shifts: dict[str, list[Shift]] = {}
    for shift in found.shifts:
        parts = tuple(part for part in shift.parts if part.activity not in told)
        if parts:
            shifts.setdefault(shift.organisation, []).append(replace(shift, parts=parts))
            changes.setdefault(("organisations", shift.organisation), [])
    sides = (_Side(old), _Side(new))
    return tuple(
        _entry(where, changes[where], shifts.get(where[1], ()) if where[0] == "organisations" else (), sides)
        for where in changes
    )


def _is_told(change: Change) -> bool:
    kind = BY_COLLECTION.get(change.collection)  # none for the abbreviations that need no explanation
    if kind is None or not kind.is_told or change.field.split(".")[0] in _UNTOLD_FIELDS:
        return False
    return change.code != "placed" or kind.is_ordered


def _entry(
    where: tuple[str, str], changes: list[Change], shifts: Iterable[Shift], sides: "tuple[_Side, _Side]"
) -> Entry:
    name, key = where
    # What has a new identifier was known by another before.
    before = next((str(change.before) for change in changes if change.code == "new-id"), key)
    old, new = sides[0].records[name].get(before), sides[1].records[name].get(key)
    shown = new or old
    if shown is None:
        raise ValueError(where)
    pages = (sides[0].concerned(name, old), sides[1].concerned(name, new))
    return Entry(
        collection=name,
        id="" if name == "plan" else key,
        organisations=_all(pages, "organisations"),
        focus_areas=_all(pages, "focus_areas"),
        said=say(Heading(name, key, name_of(shown)), changes, shifts),
    )


Concerned = Mapping[str, Iterable[str]]


def _all(pages: Iterable[Concerned], kind: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(page.get(kind, ()) for page in pages)))


class _Side:
    """One of the two plans: its records, and on whose pages each is shown."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.records: dict[str, dict[str, Record]] = {
            name: {key_of(record): record for record in records}
            for name, records in collections(plan).items()
        }
        self._answers = Responsibilities(plan).by_activity

    def concerned(self, name: str, record: Record | None) -> Concerned:
        """The identifiers of the organisations and focus areas whose pages show a record."""
        if record is None:
            return {}
        if name == "plan":
            return {}
        key = key_of(record)
        if name == "activities":
            who = [item.organisation.id for item in self._answers[key]]
            return {"organisations": who, "focus_areas": [self.plan.activity[key].focus_area]}
        if name == "organisations":
            return {"organisations": self._related(key)}
        kind = BY_COLLECTION[name].name
        named = [(kind, key), *referred_by(record)]
        return {
            "organisations": [other for of, other in named if of == "organisation"],
            "focus_areas": [other for of, other in named if of == "focus_area"],
        }

    def _related(self, key: str) -> Iterator[str]:
        """An organisation, its members, what it is a part of, and its parts."""
        organisation = self.plan.organisation[key]
        yield key
        yield from organisation.members
        if organisation.part_of:
            yield organisation.part_of
        yield from (item.id for item in self.plan.organisations if item.part_of == key)

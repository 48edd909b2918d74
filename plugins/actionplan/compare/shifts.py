"""Which organisations gain or lose activities, and in which degree they answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from actionplan.derived.responsibility import Responsibilities, Responsibility
from actionplan.plan.values import Text
from actionplan.plan.whole import Plan


@dataclass(frozen=True)
class ShiftPart:
    """An organisation's part in an activity; ``was`` is the earlier degree, if there was one.

    Degrees are the keys of :class:`Degree`; ``via`` names by whom it comes, nothing where
    the organisation stands in the cell or the heading itself.
    """

    activity: str
    degree: str
    via: Text | None
    was: str = ""


@dataclass(frozen=True)
class Shift:
    """What an organisation gains or loses, or answers for in another degree."""

    code: Literal["gains", "loses", "changes"]
    organisation: str
    name: Text
    parts: tuple[ShiftPart, ...]


def shifts(
    base: Plan, head: Plan, new_activities: Mapping[str, str], new_organisations: Mapping[str, str]
) -> tuple[Shift, ...]:
    """The shifts of all organisations; one that merely has a new identifier is the same.

    Args:
        base: the plan before.
        head: the plan after.
        new_activities: the new identifiers of activities by the old ones.
        new_organisations: the same for organisations.
    """
    before = _by_organisation(base, new_activities, new_organisations)
    after = _by_organisation(head, {}, {})
    names = {new_organisations.get(item.id, item.id): item.name for item in base.organisations}
    names |= {item.id: item.name for item in head.organisations}
    return tuple(
        shift
        for organisation, name in names.items()
        for shift in _shifts_of(organisation, name, before.get(organisation, {}), after.get(organisation, {}))
    )


# An organisation's responsibilities, by the activity's identifier.
_ByActivity = Mapping[str, Responsibility]


def _by_organisation(
    plan: Plan, activities: Mapping[str, str], organisations: Mapping[str, str]
) -> dict[str, _ByActivity]:
    """Who answers for what, with the new identifiers of what has one."""
    return {
        organisations.get(organisation, organisation): {
            activities.get(item.activity.id, item.activity.id): item for item in items
        }
        for organisation, items in Responsibilities(plan).by_organisation.items()
    }


def _shifts_of(organisation: str, name: Text, before: _ByActivity, after: _ByActivity) -> Iterator[Shift]:
    gained = tuple(_part(key, item) for key, item in after.items() if key not in before)
    lost = tuple(_part(key, item) for key, item in before.items() if key not in after)
    changed = tuple(
        _part(key, item, before[key].degree.key)
        for key, item in after.items()
        if key in before and before[key].degree != item.degree
    )
    if gained:
        yield Shift("gains", organisation, name, gained)
    if lost:
        yield Shift("loses", organisation, name, lost)
    if changed:
        yield Shift("changes", organisation, name, changed)


def _part(activity: str, item: Responsibility, was: str = "") -> ShiftPart:
    via = None if item.via.id == item.organisation.id else item.via.name
    return ShiftPart(activity, item.degree.key, via, was)

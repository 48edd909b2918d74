"""Who answers for an activity, and in which degree.

1. *named*: the organisation stands in the activity's cell ANSVAR;
2. *through*: a group that it is a member of, or a project or unit that is part of it, is named;
3. *area*: the cell is empty, and the focus area's responsible organisation
   (or a group that the organisation is a member of) carries the activity.

Rule: the design's section «Who answers for an activity».
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from actionplan.plan.model import Activity, Organisation
from actionplan.plan.whole import Plan


class Degree(IntEnum):
    """How firmly an organisation answers; the lower, the firmer."""

    NAMED = 1
    THROUGH = 2
    AREA = 3

    @property
    def key(self) -> str:
        """The degree's name in addresses, attributes and language files."""
        return self.name.lower()


@dataclass(frozen=True)
class Responsibility:
    """One organisation's part in one activity.

    ``via`` is the organisation in the plan's cell or in the focus area's
    heading by which the responsibility comes; the organisation itself where it
    stands there.
    """

    activity: Activity
    organisation: Organisation
    degree: Degree
    via: Organisation


class Responsibilities:
    """All responsibilities of a plan, by activity and by organisation.

    ``sharing`` says of each organisation who answers because it does.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.sharing = {item.id: self._share_with(item.id) for item in plan.organisations}
        self.by_activity: dict[str, tuple[Responsibility, ...]] = {}
        self.by_organisation: dict[str, tuple[Responsibility, ...]] = {}
        collected: dict[str, list[Responsibility]] = {item.id: [] for item in plan.organisations}
        for activity in plan.activities:
            answering = self._of(activity)
            self.by_activity[activity.id] = answering
            for item in answering:
                collected[item.organisation.id].append(item)
        self.by_organisation = {key: tuple(items) for key, items in collected.items()}

    def _of(self, activity: Activity) -> tuple[Responsibility, ...]:
        """Who answers for an activity: the carriers in their order, then those who do because of them."""
        area = self._plan.focus_area[activity.focus_area]
        in_cell = bool(activity.responsible)
        carriers = activity.responsible if in_cell else area.responsible
        direct, indirect = (Degree.NAMED, Degree.THROUGH) if in_cell else (Degree.AREA, Degree.AREA)
        # An organisation has its firmest degree alone, by way of the first who brings it: those named come
        # first, so that a member of a group that is named beside it stays named itself.
        best = {carrier: (direct, carrier) for carrier in carriers}
        for carrier in carriers:
            for organisation in self.sharing[carrier]:
                best.setdefault(organisation, (indirect, carrier))
        records = self._plan.organisation
        return tuple(
            Responsibility(activity, records[organisation], degree, records[via])
            for organisation, (degree, via) in best.items()
        )

    def _share_with(self, carrier: str) -> tuple[str, ...]:
        """Those who answer because ``carrier`` does: its members if it is a group, and its owners.

        The nearest first. A group may hold groups, and a unit belong to a project. Each is looked at once:
        the checks refuse a circle of members and one of owners, but not one that takes both to close.
        """
        records = self._plan.organisation
        reached: dict[str, None] = {}
        waiting = deque(_next_to(records[carrier]))
        while waiting:
            current = waiting.popleft()
            if current not in reached and current != carrier:
                reached[current] = None
                waiting.extend(_next_to(records[current]))
        return tuple(reached)


def _next_to(organisation: Organisation) -> Iterable[str]:
    """Its members, and what it is a part of."""
    owner = [organisation.part_of] if organisation.part_of else []
    return [*organisation.members, *owner]

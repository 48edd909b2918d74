"""Who answers for an activity, and in which degree.

1. *named*: the organisation stands in the activity's cell ANSVAR;
2. *through*: a group that it is a member of, or a project or unit that is part of it, is named;
3. *area*: the cell is empty, and the focus area's responsible organisation
   (or a group that the organisation is a member of) carries the activity.

Rule: the design's section «Who answers for an activity».
"""

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
    """All responsibilities of a plan, by activity and by organisation."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._heirs = {item.id: self._inherit_from(item.id) for item in plan.organisations}
        self.by_activity: dict[str, tuple[Responsibility, ...]] = {}
        self.by_organisation: dict[str, tuple[Responsibility, ...]] = {}
        collected: dict[str, list[Responsibility]] = {item.id: [] for item in plan.organisations}
        for activity in plan.activities:
            found = self._of(activity)
            self.by_activity[activity.id] = found
            for item in found:
                collected[item.organisation.id].append(item)
        self.by_organisation = {key: tuple(items) for key, items in collected.items()}

    def _of(self, activity: Activity) -> tuple[Responsibility, ...]:
        area = self._plan.focus_area[activity.focus_area]
        in_cell = bool(activity.responsible)
        carriers = activity.responsible if in_cell else area.responsible
        best: dict[str, tuple[Degree, str]] = {}
        for carrier in carriers:
            direct = Degree.NAMED if in_cell else Degree.AREA
            best[carrier] = min(best.get(carrier, (direct, carrier)), (direct, carrier))
        indirect = Degree.THROUGH if in_cell else Degree.AREA
        for carrier in carriers:
            for heir in self._heirs[carrier]:
                best.setdefault(heir, (indirect, carrier))
        records = self._plan.organisation
        return tuple(
            Responsibility(activity, records[who], degree, records[via])
            for who, (degree, via) in best.items()
        )

    def _inherit_from(self, carrier: str) -> tuple[str, ...]:
        """Those who answer because ``carrier`` does: its members if it is a group, and its owners."""
        records = self._plan.organisation
        found: dict[str, None] = {}
        waiting = list(_next_to(records[carrier]))
        while waiting:
            current = waiting.pop(0)
            if current not in found and current != carrier:
                found[current] = None
                waiting.extend(_next_to(records[current]))
        return tuple(found)


def _next_to(organisation: Organisation) -> Iterable[str]:
    owner = [organisation.part_of] if organisation.part_of else []
    return [*organisation.members, *owner]

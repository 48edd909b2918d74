"""What pages are made from: the plan, what is derived from it, and the hand-written chapters."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actionplan.model import Activity, FocusArea, Goal, Language
from actionplan.plan import Plan
from actionplan.responsibility import Degree, Responsibilities, Responsibility


@dataclass(frozen=True)
class Chapter:
    """A hand-written page. ``order`` is None for a page that is no part of the plan's own text."""

    id: str
    lang: Language
    path: str
    title: str
    description: str
    order: int | None


@dataclass(frozen=True)
class ActivityRow:
    """An activity as a list shows it."""

    activity: Activity
    goal: Goal
    area: FocusArea
    answers: tuple[Responsibility, ...]

    def of_degree(self, degree: str) -> tuple[Responsibility, ...]:
        """The responsibilities of one degree: ``named``, ``through`` or ``area``."""
        return tuple(item for item in self.answers if item.degree.key == degree)

    @property
    def carriers(self) -> tuple[Responsibility, ...]:
        """Those in the cell itself or, where it is empty, in the focus area's heading."""
        return tuple(item for item in self.answers if item.via == item.organisation)

    @property
    def cell_is_empty(self) -> bool:
        return not self.activity.responsible


@dataclass(frozen=True)
class Site:
    """``today`` decides whether the plan's period has ended; ``base_url`` ends with a slash."""

    plan: Plan
    chapters: tuple[Chapter, ...]
    today: date
    base_url: str

    @cached_property
    def responsibilities(self) -> Responsibilities:
        return Responsibilities(self.plan)

    @cached_property
    def rows(self) -> dict[str, ActivityRow]:
        """Every activity's row, in the plan's order."""
        return {activity.id: self._row(activity) for activity in self.plan.activities}

    def _row(self, activity: Activity) -> ActivityRow:
        area = self.plan.focus_area[activity.focus_area]
        answers = self.responsibilities.by_activity[activity.id]
        return ActivityRow(activity, self.plan.goal[area.goal], area, answers)

    def rows_of(self, activities: Iterable[Activity]) -> tuple[ActivityRow, ...]:
        return tuple(self.rows[activity.id] for activity in activities)

    def rows_of_area(self, area: FocusArea) -> tuple[ActivityRow, ...]:
        return self.rows_of(self.plan.activities_of[area.id])

    def rows_of_goal(self, goal: Goal) -> tuple[ActivityRow, ...]:
        areas = self.plan.focus_areas_of(goal)
        return tuple(row for area in areas for row in self.rows_of_area(area))

    def responsibilities_of(self, organisation: str) -> dict[Degree, tuple[Responsibility, ...]]:
        """An organisation's activities by degree; a degree without any is left out."""
        mine = self.responsibilities.by_organisation[organisation]
        groups = {degree: tuple(item for item in mine if item.degree == degree) for degree in Degree}
        return {degree: items for degree, items in groups.items() if items}

    def tone(self, goal: Goal) -> int:
        """The number of the goal's colour, from 1; eight colours, then again from the first."""
        return self.plan.goals.index(goal) % 8 + 1

    def plan_chapters(self, lang: Language) -> tuple[Chapter, ...]:
        """The chapters of the plan in one language, in the plan's order."""
        mine = [chapter for chapter in self.chapters if chapter.lang == lang and chapter.order is not None]
        return tuple(sorted(mine, key=lambda chapter: chapter.order or 0))

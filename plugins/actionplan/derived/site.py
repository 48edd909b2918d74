"""What pages are made from: the plan, what is derived from it, and the hand-written chapters."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from actionplan.derived.changes import History
from actionplan.derived.origins import Origins
from actionplan.derived.responsibility import Degree, Responsibilities, Responsibility
from actionplan.derived.source import Made, NotMade, Source
from actionplan.derived.translation import CHAPTERS, Translation, translations
from actionplan.plan.model import Activity, FocusArea, Goal, Organisation, Term
from actionplan.plan.values import LANGUAGES, Language, Text
from actionplan.plan.whole import Plan
from actionplan.reading.findings import Finding, Place
from actionplan.reading.personal_data import findings_in
from actionplan.reading.prose import HandWritten
from actionplan.security.policy import page_policy
from actionplan.words.glossary_links import TermNames

# The hand-written pages that others lead to, if they are there.
ABOUT = "om-webbplatsen"
EASY_READ = "lattlast"

Edition = Literal["normal", "large", "epub"]


@dataclass(frozen=True)
class Chapter:
    """A hand-written page.

    ``id`` is the same in every language, ``source`` the file's name and ``text`` all that
    stands in it. ``order`` is None for a page that is no part of the plan's own text.
    """

    id: str
    source: str
    lang: Language
    path: str
    title: str
    description: str
    order: int | None
    text: str = ""


@dataclass(frozen=True)
class ActivityRow:
    """An activity as a list shows it."""

    activity: Activity
    goal: Goal
    area: FocusArea
    answers: tuple[Responsibility, ...]

    def pairs(self, degree: str) -> str:
        """For the browser: who answers in a degree, and by way of whom.

        ``sundsvall-kommun:lanets-kommuner timra-kommun:lanets-kommuner …``; the
        degrees are ``named``, ``through`` and ``area``.
        """
        chosen = (item for item in self.answers if item.degree.key == degree)
        return " ".join(f"{item.organisation.id}:{item.via.id}" for item in chosen)

    @property
    def carriers(self) -> tuple[Organisation, ...]:
        """Those in the cell itself or, where it is empty, in the focus area's heading."""
        return tuple(item.organisation for item in self.answers if item.via == item.organisation)

    @property
    def cell_is_empty(self) -> bool:
        return not self.activity.responsible


@dataclass(frozen=True)
class DocumentFile:
    """The whole plan as a file to download: its path from the site's root, pages and bytes.

    ``edition`` is ``normal`` or ``large``, the PDF in large type, or ``epub``, which has no pages.
    """

    path: str
    lang: Language
    edition: Edition
    pages: int
    size: int


@dataclass(frozen=True)
class Site:
    """``today`` decides whether the plan's period has ended; ``base_url`` ends with a slash.

    ``origins`` is None where nobody has said where the plan's files can be changed. ``policy`` says
    what pages may load. ``downloads`` are the files of the plan's data, none if the site is to have
    none, and ``not_made`` those that lack something. ``history`` is None where nothing is known of
    earlier versions.

    Two things are known first when Markdown has read the hand-written pages, before any page is
    rendered: ``prose``, their HTML by path, and ``documents``, the whole plan as files to download.
    """

    plan: Plan
    chapters: tuple[Chapter, ...]
    today: date
    base_url: str
    origins: Origins | None = None
    policy: str = page_policy()
    downloads: tuple[Made, ...] = ()
    not_made: tuple[NotMade, ...] = ()
    history: History | None = None
    prose: dict[str, str] = field(default_factory=dict)
    documents: list[DocumentFile] = field(default_factory=list)

    @cached_property
    def source(self) -> Source:
        """What the exports are made from; pages cite and describe the plan in the same words."""
        return Source(self.plan, self.base_url)

    @cached_property
    def cache(self) -> dict[Any, Any]:
        """What rendering makes once and uses on many pages of this site."""
        return {}

    @cached_property
    def responsibilities(self) -> Responsibilities:
        return self.source.responsibilities

    @cached_property
    def translations(self) -> tuple[Translation, ...]:
        """Every text of the plan and its pages with the state of its English."""
        pages = (HandWritten(chapter.id, chapter.lang, chapter.text) for chapter in self.chapters)
        return translations(self.plan, pages)

    @cached_property
    def outdated(self) -> frozenset[tuple[str, str | None]]:
        """The texts, in Swedish and English, whose English is outdated."""
        return frozenset(
            (item.text.sv, item.text.en) for item in self.translations if item.state == "outdated"
        )

    @cached_property
    def outdated_chapters(self) -> frozenset[str]:
        """The chapters whose English is outdated."""
        waiting = (item for item in self.translations if item.state == "outdated")
        return frozenset(item.id for item in waiting if item.collection == CHAPTERS)

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

    def short_name(self, area: FocusArea) -> Text:
        """An area's name where there is little room: its goal's short name, if the goal has no other area."""
        goal = self.plan.goal[area.goal]
        return goal.short if self.plan.focus_areas_of(goal) == (area,) else area.title

    def rows_of_goal(self, goal: Goal) -> tuple[ActivityRow, ...]:
        areas = self.plan.focus_areas_of(goal)
        return tuple(row for area in areas for row in self.rows_of_area(area))

    def responsibilities_of(self, organisation: str) -> dict[Degree, tuple[Responsibility, ...]]:
        """An organisation's activities by degree; a degree without any is left out."""
        mine = self.responsibilities.by_organisation[organisation]
        groups = {degree: tuple(item for item in mine if item.degree == degree) for degree in Degree}
        return {degree: items for degree, items in groups.items() if items}

    @cached_property
    def vocabularies(self) -> dict[Language, TermNames]:
        """The glossary's words in each language."""
        return {lang: TermNames(self.plan.terms, lang) for lang in LANGUAGES}

    def terms_in(self, activity: Activity, lang: Language) -> tuple[Term, ...]:
        """The terms that an activity's text uses, as a reader of ``lang`` meets it."""
        key = ("terms in", activity.id, lang)
        if key not in self.cache:
            text, shown_in = activity.text.in_language(lang)
            found = self.vocabularies[shown_in].terms_in(text)
            self.cache[key] = tuple(self.plan.term[term] for term in found)
        terms: tuple[Term, ...] = self.cache[key]
        return terms

    def tone(self, goal: Goal) -> int:
        """The number of the goal's colour, from 1; eight colours, then again from the first."""
        return self._tones[goal.id]

    @cached_property
    def _tones(self) -> dict[str, int]:
        return {goal.id: number % 8 + 1 for number, goal in enumerate(self.plan.goals)}

    def chapter(self, which: str, lang: Language) -> Chapter | None:
        """The hand-written page with an identifier in a language, if there is one."""
        found = (item for item in self.chapters if item.id == which and item.lang == lang)
        return next(found, None)

    def plan_chapters(self, lang: Language) -> tuple[Chapter, ...]:
        """The chapters of the plan in the plan's order; one that is not translated in Swedish."""
        found = {item.id: item for item in self.chapters if item.lang == "sv"}
        found |= {item.id: item for item in self.chapters if item.lang == lang}
        numbered = [item for item in found.values() if item.order is not None]
        return tuple(sorted(numbered, key=lambda item: item.order or 0))


def chapter_findings(chapters: Iterable[Chapter], contacts: Iterable[str] = ()) -> Iterator[Finding]:
    """What hand-written pages lack: a field of their front matter, or the other language.

    Personal data in them is a fault, except the public contacts.
    """
    known = list(chapters)
    languages: dict[str, set[Language]] = {}
    for chapter in known:
        languages.setdefault(chapter.id, set()).add(chapter.lang)
    for chapter in known:
        place = Place(chapter.source)
        for name, value in (
            ("chapter", chapter.id),
            ("title", chapter.title),
            ("description", chapter.description),
        ):
            if not value:
                yield Finding(place, "page-field-missing", {"name": name}, severity="warning")
        if chapter.id and len(languages[chapter.id]) < len(LANGUAGES):
            yield Finding(place, "page-untranslated", severity="warning")
        yield from findings_in(chapter.source, chapter.text, contacts)

"""What pages are made from: the plan, what is derived from it, and the hand-written chapters."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from actionplan.derived.changes import History
from actionplan.derived.export import Download, PublishedPlan
from actionplan.derived.once import Once
from actionplan.derived.origins import Origins
from actionplan.derived.responsibility import Degree, Responsibilities, Responsibility
from actionplan.derived.routes import FOLDERS, PageAddresses
from actionplan.derived.site_file import Missing
from actionplan.derived.translation import CHAPTERS, Translation, translations
from actionplan.plan.model import Activity, FocusArea, Goal, Organisation, Term
from actionplan.plan.values import LANGUAGES, Language, Text
from actionplan.plan.whole import Plan
from actionplan.reading.conflicts import conflict_markers
from actionplan.reading.findings import Finding, Place
from actionplan.reading.front_matter import front_matter, front_matter_findings
from actionplan.reading.page_limits import page_limit_findings
from actionplan.reading.personal_data import findings_in
from actionplan.reading.prose import ProsePage
from actionplan.words.glossary_matcher import GlossaryMatcher

# The hand-written pages that others lead to, if they are there.
ABOUT = "om-webbplatsen"
EASY_READ = "lattlast"

Edition = Literal["normal", "large", "epub"]


@dataclass(frozen=True)
class Chapter:
    """A hand-written page.

    ``id`` is the same in every language, ``source`` the file's name and ``text`` all that
    stands in it. ``order`` is None for a page that is no part of the plan's own text. A page that another
    program adds to the site ``is_foreign``: it need not have the fields of ours.
    """

    id: str
    source: str
    lang: Language
    path: str
    title: str
    description: str
    order: int | None
    text: str = ""
    is_foreign: bool = False


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
    """The whole plan as a file to download: its path from the site's root, its pages and its bytes.

    ``edition`` is ``normal`` or ``large``, the PDF in large type, or ``epub``, which has no pages.
    """

    path: str
    lang: Language
    edition: Edition
    pages: int
    size: int


# The most rows of a list that stands on its page; one with more is loaded as it is filtered.
MOST_ROWS = 300

# The strictest policy there is; who makes a site says what its pages may load.
_LOAD_NOTHING = "default-src 'none'"


@dataclass(frozen=True)
class Site:
    """What all pages are made from: a value that nothing changes once it is made.

    Attributes:
        plan: a checked plan.
        chapters: the hand-written pages.
        today: decides whether the plan's period has ended.
        base_url: the site's absolute address, ending with a slash.
        origins: where the plan's files can be changed; None where nobody has said.
        policy: what pages may load.
        downloads: the files of the plan's data, none if the site is to have none.
        missing: those of them that lack something.
        history: what has changed; None where nothing is known of earlier versions.
        prose: the HTML of the hand-written pages by their path.
        documents: the whole plan as files to download.
        lists: the folder, from the site's root, of the files that a long list is loaded from.
        addresses: how pages are addressed.
    """

    plan: Plan
    chapters: tuple[Chapter, ...]
    today: date
    base_url: str
    origins: Origins | None = None
    policy: str = _LOAD_NOTHING
    downloads: tuple[Download, ...] = ()
    missing: tuple[Missing, ...] = ()
    history: History | None = None
    prose: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[DocumentFile, ...] = ()
    lists: str = ""
    addresses: PageAddresses = FOLDERS

    @property
    def has_long_list(self) -> bool:
        """Whether the plan has more activities than are listed on one page."""
        return len(self.plan.activities) > MOST_ROWS

    @cached_property
    def published(self) -> PublishedPlan:
        """What the exports are made from; pages cite and describe the plan in the same words."""
        return PublishedPlan(self.plan, self.base_url, addresses=self.addresses)

    @cached_property
    def once(self) -> Once:
        """What is made once and stands on many pages: see :class:`actionplan.derived.once.Once`."""
        return Once()

    @cached_property
    def responsibilities(self) -> Responsibilities:
        return self.published.responsibilities

    @cached_property
    def translations(self) -> tuple[Translation, ...]:
        """Every text of the plan and its pages with the state of its English."""
        pages = (ProsePage(chapter.id, chapter.lang, chapter.text) for chapter in self.chapters)
        return translations(self.plan, pages)

    def is_outdated(self, text: Text) -> bool:
        """Whether the English of one of the plan's texts is outdated.

        It is that very text that counts: another with the same words has an address of its own, and may
        have been accepted.
        """
        return id(text) in self._outdated

    @cached_property
    def _outdated(self) -> frozenset[int]:
        # All of them live as long as this site, so that no other text can get the identity of one.
        return frozenset(id(item.text) for item in self.translations if item.state == "outdated")

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
    def glossary(self) -> dict[Language, GlossaryMatcher]:
        """What finds the glossary's words, in each language."""
        return {lang: GlossaryMatcher(self.plan.terms, lang) for lang in LANGUAGES}

    def terms_in(self, activity: Activity, lang: Language) -> tuple[Term, ...]:
        """The terms that an activity's text uses, as a reader of ``lang`` meets it."""

        def find() -> tuple[Term, ...]:
            text, shown_in = activity.text.in_language(lang)
            return tuple(self.plan.term[term] for term in self.glossary[shown_in].terms_in(text))

        return self.once(("terms in", activity.id, lang), find)

    def tone(self, goal: Goal) -> int:
        """The number of the goal's colour, from 1; eight colours, then again from the first."""
        return self._tones[goal.id]

    @cached_property
    def _tones(self) -> dict[str, int]:
        return {goal.id: number % 8 + 1 for number, goal in enumerate(self.plan.goals)}

    def chapter(self, chapter_id: str, lang: Language) -> Chapter | None:
        """The hand-written page with an identifier in a language, if there is one."""
        matching = (item for item in self.chapters if item.id == chapter_id and item.lang == lang)
        return next(matching, None)

    def languages_of(self, chapter: Chapter) -> dict[Language, str]:
        """The path of a hand-written page in each language that it exists in."""
        if not chapter.id:
            return {chapter.lang: chapter.path}
        return {item.lang: item.path for item in self.chapters if item.id == chapter.id}

    def plan_chapters(self, lang: Language) -> tuple[Chapter, ...]:
        """The chapters of the plan in the plan's order; one that is not translated in Swedish."""
        by_id = {item.id: item for item in self.chapters if item.lang == "sv"}
        by_id |= {item.id: item for item in self.chapters if item.lang == lang}
        numbered = [item for item in by_id.values() if item.order is not None]
        return tuple(sorted(numbered, key=lambda item: item.order or 0))


def chapter_findings(chapters: Iterable[Chapter], contacts: Iterable[str] = ()) -> Iterator[Finding]:
    """What hand-written pages lack: front matter that can be read, a field of it, or the other language.

    Personal data in them is a fault, except the public contacts.
    """
    all_chapters = list(chapters)
    languages: dict[str, set[Language]] = {}
    for chapter in all_chapters:
        languages.setdefault(chapter.id, set()).add(chapter.lang)
    for chapter in all_chapters:
        yield from findings_in(chapter.source, chapter.text, contacts)
        if chapter.is_foreign:
            continue
        place = Place(chapter.source)
        if markers := tuple(conflict_markers(chapter.source, chapter.text)):
            # Whatever else is wrong most likely comes of them.
            yield from markers
            continue
        yield from page_limit_findings(chapter.source, chapter.text)
        unreadable = tuple(front_matter_findings(chapter.source, chapter.text))
        yield from unreadable
        order = front_matter(chapter.text).fields.get("order", "")
        if order and chapter.order is None:
            yield Finding(place, "page-order", {"value": order[:20]})
        for name, value in (
            ("chapter", chapter.id),
            ("title", chapter.title),
            ("description", chapter.description),
        ):
            if not (value or unreadable):
                yield Finding(place, "page-field-missing", {"name": name}, severity="warning")
        if chapter.id and len(languages[chapter.id]) < len(LANGUAGES):
            yield Finding(place, "page-untranslated", severity="warning")

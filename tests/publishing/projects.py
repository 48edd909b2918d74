"""Projects for the tests of publishing: the small plan with a page, and a history."""

from dataclasses import replace
from datetime import UTC, date, datetime

from actionplan.derived.changes import ChangeEntry, EntryLine, EntryText, History
from actionplan.derived.site import Chapter
from actionplan.plan.values import Text
from actionplan.plan.whole import Plan
from actionplan.publishing import Project, Prose
from actionplan.reading.checks import check
from actionplan.security.security_txt import Contacts
from tests.small_plan import SMALL

_WRITTEN = "---\nchapter: om\ntitle: Om\ndescription: Om.\n---\nText.\n"

CHAPTERS = (
    Chapter("om", "om.md", "sv", "om/", "Om", "Om.", 1, _WRITTEN),
    Chapter("om", "en/about.md", "en", "en/about/", "About", "About.", 1, _WRITTEN),
)
PROSE: Prose = {"om/": "<h1>Om</h1>\n<p>Zebror.</p>", "en/about/": "<h1>About</h1>\n<p>Zebras.</p>"}

_MOMENT = datetime(2026, 3, 4, tzinfo=UTC)
_SAID = EntryText("Boende 1", "Boende 1", "", "sv", (EntryLine("Ny ansvarig: Timrå kommun"),))
HISTORY = History(
    (ChangeEntry("activities", "boende-1", (), (), {"sv": _SAID}, "0123456789ab", _MOMENT),), _MOMENT
)


def small_plan() -> Plan:
    """The small plan."""
    plan = check(SMALL).plan
    assert plan is not None
    return plan


def small_project(base_url: str = "https://plan.example/", title: str = "") -> Project:
    """All that a project can have; ``title`` is another title than the small plan's own."""
    plan = small_plan()
    if title:
        plan = replace(plan, about=plan.about.model_copy(update={"title": Text(sv=title, en=title)}))
    return Project(
        plan=plan,
        chapters=CHAPTERS,
        today=date(2026, 11, 22),
        base_url=base_url,
        history=HISTORY,
        contacts=Contacts(("mailto:security@plan.example",)),
    )

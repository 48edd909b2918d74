"""What is told of the changes in ``tests/compare/diff/<case>/``, word for word, in ``entries/``."""

import shutil
from pathlib import Path

import pytest

from actionplan.derived.changes import ChangeEntry, as_html
from actionplan.history.entries import appearance, entries_between
from actionplan.plan.kinds import KINDS
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from actionplan.words.wording import wording
from tests.small_plan import SMALL, TESTS

_CASES = TESTS / "compare/diff"
_EXPECTED = Path(__file__).parent / "entries"


def _plan(side: Path | None, target: Path) -> Plan:
    """The small plan with a side of a case laid over it."""
    shutil.copytree(SMALL, target)
    if side and (side / "data").exists():
        shutil.copytree(side / "data", target, dirs_exist_ok=True)
    plan = check(target).plan
    assert plan is not None
    return plan


def _entries(case: str, folder: Path) -> tuple[ChangeEntry, ...]:
    return entries_between(*(_plan(_CASES / case / side, folder / side) for side in ("base", "head")))


def _told(entry: ChangeEntry, lang: Language) -> str:
    """An entry as the expected files show it: its title, whose pages it shows on, and what it says."""
    concerned = ", ".join((*entry.organisations, *entry.focus_areas)) or "-"
    below = str(as_html(entry.texts[lang], lang)).replace("<p>", "\n  <p>").replace("<li>", "\n  <li>")
    return f"{entry.texts[lang].title}\n  [{concerned}]{below}\n"


@pytest.mark.parametrize("case", sorted(path.name for path in _CASES.iterdir()))
def test_what_is_told_of_a_case(case: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = _entries(case, tmp_path)
    languages: tuple[Language, ...] = ("sv", "en")
    for lang in languages:
        told = "\n".join(_told(entry, lang) for entry in found if lang in entry.texts)
        expected = _EXPECTED / f"{case}.{lang}.txt"
        if request.config.getoption("--rewrite-expected"):
            expected.write_text(told, "utf-8", newline="\n")
        assert told == expected.read_text("utf-8")


@pytest.mark.parametrize("case", ["formatting", "no-change", "record-alone"])
def test_what_means_nothing_to_a_reader_is_no_entry(case: str, tmp_path: Path) -> None:
    assert _entries(case, tmp_path) == ()


def test_a_record_has_one_entry(tmp_path: Path) -> None:
    for case in ("activities", "records", "hostile"):
        keys = [(entry.collection, entry.id) for entry in _entries(case, tmp_path / case)]
        assert len(keys) > 1
        assert len(keys) == len(set(keys))


def test_a_groups_new_member_is_told_what_it_answers_for(tmp_path: Path) -> None:
    """What follows from the group, and not from the activity, is told of the organisation."""
    old = _plan(None, tmp_path / "old")
    group = next(item for item in old.organisations if item.members)
    gone = group.members[-1]
    fewer = group.model_copy(update={"members": group.members[:-1]})
    organisations = tuple(fewer if item == group else item for item in old.organisations)
    new = Plan(old.about, old.activities, organisations, old.terms, old.examples, old.regions, old.documents)
    for pair, words in (((old, new), "ansvarar inte längre för"), ((new, old), "till")):
        entries = {entry.id: entry for entry in entries_between(*pair)}
        assert set(entries) == {group.id, gone}
        assert gone in entries[group.id].organisations
        assert words in entries[gone].texts["sv"].title


def test_the_appearance_is_told_once_and_everywhere(tmp_path: Path) -> None:
    plan = _plan(None, tmp_path / "plan")
    entry = appearance(plan)
    assert set(entry.organisations) == {item.id for item in plan.organisations}
    assert set(entry.focus_areas) == {item.id for item in plan.focus_areas}
    (line,) = entry.texts["en"].lines
    assert f"{len(plan.activities)} activit" in line.text


def test_every_list_that_is_told_has_a_name() -> None:
    """A list that is added to the plan needs words here, or a place among those that are not told."""
    named = set(wording("changes", "sv").table("entry.list"))
    assert named == {kind.collection for kind in KINDS.values() if kind.is_told}

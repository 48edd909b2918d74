"""Every input of tests/accepted is read without an error, and its text comes through as it stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.small_plan import SMALL, TESTS, cases_in, lay_over

# What the second activity's Swedish text becomes.
TEXTS = {
    "colon-without-space": "Nivå 3:2",
    "comma-in-quotes": "Ett, två: tre",
    "dash-in-folded-text": "- Fas - två",
    "date": "2015-02-09",
    "emoji": "Bygga 🏠 nu",
    "equals": "=",
    "escapes-in-quotes": "året",
    "hard-space-in-text": "10\N{NO-BREAK SPACE}000 kronor",
    "number-010": "010",
    "number-1_000": "1_000",
    "number-sign-at-beginning-of-folded-text": "#1 är klar, #2 inte",
    "number-sign-in-folded-text": "Fas #2 av projektet",
    "number-sign-in-quotes": "Fas #2",
    "number-sign-without-space": "C#, F#1",
    "single-quote-doubled": "Rotary's hus",
    "tilde": "~",
    "time-12-30": "12:30",
    "word-no": "no",
    "word-null": "null",
}

# What an editor's program or a comment adds must not change the plan at all.
SAME_PLAN = {"byte-order-mark", "comment-after-id", "comment-between-texts", "crlf"}


# What has left the plan; tests/site/test_retired.py shows its pages.
RETIRED = "retired"

# A statement on accessibility, with all that may stand in it; tests/site/test_accessibility.py shows it.
STATEMENT = "accessibility"


def test_every_case_is_named_here() -> None:
    assert {*TEXTS, *SAME_PLAN, RETIRED, STATEMENT} == set(cases_in("accepted"))


@pytest.mark.parametrize("case", sorted(TEXTS))
def test_text_comes_through(case: str, tmp_path: Path) -> None:
    assert _plan(tmp_path, case).activity["boende-2"].text.sv == TEXTS[case]


@pytest.mark.parametrize("case", sorted(SAME_PLAN))
def test_plan_is_the_same(case: str, tmp_path: Path) -> None:
    assert _plan(tmp_path, case) == check(SMALL).plan


def _plan(tmp_path: Path, case: str) -> Plan:
    checked = check(lay_over(tmp_path, TESTS / "accepted" / case))
    assert checked.findings == ()
    assert checked.plan is not None
    return checked.plan


def test_what_is_gone_leads_to_what_is_there(tmp_path: Path) -> None:
    plan = _plan(tmp_path, RETIRED)
    assert {kind: [item.id for item in items] for kind, items in plan.retired.items()} == {
        "activity": ["boende-3", "boende-4"],
        "organisation": ["landstinget"],
        "term": ["etableringslots"],
        "example": ["gamla-modellen"],
    }
    (merged, passed_on) = plan.retired["activity"]
    assert plan.successors("activity", merged) == ("boende-1", "boende-2")
    assert plan.successors("activity", passed_on) == ("boende-2",)


def test_a_statement_is_no_part_of_the_plan(tmp_path: Path) -> None:
    plan = _plan(tmp_path, STATEMENT)
    assert plan.accessibility is not None and plan.accessibility.assessed == "2026-02-09"
    assert replace(plan, accessibility=None) == check(SMALL).plan

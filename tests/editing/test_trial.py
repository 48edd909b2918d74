"""A plan is checked as it would be; the folder stays as it is."""

from pathlib import Path

from actionplan.editing.trial import checked_with
from actionplan.reading.checks import check
from tests.trees import tree


def test_changed_files_are_checked_in_their_place(small: Path) -> None:
    before = tree(small)
    raw = before["activities.yaml"].replace(b"focus_area: boende", b"focus_area: bonde", 1)
    (finding,) = checked_with(small, {"activities.yaml": raw}).findings
    assert (finding.code, finding.place.file) == (
        "unknown-focus-area",
        (small / "activities.yaml").as_posix(),
    )
    assert tree(small) == before


def test_without_a_change_the_plan_is_what_it_is(small: Path) -> None:
    assert checked_with(small, {}) == check(small)


def test_a_file_that_is_not_there_yet_can_be_tried(small: Path) -> None:
    checked = checked_with(
        small, {"translations.yaml": b"accepted: [activities/boende-1/text 0123456789ab]\n"}
    )
    assert checked.plan is not None
    assert checked.plan.accepted == ("activities/boende-1/text 0123456789ab",)

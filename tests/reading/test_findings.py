"""The order of findings, and which known name an unknown one resembles."""

import pytest

from actionplan.reading.findings import Finding, Place, closest, has_errors, in_order


@pytest.mark.parametrize(
    ("word", "meant"),
    [("ansvrig", "ansvarig"), ("ANSVARIG", "ansvarig"), ("xyz", ""), ("", ""), ("ansvarig" * 20, "")],
)
def test_closest(word: str, meant: str) -> None:
    assert closest(word, ["ansvarig", "namn", "ansvarig" * 21]) == meant


def test_findings_stand_in_the_order_of_the_files_and_once_each() -> None:
    late, early = Finding(Place("b", 1, 1), "tab"), Finding(Place("a", 10, 2), "tab")
    first = Finding(Place("a", 9, 30), "tab")
    assert in_order([late, early, first, late]) == (first, early, late)


def test_two_faults_at_one_place_are_both_said() -> None:
    place = Place("a")
    assert len(in_order([Finding(place, "tab"), Finding(place, "alias")])) == 2
    assert len(in_order([Finding(place, "x", {"name": "a"}), Finding(place, "x", {"name": "b"})])) == 2


def test_a_warning_is_no_error() -> None:
    assert not has_errors([Finding(Place("a"), "decomposed", severity="warning")])
    assert has_errors([Finding(Place("a"), "tab")])

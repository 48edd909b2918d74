"""What git leaves where two have changed the same text."""

import pytest

from actionplan.reading.conflicts import conflict_markers

ALL = "a\n<<<<<<< HEAD\nb\n||||||| 012\nc\n=======\nd\n>>>>>>> feat\n"


@pytest.mark.parametrize("text", [ALL, ALL.replace("\n", "\r\n")])
def test_all_are_named_with_their_lines(text: str) -> None:
    found = list(conflict_markers("a.md", text))
    assert [(item.place.line, item.params["marker"]) for item in found] == [
        (2, "<<<<<<<"),
        (4, "|||||||"),
        (6, "======="),
        (8, ">>>>>>>"),
    ]


def test_one_that_was_left_alone_is_named() -> None:
    assert [item.place.line for item in conflict_markers("a.md", "a\n>>>>>>> feat\n")] == [2]


@pytest.mark.parametrize(
    "text", ["Rubrik\n=======\n", "<<<<<<<<\n", "a <<<<<<< HEAD\n", "  <<<<<<< HEAD\n", ">>>>>>>x\n"]
)
def test_what_only_looks_like_one_is_text(text: str) -> None:
    assert not list(conflict_markers("a.md", text))

"""Where new entries go, and what they are called."""

import pytest

from actionplan.editing.entries import NoPlaceError, id_for, insert, next_in_area

_ENTRY = {"id": "ny", "text": {"sv": "Ja: nu"}, "to": ("a", "b")}
_LINES = ["- id: ny", "  text:", '    sv: "Ja: nu"', "  to: [a, b]"]


def _in(indent: int) -> str:
    return "".join(" " * indent + line + "\n" for line in _LINES)


@pytest.mark.parametrize(
    ("before", "index", "after", "line"),
    [
        ("x:\n  - id: a\n  - id: b\n", 1, f"x:\n  - id: a\n{_in(2)}  - id: b\n", 3),
        ("x:\n  - id: a\n  - id: b\n", 0, f"x:\n{_in(2)}  - id: a\n  - id: b\n", 2),
        ("x:\n- id: a\n- id: b\n\n# om y\ny: z\n", 2, f"x:\n- id: a\n- id: b\n{_in(0)}\n# om y\ny: z\n", 4),
        ("x:\n  - id: a\n\n  - id: b\ny: z", 2, f"x:\n  - id: a\n\n  - id: b\n\n{_in(2)}y: z\n", 6),
        ("x:\n  - id: a\n\n  - id: b\n", 0, f"x:\n{_in(2)}\n  - id: a\n\n  - id: b\n", 2),
        ("x: [] # inget\ny: z\n", 0, f"x: # inget\n{_in(2)}y: z\n", 2),
        ("y: z\n", 0, f"y: z\nx:\n{_in(2)}", 3),
        ("x:\n  - id: >-\n      a\n      # text\n  # om b\n  - id: b\n", 1, None, 5),
    ],
)
def test_an_entry_is_put_in_and_no_other_line_is_touched(
    before: str, index: int, after: str | None, line: int
) -> None:
    after = after or before.replace("  # om b\n", f"{_in(2)}  # om b\n")
    inserted = insert(before.encode(), "x", index, _ENTRY)
    assert (inserted.raw.decode(), inserted.line) == (after, line)


def test_line_ends_stay_as_they_are() -> None:
    inserted = insert(b"x:\r\n  - id: a\r\n", "x", 1, {"id": "b"})
    assert inserted.raw == b"x:\r\n  - id: a\r\n  - id: b\r\n"


def test_a_list_in_brackets_has_no_place() -> None:
    with pytest.raises(NoPlaceError):
        insert(b"x: [{id: a}]\n", "x", 1, {"id": "b"})


def test_ids_are_never_given_twice() -> None:
    assert next_in_area("halsa", {"halsa-2", "halsa-10", "halsa-x", "ohalsa-99"}) == "halsa-11"
    assert next_in_area("halsa", set()) == "halsa-1"
    assert id_for("Åsele Ö & Ä-hus", set()) == "asele-o-a-hus"
    assert id_for("Hus", {"hus", "hus-2"}) == "hus-3"
    assert id_for("مرحبا", set()) == ""

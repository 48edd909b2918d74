"""Values change in YAML, and every other line stays as it was."""

import pytest

from actionplan.editing.in_place import edited
from actionplan.reading.located import read

_ORDER = ("id", "name", "text", "short", "refs", "url", "note")


def _edit(record: str, edits: dict[tuple[str, ...], str | tuple[str, ...]]) -> str:
    raw = f"# head\nitems:\n{record}  - id: last\nother: [x]\n".encode()
    new, failed = edited(raw, "items", {"a": edits}, _ORDER)
    assert failed == {}
    text = new.decode()
    assert text.startswith("# head\nitems:\n")
    assert text.endswith("  - id: last\nother: [x]\n")
    return text.removeprefix("# head\nitems:\n").removesuffix("  - id: last\nother: [x]\n")


def _change(before: str, steps: tuple[str, ...], value: str | tuple[str, ...]) -> str:
    return _edit(f"  - id: a\n{before}", {steps: value}).removeprefix("  - id: a\n")


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("    url: x\n", "w", "    url: w\n"),
        ("    url: x # why\n", "w", "    url: w # why\n"),
        ("    url: 'x'\n", "it’s 'y'", "    url: 'it’s ''y'''\n"),
        ('    url: "x"\n', 'a "\\"', '    url: "a \\"\\\\\\""\n'),
        ("    url: x\n", "a: b", '    url: "a: b"\n'),
        ("    url: x\n", 'a: "b"', "    url: 'a: \"b\"'\n"),
        ("    url: x\n", "no", '    url: "no"\n'),
        ("    url: x\n", "12:30", '    url: "12:30"\n'),
        ("    url: x\n", "Fas #2 # tre", '    url: "Fas #2 # tre"\n'),
        ("    url: x\n      y\n", "z", "    url: z\n"),
        ("    url:  # why\n", "w", "    url: w  # why\n"),
        ("    url: >2-\n        x\n", "w", "    url: >-\n        w\n"),
        ("    url:\n    note:\n      sv: n\n", "z", "    url: z\n    note:\n      sv: n\n"),
        ("    url: >-\n      x\n\n    # said\n", "y", "    url: >-\n      y\n\n    # said\n"),
        ("    url: |-\n      x\n      y\n", "x z", "    url: >-\n      x\n      z\n"),
        ("    url: x\n", "", ""),
        ("    # said\n    url: >-\n      x\n\n", "", "    # said\n\n"),
    ],
)
def test_a_text_keeps_the_way_it_is_written(before: str, value: str, after: str) -> None:
    assert _change(before, ("url",), value) == after


def test_a_word_in_a_folded_text_changes_its_line_alone() -> None:
    lines = [f"      {'ord ' * 15}rad{number}\n" for number in range(5)]
    before = "    url: >-\n" + "".join(lines)
    text = " ".join(line.strip() for line in lines)
    after = _change(before, ("url",), text.replace("rad2", "den nya raden"))
    assert after == before.replace("rad2", "den nya raden")


def test_a_text_that_grows_is_folded() -> None:
    text = "- Ett ord: " + "långt " * 40 + "slut # här"
    after = _change("    url: x # why\n", ("url",), text)
    assert after.startswith("    url: >- # why\n      - Ett ord:")
    assert max(map(len, after.splitlines())) <= 100


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("    refs: [x]\n", ("x", "y"), "    refs: [x, y]\n"),
        ("    refs: [x] # why\n", (), "    refs: [] # why\n"),
        ("    refs: []\n", ("y",), "    refs: [y]\n"),
        ("    refs:\n", ("y",), "    refs: [y]\n"),
        ("    refs: [x,\n      y]\n", ("y",), "    refs: [y]\n"),
        ("    refs:\n      - x # why\n      # said\n      - y\n", ("z", "x"), None),
        ("    refs:\n    - x\n", (), "    refs: []\n"),
        ("    refs: # why\n      - x\n      - y\n", (), "    refs: [] # why\n"),
    ],
)
def test_references(before: str, value: tuple[str, ...], after: str | None) -> None:
    expected = "    refs:\n      - z\n      - x # why\n      # said\n" if after is None else after
    assert _change(before, ("refs",), value) == expected


def test_new_fields_come_in_their_order() -> None:
    after = _edit(
        "  - id: a\n    name:\n      sv: n\n    note: {sv: n}\n\n",
        {
            ("name", "en"): "e",
            ("short", "sv"): "s",
            ("short", "en"): "yes",
            ("refs",): ("x",),
            ("note", "en"): "a, b",
        },
    )
    assert after == (
        "  - id: a\n    name:\n      sv: n\n      en: e\n    short:\n      sv: s\n"
        '      en: "yes"\n    refs: [x]\n    note: {sv: n, en: "a, b"}\n\n'
    )


def test_a_text_without_languages_goes_as_a_whole() -> None:
    before = "  - id: a\n    short:\n      sv: s\n      en: e\n    url: x\n"
    assert _edit(before, {("short", "sv"): "", ("short", "en"): ""}) == "  - id: a\n    url: x\n"
    assert _edit(before, {("short", "en"): ""}) == "  - id: a\n    short:\n      sv: s\n    url: x\n"


def test_a_record_in_braces() -> None:
    before = "  - {id: a, name: {sv: n, en: m}, url: x}\n"
    assert _edit(before, {("name", "en"): ""}) == "  - {id: a, name: {sv: n}, url: x}\n"
    assert _edit(before, {("url",): "a, b"}) == '  - {id: a, name: {sv: n, en: m}, url: "a, b"}\n'
    assert (
        _edit(before, {("short", "sv"): "s"}) == "  - {id: a, name: {sv: n, en: m}, url: x, short: {sv: s}}\n"
    )


def test_line_ends_and_marks_of_other_systems_stay() -> None:
    raw = "\ufeffitems:\r\n- id: a\r\n  url: x\r\n- id: b".encode()
    new, _ = edited(raw, "items", {"a": {("url",): "w"}, "b": {("url",): "z"}}, _ORDER)
    assert new == "\ufeffitems:\r\n- id: a\r\n  url: w\r\n- id: b\n  url: z".encode()


@pytest.mark.parametrize(
    "record",
    [
        "  - id: a\n    refs: [x, # why\n      y]\n",
        "  - # why\n    id: a\n    refs: [x]\n",
    ],
)
def test_what_cannot_be_changed_safely_is_refused(record: str) -> None:
    raw = f"items:\n{record}".encode()
    assert not read("", raw).findings
    new, failed = edited(raw, "items", {"a": {("refs",): ("z",)}}, _ORDER)
    assert (new, set(failed)) == (raw, {"a"})

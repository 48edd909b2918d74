"""From text to located data: what the broken cases do not show."""

import pytest
import yaml

from actionplan.reading import located
from actionplan.reading.events import MAX_DEPTH
from actionplan.reading.findings import Place
from actionplan.reading.located import read
from actionplan.reading.yaml_file import YamlFile
from tests.small_plan import TESTS, cases_in

_RECORDS = b"""\
items:
  - id: a
    text: {sv: "x", en: y}
  - id: b
"""


def test_values_and_keys_have_places() -> None:
    located = read("f", _RECORDS)
    assert located.data == {"items": [{"id": "a", "text": {"sv": "x", "en": "y"}}, {"id": "b"}]}
    assert located.place(("items", 1, "id")) == Place("f", 4, 9)
    assert located.key_place(("items", 0, "text", "en")) == Place("f", 3, 21)
    assert located.place(("items", 0, "text")) == Place("f", 3, 11)


def test_what_is_not_there_has_the_place_of_what_would_enclose_it() -> None:
    located = read("f", _RECORDS)
    assert located.place(("items", 1, "text", "sv")) == located.place(("items", 1)) == Place("f", 4, 5)
    assert located.key_place(("nothing",)) == Place("f", 1, 1)
    assert YamlFile("f").place(("items",)) == Place("f")


@pytest.mark.parametrize(
    "text", ["no", "on", "yes", "null", "~", "010", "0x1F", "12:30", "1_000", "1e3", ".5"]
)
def test_nothing_is_guessed(text: str) -> None:
    assert read("f", f"a: {text}".encode()).data == {"a": text}


@pytest.mark.parametrize("blank", ["a:", "a: # nothing yet", "{a: }", "{a: , b: c}", "a:\n  # below"])
def test_a_blank_value_is_none(blank: str) -> None:
    located = read("f", blank.encode())
    assert located.data["a"] is None
    assert located.findings == ()


@pytest.mark.parametrize("empty", ["''", '""'])
def test_an_empty_text_in_quotes_is_a_text(empty: str) -> None:
    assert read("f", f"a: {empty}".encode()).data == {"a": ""}


def test_texts_are_brought_into_normal_form() -> None:
    assert read("f", "a: A\u030angermanland".encode()).data == {"a": "\u00c5ngermanland"}
    assert read("f", b'a: "A\\u030a"').data == {"a": "\u00c5"}


def test_the_first_of_two_equal_fields_stays_where_it_is() -> None:
    located = read("f", b"a:\n  x: 1\na:\n  x: 2\n  y: 3\n")
    assert located.data == {"a": {"x": "1"}}
    assert located.place(("a", "x")) == Place("f", 2, 6)
    assert [item.code for item in located.findings] == ["duplicate-key"]


def test_what_a_finding_is_about_is_faulty_and_so_is_all_inside() -> None:
    located = read("f", b"a: *x\nb: c\n")
    assert located.is_faulty(("a",))
    assert located.is_faulty(("a", "sv"))
    assert not located.is_faulty(("b",))
    assert not located.is_faulty(())


@pytest.mark.parametrize("character", ["\u200b", "\x08", "\u2028", "\ufffd"])
def test_a_value_on_a_line_with_a_faulty_character_is_faulty(character: str) -> None:
    located = read("f", f"a: b\nc: x{character}y\nd: e\n".encode())
    assert located.faulty == {("c",)}


def test_a_text_over_several_lines_is_faulty_by_any_of_them() -> None:
    located = read("f", "a: >-\n  one\n  t\u200bwo\nb: c\n".encode())
    assert located.faulty == {("a",)}


def test_the_deepest_allowed_nesting_is_read() -> None:
    depth = MAX_DEPTH - 1
    assert read("f", b"a: " + b"[" * depth + b"]" * depth).findings == ()
    assert [item.code for item in read("f", b"a: " + b"[" * (depth + 1)).findings] == ["too-deep"]


@pytest.mark.parametrize("escape", [r"\x07", r"\e", r"\0", r"\u200b", r"\L", r"\N", r"\t", r"\uFFFE", r"\r"])
def test_an_escape_brings_in_no_character_that_may_not_stand(escape: str) -> None:
    located = read("f", f'a: "x{escape}y"'.encode())
    assert [item.code for item in located.findings] == ["syntax-escape"]
    assert located.data == {"a": "x\ufffdy"}


def test_a_long_value_is_cut_in_a_message() -> None:
    finding = YamlFile("f").finding(Place("f"), "unknown-field", {"name": "x" * 10_000 + "\n"})
    assert len(finding.params["name"]) == 300
    assert finding.params["name"].endswith("…")


def test_a_message_stays_on_its_line() -> None:
    finding = YamlFile("f").finding(Place("f"), "unknown-field", {"name": "a\nb\x1bc"})
    assert finding.params["name"] == "a b\ufffdc"


@pytest.mark.parametrize("case", cases_in("broken"))
def test_both_parsers_find_the_same(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [path.read_bytes() for path in (TESTS / "broken" / case).glob("*.yaml")]
    with_libyaml = [read("f", raw) for raw in files]
    monkeypatch.setattr(located, "_Parser", yaml.Loader)
    assert [read("f", raw) for raw in files] == with_libyaml

"""Findings in words and in the forms that programs read."""

import json

import pytest

from actionplan.reading.findings import Finding, Place
from actionplan.reading.reporting import EXCERPT_WIDTH, message, report, summary, with_excerpt

_PLACE = Place("data/plan.yaml", 3, 7)
_ERROR = Finding(_PLACE, "unknown-field", {"name": "ansvrig"}, "    x: ansvrig", "ansvarig")
_WARNING = Finding(_PLACE, "decomposed", {"character": "U+0308"}, severity="warning")


def test_message_names_what_was_meant() -> None:
    assert message(_ERROR, "sv") == 'okänt fält "ansvrig". Menade du "ansvarig"?'
    assert message(_ERROR, "en") == 'unknown field "ansvrig". Did you mean "ansvarig"?'


def test_message_takes_braces_and_percent_signs_as_they_are() -> None:
    finding = Finding(_PLACE, "bad-id", {"value": "{0} {name} %s"})
    assert '"{0} {name} %s"' in message(finding, "sv")


def test_text_has_address_line_and_caret() -> None:
    assert with_excerpt(_ERROR, "sv") == (
        'data/plan.yaml:3:7: okänt fält "ansvrig". Menade du "ansvarig"?\n        x: ansvrig\n          ^'
    )


def test_the_caret_stands_under_the_character_in_a_terminal() -> None:
    finding = Finding(Place("f", 1, 5), "tab", excerpt="a\u0308🏠bc")
    _, line, caret = with_excerpt(finding, "sv").split("\n")
    assert line == "    a\u0308🏠bc"
    assert caret == "    " + " " * 4 + "^"


@pytest.mark.parametrize("column", [1, 40, 51, 500, 951, 1000, 1001])
def test_a_long_line_shows_what_surrounds_the_fault(column: int) -> None:
    source = "".join("x" if number == column else "." for number in range(1, 1001))
    finding = Finding(Place("f", 1, column), "tab", excerpt=source)
    _, line, caret = with_excerpt(finding, "sv").split("\n")
    shown = line.removeprefix("    ")
    assert len(shown.strip("…")) == EXCERPT_WIDTH
    assert shown.startswith("…") == (column > EXCERPT_WIDTH // 2)
    assert shown.endswith("…") == (column < 1000 - EXCERPT_WIDTH // 2)
    if column <= 1000:
        assert line[len(caret) - 1] == "x"


def test_github_gets_one_escaped_line_each() -> None:
    finding = Finding(Place("a,b:c%.yaml", 2, 3), "bad-id", {"value": "50 %\r\nx: y"})
    line = report((finding, _WARNING), "en", "github").split("\n")
    assert line[0].startswith("::error file=a%2Cb%3Ac%25.yaml,line=2,col=3::")
    assert '"50 %25%0D%0Ax: y"' in line[0]
    assert line[1].startswith("::warning file=data/plan.yaml,line=3,col=7::")
    assert len(line) == 2


def test_json_is_a_list_of_records() -> None:
    records = json.loads(report((_ERROR, _WARNING), "sv", "json"))
    assert records[0] == {
        "file": "data/plan.yaml",
        "line": 3,
        "column": 7,
        "severity": "error",
        "code": "unknown-field",
        "message": 'okänt fält "ansvrig". Menade du "ansvarig"?',
    }
    assert records[1]["severity"] == "warning"


def test_json_of_no_findings_is_an_empty_list() -> None:
    assert json.loads(report((), "sv", "json")) == []


@pytest.mark.parametrize(
    ("errors", "warnings", "swedish", "english"),
    [
        (0, 0, "Inga fel.", "No errors."),
        (1, 0, "1 fel.", "1 error."),
        (2, 1, "2 fel. 1 varning.", "2 errors. 1 warning."),
        (0, 2, "Inga fel. 2 varningar.", "No errors. 2 warnings."),
    ],
)
def test_summary_counts(errors: int, warnings: int, swedish: str, english: str) -> None:
    findings = [_ERROR] * errors + [_WARNING] * warnings
    assert summary(findings, "sv") == swedish
    assert summary(findings, "en") == english

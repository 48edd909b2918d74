"""The canonical form: what it looks like is in test_layout, what it must never do is here."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actionplan.editing.formatting import NotFaithfulError, formatted
from actionplan.reading.findings import has_errors
from actionplan.reading.located import read

_CASES = Path(__file__).parent / "fmt"
_DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("name", ["activities.yaml", "examples.yaml", "glossary.yaml", "plan.yaml"])
def test_the_plans_own_files_are_canonical(name: str) -> None:
    raw = (_DATA / name).read_bytes()
    assert formatted(name, raw) == raw


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a:\n  - >- # kommentar\n    text\n  - x # en till\n", id="comment that ruamel drops"),
        pytest.param("a: |-\n  rad  \n  två\n", id="blanks that are text"),
        pytest.param("a: 'x  \n\n  y'\nb: >-\n  slut  \n  nu\n", id="blanks in a folded text"),
    ],
)
def test_what_would_be_lost_is_refused(text: str) -> None:
    with pytest.raises(NotFaithfulError):
        formatted("a.yaml", text.encode())


_WORDS = st.sampled_from(
    ["å", "no", "2015", "x: y", "#1", "a  b", "it's", '"', "- z", "ord " * 40 + "slut", "~"]
)
_QUOTED = _WORDS.map(lambda word: "'" + word.replace("'", "''") + "'")
_PLAIN = st.sampled_from(["å", "no", "2015-01", "~", "", "ord " * 40 + "slut", "[a, b]", "[]"])
_FOLDED = st.sampled_from([">-\n{0}  en\n{0}  två # tre", "|-\n{0}  en\n{0}    två"])
_BESIDE = st.sampled_from(["", "", " # vid sidan", "  "])
_ABOVE = st.lists(st.sampled_from(["", "# ovanför", "  # inne"]), max_size=3)


@st.composite
def _files(draw: st.DrawFn) -> str:
    """A list of records as people write them: quotes, comments and blank lines anywhere they may stand."""
    dash = draw(st.sampled_from(["", "  ", "    "]))
    lines = [*draw(_ABOVE), "items:"]
    for number in range(draw(st.integers(1, 4))):
        for field in range(draw(st.integers(1, 3))):
            lines += draw(_ABOVE)
            start = f"{dash}- " if field == 0 else f"{dash}  "
            value = draw(st.one_of(_QUOTED, _PLAIN, _FOLDED)).format(f"{dash}  ")
            beside = "" if "\n" in value else draw(_BESIDE)
            lines.append(f"{start}f{number}_{field}: {value}{beside}")
    return draw(st.sampled_from(["\n", "\r\n"])).join([*lines, *draw(_ABOVE)])


@settings(max_examples=150)
@given(_files())
def test_data_comments_and_blank_lines_survive(text: str) -> None:
    before = read("a.yaml", text.encode())
    if has_errors(before.findings):
        return
    try:
        result = formatted("a.yaml", text.encode())
    except NotFaithfulError:
        return
    assert read("a.yaml", result).data == before.data
    assert result.count(b"# ") == text.count("# ")
    assert formatted("a.yaml", result) == result
    assert b"\r" not in result and b" \n" not in result and result.endswith(b"\n")

"""What is said of the changes in ``tests/compare/diff/<case>/{base,head}``, word for word.

Each side is the small plan with the case's ``data/`` laid over it, and the case's ``content/``.
"""

import html
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from actionplan.commands.main import main
from actionplan.compare.markdown import escaped
from actionplan.compare.sentences import visible
from actionplan.compare.word_diff import word_diff
from tests.small_plan import SMALL

_CASES = Path(__file__).parent / "diff"
_FORMS = [
    ("expected.sv.txt", ("--lang", "sv")),
    ("expected.en.txt", ("--lang", "en")),
    ("expected.sv.md", ("--format", "markdown")),
    ("expected.json", ("--format", "json")),
]


@pytest.fixture
def sides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    """The two versions of a case as the folders ``base`` and ``head``, outside of any repository."""
    for side in ("base", "head"):
        shutil.copytree(SMALL, tmp_path / side / "data")
        if (_CASES / case / side).exists():
            shutil.copytree(_CASES / case / side, tmp_path / side, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("case", sorted(path.name for path in _CASES.iterdir()))
def test_what_is_said_of_a_case(sides: None, case: str, request: pytest.FixtureRequest) -> None:
    for name, options in _FORMS:
        result = CliRunner().invoke(main, ["diff", "base", "head", *options])
        expected = _CASES / case / name
        if request.config.getoption("--rewrite-expected"):
            expected.write_text(result.output, "utf-8", newline="\n")
        assert (result.exit_code, result.output) == (0, expected.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("case", ["activities", "records", "pages", "translations", "hostile"])
def test_every_change_has_one_line(sides: None, case: str) -> None:
    """Nothing that a text holds makes or hides a line, in any form."""
    found = json.loads(CliRunner().invoke(main, ["diff", "base", "head", "--format", "json"]).output)
    stale = [change for change in (*found["changes"], *found["pages"]) if change["english_unchanged"]]
    states = found["translations"]
    told = [*found["changes"], *found["organisations"], *found["pages"], *stale]
    expected = len(told) + 2 * (states["before"] != states["after"])
    text = CliRunner().invoke(main, ["diff", "base", "head"]).output
    markdown = CliRunner().invoke(main, ["diff", "base", "head", "--format", "markdown"]).output
    assert sum(line.startswith("  ") for line in text.splitlines()) == expected
    assert sum(line.startswith("- ") for line in markdown.splitlines()) == expected
    assert all(re.match(r"- |### |$|\d|En ", line) for line in markdown.splitlines())


@pytest.mark.parametrize("case", ["hostile"])
def test_no_text_of_a_plan_acts_in_markdown(sides: None, case: str) -> None:
    """Without what is escaped, our own marks are all that is left."""
    markdown = CliRunner().invoke(main, ["diff", "base", "head", "--format", "markdown"]).output
    assert "<" not in markdown and not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e]", markdown)
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", markdown)
    assert not re.search(r"[\[\]|$]|!\(|@\w|(?<!&)#\d|://|www\.|:tada:|GH-7|[0-9a-f]{7}", bare)
    assert len(re.findall("(?<!~)~~(?!~)", bare)) % 2 == 0
    assert len(re.findall(r"\*\*", bare)) % 2 == 0
    assert not re.search("&(?!(amp|lt|gt|#[0-9]+);)", bare)


@pytest.mark.parametrize(
    "text",
    [
        "a < b & c",
        "1 * 2 * 3",
        "[x](y)",
        r"\n",
        "70 %",
        "snake_case",
        "# rubrik",
        "- punkt",
        "a  b",
        "&amp;",
        "`",
    ],
)
def test_an_escaped_text_reads_as_it_was(text: str) -> None:
    """CommonMark takes the escapes away again (0.31, sections 2.4 and 2.5)."""
    read = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped(text)))
    assert read.replace("\u2060", "") == text


_HOSTILE = st.lists(
    st.sampled_from(
        [
            *"@#!~%$^&:/\\`*_{}[]()+-=|<>.'\" \n\t",
            *(
                "\u00a0",
                "\u2028",
                "\u202e",
                "\u200d",
                "\x1b",
                "www",
                "GH",
                "a",
                "7",
                "é",
                "🏠",
                "deadbeef",
                "&lt;",
            ),
            *("```", "https://", "<!--", "]]>", "--\n", "- [ ] "),
        ]
    )
).map("".join)


@given(_HOSTILE)
def test_any_text_is_shown_and_does_not_act(text: str) -> None:
    told = escaped(text)
    read = html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", told))
    assert read.replace("\u2060", "") == visible(text)
    assert "\n" not in told and "<" not in told and ">" not in told
    bare = re.sub(r"\\[!-/:-@\[-`{-~]|&(amp|lt|gt|#\d+);", "", told)
    assert not re.search(r"[\\`*_{}\[\]()#+!|~=$&]", bare)
    # What forges look for, they look for after Markdown has been read.
    assert not re.search(r"[@#!~%$^&:]\w|://|www\.|[A-Za-z]-\d|[0-9a-fA-F]{7}", read)


@pytest.mark.parametrize("case", ["hostile"])
def test_no_text_of_a_plan_looks_like_a_mark(sides: None, case: str) -> None:
    text = CliRunner().invoke(main, ["diff", "base", "head"]).output
    assert "[\u2060-x-\u2060]" in text and "[-x-]" not in text
    assert text.count("[-") == text.count("-]") and text.count("{+") == text.count("+}")


@given(_HOSTILE, _HOSTILE)
def test_the_words_of_both_texts_are_all_there(before: str, after: str) -> None:
    words = list(word_diff(before, after))
    is_whole = not any("…" in text for state, text in words if state == "kept")
    for whole, side in ((before, "old"), (after, "new")):
        told = " ".join(text for state, text in words if state in ("kept", side))
        assert not is_whole or told == " ".join(re.findall(r"[^ \t\r\n]+", whole))

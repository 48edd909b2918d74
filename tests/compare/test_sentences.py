"""A change in words, in both forms: for reviewers, and for the plan's readers."""

from typing import get_args

import pytest

from actionplan.compare.records import Code, RecordChange
from actionplan.compare.sentences import EntrySentences, ReviewSentences, Sentences
from actionplan.compare.shifts import Shift, ShiftPart
from actionplan.plan.values import Language, Text
from actionplan.words.wording import wording


class _Bare:
    """A style that marks nothing but old and new words."""

    def text(self, value: str) -> str:
        return value

    def code(self, value: str) -> str:
        return value

    def old(self, value: str) -> str:
        return f"-{value}"

    def new(self, value: str) -> str:
        return f"+{value}"


def _review(lang: Language = "en") -> ReviewSentences:
    return ReviewSentences(wording("changes", lang), _Bare())


def _entry(lang: Language = "en", new_or_gone: frozenset[str] = frozenset()) -> EntrySentences:
    return EntrySentences(wording("changes", lang), new_or_gone)


def _change(code: Code, field: str, before: Text | str = "", after: Text | str = "") -> RecordChange:
    name = Text(sv="Ett mål", en="A goal")
    lang: Language | None = "en" if code == "text" else None
    return RecordChange(code, "goals", "boende", name, field, lang, before, after)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("code", [code for code in get_args(Code) if code != "judged"])
def test_every_change_has_a_sentence_in_both_forms(code: Code, lang: Language) -> None:
    for sentences in (_review(lang), _entry(lang)):
        said = sentences.change(_change(code, "text", "before", "after"))
        assert said.brief.strip() and "{" not in said.brief


def test_judged_ideas_are_for_reviewers_alone() -> None:
    assert _review().change(_change("judged", "")).brief == "Judged otherwise: boende “A goal”"


def test_a_reviewer_sees_every_value_and_a_reader_those_that_mean_something() -> None:
    kind, money = _change("value", "kind", "x", "y"), _change("value", "budget.sek", "1000", "25000")
    assert _review().change(kind).whole == "Changed: boende “A goal”, kind: from x to y"
    assert _review().change(money).whole == "Changed: boende “A goal”, budget.sek: from 1000 to 25000"
    assert _entry().change(kind).whole == "change of the kind of organisation"
    assert _entry().change(money).whole == "change of the sums: from 1,000 to 25,000"


def test_the_words_of_a_reworded_text_follow_its_sentence() -> None:
    change = _change("text", "text", "Build homes.", "Build more homes.")
    review = _review()
    assert review.line(review.change(change)) == "Reworded: boende, text in English: Build +more homes."
    entry = _entry().change(change)
    assert (entry.lead, entry.words[1]) == ("change in the text:", ("new", "more"))


def test_a_text_that_is_new_in_english_alone_is_a_translation() -> None:
    change = _change("text", "text", after="Build homes.")
    assert _entry().change(change).brief == "the text is now in English"
    assert _entry(new_or_gone=frozenset({"text"})).change(change).brief == "addition of the text"


@pytest.mark.parametrize("sentences", [_review(), _entry()], ids=["review", "entry"])
def test_long_names_and_long_lists_are_cut(sentences: Sentences) -> None:
    assert len(sentences.name("x" * 500)) == 90
    assert sentences.name("x" * 90) == "x" * 90
    parts = tuple(ShiftPart(f"boende-{number}", "named", None) for number in range(1, 24))
    listed = sentences.shift(Shift("gains", "alnas", Text(sv="Alnäs", en=None), parts)).detail
    assert listed.startswith("boende-1") and listed.endswith(", and 3 more")
    assert listed.count("boende-") == 20

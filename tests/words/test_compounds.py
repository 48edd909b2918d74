"""Where compounds are cut."""

import pytest

from actionplan.words.compounds import Compounds, parts
from actionplan.words.stemming import stem
from tests.words.compounds import TEXTS

KNOWN = {
    stem(word, "sv")
    for word in ["språk", "träning", "bibliotek", "flykting", "förening", "arbete", "marknad"]
}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("språkträning", ("språk", "träning")),
        ("arbetsmarknad", ("arbet", "markn")),
        ("bibliotek", ()),
        ("flyktingbarn", ()),  # «barn» is not known
        ("x" * 20_000, ()),
    ],
)
def test_both_parts_must_be_known(word: str, found: tuple[str, ...]) -> None:
    assert parts(stem(word, "sv"), KNOWN, "sv") == found


def test_english_is_not_cut_into_parts() -> None:
    assert parts("languagetraining", {"language", "training"}, "en") == ()


@pytest.mark.parametrize(
    ("word", "tails"),
    [
        ("bostadsmarknadsenkäten", ("marknadsenkäten", "enkäten")),
        ("språkträning", ("träning",)),
        ("hälsoundersökningar", ("undersökningar",)),
        ("kommunernas", ()),
        ("bostad", ()),
        ("uppföljning", ()),
    ],
)
def test_what_follows_the_parts_of_a_compound(word: str, tails: tuple[str, ...]) -> None:
    assert Compounds("sv", TEXTS).tails(word) == tails


def test_english_has_no_compounds_in_one_word() -> None:
    assert Compounds("en", ("The housing market", "housingmarket")).tails("housingmarket") == ()

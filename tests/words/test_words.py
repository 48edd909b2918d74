"""Where words begin and end, how they are compared, and what a misspelt one was meant to be."""

import pytest

from actionplan.words.folding import fold
from actionplan.words.misspellings import one_letter_off
from actionplan.words.stemming import folded_stem
from actionplan.words.tokens import latin_words_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Språkcafé, på BIBLIOTEKET!", ["Språkcafé", "på", "BIBLIOTEKET"]),
        ("spra\u030akcafe\u0301", ["språkcafé"]),
        ("<b>hej</b> & 5 000 kr", ["b", "hej", "b", "5", "000", "kr"]),
        ("språk\u00adcafé", ["språkcafé"]),
        ("", []),
    ],
)
def test_words_are_found(text: str, words: list[str]) -> None:
    assert latin_words_of(text) == words == words_of(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dnr 851-2329-15, boende-3", ["dnr", "851-2329-15", "boende-3"]),
        ("SFI-utbildning §37-medel", ["SFI", "utbildning", "37", "medel"]),
        ("och ”karriärguidning”. «Så»", ["och", "karriärguidning", "Så"]),
        ("the county’s and counties' homes", ["the", "county", "and", "counties", "homes"]),
        ("مرحبا 🏠 \u202e", ["مرحبا"]),
    ],
)
def test_a_query_may_be_in_any_script_and_hold_numbers(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_an_idea_in_another_script_has_no_words() -> None:
    assert latin_words_of("مرحبا 🏠 \u202e") == []


def test_fold_and_stem() -> None:
    assert fold("Ångström É") == "angstrom e"
    assert folded_stem("Kommunernas", "sv") == folded_stem("kommun", "sv")
    assert folded_stem("municipalities", "en") == folded_stem("municipality", "en")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("bibliotk", ["bibliotek"]),
        ("biblioteek", ["bibliotek"]),
        ("biblixtek", ["bibliotek"]),
        ("bibilotek", ["bibliotek"]),
        ("xibliotek", []),  # The first letter is taken to be right.
        ("bibliot", []),
        ("creche", []),  # è is no letter that a word is taken to lack.
        ("bil", ["bi", "bill"]),
    ],
)
def test_words_one_letter_away(typed: str, meant: list[str]) -> None:
    assert one_letter_off(typed, {"bibliotek", "crèche", "bill", "bi"}) == meant

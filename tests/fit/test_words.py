"""What a text is made of."""

import pytest

from actionplan.fit.words import KnownWords, features, known_words, meant, tokens
from actionplan.words.stemming import stem
from tests.fit.plans import small_plan


@pytest.fixture(scope="module")
def known() -> KnownWords:
    texts = ("språk träning bibliotek flykting förening arbete marknad", "samtal på svenska")
    return known_words("sv", [tokens(text, "sv") for text in texts], small_plan().teaching.concepts)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Språkcafé, på BIBLIOTEKET!", ["Språkcafé", "på", "BIBLIOTEKET"]),
        ("spra\u030akcafe\u0301", ["språkcafé"]),
        ("<b>hej</b> & 5 000 kr", ["b", "hej", "b", "5", "000", "kr"]),
        ("språk\u00adcafé", ["språkcafé"]),
        ("مرحبا 🏠 \u202e", []),
        ("", []),
    ],
)
def test_words_are_found(text: str, typed: list[str]) -> None:
    assert [token.typed for token in tokens(text, "sv")] == typed


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("språkträning", ("språk", "träning")),
        ("arbetsmarknad", ("arbet", "markn")),
        ("bibliotk", ("bibliotek",)),
        ("bibliotek", ()),
        ("xyzxyzxyz", ()),
        ("x" * 20_000, ()),
    ],
)
def test_parts_and_misspellings(known: KnownWords, word: str, found: tuple[str, ...]) -> None:
    assert meant(stem(word, "sv"), known) == found


def test_english_is_not_cut_into_parts() -> None:
    known = known_words("en", [tokens("work shop training language", "en")], ())
    assert meant("languagetraining", known) == ()


def test_concepts_are_found_by_phrases_and_parts(known: KnownWords) -> None:
    found = {item.name: item for item in features(tokens("Samtal på svenska med flyktingbarn", "sv"), known)}
    assert found["@0"].words == ("Samtal", "på", "svenska")
    assert (found["@0"].count, found["samtal"].count) == (1.0, 1.0)
    assert "@1" not in found  # «barn» is no known word, so that the compound cannot be cut
    found = {item.name: item for item in features(tokens("Samtal med flyktingförening", "sv"), known)}
    assert (found["@1"].count, found["@1"].words) == (0.5, ("flyktingförening",))

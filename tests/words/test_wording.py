"""How texts are filled in, and how each language counts, dates, lists and sorts."""

import pytest

from actionplan.plan.values import Language
from actionplan.words.wording import Wording, wording

_TEXTS = {"hits": {"one": "{n} träff", "other": "{n} träffar"}, "page": {"title": "Om {name}"}}


@pytest.mark.parametrize(
    ("lang", "count", "expected"),
    [("sv", 0, "0 träffar"), ("sv", 1, "1 träff"), ("sv", 2, "2 träffar"), ("en", 1, "1 träff")],
)
def test_plurals(lang: Language, count: int, expected: str) -> None:
    assert Wording(lang, _TEXTS)("hits", n=count) == expected


def test_numbers_in_texts_are_grouped_as_the_language_does() -> None:
    assert Wording("sv", _TEXTS)("hits", n=12345) == "12\N{NO-BREAK SPACE}345 träffar"
    assert Wording("en", _TEXTS)("hits", n=12345) == "12,345 träffar"


def test_dotted_key_and_parameter() -> None:
    assert Wording("sv", _TEXTS)("page.title", name="{n}") == "Om {n}"
    assert Wording("sv", _TEXTS).table("page") == {"title": "Om {name}"}


@pytest.mark.parametrize("key", ["nothing", "page.nothing"])
def test_a_missing_text_is_refused(key: str) -> None:
    with pytest.raises(KeyError):
        Wording("sv", _TEXTS)(key)


@pytest.mark.parametrize(
    ("start", "to", "swedish", "english"),
    [
        ("2015", "2017", "2015–2017", "2015–2017"),
        ("2015", "2015", "2015", "2015"),
        ("2013-05", "2014-12", "maj 2013 – december 2014", "May 2013 – December 2014"),
        ("2013-05", "2014", "maj 2013 – 2014", "May 2013 – 2014"),
        ("2015-02-09", "2015-02-09", "9 februari 2015", "9 February 2015"),
    ],
)
def test_spans(start: str, to: str, swedish: str, english: str) -> None:
    assert wording("site", "sv").span(start, to) == swedish
    assert wording("site", "en").span(start, to) == english


def test_listing() -> None:
    swedish, english = wording("site", "sv"), wording("site", "en")
    assert swedish.listing(["a"]) == "a"
    assert swedish.listing(["a", "b", "c"]) == "a, b och c"
    assert swedish.listing(["a", "b", "c"], "or") == "a, b eller c"
    assert english.listing(["a", "b", "c"]) == "a, b and c"


def test_swedish_alphabet_ends_with_its_own_letters() -> None:
    names = [
        "Örnsköldsvik",
        "Ånge",
        "Ängelholm",
        "Zinkgruvan",
        "ånge",
        "Éric",
        "Erik",
        "Eric",
        "timrå",
        "Timra",
    ]
    assert sorted(names, key=wording("site", "sv").sort_key) == [
        "Éric",
        "Eric",
        "Erik",
        "Timra",
        "timrå",
        "Zinkgruvan",
        "Ånge",
        "ånge",
        "Ängelholm",
        "Örnsköldsvik",
    ]


def test_english_takes_them_for_marked_letters() -> None:
    names = ["Örnsköldsvik", "Ånge", "Zinkgruvan", "Alnö"]
    expected = ["Alnö", "Ånge", "Örnsköldsvik", "Zinkgruvan"]
    assert sorted(names, key=wording("site", "en").sort_key) == expected

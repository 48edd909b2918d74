"""The words that a page is found by though they do not stand on it."""

import pytest

from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from actionplan.search.compounds import Compounds
from actionplan.search.names import Names
from actionplan.search.vocabulary import Vocabulary
from actionplan.search.words import fold, folded_stem
from tests.site.building import ROOT

TEXTS = (
    "Uppföljning av bostadsmarknadsenkäten.",
    "En bostad, en marknad, och samordning av språkträning.",
    "Språk och hälsa: hälsoundersökningar och hälsosamtal.",
    "Kommunerna utvecklar verksamheten i kommunernas bostäder.",
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = check(ROOT / "data").plan
    assert found is not None
    return found


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


def test_a_part_and_its_compound_find_each_other(plan: Plan) -> None:
    words = Vocabulary(plan, "sv", (*TEXTS, "Daglig träning."))
    assert "träning" in words.extra_words("Vi ordnar språkträning.")
    assert "språkträning" in words.extra_words("Daglig träning.")


def test_english_has_no_compounds_in_one_word() -> None:
    assert Compounds("en", ("The housing market", "housingmarket")).tails("housingmarket") == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kurser i svenska för invandrare.", "SFI"),
        ("En SFI-utbildning.", "Svenska för invandrare"),
        ("Boenden för ensamkommande barn.", "EKB"),
        ("Nätverket för EKB.", "Ensamkommande barn"),
        ("Arbetsförmedlingens bedömning.", "AF"),
        ("AF ansvarar.", "Arbetsförmedlingen"),
        ("Landstinget ansvarar.", "Region Västernorrland"),
        ("I Region Västernorrland.", "Landstinget Västernorrland"),
    ],
)
def test_names_and_abbreviations_lead_to_each_other(plan: Plan, text: str, name: str) -> None:
    assert name in Names(plan, "sv").others(text)


@pytest.mark.parametrize("text", ["så att det går ut", "vi satte oss", "so what"])
def test_an_ordinary_word_is_no_abbreviation(plan: Plan, text: str) -> None:
    assert Names(plan, "sv").others(text) == ()


def test_words_beside_quotation_marks_are_said_again(plan: Plan) -> None:
    assert Vocabulary(plan, "sv", ()).extra_words("och ”karriärguidning”.") == ("karriärguidning",)


def test_suggestions_hold_one_form_of_each_word(plan: Plan) -> None:
    found = Vocabulary(plan, "sv", ("kommun kommun kommunerna", "2015 ab Hälsa")).suggestions()
    assert found == ["hälsa", "kommun"]


def test_fold_and_stem() -> None:
    assert fold("Ångström É") == "angstrom e"
    assert folded_stem("Kommunernas", "sv") == folded_stem("kommun", "sv")
    assert folded_stem("municipalities", "en") == folded_stem("municipality", "en")

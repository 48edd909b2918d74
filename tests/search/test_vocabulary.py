"""The words that a page is found by though they do not stand on it."""

import pytest

from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from actionplan.search.names import Names
from actionplan.search.vocabulary import SearchWords
from tests.site.building import ROOT
from tests.words.compounds import TEXTS


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = check(ROOT / "data").plan
    assert found is not None
    return found


def test_a_part_and_its_compound_find_each_other(plan: Plan) -> None:
    words = SearchWords(plan, "sv", (*TEXTS, "Daglig träning."))
    assert "träning" in words.extra_words("Vi ordnar språkträning.")
    assert "språkträning" in words.extra_words("Daglig träning.")


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


def test_suggestions_hold_one_form_of_each_word(plan: Plan) -> None:
    found = SearchWords(plan, "sv", ("kommun kommun kommunerna", "2015 ab Hälsa")).suggestions()
    assert found == ["hälsa", "kommun"]

"""What is said of an idea."""

from functools import cache

import pytest

from actionplan.fit.answer import Choices, answer
from actionplan.fit.index import Index, build
from actionplan.plan.values import LANGUAGES
from tests.fit.plans import real_index, real_plan, small_plan


@cache
def small_index() -> Index:
    return build(small_plan(), "sv")


def test_the_fitting_activity_comes_first_and_says_why() -> None:
    found = answer("Samtal på svenska för asylsökande i vår förening", small_index())
    assert (found.state, found.verdict) == ("answered", "fits")
    best = found.matches[0]
    assert best.activity == small_index().activities[1]
    reasons = {reason.label: reason.words for reason in best.because}
    assert reasons["språkcafé"] == ("Samtal", "på", "svenska")
    assert [match.score for match in found.matches] == sorted(
        (match.score for match in found.matches), reverse=True
    )


def test_another_field_is_outside_and_no_activity_is_called_fitting() -> None:
    found = answer("Vi vill laga båten och fiska lax", small_index())
    assert found.verdict == "outside"
    assert {match.strength for match in found.matches} <= {"weak"}


def test_what_says_nothing_is_named() -> None:
    found = answer("Språkcafé för flyktingar i Qwertyby", small_index())
    assert found.unknown == ("Qwertyby",)


@pytest.mark.parametrize(
    ("idea", "state"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("🏠🏠 … !", "empty"),
        ("q", "too-little"),
        ("qwertyuiop", "too-little"),
        ("مرحبا بالعالم", "other-language"),
        ("Ich möchte gern einen Deutschkurs besuchen", "other-language"),
    ],
)
def test_what_cannot_be_answered(idea: str, state: str) -> None:
    found = answer(idea, small_index())
    assert (found.state, found.matches) == (state, ())


def test_a_chosen_focus_area_lifts_its_activities() -> None:
    index = small_index()
    idea = "Ordna praktik och bygga lägenheter"

    def share_of_work(area: str) -> float:
        scores = {match.activity: match.score for match in answer(idea, index, Choices(area)).matches}
        return scores["arbete-1"] / scores["boende-1"]

    assert share_of_work("arbete") > share_of_work("") > share_of_work("boende") > 0


def test_the_best_score_tells_inside_from_outside() -> None:
    inside = answer("Samtal på svenska för flyktingar", small_index()).matches[0].score
    outside = answer("Laga båten och fiska lax för flera lägenheter", small_index()).matches[0].score
    assert 100 >= inside > 50 > outside > 0


def test_a_chosen_target_group_is_part_of_the_idea() -> None:
    plain = answer("Samtal på svenska", small_index())
    chosen = answer("Samtal på svenska", small_index(), Choices(target_group="Flyktingar"))
    assert chosen.inside > plain.inside


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_whole_document_is_answered(lang: str) -> None:
    plan = real_plan()
    index = real_index("sv" if lang == "sv" else "en")
    texts = " ".join(idea.text for idea in plan.teaching.gold if idea.lang == lang)
    found = answer((texts + "\0<script>{{ x }}")[:20_000], index)
    assert found.state == "answered" and len(found.matches) == 10


def test_a_plan_without_applicants_words_answers_from_its_own_texts() -> None:
    plan = real_plan()
    bare = type(plan)(**{**plan.__dict__, "teaching": type(plan.teaching)()})
    found = answer("Vi vill valideringa kompetens i ett regionalt center", build(bare, "sv"))
    assert found.matches[0].activity == "arbete-3"

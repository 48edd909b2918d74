"""The first plan, whole: what it must hold, counted and compared with what stands in the plan."""

import re

import pytest

from actionplan.derived.responsibility import Responsibilities
from actionplan.plan.values import LANGUAGES
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.site.building import ROOT


@pytest.fixture(scope="module")
def plan() -> Plan:
    checked = check(ROOT / "data")
    assert checked.findings == ()
    assert checked.plan is not None
    return checked.plan


def test_the_plan_is_whole(plan: Plan) -> None:
    assert [goal.id for goal in plan.goals] == ["boende", "arbete", "halsa", "sprak"]
    counts = {area.id: len(plan.activities_of[area.id]) for area in plan.focus_areas}
    assert counts == {"boende": 7, "arbete": 20, "halsa": 10, "sprak": 17}
    for area, count in counts.items():
        assert [item.id for item in plan.activities_of[area]] == [f"{area}-{n}" for n in range(1, count + 1)]
    assert len(plan.terms) == 28
    tips = [item for item in plan.examples if any(source.document == "plan" for source in item.sources)]
    assert len(tips) == 13
    assert len(plan.examples) == 16
    assert len(plan.documents) == 5


def test_the_cells_of_the_plans_tables(plan: Plan) -> None:
    cells = {activity.id: activity.responsible for activity in plan.activities if activity.responsible}
    health = ("projekt-etablering-och-halsa",)
    assert cells == {
        "boende-3": ("lansstyrelsen-vasternorrland",),
        "boende-7": ("migrationsverket", "lanets-kommuner"),
        "arbete-3": ("kramfors-kommun",),
        "arbete-6": ("projekt-invandring-till-jobb",),
        "arbete-9": ("landstinget-vasternorrland", "arbetsformedlingen"),
        "halsa-1": health,
        "halsa-4": ("lanets-kommuner",),
        "halsa-5": health,
        "halsa-6": ("projekt-sosov", *health),
        "halsa-7": health,
        "halsa-8": health,
        "halsa-9": health,
        "halsa-10": health,
        "sprak-16": ("migrationsverket",),
    }


@pytest.mark.parametrize(
    ("organisation", "degrees"),
    [
        ("lanets-kommuner", (2, 0, 21)),
        ("sundsvall-kommun", (0, 2, 21)),
        ("kramfors-kommun", (1, 2, 21)),
        ("arbetsformedlingen", (1, 0, 17)),
        ("landstinget-vasternorrland", (1, 0, 2)),
        ("lansstyrelsen-vasternorrland", (1, 8, 0)),
        ("projekt-etablering-och-halsa", (7, 0, 0)),
        ("migrationsverket", (2, 0, 0)),
        ("forsakringskassan", (0, 0, 0)),
    ],
)
def test_how_many_activities_an_organisation_answers_for(
    plan: Plan, organisation: str, degrees: tuple[int, int, int]
) -> None:
    """Named, through and area; counted by hand in the plan's tables."""
    answers = Responsibilities(plan).by_organisation[organisation]
    counted = tuple(sum(item.degree == degree for item in answers) for degree in (1, 2, 3))
    assert counted == degrees


def test_two_sources_for_one_project(plan: Plan) -> None:
    adalen = next(item for item in plan.examples if item.id == "projekt-adalen")
    assert [source.document for source in adalen.sources] == ["plan", "projekt-jamtland-adalen"]
    assert adalen.period and (adalen.period.start, adalen.period.to) == ("2013-05", "2014-12")


def test_what_could_not_be_measured_is_said(plan: Plan) -> None:
    report = next(item for item in plan.examples if item.id == "interkommunal-samverkan-jamtland")
    figures = [aim.figure.value.sv for aim in report.aims if aim.figure]
    assert figures == ["70 %", "90 %"]
    assert len(report.sub_goals) == 7
    assert {number for work in report.work for number in work.sub_goals} == set(range(1, 8))
    assert any("har inte kunnat mätas" in text.sv for text in report.evaluation)


def test_figures_that_do_not_add_up_are_shown_with_a_note(plan: Plan) -> None:
    project = next(item for item in plan.examples if item.id == "integrationsprojekt-jamtland")
    assert {"259", "90", "196"} <= {figure.value.sv for figure in project.figures}
    assert any("286" in note.sv and "259" in note.sv for note in project.notes)
    assert [budget.sek for budget in project.budget] == [35_477_034]


def test_every_listed_abbreviation_is_needed(plan: Plan) -> None:
    """A list of known abbreviations that is longer than the texts ask for hides those of tomorrow."""
    data = {file.name: file.read_text("utf-8") for file in sorted((ROOT / "data").glob("*.yaml"))}
    data["glossary.yaml"], known = data["glossary.yaml"].split("\nknown:")
    listed = re.findall(r"^  - ([A-ZÅÄÖ]+)", known, re.M)
    texts = "".join(data.values())
    assert len(listed) > 10
    assert [word for word in listed if not re.search(rf"\b{word}\b", texts)] == []


def test_other_ways_of_writing_lead_to_one_term(plan: Plan) -> None:
    """Two terms with one name would be marked as either; the source itself has no such pair."""
    for lang in LANGUAGES:
        names: dict[str, str] = {}
        for term in plan.terms:
            for text in (term.term, *term.also):
                shown, shown_in = text.in_language(lang)
                assert shown_in != lang or names.setdefault(shown.casefold(), term.id) == term.id


def test_networks_count_heads(plan: Plan) -> None:
    people = {network.id: sum(member.people for member in network.members) for network in plan.networks}
    assert people == {
        "politikerplattformen": 36,
        "integrationsnatverket": 11,
        "etableringsforum": 29,
        "ekb-natverket": 16,
    }

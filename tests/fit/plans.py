"""Plans for the tests of the fit check: the small one with applicants' words, and this repository's own."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from actionplan.fit.index import Index, build
from actionplan.plan.teaching import ActivityPhrases, Concept, InLanguages, OtherField, Sample
from actionplan.plan.values import Language, Text
from actionplan.plan.whole import Plan, TeachingData
from actionplan.reading.checks import check
from tests.small_plan import SMALL

_ROOT = Path(__file__).parents[2]


def _concept(name: str, kind: str, label: str, words: tuple[str, ...]) -> Concept:
    return Concept.model_validate(
        {"id": name, "kind": kind, "label": {"sv": label}, "words": {"sv": list(words)}}
    )


@cache
def small_plan() -> Plan:
    """The small plan, whose first activity builds homes and whose second is about language."""
    plan = check(SMALL).plan
    assert plan is not None
    first, second = (activity.id for activity in plan.activities[:2])
    teaching = TeachingData(
        phrases=(
            ActivityPhrases(
                activity=first,
                phrases=InLanguages(sv=("lägenheter", "hyresrätt", "bygga hus")),
                ideas=InLanguages(sv=("Vi vill bygga om skolan till lägenheter för flyktingar.",)),
            ),
            ActivityPhrases(
                activity=second,
                phrases=InLanguages(sv=("språkträning", "samtal på svenska")),
                ideas=InLanguages(sv=("Ett språkcafé på biblioteket för flyktingar och föreningar.",)),
            ),
        ),
        samples=(Sample(text="Laga båten och fiska lax", lang="sv"),),
        concepts=(
            _concept("cafe", "subject", "språkcafé", ("språkcafé", "samtal på svenska")),
            _concept("refugees", "newcomers", "flyktingar", ("flykting", "asylsökande")),
        ),
        other_fields=(
            OtherField(
                id="fishing",
                name=Text(sv="Fiske", en="Fishing"),
                words=InLanguages(sv=("lax", "fiskevård", "båt")),
                ideas=InLanguages(sv=("Vi vill laga bryggan så att fler kan fiska lax.",)),
            ),
        ),
    )
    return replace(plan, teaching=teaching)


@cache
def real_plan() -> Plan:
    """This repository's own plan."""
    plan = check(_ROOT / "data").plan
    assert plan is not None
    return plan


@cache
def real_index(lang: Language) -> Index:
    """Its index."""
    return build(real_plan(), lang)

"""What the index learns from: texts of each activity, and of each field outside the plan."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actionplan.plan.values import Language
from actionplan.plan.whole import Plan

# A judged idea speaks for an activity less than one that was written for it, and less still in part.
_CLEARLY = 0.4
_PARTLY = 0.2


@dataclass(frozen=True)
class Evidence:
    """A text with the activities that it speaks for, by the plan's order; for none if it is outside.

    Attributes:
        text: an activity's text, a phrase, or an idea.
        weights: how much it speaks for each activity, 0 to 1.
        field: the number of the field outside the plan, or None; a sample
            outside the plan has a field of its own, numbered after the others.
    """

    text: str
    weights: dict[int, float]
    field: int | None = None


def evidence(plan: Plan, lang: Language) -> tuple[Evidence, ...]:
    """All evidence in a language. The gold standard is none."""
    return (*_of_activities(plan, lang), *_of_fields(plan, lang), *_of_samples(plan, lang))


def _of_activities(plan: Plan, lang: Language) -> Iterator[Evidence]:
    number = {activity.id: place for place, activity in enumerate(plan.activities)}
    for activity in plan.activities:
        text, shown_in = activity.text.in_language(lang)
        if shown_in == lang:
            yield Evidence(text, {number[activity.id]: 1.0})
    for item in plan.teaching.phrases:
        texts: Sequence[str] = (*item.phrases.in_language(lang), *item.ideas.in_language(lang))
        for text in texts:
            yield Evidence(text, {number[item.activity]: 1.0})


def _of_fields(plan: Plan, lang: Language) -> Iterator[Evidence]:
    for place, item in enumerate(plan.teaching.other_fields):
        for text in (*item.words.in_language(lang), *item.ideas.in_language(lang)):
            yield Evidence(text, {}, place)


def _of_samples(plan: Plan, lang: Language) -> Iterator[Evidence]:
    number = {activity.id: place for place, activity in enumerate(plan.activities)}
    for sample in plan.teaching.samples:
        if sample.lang != lang:
            continue
        weights = dict.fromkeys((number[name] for name in sample.partly), _PARTLY)
        weights |= dict.fromkeys((number[name] for name in sample.clearly), _CLEARLY)
        yield Evidence(sample.text, weights, None if weights else len(plan.teaching.other_fields))

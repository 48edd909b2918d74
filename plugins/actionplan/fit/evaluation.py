"""How well the fit check answers ideas that somebody has judged.

Measures as in information retrieval (Manning, Raghavan and Schütze, Introduction
to Information Retrieval, 2008, chapter 8): recall among the first five, how often
the first is right, the mean reciprocal rank of the first right one; and the area
under the ROC curve of telling ideas inside the plan from those outside
(Fawcett, An introduction to ROC analysis, 2006). An activity is right if the idea clearly fits it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from actionplan.fit.answer import FitAnswer, answer
from actionplan.fit.index import Index
from actionplan.plan.teaching import Sample
from actionplan.plan.values import Language

_FIRST = 5
# From so many words on, an idea is a project description.
_LONG = 45
# An idea of which nothing can be said is as far outside as any.
_FAR_OUTSIDE = -100.0


@dataclass(frozen=True)
class Evaluation:
    """All shares are from 0 to 1.

    Attributes:
        ideas: how many were answered, ``clear`` of them with a right activity,
            ``outside`` of them outside the plan.
        recall: the share of the right activities among the first five.
        recall_of_long: the same for project descriptions of 45 words and more.
        first_right: how often the first activity is right.
        reciprocal_rank: the mean of one by the place of the first right one.
        auc: how surely inside is told from outside.
        verdicts: for ideas inside and outside how often each verdict is given.
    """

    ideas: int
    clear: int
    outside: int
    recall: float
    recall_of_long: float
    first_right: float
    reciprocal_rank: float
    auc: float
    verdicts: Mapping[bool, Mapping[str, int]]


def evaluate(ideas: Sequence[Sample], indexes: Mapping[Language, Index]) -> Evaluation:
    """Answer every idea with the index of its language, and compare with its judgement."""
    answers = [
        (idea, answer(idea.text, indexes[idea.lang], top=len(indexes[idea.lang].activities)))
        for idea in ideas
    ]
    clear = [(idea, fit_answer) for idea, fit_answer in answers if idea.clearly]
    verdicts = {is_inside: dict.fromkeys(("fits", "possible", "outside"), 0) for is_inside in (True, False)}
    for idea, fit_answer in answers:
        verdicts[idea.is_inside][fit_answer.verdict] += 1
    return Evaluation(
        ideas=len(ideas),
        clear=len(clear),
        outside=sum(not idea.is_inside for idea in ideas),
        recall=_mean(_recall(idea, fit_answer) for idea, fit_answer in clear),
        recall_of_long=_mean(
            _recall(idea, fit_answer) for idea, fit_answer in clear if len(idea.text.split()) >= _LONG
        ),
        first_right=_mean(_rank(idea, fit_answer) == 1 for idea, fit_answer in clear),
        reciprocal_rank=_mean(1 / _rank(idea, fit_answer) for idea, fit_answer in clear),
        auc=_auc(
            [_inside(fit_answer) for idea, fit_answer in answers if idea.is_inside],
            [_inside(fit_answer) for idea, fit_answer in answers if not idea.is_inside],
        ),
        verdicts=verdicts,
    )


def _mean(values: Iterable[float]) -> float:
    known = [float(value) for value in values]
    return fmean(known) if known else 0.0


def _recall(idea: Sample, fit_answer: FitAnswer) -> float:
    first = {match.activity for match in fit_answer.matches[:_FIRST]}
    return len(first & set(idea.clearly)) / len(idea.clearly)


def _rank(idea: Sample, fit_answer: FitAnswer) -> float:
    """The place of the first right activity, from 1; infinity if there is none."""
    places = (place for place, match in enumerate(fit_answer.matches, 1) if match.activity in idea.clearly)
    return next(places, float("inf"))


def _inside(fit_answer: FitAnswer) -> float:
    return fit_answer.inside if fit_answer.state == "answered" else _FAR_OUTSIDE


def _auc(inside: Sequence[float], outside: Sequence[float]) -> float:
    """The share of pairs in which the idea inside the plan has the higher value; a tie is half."""
    return _mean((a > b) + (a == b) / 2 for a in inside for b in outside)

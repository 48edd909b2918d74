"""The answer to an idea: which activities it fits, why, and whether it lies within the plan.

Rule: every feature of the idea (a stem, a part of a compound, a concept) gives
each activity it speaks for its weight, more for several occurrences, but less
and less (BM25); activities are ordered by the sum. The features' weights for
inside and outside, of the idea scaled to unit length, decide the verdict; of few
features less is believed (n of them count n/(n + 1)). An activity's score says both:
how likely the idea lies inside, times its sum as a share of the best one's.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from actionplan.fit.index import Index
from actionplan.fit.inside import probability, unit
from actionplan.fit.rule import RULE
from actionplan.fit.words import CONCEPT, Feature, features, meant, tokens

AnswerState = Literal["answered", "empty", "too-little", "other-language"]
Strength = Literal["strong", "possible", "weak"]
Verdict = Literal["fits", "possible", "outside"]


@dataclass(frozen=True)
class Reason:
    """Words of the idea, as typed, and the concept that they speak of; empty for the words themselves."""

    words: tuple[str, ...]
    label: str


@dataclass(frozen=True)
class Match:
    """An activity with its score (0 to 100), how well it fits, and why."""

    activity: str
    score: float
    strength: Strength
    because: tuple[Reason, ...]


@dataclass(frozen=True)
class FitAnswer:
    """What can be said of an idea; without a verdict and matches unless ``state`` is "answered".

    ``inside`` is the logarithm of the odds that the idea lies inside the plan.
    ``unknown`` are words of the idea that say nothing to the check.
    """

    state: AnswerState
    verdict: Verdict = "outside"
    inside: float = 0.0
    matches: tuple[Match, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What may be chosen beside the idea: a focus area, by its id, and a target group, by its text."""

    focus_area: str = ""
    target_group: str = ""


def answer(idea: str, index: Index, choices: Choices = Choices(), top: int = 10) -> FitAnswer:
    """Answer an idea.

    Args:
        idea: the applicant's text, of any length and kind.
        index: of the language that the idea is written in.
        choices: what was chosen beside it.
        top: how many activities at most.
    """
    lang = index.vocabulary.lang
    words = tokens(idea, lang)
    if not words:
        return FitAnswer("other-language" if any(sign.isalpha() for sign in idea) else "empty")
    strange = [token.typed for token in words if not _is_known(token.stem, index)]
    unknown = tuple(dict.fromkeys(word for word in strange if len(word) >= RULE.shortest_unknown))
    unknown = unknown[: RULE.most_unknown]
    known = len(words) - len(strange)
    if len(words) >= RULE.words_of_a_language and known < RULE.known_of_a_language * len(words):
        return FitAnswer("other-language", unknown=unknown)
    # A chosen target group helps to rank, but is no word of the idea: nothing above may depend on it.
    idea_features = features([*words, *tokens(choices.target_group, lang)], index.vocabulary)
    telling = [item for item in idea_features if item.name in index.weights]
    inside = _inside(idea_features, len(telling), index)
    shares = _shares(telling, index)
    ranked = _ranked(shares, index, choices.focus_area)[:top]
    # Who writes of other things alone is told that they lie outside, not to write more.
    if (ranked[0][1] if ranked else 0.0) < RULE.least_sum and inside > RULE.surely_outside:
        return FitAnswer("too-little", unknown=unknown)
    verdict = _verdict(inside)
    matches = tuple(
        Match(
            index.activities[number],
            _score(total / ranked[0][1], inside),
            _strength(total, ranked[0][1], len(telling), verdict),
            _reasons(shares[number], index),
        )
        for number, total in ranked
    )
    return FitAnswer("answered", verdict, _rounded(inside), matches, unknown)


def _is_known(stem: str, index: Index) -> bool:
    return stem in index.vocabulary.stems or bool(meant(stem, index.vocabulary))


def _inside(idea_features: Sequence[Feature], telling: int, index: Index) -> float:
    """The logarithm of the odds; nearer to even ones the fewer of the idea's features tell anything.

    Every feature counts here, also one that speaks for no activity: it may tell that an idea is outside.
    """
    counts = unit({item.name: item.count for item in idea_features})
    total = index.bias + sum(index.inside.get(name, 0) * count for name, count in counts.items())
    return total * RULE.inside_unit * telling / (telling + 1)


def _verdict(inside: float) -> Verdict:
    if inside >= RULE.fits_from:
        return "fits"
    return "possible" if inside >= RULE.possible_from else "outside"


def _ranked(
    shares: Mapping[int, Sequence[tuple[float, Feature]]], index: Index, chosen_area: str
) -> list[tuple[int, float]]:
    """The numbers of the activities with their sums, best first; of equals the plan's earlier one."""
    sums = {number: _sum(given, index.areas[number] == chosen_area) for number, given in shares.items()}
    return sorted(sums.items(), key=lambda item: (-item[1], item[0]))


def _shares(telling: Sequence[Feature], index: Index) -> dict[int, list[tuple[float, Feature]]]:
    """What each feature gives each activity."""
    shares: dict[int, list[tuple[float, Feature]]] = {}
    for item in telling:
        often = item.count * (RULE.saturation + 1) / (item.count + RULE.saturation)
        for number, weight in index.weights[item.name].items():
            shares.setdefault(number, []).append((weight * often, item))
    return shares


def _sum(given: Sequence[tuple[float, Feature]], is_of_chosen_area: bool) -> float:
    total = sum(share for share, _ in given) * RULE.weight_unit
    return total * (RULE.of_chosen_area if is_of_chosen_area else 1)


def _score(beside_best: float, inside: float) -> float:
    return _rounded(RULE.highest_score * probability(inside / RULE.softened) * beside_best)


def _rounded(number: float) -> float:
    """Halves go up, as in the browser; Python's own ``round`` takes them to the even neighbour."""
    return math.floor(number * RULE.score_parts + 0.5) / RULE.score_parts


def _strength(total: float, best: float, features_of_idea: int, verdict: Verdict) -> Strength:
    """By what the idea's features give on average, and by how near the activity comes to the best.

    The average is over the square root, since a long idea says much that is about something else; and
    over three features more, so that one lucky word of a short one is not called a strong match.
    """
    on_average = total / (features_of_idea + 3) ** 0.5
    if verdict != "outside":
        if on_average >= RULE.strong_from and total >= RULE.strong_beside_best * best:
            return "strong"
        if on_average >= RULE.weak_below and total >= RULE.possible_beside_best * best:
            return "possible"
    return "weak"


def _reasons(given: Sequence[tuple[float, Feature]], index: Index) -> tuple[Reason, ...]:
    """What gave the most; a concept tells all that its words would, so they are not named again.

    Concepts choose their words first, therefore, and what is shown is put back in the order of weight.
    """
    least = RULE.least_of_reason * max(share for share, _ in given)
    weighty = [pair for pair in given if pair[0] >= least]
    ordered = sorted(weighty, key=lambda pair: (-pair[0], pair[1].name))
    reasons: dict[str, Reason] = {}
    named: set[str] = set()
    for _, item in sorted(ordered, key=lambda pair: not pair[1].name.startswith(CONCEPT)):
        if len(reasons) == RULE.most_reasons:
            break
        words = tuple(word for word in item.words if word not in named)
        if not words:
            continue
        label = _label(item, index)
        named.update(words)
        reasons[item.name] = Reason(words, label)
    return tuple(reasons[item.name] for _, item in ordered if item.name in reasons)


def _label(item: Feature, index: Index) -> str:
    return index.concepts[int(item.name.removeprefix(CONCEPT))] if item.name.startswith(CONCEPT) else ""


def as_json(fit_answer: FitAnswer) -> Mapping[str, object]:
    """What ``actionplan fit --format json`` prints."""
    return {
        "state": fit_answer.state,
        "verdict": fit_answer.verdict,
        "inside": fit_answer.inside,
        "matches": [
            {
                "activity": match.activity,
                "score": match.score,
                "strength": match.strength,
                "because": [{"words": list(item.words), "label": item.label} for item in match.because],
            }
            for match in fit_answer.matches
        ],
        "unknown": list(fit_answer.unknown),
    }

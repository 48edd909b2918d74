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

State = Literal["answered", "empty", "too-little", "other-language"]
Strength = Literal["strong", "possible", "weak"]
Verdict = Literal["fits", "possible", "outside"]

# How soon more occurrences of a word in an idea say no more (BM25's k3).
_SATURATION = 1.2
_HIGHEST = 100
# Halves the odds' logarithm, so that scores differ also where all is sure.
_SOFTENED = 2
# Scores are given to three decimals, rounded as the browser rounds.
_DECIMALS = 1000


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
class Answer:
    """What can be said of an idea; without a verdict and matches unless ``state`` is "answered".

    ``inside`` is the logarithm of the odds that the idea lies inside the plan.
    ``unknown`` are words of the idea that say nothing to the check.
    """

    state: State
    verdict: Verdict = "outside"
    inside: float = 0.0
    matches: tuple[Match, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What may be chosen beside the idea: a focus area, by its id, and a target group, by its text."""

    focus_area: str = ""
    target_group: str = ""


def answer(idea: str, index: Index, choices: Choices = Choices(), top: int = 10) -> Answer:
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
        return Answer("other-language" if any(sign.isalpha() for sign in idea) else "empty")
    strange = [token.typed for token in words if not _is_known(token.stem, index)]
    unknown = tuple(dict.fromkeys(word for word in strange if len(word) >= RULE.shortest_unknown))
    known = len(words) - len(strange)
    if len(words) >= RULE.words_of_a_language and known < RULE.known_of_a_language * len(words):
        return Answer("other-language", unknown=unknown[: RULE.most_unknown])
    found = features([*words, *tokens(choices.target_group, lang)], index.vocabulary)
    telling = [item for item in found if item.name in index.weights]
    inside = _inside(found, index) * len(telling) / (len(telling) + 1)
    verdict: Verdict = (
        "fits" if inside >= RULE.fits_from else "possible" if inside >= RULE.possible_from else "outside"
    )
    shares = _shares(telling, index)
    sums = {
        number: _sum(given, index.areas[number] == choices.focus_area) for number, given in shares.items()
    }
    best = sorted(sums, key=lambda number: (-sums[number], number))[:top]
    if (sums[best[0]] if best else 0.0) < RULE.least_sum and inside > RULE.surely_outside:
        return Answer("too-little", unknown=unknown[: RULE.most_unknown])
    matches = tuple(
        Match(
            index.activities[number],
            _score(sums[number] / sums[best[0]], inside),
            _strength(sums[number], sums[best[0]], len(telling), verdict),
            _reasons(shares[number], index),
        )
        for number in best
    )
    return Answer("answered", verdict, _rounded(inside), matches, unknown[: RULE.most_unknown])


def _is_known(stem: str, index: Index) -> bool:
    return stem in index.vocabulary.stems or bool(meant(stem, index.vocabulary))


def _inside(found: Sequence[Feature], index: Index) -> float:
    counts = unit({item.name: item.count for item in found})
    total = index.bias + sum(index.inside.get(name, 0) * count for name, count in counts.items())
    return total * RULE.inside_unit


def _shares(telling: Sequence[Feature], index: Index) -> dict[int, list[tuple[float, Feature]]]:
    """What each feature gives each activity."""
    shares: dict[int, list[tuple[float, Feature]]] = {}
    for item in telling:
        often = item.count * (_SATURATION + 1) / (item.count + _SATURATION)
        for number, weight in index.weights[item.name].items():
            shares.setdefault(number, []).append((weight * often, item))
    return shares


def _sum(given: Sequence[tuple[float, Feature]], is_of_chosen_area: bool) -> float:
    total = sum(share for share, _ in given) * RULE.weight_unit
    return total * (RULE.of_chosen_area if is_of_chosen_area else 1)


def _score(beside_best: float, inside: float) -> float:
    return _rounded(_HIGHEST * probability(inside / _SOFTENED) * beside_best)


def _rounded(number: float) -> float:
    return math.floor(number * _DECIMALS + 0.5) / _DECIMALS


def _strength(total: float, best: float, features_of_idea: int, verdict: Verdict) -> Strength:
    """By what the idea's features give on average, and by how near the activity comes to the best."""
    on_average = total / (features_of_idea + 3) ** 0.5
    if verdict != "outside":
        if on_average >= RULE.strong_from and total >= RULE.strong_beside_best * best:
            return "strong"
        if on_average >= RULE.weak_below and total >= RULE.possible_beside_best * best:
            return "possible"
    return "weak"


def _reasons(given: Sequence[tuple[float, Feature]], index: Index) -> tuple[Reason, ...]:
    """What gave the most; a concept tells all that its words would, so they are not named again."""
    least = RULE.least_of_reason * max(share for share, _ in given)
    weighty = [pair for pair in given if pair[0] >= least]
    ordered = sorted(weighty, key=lambda pair: (-pair[0], pair[1].name))
    reasons: dict[str, Reason] = {}
    said: set[str] = set()
    for _, item in sorted(ordered, key=lambda pair: not pair[1].name.startswith(CONCEPT)):
        if len(reasons) == RULE.most_reasons:
            break
        words = tuple(word for word in item.words if word not in said)
        if not words:
            continue
        label = _label(item, index)
        said.update(words)
        reasons[item.name] = Reason(words, label)
    return tuple(reasons[item.name] for _, item in ordered if item.name in reasons)


def _label(item: Feature, index: Index) -> str:
    return index.concepts[int(item.name.removeprefix(CONCEPT))] if item.name.startswith(CONCEPT) else ""


def as_json(found: Answer) -> Mapping[str, object]:
    """What ``actionplan fit --format json`` prints."""
    return {
        "state": found.state,
        "verdict": found.verdict,
        "inside": found.inside,
        "matches": [
            {
                "activity": match.activity,
                "score": match.score,
                "strength": match.strength,
                "because": [{"words": list(item.words), "label": item.label} for item in match.because],
            }
            for match in found.matches
        ],
        "unknown": list(found.unknown),
    }

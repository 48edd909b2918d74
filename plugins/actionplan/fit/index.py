"""The index of the fit check in one language: what every feature says about every activity.

Rule: BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25
and Beyond, 2009, eq. 3.15) over the evidence of each activity taken as one
document; each field outside the plan is a document too, so that a word of many
fields weighs little. Weights are whole numbers, so that Python and the browser
add up the same.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from actionplan.fit.evidence import Evidence, evidence
from actionplan.fit.inside import learn
from actionplan.fit.rule import RULE
from actionplan.fit.words import CONCEPT, KnownWords, counts_of, known_words, meant, tokens
from actionplan.plan.teaching import Concept
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan

# BM25: how soon more occurrences say no more, and how much a long document is held back.
_SATURATION = 2.5
_LENGTH = 0.3
# That an idea concerns newcomers says that it lies inside, but little of which activity it fits.
_OF_NEWCOMERS = 0.3


@dataclass(frozen=True)
class Index:
    """What the fit check knows in a language.

    Attributes:
        activities: the ids of the activities, in the plan's order.
        areas: the focus area of each activity.
        concepts: the labels of the concepts, by number.
        vocabulary: stems and the phrases of the concepts.
        weights: for each feature the numbers of the activities it speaks for,
            each with its weight in units of the rule's unit.
        inside: for each feature how much it speaks for inside (above 0) or
            outside (below), in units of the rule's unit.
        bias: what an idea without any feature would have, in the same units.
    """

    activities: tuple[str, ...]
    areas: tuple[str, ...]
    concepts: tuple[str, ...]
    vocabulary: KnownWords
    weights: Mapping[str, Mapping[int, int]]
    inside: Mapping[str, int]
    bias: int


def learnt_from(plan: Plan, lang: Language) -> tuple[object, ...]:
    """All that :func:`build` makes the index of: where it is the same, so is the index."""
    labels = tuple((activity.id, activity.focus_area) for activity in plan.activities)
    return lang, labels, evidence(plan, lang), plan.teaching.concepts


def build(plan: Plan, lang: Language) -> Index:
    """The index of a plan in one language."""
    concepts = plan.teaching.concepts
    texts = [(item, tokens(item.text, lang)) for item in evidence(plan, lang)]
    known = known_words(lang, (words for _, words in texts), concepts)
    counted = [(item, counts_of(words, known)) for item, words in texts]
    inside, bias = learn((counts, bool(item.weights)) for item, counts in counted)
    weights = _weights(counted, len(plan.activities), _held_down(concepts))
    telling = {name: whole for name, weight in inside.items() if (whole := round(weight / RULE.inside_unit))}
    kept = _kept(known, weights, telling)
    return Index(
        activities=tuple(activity.id for activity in plan.activities),
        areas=tuple(activity.focus_area for activity in plan.activities),
        concepts=tuple(concept.label.in_language(lang)[0] for concept in concepts),
        vocabulary=KnownWords(lang, frozenset(kept), known.phrases),
        weights={name: weights[name] for name in weights if name in kept or name.startswith(CONCEPT)},
        inside={name: telling[name] for name in telling if name in kept or name.startswith(CONCEPT)},
        bias=round(bias / RULE.inside_unit),
    )


def _kept(known: KnownWords, weights: Mapping[str, Mapping[int, int]], inside: Mapping[str, int]) -> set[str]:
    """The stems worth sending to the browser: those that say something.

    Of a compound that speaks for one activity at most, its parts say enough.
    """
    of_concepts = {word for phrases in known.phrases.values() for sequence, _ in phrases for word in sequence}
    telling = {
        word
        for word in known.stems
        if (word in weights or abs(inside.get(word, 0)) > 1)
        and (len(weights.get(word, ())) > 1 or not meant(word, known))
    }
    return of_concepts | telling


def _weights(
    counted: Sequence[tuple[Evidence, Mapping[str, float]]], activities: int, held_down: Set[str]
) -> dict[str, dict[int, int]]:
    """BM25 of each feature in the documents of the activities; less for those that are held down."""
    documents: dict[int, dict[str, float]] = {}
    for item, counts in counted:
        shares = item.weights if item.field is None else {activities + item.field: 1.0}
        for number, share in shares.items():
            document = documents.setdefault(number, {})
            for name, count in counts.items():
                document[name] = document.get(name, 0.0) + count * share
    in_documents = Counter(name for document in documents.values() for name in document)
    lengths = {number: sum(documents[number].values()) for number in documents if number < activities}
    average = sum(lengths.values()) / max(1, len(lengths))
    weights: dict[str, dict[int, int]] = {}
    for number in sorted(lengths):
        held_back = _SATURATION * (1 - _LENGTH + _LENGTH * lengths[number] / average)
        for name, count in documents[number].items():
            share = count * (_SATURATION + 1) / (count + held_back)
            share *= _rarity(in_documents[name], len(documents))
            weight = round(share * (_OF_NEWCOMERS if name in held_down else 1) / RULE.weight_unit)
            if weight:
                weights.setdefault(name, {})[number] = weight
    return weights


def _held_down(concepts: Iterable[Concept]) -> Set[str]:
    return {f"{CONCEPT}{place}" for place, concept in enumerate(concepts) if concept.kind == "newcomers"}


def _rarity(found_in: int, documents: int) -> float:
    """Inverse document frequency, as in BM25, never below 0."""
    return math.log(1 + (documents - found_in + 0.5) / (found_in + 0.5))

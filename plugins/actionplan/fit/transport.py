"""The index as the browser reads it: small, and quick to take apart (``web/fit/index.mjs``)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actionplan.fit.index import Index
from actionplan.fit.rule import RULE
from actionplan.words.compounds import compound_rule
from actionplan.words.misspellings import LETTERS
from actionplan.words.packing import characters, for_browser, front_coded

# Up to so many activities each stands beside its weight. Of more, the steps from one to the next stand by
# themselves: most are alike, and compressed they are a third as long.
FEW = 300


def as_json(index: Index, few: int = FEW) -> dict[str, Any]:
    """The index for ``json.dumps``; of a plan with more than ``few`` activities in the form of a large one.

    ``rule``, ``compounds`` and ``letters`` are the numbers and letters that both sides go by.
    ``names`` holds all features in order, each after a capital letter that says
    how many letters it shares with the one before. ``weights``, ``inside`` and
    ``concepts`` go by that order: numbers as characters, separated by blanks
    where there are several; a large plan's ``steps`` say whose the ``weights``
    are. ``phrases`` are the numbers of their names, the first counted from that
    of the phrase before; ``phraseConcepts`` go by their order.
    """
    names = sorted({*index.vocabulary.stems, *index.weights, *index.inside})
    number = {name: place for place, name in enumerate(names)}
    single, several = _phrases(index)
    firsts = [number[sequence[0]] for sequence, _ in several]
    steps = [after - before for before, after in zip([0, *firsts], firsts, strict=False)]
    least = min(index.inside.values(), default=0)
    return {
        "rule": for_browser(RULE),
        "compounds": for_browser(compound_rule(index.vocabulary.lang)),
        "letters": LETTERS,
        "activities": index.activities,
        "areas": index.areas,
        "labels": index.concepts,
        "names": front_coded(names),
        **_weights([index.weights.get(name, {}) for name in names], is_large=len(index.activities) > few),
        "inside": characters(index.inside.get(name, 0) - least for name in names),
        "least": least,
        "bias": index.bias,
        "concepts": " ".join(characters(single.get(name, ())) for name in names),
        "phrases": " ".join(
            characters((step, *(number[word] for word in sequence[1:])))
            for step, (sequence, _) in zip(steps, several, strict=True)
        ),
        "phraseConcepts": " ".join(characters(concepts) for _, concepts in several),
    }


def _phrases(
    index: Index,
) -> tuple[dict[str, tuple[int, ...]], list[tuple[tuple[str, ...], tuple[int, ...]]]]:
    """The concepts of single words, and those of several words."""
    all_phrases = [item for phrases in index.vocabulary.phrases.values() for item in phrases]
    single = {sequence[0]: concepts for sequence, concepts in all_phrases if len(sequence) == 1}
    return single, sorted(item for item in all_phrases if len(item[0]) > 1)


def _weights(features: Sequence[Mapping[int, int]], is_large: bool) -> dict[str, str]:
    if not is_large:
        return {"weights": " ".join(_pairs(weights) for weights in features)}
    return {
        "steps": " ".join(characters(_steps(sorted(weights))) for weights in features),
        "weights": " ".join(
            characters(weights[activity] for activity in sorted(weights)) for weights in features
        ),
    }


def _pairs(weights: Mapping[int, int]) -> str:
    return characters(number for pair in weights.items() for number in pair)


def _steps(ordered: Sequence[int]) -> Iterator[int]:
    return (after - before for before, after in zip((0, *ordered), ordered, strict=False))

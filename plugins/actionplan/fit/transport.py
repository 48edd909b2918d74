"""The index as the browser reads it: small, and quick to take apart (``web/fit/index.mjs``)."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from actionplan.fit.index import Index
from actionplan.fit.rule import RULE

# A number is written as the character that stands so many places after this one.
_ZERO = 0x30
# How much of the name before a name begins with: A is nothing, B one letter, …
_NOTHING_SHARED = "A"
_MOST_SHARED = 25


def as_json(index: Index) -> dict[str, Any]:
    """The index for ``json.dumps``.

    ``names`` holds all features in order, each after a capital letter that says
    how many letters it shares with the one before. ``weights``, ``inside`` and
    ``concepts`` go by that order: numbers as characters, separated by blanks
    where there are several. ``phrases`` are the numbers of their names, the
    first counted from that of the phrase before; ``phraseConcepts`` go by their order.
    """
    names = sorted({*index.vocabulary.stems, *index.weights, *index.inside})
    number = {name: place for place, name in enumerate(names)}
    single, several = _phrases(index)
    firsts = [number[sequence[0]] for sequence, _ in several]
    steps = [after - before for before, after in zip([0, *firsts], firsts, strict=False)]
    least = min(index.inside.values(), default=0)
    return {
        "rule": {_camel(name): value for name, value in asdict(RULE).items()},
        "lang": index.vocabulary.lang,
        "activities": index.activities,
        "areas": index.areas,
        "labels": index.concepts,
        "names": _front_coded(names),
        "weights": " ".join(_pairs(index.weights.get(name, {})) for name in names),
        "inside": _characters(index.inside.get(name, 0) - least for name in names),
        "least": least,
        "bias": index.bias,
        "concepts": " ".join(_characters(single.get(name, ())) for name in names),
        "phrases": " ".join(
            _characters((step, *(number[word] for word in sequence[1:])))
            for step, (sequence, _) in zip(steps, several, strict=True)
        ),
        "phraseConcepts": " ".join(_characters(concepts) for _, concepts in several),
    }


def _phrases(
    index: Index,
) -> tuple[dict[str, tuple[int, ...]], list[tuple[tuple[str, ...], tuple[int, ...]]]]:
    """The concepts of single words, and those of several words."""
    found = [item for phrases in index.vocabulary.phrases.values() for item in phrases]
    single = {sequence[0]: concepts for sequence, concepts in found if len(sequence) == 1}
    return single, sorted(item for item in found if len(item[0]) > 1)


def _front_coded(names: Iterable[str]) -> str:
    pieces = []
    before = ""
    for name in names:
        shared = 0
        while shared < min(len(name), len(before), _MOST_SHARED) and name[shared] == before[shared]:
            shared += 1
        pieces.append(chr(ord(_NOTHING_SHARED) + shared) + name[shared:])
        before = name
    return "".join(pieces)


def _pairs(weights: Mapping[int, int]) -> str:
    return _characters(number for pair in weights.items() for number in pair)


def _characters(numbers: Iterable[int]) -> str:
    """Numbers below 55,000; what follows is no character of its own in UTF-16."""
    return "".join(chr(_ZERO + number) for number in numbers)


def _camel(name: str) -> str:
    """``weight_unit`` as JavaScript writes it."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)

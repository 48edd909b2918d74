"""How much each feature of an idea speaks for its lying inside the plan, or outside.

Method: logistic regression with L2 regularisation by stochastic gradient
descent (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning,
2nd ed., sections 4.4 and 10; the step size falls as 1/t). Features of a text are scaled
to unit length, so that long descriptions weigh as short ones.
"""

import math
import random
from collections.abc import Iterable, Mapping
from operator import mul

# The gold standard is answered much alike after three rounds, six or twelve. Every text moves the bias, and
# few a feature's weight: so the bias moves by less each time.
_ROUNDS = 6
_FIRST_STEP = 3.0
_STEP_OF_BIAS = 0.1
_REGULARISATION = 1e-4
# Beyond this the probability is 0 or 1 in every digit that is shown; far beyond it ``exp`` overflows.
_LARGEST_EXPONENT = 30.0

Counts = Mapping[str, float]


def unit(counts: Counts) -> dict[str, float]:
    """The counts of a text's features, scaled to unit length."""
    length = math.sqrt(sum(count * count for count in counts.values()))
    return {name: count / length for name, count in counts.items()} if length else {}


def learn(texts: Iterable[tuple[Counts, bool]]) -> tuple[dict[str, float], float]:
    """The weight of each feature and the bias; positive speaks for inside.

    Args:
        texts: the counts of each text's features, and whether it lies inside.
    """
    numbers: dict[str, int] = {}
    examples = [_example(unit(counts), is_in, numbers) for counts, is_in in texts]
    weights = [0.0] * len(numbers)
    bias = 0.0
    order = list(range(len(examples)))
    chance = random.Random(1)  # noqa: S311 - the same weights for the same texts, no secrets
    for turn in range(_ROUNDS):
        chance.shuffle(order)
        step = _FIRST_STEP / (1 + turn / 2)
        for place in order:
            features, counts, is_in = examples[place]
            current = [weights[feature] for feature in features]
            error = is_in - probability(bias + sum(map(mul, current, counts)))
            # Only the weights of the text's own features shrink. The textbook shrinks all of them each time,
            # and a step would take as long as there are words; rare ones just keep more of what they learnt.
            for feature, count, weight in zip(features, counts, current, strict=True):
                weights[feature] = weight + step * (error * count - _REGULARISATION * weight)
            bias += step * _STEP_OF_BIAS * error
    return dict(zip(numbers, weights, strict=True)), bias


def _example(counts: Counts, is_in: bool, numbers: dict[str, int]) -> tuple[list[int], list[float], float]:
    """A text as its features' numbers, their counts, and 1 if it lies inside; new features are numbered."""
    return [numbers.setdefault(name, len(numbers)) for name in counts], list(counts.values()), float(is_in)


def probability(logit: float) -> float:
    """The logistic function, 0 to 1."""
    return 1 / (1 + math.exp(-max(-_LARGEST_EXPONENT, min(_LARGEST_EXPONENT, logit))))

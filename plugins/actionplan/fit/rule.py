"""The numbers by which answers are given; the browser is sent the same ones."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """What decides verdicts and strengths.

    The first four were set by the gold standard; ``actionplan fit --evaluate``
    shows how often they are right.

    Attributes:
        fits_from, possible_from: the logarithm of the odds that an idea lies
            inside the plan, from which it is said to fit or perhaps to fit.
        strong_from, weak_below: what an idea's features give an activity on
            average, by which it fits well, perhaps, or is merely near.
        strong_beside_best, possible_beside_best: how near to the best
            activity's sum another must come to be called as good.
        of_chosen_area: by how much a chosen focus area lifts its activities.
        words_of_a_language, known_of_a_language: an idea of at least so many
            words, of which fewer than this share are known, is in another language.
        least_sum, surely_outside: an idea whose best activity is given less, and that
            does not surely lie outside either, says too little to be answered.
        most_reasons, most_unknown: how many reasons and unknown words are named.
        least_of_reason: what gives less than this share of the weightiest is no reason.
        shortest_unknown: shorter unknown words are not named.
        weight_unit, inside_unit: what the whole numbers of the index stand for.
        count_of_guess: what a part of a compound, or a word that was most likely meant, counts.
        shortest_misspelt, longest_word: of shorter words no other is guessed, and into longer ones
            nobody looks.
        saturation: how soon more occurrences of a word in an idea say no more (BM25's k3).
        softened: divides the odds' logarithm, so that scores differ also where all is sure.
        highest_score, score_parts: the best score there is, and the parts of one to which scores are rounded.
    """

    fits_from: float = 2.0
    possible_from: float = 0.2
    strong_from: float = 4.0
    weak_below: float = 3.0
    strong_beside_best: float = 0.9
    possible_beside_best: float = 0.65
    of_chosen_area: float = 1.25
    words_of_a_language: int = 4
    known_of_a_language: float = 0.4
    least_sum: float = 3.0
    surely_outside: float = -1.5
    most_reasons: int = 4
    most_unknown: int = 12
    least_of_reason: float = 0.4
    shortest_unknown: int = 3
    weight_unit: float = 0.8
    inside_unit: float = 0.4
    count_of_guess: float = 0.5
    shortest_misspelt: int = 5
    longest_word: int = 60
    saturation: float = 1.2
    softened: float = 2.0
    highest_score: int = 100
    score_parts: int = 1000


RULE = Rule()

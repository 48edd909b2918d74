"""Words that a misspelt one was most likely meant to be.

Most misspellings are one letter away from the word that was meant, mostly with the right first letter
(Damerau, A technique for computer detection and correction of spelling errors, 1964; Pollock and
Zamora, Collection and characterization of spelling errors, 1983). Here all words one letter away are
made and looked up, which is quicker than measuring the distance to every known word; the browser
(``web/words/misspellings.mjs``) measures, since it also looks further away. Within one letter both
find the same words; a fixture holds them to it.
"""

from collections.abc import Collection, Iterator

# Letters that a misspelt word may lack. What is written with others (crèche) is not guessed at.
LETTERS = "abcdefghijklmnopqrstuvwxyzåäöé"


def one_letter_off(word: str, known: Collection[str]) -> list[str]:
    """The known words one letter away, missing, superfluous, other or exchanged, in alphabetical order."""
    return sorted({other for other in _one_letter_off(word) if other in known})


def _one_letter_off(word: str) -> Iterator[str]:
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]

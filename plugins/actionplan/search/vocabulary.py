"""What the index is told beside what readers see, and the words that misspellings are corrected to."""

from collections import Counter
from collections.abc import Iterable, Iterator

from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.search.names import Names
from actionplan.words.compounds import Compounds
from actionplan.words.stemming import folded_stem
from actionplan.words.tokens import words_of

_SHORTEST_SUGGESTION = 3


class SearchWords:
    """The words by which the texts of one language are found.

    Args:
        plan: where names and their abbreviations come from.
        lang: the language.
        texts: all texts that can be found.

    Attributes:
        extra: for each text words and names that should find it though they do not stand in it.
    """

    def __init__(self, plan: Plan, lang: Language, texts: Iterable[str]) -> None:
        self._lang = lang
        self._texts = tuple(texts)
        self._compounds = Compounds(lang, self._texts)
        self._names = Names(plan, lang)
        self.extra = tuple(self.extra_words(text) for text in self._texts)

    def extra_words(self, text: str) -> tuple[str, ...]:
        """Words and names that should find a text though they do not stand in it."""
        seen = {word.lower() for word in words_of(text)}
        words = sorted(seen)
        tails = " ".join(tail for word in words for tail in self._compounds.tails(word))
        parts = distinct(tails, text, self._lang)
        wholes = (whole for word in words for whole in self._compounds.ending_in(word))
        unseen = (word for word in (*self._names.others(text), *parts, *wholes) if word.lower() not in seen)
        return tuple(dict.fromkeys(unseen))

    def suggestions(self) -> list[str]:
        """One form of every word that occurs, the most common one, in alphabetical order."""
        counts = Counter(word for text in self._texts for word in self._words_and_names(text))
        best: dict[str, str] = {}
        for word in sorted(counts, key=lambda word: (-counts[word], len(word), word)):
            best.setdefault(folded_stem(word, self._lang), word)
        return sorted(best.values())

    def hidden_words(self) -> list[str]:
        """One form of every word that finds something though it stands in no text."""
        hidden = " ".join(word for words in self.extra for word in words)
        return sorted(distinct(hidden, " ".join(self._texts), self._lang))

    def _words_and_names(self, text: str) -> Iterator[str]:
        for word in words_of(text):
            if len(word) >= _SHORTEST_SUGGESTION and not word[0].isdigit():
                yield word.lower()


def distinct(text: str, known: str, lang: Language) -> tuple[str, ...]:
    """One form of each word of a text that another text has in no form."""
    seen = {folded_stem(word, lang) for word in words_of(known)}
    forms = {folded_stem(word, lang): word for word in words_of(text) if len(word) >= _SHORTEST_SUGGESTION}
    return tuple(word for key, word in forms.items() if key not in seen)

"""From a text to what the fit check counts: stems, parts of compounds, and concepts.

The browser does the same (``web/fit/words.mjs``); a test holds both to it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from actionplan.fit.rule import RULE
from actionplan.plan.teaching import Concept
from actionplan.plan.values import Language
from actionplan.words.compounds import parts
from actionplan.words.misspellings import one_letter_off
from actionplan.words.stemming import stem
from actionplan.words.tokens import latin_words_of

# Before the name of a concept among the features of a text; no stem has it.
CONCEPT = "@"


class Token(NamedTuple):
    """A word as it was typed, with its stem."""

    typed: str
    stem: str


@dataclass(frozen=True)
class KnownWords:
    """What is known in a language.

    Attributes:
        lang: the language.
        stems: all stems that stand in any evidence or concept.
        phrases: for the first stem of a concept's words the sequences of stems
            that begin with it, each with the numbers of its concepts.
        meanings: what :func:`meant` has answered, by stem; an idea's words are asked for again and again.
    """

    lang: Language
    stems: Collection[str]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[int, ...]]]]
    meanings: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True)
class Feature:
    """Something a text has: a stem or a concept, how often, and the words that show it."""

    name: str
    count: float
    words: tuple[str, ...]


def tokens(text: str, lang: Language) -> list[Token]:
    """The words of a text in their order."""
    return [Token(word, stem(word.lower(), lang)) for word in latin_words_of(text)]


def known_words(lang: Language, texts: Iterable[Sequence[Token]], concepts: Sequence[Concept]) -> KnownWords:
    """All that is known from the words of the evidence's texts and of the concepts."""
    stems = {token.stem for text in texts for token in text}
    owners: dict[tuple[str, ...], dict[int, None]] = {}
    for number, concept in enumerate(concepts):
        for words in concept.words.in_language(lang):
            if sequence := tuple(token.stem for token in tokens(words, lang)):
                owners.setdefault(sequence, {})[number] = None
                stems.update(sequence)
    phrases: dict[str, list[tuple[tuple[str, ...], tuple[int, ...]]]] = {}
    for sequence in sorted(owners):
        phrases.setdefault(sequence[0], []).append((sequence, tuple(owners[sequence])))
    return KnownWords(lang, stems, phrases)


def features(whole: Sequence[Token], known: KnownWords) -> list[Feature]:
    """What the words of a text show, in their order: stems first, then concepts.

    A part of a compound, and a word that was most likely meant, count less than what was written.
    """
    counts: dict[str, float] = {}
    words: dict[str, dict[str, None]] = {}
    for name, count, shown in _shown(whole, known):
        counts[name] = counts.get(name, 0.0) + count
        words.setdefault(name, {}).update(dict.fromkeys(shown))
    return [Feature(name, count, tuple(words[name])) for name, count in counts.items()]


def counts_of(whole: Sequence[Token], known: KnownWords) -> dict[str, float]:
    """The counts alone of the :func:`features` of a text, in a part of the time."""
    counts: dict[str, float] = {}
    for name, count, _ in _shown(whole, known):
        counts[name] = counts.get(name, 0.0) + count
    return counts


def _shown(whole: Sequence[Token], known: KnownWords) -> Iterator[tuple[str, float, Sequence[str]]]:
    """Each sign of a feature: its name, what it counts, and the words that show it."""
    guessed = [(token.typed, part) for token in whole for part in meant(token.stem, known)]
    for typed, stem_of_it in whole:
        yield stem_of_it, 1.0, (typed,)
    for typed, part in guessed:
        yield part, RULE.count_of_guess, (typed,)
    for number, words in _concepts(whole, known):
        yield f"{CONCEPT}{number}", 1.0, words
    for typed, part in guessed:
        for number, words in _concepts((Token(typed, part),), known):
            yield f"{CONCEPT}{number}", RULE.count_of_guess, words


def meant(word: str, known: KnownWords) -> tuple[str, ...]:
    """Known stems that a stem holds (språk|träning) or, if it is unknown, was most likely meant to be."""
    if word not in known.meanings:
        known.meanings[word] = _meant(word, known)
    return known.meanings[word]


def _meant(word: str, known: KnownWords) -> tuple[str, ...]:
    if len(word) > RULE.longest_word:
        return ()
    # Also of a known compound its parts count: they speak for activities that the whole is never used of.
    if of_compound := parts(word, known.stems, known.lang):
        return of_compound
    if word in known.stems or len(word) < RULE.shortest_misspelt:
        return ()
    # Of several candidates the first in the alphabet: a rule that Python and the browser share.
    return tuple(one_letter_off(word, known.stems)[:1])


def _concepts(sequence: Sequence[Token], known: KnownWords) -> Iterator[tuple[int, list[str]]]:
    """The concepts whose words stand in a sequence, with those words."""
    stems = tuple([token.stem for token in sequence])
    for place, first in enumerate(stems):
        for phrase, numbers in known.phrases.get(first, ()):
            if stems[place : place + len(phrase)] == phrase:
                typed = [token.typed for token in sequence[place : place + len(phrase)]]
                for number in numbers:
                    yield number, typed

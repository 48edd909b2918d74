"""From a text to what the fit check counts: stems, parts of compounds, and concepts.

The browser does the same (``web/fit/words.mjs``); a golden file holds both to it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from actionplan.plan.teaching import Concept
from actionplan.plan.values import Language
from actionplan.words.stemming import LINKS_OF_COMPOUNDS, stem

# What Swedish and English are written with, and the letters of their nearest neighbours.
_WORD = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ÿ]+")
# Stands unseen in words of pasted documents.
_SOFT_HYPHEN = "\u00ad"
_SHORTEST_COMPOUND = 8
_SHORTEST_LAST_PART = 4
_SHORTEST_FIRST_PART = 3
_SHORTEST_MISSPELT = 5
# Longer than any word; what is longer is not looked into.
_LONGEST = 60
# A part of a word, and a word that was most likely meant, count half.
_HALF = 0.5
# Before the name of a concept among the features of a text; no stem has it.
CONCEPT = "@"


class Token(NamedTuple):
    """A word as it was typed, with its stem."""

    typed: str
    stem: str


@dataclass(frozen=True)
class Vocabulary:
    """What is known in a language.

    Attributes:
        lang: the language.
        stems: all stems that stand in any evidence or concept.
        phrases: for the first stem of a concept's words the sequences of stems
            that begin with it, each with the numbers of its concepts.
        found: what :func:`meant` has found for each stem that it was asked of.
    """

    lang: Language
    stems: Collection[str]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[int, ...]]]]
    found: dict[str, tuple[str, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)


@dataclass(frozen=True)
class Feature:
    """Something a text has: a stem or a concept, how often, and the words that show it."""

    name: str
    count: float
    words: tuple[str, ...]


def tokens(text: str, lang: Language) -> list[Token]:
    """The words of a text in their order."""
    typed = _WORD.findall(unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, ""))
    return [Token(word, stem(word.lower(), lang)) for word in typed]


def vocabulary(lang: Language, texts: Iterable[Sequence[Token]], concepts: Sequence[Concept]) -> Vocabulary:
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
    return Vocabulary(lang, stems, phrases)


def features(whole: Sequence[Token], known: Vocabulary) -> list[Feature]:
    """What the words of a text show, in their order: stems first, then concepts."""
    counts: dict[str, float] = {}
    words: dict[str, dict[str, None]] = {}

    def add(name: str, count: float, shown: Iterable[str]) -> None:
        counts[name] = counts.get(name, 0.0) + count
        words.setdefault(name, {}).update(dict.fromkeys(shown))

    parts = [Token(token.typed, part) for token in whole for part in meant(token.stem, known)]
    for token in whole:
        add(token.stem, 1.0, [token.typed])
    for token in parts:
        add(token.stem, _HALF, [token.typed])
    for number, shown in _concepts(whole, known):
        add(f"{CONCEPT}{number}", 1.0, shown)
    for token in parts:
        for number, shown in _concepts([token], known):
            add(f"{CONCEPT}{number}", _HALF, shown)
    return [Feature(name, count, tuple(words[name])) for name, count in counts.items()]


def meant(word: str, known: Vocabulary) -> tuple[str, ...]:
    """Known stems that a stem holds (språk|träning) or, if it is unknown, was most likely meant to be."""
    if word not in known.found:
        known.found[word] = _meant(word, known)
    return known.found[word]


def _meant(word: str, known: Vocabulary) -> tuple[str, ...]:
    if len(word) > _LONGEST:
        return ()
    if parts := _parts(word, known):
        return parts
    if word in known.stems or len(word) < _SHORTEST_MISSPELT:
        return ()
    near = sorted(other for other in _one_letter_off(word) if other in known.stems)
    return tuple(near[:1])


def _parts(word: str, known: Vocabulary) -> tuple[str, ...]:
    """The longest known first part of a compound whose last part is known too; English has none."""
    if known.lang != "sv" or len(word) < _SHORTEST_COMPOUND:
        return ()
    for cut in range(len(word) - _SHORTEST_LAST_PART, _SHORTEST_FIRST_PART - 1, -1):
        first, last = word[:cut], word[cut:]
        if last not in known.stems:
            continue
        for link in LINKS_OF_COMPOUNDS:
            if first.endswith(link):
                part = stem(first.removesuffix(link), known.lang)
                if len(part) >= _SHORTEST_FIRST_PART and part in known.stems:
                    return (part, last)
    return ()


_ALPHABET = "abcdefghijklmnopqrstuvwxyzåäöé"


def _one_letter_off(word: str) -> Iterable[str]:
    """The words one letter away, missing, superfluous, other or exchanged; the first letter is right."""
    for place in range(1, len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in _ALPHABET)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _ALPHABET)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


def _concepts(sequence: Sequence[Token], known: Vocabulary) -> Iterable[tuple[int, list[str]]]:
    """The concepts whose words stand in a sequence, with those words."""
    for place, token in enumerate(sequence):
        for stems, numbers in known.phrases.get(token.stem, ()):
            found = sequence[place : place + len(stems)]
            if tuple(item.stem for item in found) == stems:
                for number in numbers:
                    yield number, [item.typed for item in found]

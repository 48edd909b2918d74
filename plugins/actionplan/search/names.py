"""Several names for one thing: SFI and svenska för invandrare, Landstinget and Region Västernorrland.

The names come from the plan's organisations and glossary. A text that holds one
of them is found by all of them.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from actionplan.plan.model import Organisation, Term
from actionplan.plan.values import Language, Text
from actionplan.plan.whole import Plan
from actionplan.words.stemming import folded_stem
from actionplan.words.tokens import words_of

_ABBREVIATION = re.compile(r"[^\W\d_a-zåäöé]{2,6}")
# A definition in words begins with the words that the abbreviation stands for.
_END_OF_WORDS = re.compile(r"\s*[,.;(].*", re.DOTALL)
_CONJUNCTION: dict[Language, str] = {"sv": " och ", "en": " and "}
_MOST_WORDS = 6


class Names:
    """The groups of names of a plan in one language."""

    def __init__(self, plan: Plan, lang: Language) -> None:
        self._lang = lang
        organisations = (_names_of(item, lang) for item in plan.organisations)
        terms = (_names_of_term(item, lang) for item in plan.terms)
        self._groups = [tuple(dict.fromkeys(group)) for group in chain(organisations, terms)]
        self._places: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for number, group in enumerate(self._groups):
            for name in group if len(group) > 1 else ():
                keys = tuple(self._key(word) for word in words_of(name))
                self._places.setdefault(keys[0], []).append((keys, number))

    def _key(self, word: str) -> str:
        """Abbreviations are compared letter by letter (SO, UT), other words by their stems."""
        return f"={word}" if _ABBREVIATION.fullmatch(word) else folded_stem(word, self._lang)

    def others(self, text: str) -> tuple[str, ...]:
        """All names of everything that a text names."""
        keys = [self._key(word) for word in words_of(text)]
        group_numbers = {
            number
            for place, key in enumerate(keys)
            for name, number in self._places.get(key, ())
            if tuple(keys[place : place + len(name)]) == name
        }
        return tuple(name for number in sorted(group_numbers) for name in self._groups[number])


def _names_of(item: Organisation, lang: Language) -> Iterator[str]:
    names = (item.name, item.short, item.in_plan, *(renaming.name for renaming in item.renamed))
    return (_in(name, lang) for name in names if name is not None)


def _names_of_term(item: Term, lang: Language) -> Iterator[str]:
    term = _in(item.term, lang)
    yield term
    yield from (_in(other, lang) for other in item.also)
    if _ABBREVIATION.fullmatch(term):
        yield from _meanings(_in(item.definition, lang), lang)


def _meanings(definition: str, lang: Language) -> Iterable[str]:
    """The words behind an abbreviation, and their beginning before «och»: ensamkommande barn (och unga)."""
    words = _END_OF_WORDS.sub("", definition)
    beginning, conjunction, _ = words.partition(_CONJUNCTION[lang])
    candidates = (words, beginning if conjunction and " " in beginning else words)
    return (item for item in candidates if item and len(item.split()) <= _MOST_WORDS)


def _in(text: Text, lang: Language) -> str:
    return text.in_language(lang)[0]

"""Finds the glossary's words in texts.

A word is found in all its inflections, an abbreviation only as it is written:
«nyanländas» is the term Nyanländ, but «os» is not the term OS. Which words are
inflections of each other is the Snowball stemmers' rule
(https://snowballstem.org/), narrowed: an inflection keeps the whole word but
its last letter, so that the verb «etablera» is not the noun «etablering».
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from markupsafe import escape

from actionplan.plan.model import Term
from actionplan.plan.values import Language
from actionplan.words.stemming import stem

_WORD = re.compile(r"\w+")


def is_abbreviation(word: str) -> bool:
    """Whether a word is two capitals or more and nothing else."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def _is_form(word: str, base: str, lang: Language) -> bool:
    """Whether ``word`` is ``base`` or an inflection of it."""
    if is_abbreviation(base):
        return word == base
    return word.casefold().startswith(_beginning(base)) and stem(word, lang) == stem(base, lang)


def _beginning(base: str) -> str:
    """What every inflection of a word begins with."""
    return base.casefold() if is_abbreviation(base) or len(base) == 1 else base.casefold()[:-1]


@dataclass(frozen=True)
class TermName:
    """One way of writing a term.

    ``is_other`` tells a further way of writing from the term itself, and
    ``says_all`` one that says as much as the definition, which then explains nothing.
    """

    term: str
    text: str
    lang: Language
    is_other: bool = False
    says_all: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(self.text))

    @cached_property
    def _rest(self) -> re.Pattern[str]:
        """What follows the first word: the same signs, as HTML writes them, between any words."""
        signs = _WORD.split(self.text)[1:-1]
        between = (r"\s+" if sign.isspace() else re.escape(escape(sign)) for sign in signs)
        return re.compile("".join(rf"{sign}(\w+)" for sign in between))

    def end_in(self, text: str, start: int) -> int | None:
        """Where the name ends in ``text`` if its first word ends at ``start``; None if it does not follow."""
        rest = self._rest.match(text, start)
        if rest and all(
            _is_form(word, base, self.lang) for word, base in zip(rest.groups(), self.words[1:], strict=True)
        ):
            return rest.end()
        return None

    @cached_property
    def is_abbreviation(self) -> bool:
        return is_abbreviation(self.text)


@dataclass(frozen=True)
class TermMatch:
    """A name of a term, and where it stands in a text."""

    name: TermName
    start: int
    end: int


class GlossaryMatcher:
    """Finds the names of all terms in one language.

    A term that has no text in the language has no names in it either: what a
    page shows instead is Swedish, and marked as such.
    """

    def __init__(self, terms: Iterable[Term], lang: Language) -> None:
        self.lang: Language = lang
        names = [name for term in terms for name in _names(term, lang) if name.words]
        self._may_stand_in = _may_stand_in(names)
        self._starting = _Cached(_Beginnings(names))
        self._matches = _Cached(self._match)

    def starting_with(self, word: str) -> tuple[TermName, ...]:
        """The names that may begin with a word, the longest first."""
        return self._starting[word]

    def matches(self, text: str) -> tuple[TermMatch, ...]:
        """Every name in a text, as HTML writes it, in order; of two that begin with one word, the longer."""
        return self._matches[text]

    def _match(self, text: str) -> tuple[TermMatch, ...]:
        matches: list[TermMatch] = []
        # Most texts hold no term at all, which is soon seen.
        if self._may_stand_in(text):
            for word in _WORD.finditer(text):
                if self._starting[word[0]] and (not matches or word.start() >= matches[-1].end):
                    matches.extend(self._match_at(word, text))
        return tuple(matches)

    def _match_at(self, word: re.Match[str], text: str) -> Iterator[TermMatch]:
        for name in self._starting[word[0]]:
            end = name.end_in(text, word.end())
            if end is not None and not (name.is_abbreviation and self._is_in_capitals(text)):
                yield TermMatch(name, word.start(), end)
                return

    def _is_in_capitals(self, text: str) -> bool:
        """Whether a text is set in capitals, so that nothing can be told from case."""
        return text.upper() == text and not all(map(self._starting.__getitem__, _WORD.findall(text)))

    def terms_in(self, text: str) -> tuple[str, ...]:
        """The identifiers of the terms that a plain text uses, in the order of their first places."""
        return tuple(dict.fromkeys(match.name.term for match in self.matches(str(escape(text)))))


def _may_stand_in(names: Iterable[TermName]) -> Callable[[str], bool]:
    """Tells of a text whether any of the names could stand in it; that none does takes no reading of words.

    The small letters of a text are those of its characters, one by one (Unicode, 3.13 Default Case
    Algorithms), so that the beginnings of a name's words stand in them wherever the name stands in the text.
    """
    others_after: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        first, *others = map(_beginning, name.words)
        others_after.setdefault(first, set()).add(tuple(others))
    pairs = tuple(others_after.items())

    def may(text: str) -> bool:
        folded = text.casefold()
        return any(
            first in folded and any(all(word in folded for word in words) for words in others)
            for first, others in pairs
        )

    return may


class _Beginnings:
    """Which names may begin with a word.

    Only a word that begins as some name does is stemmed; that takes longer than all the rest.
    """

    def __init__(self, names: Iterable[TermName]) -> None:
        longest_first = sorted(names, key=lambda name: -len(name.words))
        self._names = [(_beginning(name.words[0]), name) for name in longest_first]
        self._beginnings = tuple({beginning for beginning, _ in self._names})

    def __call__(self, word: str) -> tuple[TermName, ...]:
        folded = word.casefold()
        if not folded.startswith(self._beginnings):
            return ()
        names = (name for beginning, name in self._names if folded.startswith(beginning))
        return tuple(name for name in names if _is_form(word, name.words[0], name.lang))


T = TypeVar("T")


class _Cached(dict[str, tuple[T, ...]]):
    """What a function makes of a word or text, made once: a site's pages repeat most of them."""

    def __init__(self, make: Callable[[str], tuple[T, ...]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> tuple[T, ...]:
        result = self[text] = self._make(text)
        return result


def _names(term: Term, lang: Language) -> Iterator[TermName]:
    """A term's names in a language, each once."""
    shown, shown_in = term.term.in_language(lang)
    definition, _ = term.definition.in_language(lang)
    written = {shown.casefold()}
    if shown_in == lang:
        yield TermName(term.id, shown, lang)
    for text, text_in in (item.in_language(lang) for item in term.also):
        if text_in == lang and text.casefold() not in written:
            written.add(text.casefold())
            yield TermName(term.id, text, lang, is_other=True, says_all=_same_words(text, definition))


def _same_words(text: str, other: str) -> bool:
    return _WORD.findall(text.casefold()) == _WORD.findall(other.casefold())

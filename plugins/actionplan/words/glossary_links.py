"""Finds the glossary's words in texts, and makes them links in a page's finished HTML.

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

# Elements whose text stays as it is: what can be acted on, headings and labels, code and
# pictures, and other terms. None of them can stand inside another of its own name.
_CLOSED = (
    "a|abbr|button|caption|code|dfn|dt|figcaption|h[1-6]|label|legend|noscript|pre|script|select"
    "|style|summary|svg|template|textarea|th|title"
)

# A whole element that is closed to us, a single tag, or a comment. Written for speed: the
# possessive signs (*+) never try a shorter match.
_MARKUP = re.compile(
    rf"""(<(?:
        ({_CLOSED})\b [^<]*+ (?:<(?!/\2\b)[^<]*+)*+ </\2\s*>
        | /?[a-zA-Z][^>"]*+ (?:"[^"]*+"[^>"]*+)*+ >
        | !--.*?-->
    ))""",
    re.DOTALL | re.VERBOSE,
)
_CLOSED_NAME = re.compile(_CLOSED)
_TAG_NAME = re.compile(r"</?([a-zA-Z][\w-]*)")
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# An element with this attribute holds text that must stay as it is, such as a quotation to copy.
_OWN_MARK = re.compile(r"\sdata-no-terms\b")
_LANGUAGE = re.compile(r'\slang="([^"]*)"')


def is_abbreviation(word: str) -> bool:
    """Whether a word is two capitals or more and nothing else."""
    return len(word) > 1 and word.isalpha() and word.isupper()


def _is_form(word: str, base: str, lang: Language) -> bool:
    """Whether ``word`` is ``base`` or an inflection of it."""
    if is_abbreviation(base):
        return word == base
    return word.casefold().startswith(_kept(base)) and stem(word, lang) == stem(base, lang)


def _kept(base: str) -> str:
    """What every inflection of a word begins with."""
    return base.casefold() if is_abbreviation(base) or len(base) == 1 else base.casefold()[:-1]


@dataclass(frozen=True)
class Name:
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
class Found:
    """A name of a term, and where it stands in a text."""

    name: Name
    start: int
    end: int


class TermNames:
    """The names of all terms in one language.

    A term that has no text in the language has no names in it either: what a
    page shows instead is Swedish, and marked as such.
    """

    def __init__(self, terms: Iterable[Term], lang: Language) -> None:
        self.lang: Language = lang
        names = [name for term in terms for name in _names(term, lang) if name.words]
        self._starting = _Kept(_Beginnings(names))
        self._found = _Kept(self._find)

    def starting_with(self, word: str) -> tuple[Name, ...]:
        """The names that may begin with a word, the longest first."""
        return self._starting[word]

    def find(self, text: str) -> tuple[Found, ...]:
        """Every name in a text, in order; of two that begin with one word, the longer."""
        return self._found[text]

    def _find(self, text: str) -> tuple[Found, ...]:
        found: list[Found] = []
        # Most texts hold no term at all, which is soon seen.
        if any(map(self._starting.__getitem__, _WORD.findall(text))):
            for match in _WORD.finditer(text):
                if self._starting[match[0]] and (not found or match.start() >= found[-1].end):
                    found.extend(self._found_at(match, text))
        return tuple(found)

    def _found_at(self, word: re.Match[str], text: str) -> Iterator[Found]:
        for name in self._starting[word[0]]:
            end = name.end_in(text, word.end())
            if end is not None and not (name.is_abbreviation and self._is_in_capitals(text)):
                yield Found(name, word.start(), end)
                return

    def _is_in_capitals(self, text: str) -> bool:
        """Whether a text is set in capitals, so that nothing can be told from case."""
        return text.upper() == text and not all(map(self._starting.__getitem__, _WORD.findall(text)))

    def terms_in(self, text: str) -> tuple[str, ...]:
        """The identifiers of the terms that a text uses, in the order of their first places."""
        return tuple(dict.fromkeys(found.name.term for found in self.find(str(escape(text)))))


class _Beginnings:
    """Which names may begin with a word.

    Only a word that begins as some name does is stemmed; that takes longer than all the rest.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        longest_first = sorted(names, key=lambda name: -len(name.words))
        self._names = [(_kept(name.words[0]), name) for name in longest_first]
        self._kept = tuple({kept for kept, _ in self._names})

    def __call__(self, word: str) -> tuple[Name, ...]:
        folded = word.casefold()
        if not folded.startswith(self._kept):
            return ()
        names = (name for kept, name in self._names if folded.startswith(kept))
        return tuple(name for name in names if _is_form(word, name.words[0], name.lang))


T = TypeVar("T")


class _Kept(dict[str, tuple[T, ...]]):
    """What a function makes of a word or text, made once: a site's pages repeat most of them."""

    def __init__(self, make: Callable[[str], tuple[T, ...]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, text: str) -> tuple[T, ...]:
        made = self[text] = self._make(text)
        return made


def _names(term: Term, lang: Language) -> Iterator[Name]:
    """A term's names in a language, each once."""
    shown, shown_in = term.term.in_language(lang)
    definition, _ = term.definition.in_language(lang)
    written = {shown.casefold()}
    if shown_in == lang:
        yield Name(term.id, shown, lang)
    for text, text_in in (item.in_language(lang) for item in term.also):
        if text_in == lang and text.casefold() not in written:
            written.add(text.casefold())
            yield Name(term.id, text, lang, is_other=True, says_all=_same_words(text, definition))


def _same_words(text: str, other: str) -> bool:
    return _WORD.findall(text.casefold()) == _WORD.findall(other.casefold())


@dataclass(frozen=True)
class Marked:
    """HTML with links to the glossary, and the terms that it links to."""

    html: str
    terms: tuple[str, ...]


def mark(html: str, vocabulary: TermNames, glossary: str) -> Marked:
    """Make the first place of each term in ``html`` a link to it; the text stays the same.

    Args:
        html: the contents of a page, as our templates and Markdown write them.
        vocabulary: the terms in the language of the page.
        glossary: the way to the glossary, for ``href``.
    """
    pieces = _MARKUP.split(html)
    del pieces[2::3]  # the names of the elements; now every second piece is text
    with_terms = [number for number, text in enumerate(pieces[::2]) if vocabulary.find(text)]
    if not with_terms:
        return Marked(html, ())
    marker = _Marker(vocabulary, glossary)
    kept = _kept_texts(pieces[1::2], vocabulary.lang)
    for number in with_terms:
        if number not in kept:
            pieces[2 * number] = marker.marked(pieces[2 * number])
    return Marked("".join(pieces), marker.terms)


def _kept_texts(tags: list[str], lang: Language) -> set[int]:
    """The numbers of the texts that stay as they are; the text of a number stands before its tag."""
    kept: set[int] = set()
    for number, tag in enumerate(tags):
        if (" lang=" in tag or " data-no-terms" in tag) and _is_kept(tag, lang):
            kept.update(range(number + 1, _end_of(number, tags) + 1))
    return kept


def _is_kept(tag: str, lang: Language) -> bool:
    name, language = _TAG_NAME.match(tag), _LANGUAGE.search(tag)
    if not name or name[1] in _VOID or _CLOSED_NAME.fullmatch(name[1]):
        return False
    return bool(_OWN_MARK.search(tag)) or (language is not None and language[1] != lang)


def _end_of(number: int, tags: list[str]) -> int:
    """The number of the tag that closes the element which a tag opens."""
    opening = _TAG_NAME.match(tags[number])
    name, depth = opening[1] if opening else "", 0
    for end in range(number, len(tags)):
        found = _TAG_NAME.match(tags[end])
        if found and found[1] == name:
            depth += -1 if tags[end].startswith("</") else 1
            if not depth:
                return end
    return len(tags)


class _Marker:
    """Remembers which terms of a page have their link."""

    def __init__(self, vocabulary: TermNames, glossary: str) -> None:
        self._vocabulary = vocabulary
        self._glossary = glossary
        self._done: set[tuple[str, bool]] = set()

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(sorted({term for term, _ in self._done}))

    def marked(self, text: str) -> str:
        """A text with its links."""
        parts, done = [], 0
        for found in self._vocabulary.find(text):
            if self._wants(found, text):
                self._done.add((found.name.term, found.name.is_other))
                parts.append(text[done : found.start])
                parts.append(self._link(found.name.term, text[found.start : found.end]))
                done = found.end
        return "".join([*parts, text[done:]])

    def _wants(self, found: Found, text: str) -> bool:
        name = found.name
        if not name.is_other:
            return (name.term, False) not in self._done
        return not (
            name.says_all
            or (name.term, False) in self._done
            or (name.term, True) in self._done
            or self._is_explained(found, text)
        )

    def _is_explained(self, found: Found, text: str) -> bool:
        """Whether the term itself follows in brackets, as in «svenska för invandrare (SFI)»."""
        following = re.match(r"\s*\((\w+)\)", text[found.end :])
        names = self._vocabulary.starting_with(following[1]) if following else ()
        return any(name.term == found.name.term for name in names)

    def _link(self, term: str, text: str) -> str:
        return f'<a class="ap-term" href="{self._glossary}#{term}">{text}</a>'

"""Compounds: Swedish writes «bostadsmarknadsenkäten» as one word, and readers type «enkät».

A compound is cut where what stands on both sides is known, the longest first part first: the last
part says what the whole is (a marknads|enkät is an enkät), and a first part that is itself a compound
(arbets|marknads|kunskap) should stay whole. Between the parts may stand a letter of its own, and
before some of them a final letter has fallen: häls(a)-o-samtal.

Which cuts are believed depends on what a wrong one costs, so there are two ways. :func:`parts` is for
words that nobody has seen before, in ideas and queries; it wants both parts known, and gives the same
in the browser (``web/words/compounds.mjs``). :class:`Compounds` knows all texts beforehand. It learns
from them which words end others, and so dares to cut where one part alone is known; what it gets wrong
adds a useless search word, where :func:`parts` would give a wrong answer.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from actionplan.plan.values import Language
from actionplan.words.stemming import folded_stem, stem
from actionplan.words.tokens import words_of

# What may stand between the parts of a compound: arbet-s-marknad, häls-o-samtal, gat-u-kontor.
# English writes its compounds apart.
_LINKS: dict[Language, tuple[str, ...]] = {"sv": ("", "s", "o", "e", "a", "u"), "en": ()}


@dataclass(frozen=True)
class CompoundRule:
    """How long a compound and its parts are at least, in letters; the browser is sent the same numbers.

    Attributes:
        links: what may stand between the parts; nothing at all in languages without compounds.
    """

    links: tuple[str, ...]
    shortest: int = 8
    shortest_first: int = 3
    shortest_last: int = 4


def compound_rule(lang: Language) -> CompoundRule:
    """The rule of a language."""
    return CompoundRule(_LINKS[lang])


def parts(word: str, known: Collection[str], lang: Language) -> tuple[str, ...]:
    """The stems of the two parts of a compound, both of them known; empty if it cannot be cut so.

    Args:
        word: the stem of a word.
        known: stems.
        lang: the language of all of them.
    """
    rule = compound_rule(lang)
    if len(word) < rule.shortest:
        return ()
    for first, last in _cuts(word, rule.shortest_first, rule.shortest_last):
        if last in known:
            for beginning, _ in _without_link(first, rule.links):
                part = stem(beginning, lang)
                if len(part) >= rule.shortest_first and part in known:
                    return (part, last)
    return ()


def _cuts(word: str, shortest_first: int, shortest_last: int) -> Iterator[tuple[str, str]]:
    """The ways to cut a word in two, the longest first part first."""
    for cut in range(len(word) - shortest_last, shortest_first - 1, -1):
        yield word[:cut], word[cut:]


def _without_link(first: str, links: Iterable[str]) -> Iterator[tuple[str, str]]:
    """A first part without each of the links that it may end with, and the link."""
    for link in links:
        if first.endswith(link):
            yield first.removesuffix(link), link


_VOWELS = frozenset("aeiouyåäö")
# Letters that end a first part more often than a word: arbets|marknad, hälso|undersökning.
_JOINTS = frozenset("so")
# What ends a word without being one: mång-sidig, myndig-heter, bostads-lösa.
_ENDING = re.compile(
    "het|skap|ning|lig|los|bar|sam|dom|are|else|sidig|mass|a?tion|eri|ell|isk|iv|ad|and|ende"
)
# How a Swedish word can begin: at most three consonants in these orders, then a vowel.
_BEGINNING = re.compile(
    r"(?:[bcdfghjklmnprstv]|[bfgkps]l|[bdfgkptv]r|[dkst]v|[fgks]n|[fst]j|s[mkpt]|s[kpt]r|spl|skv|stj|skj)?"
    r"[aeiouyåäöé]"
)
_SHORTEST_STEM = 3
_SHORTEST_REST = 4
# Before a word that the plan does not use by itself, a first part must be sure.
_SHORTEST_SURE_PART = 4
# A word that ends many compounds (arbete, stöd) says too little to stand for each of them.
_MOST_COMPOUNDS_OF_A_HEAD = 3
_MOST_TEXTS_OF_A_HEAD = 5


class Compounds:
    """Splits the compounds of a language, and knows which ones are made of given words.

    Args:
        lang: the language; one that writes compounds apart has none here.
        texts: all texts of the language.
    """

    def __init__(self, lang: Language, texts: Iterable[str]) -> None:
        self._lang = lang
        self._links = _LINKS[lang]
        self._known: set[str] = set()
        self._tails: dict[str, tuple[str, ...]] = {}
        self._of_head: dict[str, list[str]] = {}
        self._texts_with: Counter[str] = Counter()
        if self._links:
            self._learn([{word.lower() for word in words_of(text)} for text in texts])

    def _learn(self, texts: list[set[str]]) -> None:
        for text in texts:
            self._texts_with.update({self._stem(word) for word in text})
        self._known = set(self._texts_with)
        words = set().union(*texts)
        # The last part of several compounds is a word of its own: arbets|marknad, lokal|marknad.
        last = Counter(self._stem(tail) for word in sorted(words) for tail in self._split(word))
        self._known |= {tail for tail, count in last.items() if count > 1 and tail[0] not in _VOWELS}
        for word in sorted(words):
            tails = tuple(self._split(word))
            if tails:
                self._tails[word] = tails
                self._of_head.setdefault(self._stem(tails[-1]), []).append(word)

    def _stem(self, word: str) -> str:
        return folded_stem(word, self._lang)

    def tails(self, word: str) -> tuple[str, ...]:
        """What follows each part of a compound: «marknadsenkäten», «enkäten»; nothing for other words."""
        return self._tails.get(word.lower(), ())

    def ending_in(self, word: str) -> tuple[str, ...]:
        """The few compounds that a rare word is the last part of; none if there are many."""
        head = self._stem(word)
        compounds = self._of_head.get(head, [])
        is_common = (
            len(compounds) > _MOST_COMPOUNDS_OF_A_HEAD or self._texts_with[head] > _MOST_TEXTS_OF_A_HEAD
        )
        return () if is_common else tuple(compounds)

    def _split(self, word: str) -> list[str]:
        """Between two known parts, else where one part is surely a word: the longest first part that is.

        The surest way is tried at every place before the next: a cut that two known parts vouch for, however
        short the first, is better than a guess that leaves a longer one.
        """
        for is_split in (self._between_known, self._after_known, self._before_known):
            for first, rest in _cuts(word, _SHORTEST_STEM, _SHORTEST_REST):
                if is_split(first, rest):
                    return [rest, *self._split(rest)]
        return []

    def _between_known(self, first: str, rest: str) -> bool:
        """Whether both parts stand in the plan by themselves."""
        known = self._stem(rest)
        if known not in self._known or len(known) < _SHORTEST_STEM:
            return False
        # Not utveckl|ingen: short words that begin with a vowel look like endings.
        is_sure = rest[0] not in _VOWELS or len(rest) > _SHORTEST_SURE_PART + 1
        return any(is_sure or link == "s" for link in self._links_of(first))

    def _before_known(self, first: str, rest: str) -> bool:
        """Whether a long known word follows something else: ägar|direktiv."""
        is_word = self._stem(rest) in self._known and len(rest) > _SHORTEST_SURE_PART + 1
        return is_word and rest[0] not in _VOWELS and len(first) > _SHORTEST_STEM

    def _after_known(self, first: str, rest: str) -> bool:
        """Whether what follows a known part looks like a word: bostads|marknads…, språk|träning."""
        if len(rest) <= _SHORTEST_REST or _ENDING.match(self._stem(rest)):
            return False
        if not _BEGINNING.match(rest):
            return False
        is_sure = len(first) > _SHORTEST_SURE_PART and rest[0] not in _VOWELS
        is_joint = first[-1] in _JOINTS and len(first) > _SHORTEST_SURE_PART
        return any(is_joint or (not link and is_sure) for link in self._links_of(first))

    def _links_of(self, first: str) -> Iterator[str]:
        """The links with which a known word can be this first part."""
        for part, link in _without_link(first, self._links):
            # bosättnings|seminarier, not bosättnings-s-eminarier
            is_double = link == "s" and part.endswith("s")
            if not is_double and len(part) > _SHORTEST_STEM and self._is_known(part, link):
                yield link

    def _is_known(self, part: str, link: str) -> bool:
        """Before some links a final a has fallen: häls(a)-o-samtal."""
        return self._stem(part) in self._known or (link == "o" and self._stem(f"{part}a") in self._known)

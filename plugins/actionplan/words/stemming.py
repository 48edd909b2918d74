"""The stems of words: what the inflections of a word have in common.

Algorithm: Snowball (https://snowballstem.org/), the same as the search index uses.
"""

from functools import cache
from typing import Protocol, cast

import snowballstemmer

from actionplan.plan.values import Language

_ALGORITHMS: dict[Language, str] = {"sv": "swedish", "en": "english"}

# What may stand between the parts of a Swedish compound: arbet-s-marknad, häls-o-samtal, gat-u-kontor.
LINKS_OF_COMPOUNDS = ("", "s", "o", "e", "a", "u")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@cache
def _stemmer(lang: Language) -> _Stemmer:
    return cast(_Stemmer, snowballstemmer.stemmer(_ALGORITHMS[lang]))


@cache
def stem(word: str, lang: Language) -> str:
    """A word's stem, in small letters."""
    return _stemmer(lang).stemWord(word.casefold())

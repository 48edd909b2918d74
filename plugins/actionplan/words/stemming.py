"""The stems of words: what the inflections of a word have in common.

Algorithm: Snowball (https://snowballstem.org/); the browser has the same (``web/vendor/``).
"""

from functools import cache
from typing import Protocol, cast

import snowballstemmer

from actionplan.plan.values import Language
from actionplan.words.folding import fold

_ALGORITHMS: dict[Language, str] = {"sv": "swedish", "en": "english"}


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@cache
def _stemmer(lang: Language) -> _Stemmer:
    return cast(_Stemmer, snowballstemmer.stemmer(_ALGORITHMS[lang]))


@cache
def stem(word: str, lang: Language) -> str:
    """A word's stem, in small letters."""
    return _stemmer(lang).stemWord(word.casefold())


@cache
def folded_stem(word: str, lang: Language) -> str:
    """A word's stem without diacritics."""
    return fold(stem(word, lang))

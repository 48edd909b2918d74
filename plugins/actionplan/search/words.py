"""Words as the search index compares them: without case and diacritics, and by their stems."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Protocol, cast

import snowballstemmer

from actionplan.values import Language

_WORD = re.compile(r"[^\W_]+")
_ALGORITHM: dict[Language, str] = {"sv": "swedish", "en": "english"}


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


def words_of(text: str) -> Iterator[str]:
    """The words of a text as they are written; signs of all kinds part them."""
    return iter(_WORD.findall(text))


def fold(text: str) -> str:
    """A text without case and diacritics; the same as ``fold`` in ``filter.mjs``."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).lower()


@cache
def _stemmer(lang: Language) -> _Stemmer:
    return cast(_Stemmer, snowballstemmer.stemmer(_ALGORITHM[lang]))


@cache
def stem(word: str, lang: Language) -> str:
    """A word's stem by Snowball, the same algorithm as the index uses, folded."""
    return fold(_stemmer(lang).stemWord(word.lower()))

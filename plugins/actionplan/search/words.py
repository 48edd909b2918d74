"""Words as the search index compares them: without case and diacritics, and by their stems."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from actionplan.plan.values import Language
from actionplan.words.stemming import stem

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> Iterator[str]:
    """The words of a text as they are written; signs of all kinds part them."""
    return iter(_WORD.findall(text))


def fold(text: str) -> str:
    """A text without case and diacritics; the same as ``fold`` in ``web/list/filter.mjs``."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).lower()


@cache
def folded_stem(word: str, lang: Language) -> str:
    """A word's stem without diacritics."""
    return fold(stem(word, lang))

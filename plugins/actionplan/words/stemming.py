"""The stems of words: what the inflections of a word have in common.

Algorithm: Snowball (https://snowballstem.org/); the browser has the same (``web/vendor/``). It comes as
Python, or twenty times as fast as C in PyStemmer, where a version is installed whose stems are the same.
"""

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol, cast

from actionplan.plan.values import Language
from actionplan.words.folding import fold

_ALGORITHMS: dict[Language, str] = {"sv": "swedish", "en": "english"}
# The releases of PyStemmer with the algorithms of the browser's; from 3.1 on «interval» has another stem.
_SAME_IN_C = "3.0."


class Stemmer(Protocol):
    """Makes the stems of a language's words."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - the libraries' name
        """The stem of a word in small letters."""


def in_python(lang: Language) -> Stemmer:
    """The stemmer that is always there."""
    from snowballstemmer import english_stemmer, swedish_stemmer

    # Asked for a stemmer by its language, the library gives PyStemmer's, whatever version is installed.
    return cast(
        Stemmer, swedish_stemmer.SwedishStemmer() if lang == "sv" else english_stemmer.EnglishStemmer()
    )


def in_c(lang: Language) -> Stemmer | None:
    """PyStemmer's; None where it is not installed or would stem otherwise than the browser."""
    try:
        if not version("PyStemmer").startswith(_SAME_IN_C):
            return None
        import Stemmer as library  # noqa: N813 - a library's name
    except (PackageNotFoundError, ImportError):
        return None
    # Without a memory of its own: stems are remembered below, and then one may serve several threads.
    return cast(Stemmer, library.Stemmer(_ALGORITHMS[lang], 0))


@cache
def _stemmer(lang: Language) -> Stemmer:
    return in_c(lang) or in_python(lang)


@cache
def stem(word: str, lang: Language) -> str:
    """A word's stem, in small letters."""
    return _stemmer(lang).stemWord(word.casefold())


@cache
def folded_stem(word: str, lang: Language) -> str:
    """A word's stem without diacritics."""
    return fold(stem(word, lang))

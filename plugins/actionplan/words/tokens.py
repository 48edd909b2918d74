"""Where the words of a text begin and end.

The browser does the same (``web/words/tokens.mjs``); a fixture holds both to it.
"""

import re
import unicodedata

# Letters and digits of any script. Digits after a hyphen belong to the word, so that an identifier
# (``boende-3``) and a reference number (``851-2329-15``) can be looked for as a whole.
_WORD = re.compile(r"[^\W_]+(?:-\d+)*")
# What Swedish and English are written with, and the letters of their nearest neighbours. An idea in
# another script has no words at all, by which the fit check knows that it is in another language.
_LATIN_WORD = re.compile("[0-9A-Za-zÀ-ÖØ-öø-ÿ]+")
# The English possessive («the county's») is no word of its own.
_POSSESSIVE = re.compile(r"(?<=[^\W_])['’]s?(?![^\W_])")
# Stands unseen in words of pasted documents.
_SOFT_HYPHEN = "\u00ad"


def words_of(text: str) -> list[str]:
    """The words of a text as they are written; signs of all kinds part them."""
    composed = _composed(text)
    if "'" in composed or "’" in composed:
        composed = _POSSESSIVE.sub(" ", composed)
    return _WORD.findall(composed)


def latin_words_of(text: str) -> list[str]:
    """The words of a text in Latin letters, as they are written, without any other sign in them."""
    return _LATIN_WORD.findall(_composed(text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace(_SOFT_HYPHEN, "")

"""Texts without case and diacritics, so that «halsa» finds «hälsa»."""

import unicodedata


def fold(text: str) -> str:
    """A text in small letters without diacritics; the same as ``fold`` in ``web/words/fold.mjs``."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).lower()

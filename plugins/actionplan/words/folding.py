"""Texts without case and diacritics, so that «halsa» finds «hälsa»."""

import unicodedata


def fold(text: str) -> str:
    """A text in small letters without marks; the same as ``fold`` in ``web/words/fold.mjs``.

    Marks of all kinds go, those too that stand beside a letter (the vowels of Hindi): a browser cannot tell
    them from diacritics.
    """
    parts = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in parts if not unicodedata.category(sign).startswith("M")).lower()

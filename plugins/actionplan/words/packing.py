"""Sorted words and rows of whole numbers as short texts; ``web/words/packing.mjs`` unpacks them.

JSON would be several times as long, and slower to read in a browser.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# A number is written as the character that stands so many places after this one.
_ZERO = 0x30
# How much of the word before a word begins with: A is nothing, B one letter, …
_NOTHING_SHARED = "A"
_MOST_SHARED = 25


def front_coded(words: Iterable[str]) -> str:
    """Words without the letters A to Z, sorted, each after a capital: how many letters it shares."""
    pieces = []
    before = ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(before), _MOST_SHARED) and word[shared] == before[shared]:
            shared += 1
        pieces.append(chr(ord(_NOTHING_SHARED) + shared) + word[shared:])
        before = word
    return "".join(pieces)


def characters(numbers: Iterable[int]) -> str:
    """Numbers below 55,000; what follows is no character of its own in UTF-16.

    No character is a blank, which can so part one row of numbers from the next.
    """
    return "".join(chr(_ZERO + number) for number in numbers)


def for_browser(rule: "DataclassInstance") -> dict[str, Any]:
    """A dataclass's fields, named as JavaScript does: ``weight_unit`` is ``weightUnit``."""
    return {_camel(name): value for name, value in asdict(rule).items()}


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)

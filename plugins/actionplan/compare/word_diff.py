"""The words that a text lost and gained."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from actionplan.derived.changes import DiffWords

_WORDS = re.compile(r"[^ \t\r\n]+")

# Of a longer unchanged stretch, this many words are shown beside what changed.
_BESIDE = 6

# Comparing takes the product of the lengths at worst: about a second at this size.
_MOST = 4_000_000


def word_diff(before: str, after: str) -> Iterator[DiffWords]:
    """What was kept, lost and gained between two texts, in order, word by word.

    Words are what common spaces and line breaks separate; a hard space is a part of a word, so that
    changing it shows. Texts too long to compare are
    taken as a whole.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) * len(new) > _MOST:
        yield from _replaced(old, new)
        return
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (tag, start, end, new_start, new_end) in enumerate(opcodes):
        if tag == "equal":
            words = old[start:end]
            yield "kept", _shortened(words, number == 0, number == len(opcodes) - 1)
        else:
            yield from _replaced(old[start:end], new[new_start:new_end])


def _replaced(old: list[str], new: list[str]) -> Iterator[DiffWords]:
    if old:
        yield "old", " ".join(old)
    if new:
        yield "new", " ".join(new)


def _shortened(words: list[str], is_first: bool, is_last: bool) -> str:
    ahead, behind = ([] if is_first else words[:_BESIDE]), ([] if is_last else words[-_BESIDE:])
    if len(words) <= len(ahead) + len(behind) + 1:
        return " ".join(words)
    return " ".join([*ahead, "…", *behind])

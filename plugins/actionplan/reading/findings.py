"""Faults in the plan's files: where they are and which rule they break.

The core only ever *returns* findings. A door turns them into words
(:mod:`actionplan.reading.reporting`) and prints or logs them.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import accumulate
from typing import Literal

Severity = Literal["error", "warning"]

# Nobody misspells a name of this length, and comparing long texts takes long.
_LONGEST_NAME = 100


@dataclass(frozen=True, order=True)
class Place:
    """A position in a file. Lines and columns (in characters) count from 1."""

    file: str
    line: int = 1
    column: int = 1


def places_in(file: str, text: str) -> Callable[[int], Place]:
    """What tells of an offset in the text of a file which place it is."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def place(offset: int) -> Place:
        line = bisect_right(starts, offset)
        return Place(file, line, offset - starts[line - 1] + 1)

    return place


@dataclass(frozen=True)
class Finding:
    """One fault.

    ``code`` names the message in the language files (table ``findings``),
    ``params`` fills it in, ``excerpt`` is the source line without its line
    break, and ``suggestion`` a known name close to an unknown one.
    """

    place: Place
    code: str
    params: Mapping[str, str] = field(default_factory=dict)
    excerpt: str = ""
    suggestion: str = ""
    severity: Severity = "error"


def closest(word: str, candidates: Iterable[str]) -> str:
    """The candidate that ``word`` is most likely a misspelling of, or an empty string."""
    if len(word) > _LONGEST_NAME:
        return ""
    known = [name for name in candidates if len(name) <= _LONGEST_NAME]
    matches = get_close_matches(word.casefold(), known, n=1, cutoff=0.6)
    return matches[0] if matches else ""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by file, line and column, each said once."""
    unique = {(item.place, item.code, tuple(sorted(item.params.items()))): item for item in findings}
    return tuple(sorted(unique.values(), key=lambda item: (item.place, item.code)))


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is more than a warning."""
    return any(item.severity == "error" for item in findings)

"""What every word says of every record: the numbers by which results are put in order.

Rule: BM25F of the square roots of counts, so that a page is not put first for repeating a word. How rare a
word is the browser reckons with, since only there is known which words a query means. Weights are whole
numbers, which need one character each on their way to the browser.

What a word says in the title, the text and beside them is added up before it is saturated, as BM25F has it:
with a saturation for each, a word that stands once in all of them would count several times in full.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean

from actionplan.plan.values import Language
from actionplan.search.records import SearchRecord
from actionplan.search.rule import (
    LENGTH_OF_TEXTS,
    LENGTH_OF_TITLES,
    OF_HIDDEN,
    OF_ID,
    SATURATION,
    of_text,
    of_title,
)
from actionplan.words.stemming import folded_stem
from actionplan.words.tokens import words_of

# The weight of a word that occurs endlessly often; up to here a number is one byte on its way.
HIGHEST = 75


@dataclass(frozen=True)
class Posting:
    """A word's weight in a record, by the record's number."""

    record: int
    weight: int


@dataclass(frozen=True)
class _Field:
    """Words of one part of a record: how often each occurs, what it weighs, and how long parts should be."""

    words: Counter[str]
    weight: float
    length: float

    def shares(self, average: float) -> Iterator[tuple[str, float]]:
        held_back = 1 - self.length + self.length * self.words.total() / average if average else 1.0
        for word, count in self.words.items():
            yield word, self.weight * math.sqrt(count) / held_back


def postings(items: Sequence[tuple[SearchRecord, Iterable[str]]], lang: Language) -> dict[str, list[Posting]]:
    """The records in which the words with each stem stand, in alphabetical order of the stems.

    Args:
        items: the records in their order, each with the words that should find it beside its own.
        lang: the language of the index.
    """
    documents = [_fields(record, extra, lang) for record, extra in items]
    averages = [fmean(lengths) for lengths in _lengths(documents)]
    by_stem: dict[str, list[Posting]] = {}
    for number, fields in enumerate(documents):
        sums: dict[str, float] = {}
        for field, average in zip(fields, averages, strict=True):
            for word, share in field.shares(average):
                sums[word] = sums.get(word, 0.0) + share
        for word, total in sums.items():
            # Whatever a record holds finds it, last if need be.
            weight = max(1, round(HIGHEST * total / (total + SATURATION)))
            by_stem.setdefault(word, []).append(Posting(number, weight))
    return dict(sorted(by_stem.items()))


def _lengths(documents: Iterable[Sequence[_Field]]) -> Iterator[list[int]]:
    for fields in zip(*documents, strict=True):
        yield [field.words.total() for field in fields]


def _fields(record: SearchRecord, extra: Iterable[str], lang: Language) -> tuple[_Field, ...]:
    def stems(*texts: str) -> Counter[str]:
        return Counter(folded_stem(word, lang) for text in texts for word in words_of(text))

    # What is hidden, and an identifier, is no prose that could be too long.
    return (
        _Field(stems(record.title), of_title(record.kind), LENGTH_OF_TITLES),
        _Field(stems(record.text), of_text(record.kind), LENGTH_OF_TEXTS),
        _Field(stems(*extra), OF_HIDDEN, 0.0),
        _Field(stems(record.id), OF_ID, 0.0),
    )

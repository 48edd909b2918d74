"""The index as the browser reads it: pieces of a few KB, of which a query fetches those that it needs.

``web/search/index.mjs`` takes them apart. Words that begin alike stand in one piece or in neighbouring ones,
so that what is typed so far is looked for in few; what is shown of a record stands apart from its words.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from actionplan.search.records import SearchRecord
from actionplan.search.weights import Posting
from actionplan.words.packing import characters, front_coded

# A query fetches a piece or two for each of its words, and those with the records that it shows: larger ones
# would bring more that nobody asked for, smaller ones take more requests. Compressed it is a third to a half.
_MOST_BYTES_OF_PIECE = 6_000
# Of a longer text the rest is searched, but not shown.
_MOST_WORDS_SHOWN = 150

Json = Any


def pieces(rows: Iterable[tuple[str, Json]]) -> Iterator[list[tuple[str, Json]]]:
    """Rows in their order, cut where a piece would grow too large: a row too large itself stands alone."""
    piece: list[tuple[str, Json]] = []
    size = 0
    for name, row in rows:
        added = len(as_bytes(row)) + len(name)
        if piece and size + added > _MOST_BYTES_OF_PIECE:
            yield piece
            piece, size = [], 0
        piece.append((name, row))
        size += added
    if piece:
        yield piece


def word_rows(postings: Mapping[str, Sequence[Posting]]) -> Iterator[tuple[str, str]]:
    """Each stem with its records: pairs of the step from the record before, and the weight."""
    for word, word_postings in postings.items():
        before = 0
        numbers: list[int] = []
        for posting in word_postings:
            numbers += (posting.record - before, posting.weight)
            before = posting.record
        yield word, characters(numbers)


def word_piece(piece: Sequence[tuple[str, str]]) -> dict[str, Json]:
    """The words of a piece, and their records, separated by blanks."""
    return {"words": front_coded(word for word, _ in piece), "records": " ".join(row for _, row in piece)}


def record_row(record: SearchRecord) -> list[Json]:
    """What is shown of a record: path, kind, title and text, and the title's language if it is another.

    An activity's title is its sentence; as a heading it has no full stop.
    """
    text = " ".join(record.text.split()[:_MOST_WORDS_SHOWN])
    row = [record.path, record.kind, record.title.removesuffix("."), text]
    return [*row, record.shown_in] if record.shown_in != record.lang else row


def facet(values_of: Sequence[tuple[str, ...]]) -> dict[str, Json]:
    """A facet: its values, the sets of them that records have, and the number of each record's set.

    Many records have the same set (all activities of one group of organisations), so that it is sent once.
    """
    sets = list(dict.fromkeys(values_of))
    number_of_set = {values: number for number, values in enumerate(sets)}
    values = sorted({value for item in sets for value in item})
    number = {value: place for place, value in enumerate(values)}
    return {
        "values": values,
        "sets": " ".join(characters(number[value] for value in item) for item in sets),
        "records": characters(number_of_set[item] for item in values_of),
    }


def as_bytes(data: Json) -> bytes:
    """JSON without blanks; the same data give the same bytes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

"""The files of a search index in Pagefind's own format (1.5): gzip around a signature and CBOR (RFC 8949).

A chunk of words is ``[[word, …]]``, a filter ``[name, [[value, pages], …]]``, and the metadata are
``[version, pages, chunks, filters, …]``, where a chunk is ``[first word, last word, name of its file]``
and a filter ``[name, name of its file]``. Of CBOR there is as much as Pagefind writes.
"""

import gzip
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
ARRAY, _TEXT = 4, 3
_ENDLESS = 31
_BREAK = 0xFF
# What the metadata list, by their places in it.
CHUNKS, FILTERS = 2, 3


def read(file: Path) -> bytes:
    """What a file of an index holds.

    Raises:
        ValueError: it is not in the format of Pagefind 1.5.
    """
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{file.name}: not a file of Pagefind 1.5")
    return data.removeprefix(_SIGNATURE)


def write(file: Path, data: bytes) -> None:
    """Write a file of an index; the same data give the same bytes."""
    file.write_bytes(gzip.compress(_SIGNATURE + data, mtime=0))


def _head(data: bytes, place: int) -> tuple[int, int | None, int]:
    """The kind of the item at a place, its number or length (None: until a break), and what follows."""
    kind, short = data[place] >> 5, data[place] & 31
    if short < 24:
        return kind, short, place + 1
    if short == _ENDLESS:
        return kind, None, place + 1
    width = 1 << (short - 24)
    return kind, int.from_bytes(data[place + 1 : place + 1 + width]), place + 1 + width


def items(data: bytes, place: int) -> list[int]:
    """Where the items of the array at a place begin."""
    kind, length, place = _head(data, place)
    if kind != ARRAY:
        raise ValueError("not an index of Pagefind 1.5")
    found: list[int] = []
    while len(found) != length and not (length is None and data[place] == _BREAK):
        found.append(place)
        place = span(data, place)[1]
    return found


def span(data: bytes, place: int) -> tuple[int, int]:
    """Where the item at a place begins and ends."""
    kind, length, after = _head(data, place)
    if kind == ARRAY:
        inner = items(data, place)
        end = span(data, inner[-1])[1] if inner else after
        return place, end + (length is None)
    if kind in (2, _TEXT):
        return place, after + (length or 0)
    return place, after


def text(data: bytes, place: int) -> str:
    """The text at a place."""
    _, length, after = _head(data, place)
    return data[after : after + (length or 0)].decode()


def header(kind: int, number: int) -> bytes:
    """How an item of a kind begins: ``number`` is the length of a text or of an array."""
    if number < 24:
        return bytes([kind << 5 | number])
    return bytes([kind << 5 | 26]) + number.to_bytes(4)


def encoded(words: str) -> bytes:
    """A text as an item."""
    raw = words.encode()
    return header(_TEXT, len(raw)) + raw

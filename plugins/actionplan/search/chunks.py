"""Smaller pieces of the index, so that a query downloads little.

Pagefind cuts its index into chunks of about 50 KB, and a query loads the chunks
in which its words stand. Here each is cut at word boundaries into pieces of a
few KB. The format is Pagefind's own (1.5): gzip around a signature and CBOR
(RFC 8949); a chunk is ``[[word, …]]``, and the metadata list the chunks as
``[first word, last word, name]``.
"""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

_SIGNATURE = b"pagefind_dcd"
_ARRAY, _TEXT = 4, 3
_ENDLESS = 31
_BREAK = 0xFF
# Words that begin alike stay together: what is typed so far is looked for in one chunk.
_SAME_BEGINNING = 3


@dataclass(frozen=True)
class _Word:
    """A word of a chunk with all that the index says of it, still encoded."""

    word: str
    encoded: bytes


def cut_chunks(folder: Path, most_bytes: int) -> None:
    """Cut the chunks of an index into smaller ones.

    Args:
        folder: what Pagefind wrote.
        most_bytes: the size at which a piece ends, before compression.

    Raises:
        ValueError: the files are not in the format of Pagefind 1.5.
    """
    for file in sorted(folder.glob("*.pf_meta")):
        data = _read(file)
        chunks = _span(data, _items(data, 0)[2])
        entries = [_cut(folder, name, most_bytes) for name in _names(data, chunks)]
        listing = [entry for pieces in entries for entry in pieces]
        _write(
            file, data[: chunks[0]] + _header(_ARRAY, len(listing)) + b"".join(listing) + data[chunks[1] :]
        )


def _names(data: bytes, chunks: tuple[int, int]) -> list[str]:
    return [_text(data, _items(data, place)[2]) for place in _items(data, chunks[0])]


def _cut(folder: Path, name: str, most_bytes: int) -> Iterator[bytes]:
    """Write the pieces of a chunk, and yield their entries in the metadata."""
    file = folder / "index" / f"{name}.pf_index"
    data = _read(file)
    for number, piece in enumerate(_pieces(_words(data), most_bytes)):
        own = f"{name}-{number}"
        content = b"".join(word.encoded for word in piece)
        _write(
            folder / "index" / f"{own}.pf_index",
            _header(_ARRAY, 1) + _header(_ARRAY, len(piece)) + content,
        )
        first = piece[0].word[:_SAME_BEGINNING]
        yield _header(_ARRAY, 3) + b"".join(_encoded(text) for text in (first, piece[-1].word, own))
    file.unlink()


def _words(data: bytes) -> Iterator[_Word]:
    for place in _items(data, _items(data, 0)[0]):
        start, end = _span(data, place)
        yield _Word(_text(data, _items(data, place)[0]), data[start:end])


def _pieces(words: Iterator[_Word], most_bytes: int) -> Iterator[list[_Word]]:
    piece: list[_Word] = []
    size = 0
    for _, alike in groupby(words, key=lambda item: item.word[:_SAME_BEGINNING]):
        group = list(alike)
        added = sum(len(item.encoded) for item in group)
        if piece and size + added > most_bytes:
            yield piece
            piece, size = [], 0
        piece += group
        size += added
    if piece:
        yield piece


def _read(file: Path) -> bytes:
    data = gzip.decompress(file.read_bytes())
    if not data.startswith(_SIGNATURE):
        raise ValueError(f"{file.name}: not a file of Pagefind 1.5")
    return data.removeprefix(_SIGNATURE)


def _write(file: Path, data: bytes) -> None:
    file.write_bytes(gzip.compress(_SIGNATURE + data, mtime=0))


# --- CBOR, as much of it as Pagefind writes ------------------------------------


def _head(data: bytes, place: int) -> tuple[int, int | None, int]:
    """The kind of the item at a place, its number or length (None: until a break), and what follows."""
    kind, short = data[place] >> 5, data[place] & 31
    if short < 24:
        return kind, short, place + 1
    if short == _ENDLESS:
        return kind, None, place + 1
    width = 1 << (short - 24)
    return kind, int.from_bytes(data[place + 1 : place + 1 + width]), place + 1 + width


def _items(data: bytes, place: int) -> list[int]:
    """Where the items of the array at a place begin."""
    kind, length, place = _head(data, place)
    if kind != _ARRAY:
        raise ValueError("not an index of Pagefind 1.5")
    found: list[int] = []
    while len(found) != length and not (length is None and data[place] == _BREAK):
        found.append(place)
        place = _span(data, place)[1]
    return found


def _span(data: bytes, place: int) -> tuple[int, int]:
    """Where the item at a place begins and ends."""
    kind, length, after = _head(data, place)
    if kind == _ARRAY:
        items = _items(data, place)
        end = _span(data, items[-1])[1] if items else after
        return place, end + (length is None)
    if kind in (2, _TEXT):
        return place, after + (length or 0)
    return place, after


def _text(data: bytes, place: int) -> str:
    _, length, after = _head(data, place)
    return data[after : after + (length or 0)].decode()


def _header(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    return bytes([kind << 5 | 26]) + number.to_bytes(4)


def _encoded(text: str) -> bytes:
    raw = text.encode()
    return _header(_TEXT, len(raw)) + raw

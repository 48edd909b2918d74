"""Smaller pieces of the index, so that a query downloads little.

Pagefind cuts its index into chunks of about 50 KB, and a query loads the chunks
in which its words stand. Here each is cut at word boundaries into pieces of a
few KB.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from actionplan.search.pagefind_files import ARRAY, CHUNKS, encoded, header, items, read, span, text, write

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
        data = read(file)
        chunks = span(data, items(data, 0)[CHUNKS])
        entries = [_cut(folder, name, most_bytes) for name in _names(data, chunks)]
        listing = [entry for pieces in entries for entry in pieces]
        write(file, data[: chunks[0]] + header(ARRAY, len(listing)) + b"".join(listing) + data[chunks[1] :])


def _names(data: bytes, chunks: tuple[int, int]) -> list[str]:
    return [text(data, items(data, place)[2]) for place in items(data, chunks[0])]


def _cut(folder: Path, name: str, most_bytes: int) -> Iterator[bytes]:
    """Write the pieces of a chunk, and yield their entries in the metadata."""
    file = folder / "index" / f"{name}.pf_index"
    data = read(file)
    for number, piece in enumerate(_pieces(_words(data), most_bytes)):
        own = f"{name}-{number}"
        content = b"".join(word.encoded for word in piece)
        write(
            folder / "index" / f"{own}.pf_index",
            header(ARRAY, 1) + header(ARRAY, len(piece)) + content,
        )
        first = piece[0].word[:_SAME_BEGINNING]
        yield header(ARRAY, 3) + b"".join(map(encoded, (first, piece[-1].word, own)))
    file.unlink()


def _words(data: bytes) -> Iterator[_Word]:
    for place in items(data, items(data, 0)[0]):
        start, end = span(data, place)
        yield _Word(text(data, items(data, place)[0]), data[start:end])


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

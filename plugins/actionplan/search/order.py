"""The same order every time, where Pagefind's differs from run to run.

Pagefind lists the filters, and the values of each, in the order of a hash table with a random seed; the
names of these files follow from what they hold, and so differ too.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from actionplan.search.pagefind_files import (
    ARRAY,
    FILTERS,
    encoded,
    header,
    items,
    read,
    span,
    text,
    write,
)

# Characters of a SHA-256 in a file's name.
_DIGITS = 10


def put_in_order(folder: Path) -> None:
    """Sort the filters of an index and their values by name, and name the files by what they hold.

    Args:
        folder: what Pagefind wrote.

    Raises:
        ValueError: the files are not in the format of Pagefind 1.5.
    """
    renamed = dict(_with_sorted_filters(folder, file) for file in sorted(folder.glob("*.pf_meta")))
    entry = folder / "pagefind-entry.json"
    about = json.loads(entry.read_text("utf-8"))
    for language in about["languages"].values():
        language["hash"] = renamed[language["hash"]]
    entry.write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":"), sort_keys=True), "utf-8")


def _with_sorted_filters(folder: Path, file: Path) -> tuple[str, str]:
    """Write a language's metadata and filters anew; the name of its metadata before and after."""
    data = read(file)
    start, end = span(data, items(data, 0)[FILTERS])
    listing = sorted(_filters(folder, data, start))
    data = data[:start] + header(ARRAY, len(listing)) + b"".join(listing) + data[end:]
    before = file.name.removeprefix("pagefind.").removesuffix(".pf_meta")
    after = _name(before, data)
    file.unlink()
    write(folder / f"pagefind.{after}.pf_meta", data)
    return before, after


def _filters(folder: Path, data: bytes, place: int) -> Iterator[bytes]:
    """Write each filter anew, and yield its entry in the metadata."""
    for entry in items(data, place):
        name, before = (text(data, item) for item in items(data, entry))
        file = folder / "filter" / f"{before}.pf_filter"
        content = _sorted_values(read(file))
        after = _name(before, content)
        file.unlink()
        write(folder / "filter" / f"{after}.pf_filter", content)
        yield header(ARRAY, 2) + encoded(name) + encoded(after)


def _sorted_values(data: bytes) -> bytes:
    name, values = items(data, 0)
    ordered = sorted((text(data, items(data, place)[0]), span(data, place)) for place in items(data, values))
    listing = b"".join(data[start:end] for _, (start, end) in ordered)
    return header(ARRAY, 2) + data[slice(*span(data, name))] + header(ARRAY, len(ordered)) + listing


def _name(before: str, data: bytes) -> str:
    """A file's name: the language, which stands first in Pagefind's name, and what the file holds."""
    return f"{before.rpartition('_')[0]}_{hashlib.sha256(data).hexdigest()[:_DIGITS]}"

"""Two sources of one address, of which one would be written over the other without a word.

It knows paths alone, so that every door can ask: whatever adds files to a site, a folder or a plugin.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from posixpath import basename, dirname, splitext

from actionplan.derived.routes import PageAddresses
from actionplan.reading.findings import Finding, Place

# The names that stand for their folder's page (https://www.mkdocs.org/user-guide/writing-your-docs/).
_INDEX = ("index", "README")


@dataclass(frozen=True)
class Claim:
    """Something that gets a path, from the site's root, and the name that messages call it by."""

    name: str
    path: str


def clashes(made: Iterable[str], others: Iterable[Claim]) -> Iterator[Finding]:
    """Every source whose path is another's too, or the plan's own.

    Paths that differ in small and capital letters alone, or in how a letter is composed, are one on many
    disks; and where one has a file, no other can have a folder.

    Args:
        made: the paths of what is made of the plan (``publishing/own_paths.py``).
        others: all else that is published.
    """
    taken = {_key(path): (path, "") for path in made}
    folders = {folder: found for found in taken.values() for folder in _folders(found[0])}
    for source in others:
        key = _key(source.path)
        if key in taken:
            yield _clash(source, *taken[key])
            continue
        below = next((taken[folder] for folder in _folders(source.path) if folder in taken), None)
        if below or key in folders:
            yield _clash(source, *(below or folders[key]))
            continue
        taken[key] = source.path, source.name
        folders |= dict.fromkeys(_folders(source.path), taken[key])


def _key(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _folders(path: str) -> Iterator[str]:
    while path := dirname(path):
        yield _key(path)


def _clash(source: Claim, path: str, name: str) -> Finding:
    params = {"address": f"/{source.path}", "taken": f"/{path}"}
    if not name:
        return Finding(Place(source.name), "address-of-plan", params)
    return Finding(Place(source.name), "address-shared", params | {"other": name})


def path_in_site(name: str, addresses: PageAddresses) -> str:
    """Where MkDocs publishes a file, by its name below the folder of hand-written pages."""
    stem, ending = splitext(name)
    if ending.lower() not in (".md", ".markdown", ".mdown", ".mkdn", ".mkd"):
        return name
    folder, last = dirname(stem), basename(stem)
    if last in _INDEX:
        return f"{folder}/index.html".lstrip("/")
    return f"{stem}.html" if addresses.are_files else f"{stem}/index.html"


def claims_of(names: Iterable[str], folder: str, addresses: PageAddresses) -> Iterator[Claim]:
    """The claims of the files in the folder of hand-written pages.

    Args:
        names: the files' names below the folder, with ``/`` between folders.
        folder: the folder's name in messages.
        addresses: how pages are addressed.
    """
    return (Claim(f"{folder}/{name}", path_in_site(name, addresses)) for name in names)

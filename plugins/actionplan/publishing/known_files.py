"""Files that need not be made again, because the earlier site holds them already.

A site has many small files, most of them pages. To keep each of them once more would cost as much as to make
it; so of these only the digests are kept, and the earlier site is where they are taken from.
"""

import hashlib
import json
from pathlib import Path

from actionplan.derived.site_file import SiteFile
from actionplan.system.cache import Cache

_NAME = "files"
_NAME_OF_PARTS = "files-of-parts"


class KnownFiles:
    """What the files of a site hold, as digests under the digest of what the site is made from.

    Args:
        cache: where the digests stand.
        site: the folder of the earlier site; it need not exist.
    """

    def __init__(self, cache: Cache, site: Path) -> None:
        self._cache = cache
        self._site = site
        self._digests: dict[str, dict[str, str]] = {}
        self._parts: dict[str, list[str]] | None = None
        self._is_new = False

    def content(self, made_from: str, item: SiteFile) -> bytes:
        """What a file holds: read from the earlier site if it is known to be that, else made."""
        digests = self._digests_of(made_from)
        known = digests.get(item.path)
        if known and (content := self._read(item.path)) is not None and _digest(content) == known:
            return content
        content = item.content
        digests[item.path] = _digest(content)
        self._is_new = True
        return content

    def content_of_part(self, made_from: str, item: SiteFile) -> bytes:
        """The same of a file that is made from only a part of what the site is made from.

        Of each such file only the latest is known: who writes a plan does not go back.
        """
        if self._parts is None:
            self._parts = dict(json.loads(self._cache.known(_NAME_OF_PARTS, "") or b"{}"))
        known_from, known = self._parts.get(item.path, ("", ""))
        if known_from == made_from:
            content = self._read(item.path)
            if content is not None and _digest(content) == known:
                return content
        content = item.content
        self._parts[item.path] = [made_from, _digest(content)]
        self._is_new = True
        return content

    def save(self) -> None:
        """Keep the digests of what has been made."""
        if self._is_new:
            for made_from, digests in self._digests.items():
                self._cache.keep(_NAME, made_from, json.dumps(digests).encode())
            if self._parts:
                self._cache.keep(_NAME_OF_PARTS, "", json.dumps(self._parts).encode())

    def _digests_of(self, made_from: str) -> dict[str, str]:
        if made_from not in self._digests:
            self._digests[made_from] = dict(json.loads(self._cache.known(_NAME, made_from) or b"{}"))
        return self._digests[made_from]

    def _read(self, path: str) -> bytes | None:
        try:
            return (self._site / path).read_bytes()
        except OSError:
            return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

"""A hand-written page's HTML as a part of a longer text."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin, urlsplit

from actionplan.words.html_pieces import Piece, html_pieces

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def nested(html: str, levels: int, prefix: str, address: Callable[[str], str]) -> str:
    """HTML of a page so that it can stand below other headings and beside other pages; without its comments.

    Args:
        html: what Markdown made of the page; well-formed.
        levels: how much deeper its headings become; the sixth level is the deepest there is.
        prefix: what its identifiers then begin with, and its links to them.
        address: what a relative link to another page becomes.
    """
    nesting = _Nesting(levels, prefix, address)
    return "".join(nesting.changed(piece) for piece in html_pieces(html) if piece.kind != "other")


@dataclass(frozen=True)
class _Nesting:
    """Writes other tags where headings, identifiers and links are."""

    levels: int
    prefix: str
    address: Callable[[str], str]

    def changed(self, piece: Piece) -> str:
        if piece.kind == "end":
            return f"</{self._deeper(piece.name)}>"
        if piece.kind not in ("start", "empty"):
            return piece.html
        attributes = piece.attributes().items()
        written = (f' {name}="{escape(self._value(name, value))}"' for name, value in attributes)
        return f"<{self._deeper(piece.name)}{''.join(written)}>"

    def _deeper(self, tag: str) -> str:
        return f"h{min(_HEADINGS[tag] + self.levels, 6)}" if tag in _HEADINGS else tag

    def _value(self, name: str, value: str) -> str:
        if name == "id":
            return self.prefix + value
        if name not in ("href", "src"):
            return value
        if value.startswith("#"):
            return f"#{self.prefix}{value[1:]}"
        parts = urlsplit(value)
        return value if parts.scheme or parts.netloc else self.address(value)


def path_from(page: str, link: str) -> str:
    """The path from the site's root that a relative link on a page leads to."""
    return urljoin(f"/{page}", link).removeprefix("/")

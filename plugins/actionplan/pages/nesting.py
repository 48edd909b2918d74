"""A hand-written page's HTML as a part of a longer text."""

from collections.abc import Callable
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def nested(html: str, levels: int, prefix: str, address: Callable[[str], str]) -> str:
    """HTML of a page so that it can stand below other headings and beside other pages.

    Args:
        html: what Markdown made of the page; well-formed.
        levels: how much deeper its headings become; the sixth level is the deepest there is.
        prefix: what its identifiers then begin with, and its links to them.
        address: what a relative link to another page becomes.
    """
    parser = _Nesting(levels, prefix, address)
    parser.feed(html)
    parser.close()
    return "".join(parser.pieces)


class _Nesting(HTMLParser):
    """Writes what it reads, with other tags where headings, identifiers and links are."""

    def __init__(self, levels: int, prefix: str, address: Callable[[str], str]) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[str] = []
        self._levels = levels
        self._prefix = prefix
        self._address = address

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = (f' {name}="{escape(self._changed(name, value or ""))}"' for name, value in attrs)
        self.pieces.append(f"<{self._deeper(tag)}{''.join(given)}>")

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(f"</{self._deeper(tag)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_entityref(self, name: str) -> None:
        self.pieces.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.pieces.append(f"&#{name};")

    def _deeper(self, tag: str) -> str:
        return f"h{min(_HEADINGS[tag] + self._levels, 6)}" if tag in _HEADINGS else tag

    def _changed(self, name: str, value: str) -> str:
        if name == "id":
            return self._prefix + value
        if name not in ("href", "src"):
            return value
        if value.startswith("#"):
            return f"#{self._prefix}{value[1:]}"
        parts = urlsplit(value)
        return value if parts.scheme or parts.netloc else self._address(value)


def path_from(page: str, link: str) -> str:
    """The path from the site's root that a relative link on a page leads to."""
    return urljoin(f"/{page}", link).removeprefix("/")

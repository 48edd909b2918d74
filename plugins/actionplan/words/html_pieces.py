"""HTML as pieces, each as it is written: texts or tags can be changed, and all else stays byte for byte.

Tags are told from text as browsers tell them (HTML, 13.2.5 Tokenization), so far as templates, Markdown and
HTML within it go: values in either kind of quotes or none, comments, elements whose contents are no HTML.
Every page of the site is read so, which the standard library's parser would take several times as long for.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Literal, NamedTuple

# Written for speed: what is taken possessively (*+) is never tried a shorter way, and what never ends is
# taken to the end of the text, as browsers do, so that no place is looked at twice.
_FLAGS = re.VERBOSE | re.DOTALL | re.IGNORECASE
_RAW_NAMES = "script|style|textarea|title"
# A quote opens a value after an equals sign alone; elsewhere it is a sign as any other.
_ATTRIBUTES = r"""(?: [^>"'=]++ | =\s*+(?:"[^"]*+"|'[^']*+')?+ | ["'] )*+"""
_WITHOUT_TEXT = rf"""
    (?P<raw>{_RAW_NAMES})\b [^<]*+ (?:<(?!/(?P=raw)\b)[^<]*+)*+ (?:</(?P=raw)\b[^>]*+>|\Z)
    | !--.*?(?:-->|\Z)
    | [!?][^>]*+(?:>|\Z)
"""
_MARKUP = re.compile(
    rf"<(?: {_WITHOUT_TEXT} | (?P<end>/?)(?P<name>[a-z][^\s/>]*+) {_ATTRIBUTES} (?:>|\Z) )", _FLAGS
)
_ATTRIBUTE = re.compile(r"""([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")

# Elements that hold nothing and have no end (HTML, 13.1.2 Elements).
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)


class Piece(NamedTuple):
    """A text, the tag that an element begins or ends with, an empty element, a whole one whose contents are
    no HTML (``raw``), or something else: a comment, a declaration, a tag that never ends.

    ``html`` is all of it as it is written, ``name`` the element's in small letters.
    """

    kind: Literal["text", "start", "end", "empty", "raw", "other"]
    html: str
    name: str = ""

    def attributes(self) -> dict[str, str]:
        """Those of a tag, their names in small letters; one without a value has an empty one."""
        values: dict[str, str] = {}
        for name, *quoted in _ATTRIBUTE.findall(self.html, len(self.name) + 1):
            values.setdefault(name.lower(), unescape("".join(quoted)))
        return values


def html_pieces(html: str) -> Iterator[Piece]:
    """The pieces of HTML, in order; together they are all of it. No text follows another."""
    end = 0
    for match in _MARKUP.finditer(html):
        if match.start() > end:
            yield Piece("text", html[end : match.start()])
        yield _piece(match)
        end = match.end()
    if end < len(html):
        yield Piece("text", html[end:])


class TextsOutside:
    """Finds the texts outside of certain elements, in a fraction of the time of :func:`html_pieces`.

    It leaves out an element that holds no other of its name; the texts of one that does are given too.

    Args:
        names: the names of the elements, in small letters.
    """

    def __init__(self, names: Iterable[str]) -> None:
        # The whole element, or a single tag where that does not end as it should.
        self._passed_over = re.compile(
            rf"""
            <(?:
                (?P<closed>{"|".join(names)})(?=[\s/>]) {_ATTRIBUTES} (?<!/)>
                [^<]*+ (?: <(?!/?(?P=closed)[\s/>] | (?:{_RAW_NAMES})\b) /?[a-z] {_ATTRIBUTES} > [^<]*+ )*+
                </(?P=closed)(?=[\s/>]) {_ATTRIBUTES} >
                | {_WITHOUT_TEXT}
                | /?[a-z] {_ATTRIBUTES} (?:>|\Z)
            )
            """,
            _FLAGS,
        )

    def __call__(self, html: str) -> list[str]:
        """The texts in ``html``, as it is written; some are empty."""
        return self._passed_over.split(html)[:: 1 + self._passed_over.groups]


def _piece(match: re.Match[str]) -> Piece:
    written, raw, slash, name = match.group(0, "raw", "end", "name")
    if raw:
        return Piece("raw", written, raw.lower())
    if not name or not written.endswith(">"):
        return Piece("other", written)
    name = name.lower()
    if slash:
        return Piece("end", written, name)
    is_empty = name in _VOID or written.endswith("/>")
    return Piece("empty" if is_empty else "start", written, name)

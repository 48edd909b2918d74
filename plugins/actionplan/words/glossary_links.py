"""Makes the glossary's words links in a page's finished HTML."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplan.plan.values import Language
from actionplan.words.glossary_matcher import GlossaryMatcher, TermMatch
from actionplan.words.html_pieces import Piece, TextsOutside, html_pieces

# Elements whose text stays as it is: what can be acted on, headings and labels, code and
# pictures, and other terms.
_WITHOUT_LINKS = frozenset(
    (
        *("a", "abbr", "button", "caption", "code", "dfn", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5"),
        *("h6", "label", "legend", "noscript", "pre", "select", "summary", "svg", "template", "th"),
    )
)
_texts_with_links = TextsOutside(sorted(_WITHOUT_LINKS))


@dataclass(frozen=True)
class Marked:
    """HTML with links to the glossary, and the terms that it links to."""

    html: str
    terms: tuple[str, ...]


def mark(html: str, matcher: GlossaryMatcher, glossary: str) -> Marked:
    """Make the first place of each term in ``html`` a link to it; the text stays the same.

    Args:
        html: the contents of a page.
        matcher: the terms in the language of the page.
        glossary: the way to the glossary, for ``href``.
    """
    # Most pages hold no term where it could be a link, which is soon seen.
    if not any(map(matcher.matches, _texts_with_links(html))):
        return Marked(html, ())
    marker = _Marker(matcher, glossary)
    marked = "".join(
        marker.marked(piece.html) if may_change else piece.html
        for piece, may_change in _with_changeable(html_pieces(html), matcher.lang)
    )
    return Marked(marked, marker.terms)


def _with_changeable(pieces: Iterable[Piece], lang: Language) -> Iterator[tuple[Piece, bool]]:
    """Each piece, and whether it is a text that links may stand in."""
    # The element that keeps its text as it is, and how many of its name are open within and with it.
    closed, depth = "", 0
    for piece in pieces:
        if depth:
            depth += {"start": 1, "end": -1}.get(piece.kind, 0) if piece.name == closed else 0
        elif piece.kind == "start" and _keeps_its_text(piece, lang):
            closed, depth = piece.name, 1
        yield piece, piece.kind == "text" and not depth


def _keeps_its_text(tag: Piece, lang: Language) -> bool:
    """Whether an element is of a kind without links, says that its text must stay as it is (such as a
    quotation to copy), or is in another language.
    """
    if tag.name in _WITHOUT_LINKS:
        return True
    attributes = tag.attributes() if "lang" in tag.html or "data-no-terms" in tag.html else {}
    return "data-no-terms" in attributes or attributes.get("lang", lang) != lang


class _Marker:
    """Remembers which terms of a page have their link."""

    def __init__(self, matcher: GlossaryMatcher, glossary: str) -> None:
        self._matcher = matcher
        self._glossary = glossary
        self._linked: set[tuple[str, bool]] = set()

    @property
    def terms(self) -> tuple[str, ...]:
        return tuple(sorted({term for term, _ in self._linked}))

    def marked(self, text: str) -> str:
        """A text with its links."""
        parts, end = [], 0
        for match in self._matcher.matches(text):
            if self._wants(match, text):
                self._linked.add((match.name.term, match.name.is_other))
                parts.append(text[end : match.start])
                parts.append(self._link(match.name.term, text[match.start : match.end]))
                end = match.end
        return "".join([*parts, text[end:]])

    def _wants(self, match: TermMatch, text: str) -> bool:
        """Whether a name gets its link: the term once, and before that one other way of writing it."""
        name = match.name
        if not name.is_other:
            return (name.term, False) not in self._linked
        return not (
            name.says_all
            or (name.term, False) in self._linked
            or (name.term, True) in self._linked
            or self._is_explained(match, text)
        )

    def _is_explained(self, match: TermMatch, text: str) -> bool:
        """Whether the term itself follows in brackets, as in «svenska för invandrare (SFI)»."""
        following = re.match(r"\s*\((\w+)\)", text[match.end :])
        names = self._matcher.starting_with(following[1]) if following else ()
        return any(name.term == match.name.term for name in names)

    def _link(self, term: str, text: str) -> str:
        return f'<a class="ap-term" href="{self._glossary}#{term}">{text}</a>'

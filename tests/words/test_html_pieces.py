"""Pieces of HTML: as the standard library's parser tells tags from text, and all of it as it was written."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.words.html_pieces import html_pieces, html_texts

Tag = tuple[str, str, tuple[tuple[str, str], ...]]


class _Tags(HTMLParser):
    """The tags that the standard library sees."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(("start", tag, tuple((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(("end", tag, ()))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def _tags_of_the_library(html: str) -> list[Tag]:
    parser = _Tags()
    parser.feed(html)
    parser.close()
    return parser.seen


def _tags(html: str) -> list[Tag]:
    return [
        ("end", piece.name, ())
        if piece.kind == "end"
        else ("start", piece.name, tuple(piece.attributes().items()))
        for piece in html_pieces(html)
        if piece.kind in ("start", "end", "empty")
    ]


_VALUES = st.text(st.sampled_from("ab<>=&;'/ \n"), max_size=6)
_ATTRIBUTES = st.one_of(
    st.just("hidden"),
    _VALUES.map(lambda value: f'title="{value}"'),
    _VALUES.map(lambda value: f"""alt='{value.replace("'", '"')}'"""),
    st.sampled_from(["lang=en", "HREF = 'x'", "data-x=a'b"]),
)
_TAGS = st.builds(
    lambda name, attributes, end: f"<{' '.join([name, *attributes])}{end}>",
    st.sampled_from(["p", "A", "br", "svg", "x-y"]),
    st.lists(_ATTRIBUTES, max_size=3, unique_by=lambda text: text[:3].lower()),
    st.sampled_from(["", " ", "\n", " /"]),
)
_PIECES = st.one_of(
    _TAGS,
    st.sampled_from(
        ["</p>", "</A >", "text", " 5 < 6 ", "&amp;", "&#34;", "\n", "<!-- <p> -->", "<!doctype html>"]
    ),
)


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_tags_are_those_that_the_library_sees(html: str) -> None:
    assert _tags(html) == _tags_of_the_library(html)


@given(st.text(st.sampled_from("<>/=\"'! -aps\n&;"), max_size=60))
def test_the_pieces_together_are_all_of_it(html: str) -> None:
    pieces = list(html_pieces(html))
    assert "".join(piece.html for piece in pieces) == html
    kinds = [piece.kind for piece in pieces]
    assert ("text", "text") not in set(pairwise(kinds))
    texts = [piece.html for piece in pieces if piece.kind == "text"]
    assert [text for text in html_texts(html) if text] == texts


@pytest.mark.parametrize("name", ["script", "style", "textarea", "title", "SCRIPT"])
def test_what_holds_no_html_is_one_piece(name: str) -> None:
    element = f"<{name} a='1'>if (a<b && b>c) '<p>'</{name}>"
    (before, whole, after) = html_pieces(f"<p>{element}</p>")
    assert (whole.kind, whole.html, whole.name) == ("raw", element, name.lower())
    assert (before.kind, after.kind) == ("start", "end")


def test_a_long_page_takes_no_long_time() -> None:
    """Nothing here is quadratic: half a megabyte of what could begin something and does not."""
    for text in ("<", "<a ", "<a b='", '<a b="', "<script>", "<script </script ", "<!--", "<!", "</a "):
        assert "".join(piece.html for piece in html_pieces(text * (500_000 // len(text)))).startswith(text)

"""Pieces of HTML: as the standard library's parser tells tags from text, and all of it as it was written."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionplan.words.html_pieces import TextsOutside, html_pieces

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
    assert [text for text in TextsOutside(["svg"])(html) if text] == texts


OUTSIDE = TextsOutside(["a", "h2"])


def _texts_outside(html: str) -> list[str]:
    """The texts that stand in no element ``a`` or ``h2``, as the pieces tell."""
    texts, closed, depth = [], "", 0
    for piece in html_pieces(html):
        if depth:
            depth += {"start": 1, "end": -1}.get(piece.kind, 0) if piece.name == closed else 0
        elif piece.kind == "start" and piece.name in ("a", "h2"):
            closed, depth = piece.name, 1
        elif piece.kind == "text":
            texts.append(piece.html)
    return texts


_NESTED = st.recursive(
    st.sampled_from(["text", " 5 < 6 ", "&amp;", "<br>", "<!-- </a> -->", "<script>'</a>'</script>", "</p>"]),
    lambda inner: st.builds(
        lambda name, attributes, parts: f"<{name}{attributes}>{''.join(parts)}</{name.lower()}>",
        st.sampled_from(["a", "A", "h2", "p", "abbr", "a-b"]),
        st.sampled_from(["", " href='</a>'", ' title="<h2>"', " data-a"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=12,
)


@given(st.one_of(_NESTED, st.lists(_PIECES | _NESTED, max_size=6).map("".join)))
def test_no_text_outside_of_elements_is_left_out(html: str) -> None:
    assert set(_texts_outside(html)) <= set(OUTSIDE(html))


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("x<a href='>'>y</a >z", ["x", "z"]),
        ("x<A>y<b>y</b></a>z<abbr>v</abbr>", ["x", "z", "v", ""]),
        ("x<a/>y<h2 class=a>z</h2>", ["x", "y", ""]),
        # What is not as it should be is not left out.
        ("<a><a>y</a>z</a>", ["", "", "z", ""]),
        ("<a><!-- </a> --></a>z", ["", "", "", "z"]),
        ("<a>y", ["", "y"]),
    ],
)
def test_texts_outside_of_elements(html: str, texts: list[str]) -> None:
    assert OUTSIDE(html) == texts


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
    for text in ("<a>", "<a><h2>", "<a><b>", "<a><h2></a>", "<a><b c='", "</a ", "<a><!--", "<a><script>"):
        assert OUTSIDE(text * (500_000 // len(text)))

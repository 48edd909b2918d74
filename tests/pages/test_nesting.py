"""A hand-written page in a longer text: deeper headings, its own identifiers, the same links."""

import pytest

from actionplan.pages.nesting import nested, path_from


def moved(html: str, levels: int = 1) -> str:
    return nested(html, levels, "part--", lambda link: f"/{path_from('planen/forord/', link)}")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<h1 id="forord">Förord</h1>', '<h2 id="part--forord">Förord</h2>'),
        ("<h6>Djupast</h6>", "<h6>Djupast</h6>"),
        ('<a href="#dar">dit</a>', '<a href="#part--dar">dit</a>'),
        ('<a href="../natverk/#x">dit</a>', '<a href="/planen/natverk/#x">dit</a>'),
        ('<img alt="" src="../../bild.png">', '<img alt="" src="/bild.png">'),
        ('<a href="https://annan.example/?a=1&amp;b=2">ut</a>', None),
        ('<a href="mailto:info@annan.example">skriv</a>', None),
        ("<p>5 &lt; 6 &amp;&#160;7<br>ny rad</p>", None),
        ('<input type="checkbox" disabled="">', None),
    ],
)
def test_headings_identifiers_and_links_change_and_nothing_else(html: str, expected: str | None) -> None:
    assert moved(html) == (html if expected is None else expected)


def test_quotes_in_attributes_stay_within_them() -> None:
    assert moved('<p title="a &quot;b&quot; &lt;c&gt;">d</p>') == '<p title="a &quot;b&quot; &lt;c&gt;">d</p>'

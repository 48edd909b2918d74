"""HTML to EPUB: the same bytes each time, and nothing of a text is lost or taken for markup."""

import builtins
import io
from datetime import date
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZIP_STORED, ZipFile

import pytest

from actionplan.derived.site_file import Lack
from actionplan.documents.epub import epub, lack_for_epub

needs_a_parser = pytest.mark.skipif(bool(lack_for_epub()), reason=f"EPUB needs: {lack_for_epub()}")

_HTML = """<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>Mål &amp; medel</title>
<meta name="author" content="Länet"><meta name="description" content="&lt;b&gt; &quot;allt&quot;"></head>
<body><h1>Mål &amp; medel</h1><nav><h2>Innehåll</h2><ol><li><a href="#ett">Ett</a></ol></nav>
<h2 id="ett">Ett</h2><p>1 &lt; 2<br>och &amp;amp;<p lang="en">Two</body></html>"""
_OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}


def made(html: str = _HTML) -> bytes:
    """A book of a document."""
    return epub(html, "p { margin: 0 }", "https://plan.example/plan.epub", date(2026, 1, 2), "Fritt & öppet")


def xml_in(book: ZipFile, name: str) -> ET.Element:
    """A file of a book, parsed strictly."""
    return ET.fromstring(book.read(f"book/{name}"))  # noqa: S314 - we have just made it


@needs_a_parser
def test_the_same_document_is_the_same_bytes() -> None:
    assert made() == made()


@needs_a_parser
def test_the_file_says_what_it_is_before_all_else() -> None:
    with ZipFile(io.BytesIO(made())) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert book.read(first) == b"application/epub+zip"
        assert book.testzip() is None


@needs_a_parser
def test_texts_stay_what_they_are() -> None:
    with ZipFile(io.BytesIO(made())) as book:
        text = "".join(xml_in(book, "text.xhtml").itertext())
        assert "1 < 2och &amp;" in text and "Innehåll" not in text
        contents = xml_in(book, "nav.xhtml")
        link = next(contents.iter("{http://www.w3.org/1999/xhtml}a"))
        assert (link.get("href"), link.text) == ("text.xhtml#ett", "Ett")
        about = xml_in(book, "package.opf")
    said = {
        name: about.findtext(f"opf:metadata/dc:{name}", namespaces=_OPF)
        for name in ("identifier", "title", "language", "creator", "description", "rights")
    }
    assert said == {
        "identifier": "https://plan.example/plan.epub",
        "title": "Mål & medel",
        "language": "sv",
        "creator": "Länet",
        "description": '<b> "allt"',
        "rights": "Fritt & öppet",
    }


@needs_a_parser
def test_signs_that_xml_cannot_hold_are_left_out() -> None:
    with ZipFile(io.BytesIO(made(_HTML.replace("1 &lt; 2", "1\x0b \x00&lt; 2\ufffe")))) as book:
        assert "1 < 2och" in "".join(xml_in(book, "text.xhtml").itertext())


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    given = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "tinyhtml5":
            raise ImportError(name)
        return given(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    assert lack_for_epub() == Lack("missing-program", {"command": "pip install 'mkdocs-actionplan[pdf]'"})

"""HTML to EPUB 3.3: the text in one file, its contents in another, and what the format asks for around them.

Rules: https://www.w3.org/TR/epub-33/ and, for what is said of accessibility, https://www.w3.org/TR/epub-a11y-11/.
No clock is read: the same HTML makes the same bytes.
"""

import io
import re
from datetime import date
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from actionplan.derived.site_file import Lack
from actionplan.documents.pdf import INSTALL

MEDIA_TYPE = "application/epub+zip"

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_OPF = "http://www.idpf.org/2007/opf"
_DC = "http://purl.org/dc/elements/1.1/"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_TEXT, _NAV, _STYLE = "text.xhtml", "nav.xhtml", "style.css"

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

# Signs that HTML may hold and XML may not (https://www.w3.org/TR/xml/#charsets).
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

# What the text is like, in the words of https://www.w3.org/2021/a11y-discov-vocab/.
_ACCESS = {
    "accessMode": ("textual",),
    "accessModeSufficient": ("textual",),
    "accessibilityFeature": ("structuralNavigation", "tableOfContents"),
    "accessibilityHazard": ("none",),
}


def lack_for_epub() -> Lack | None:
    """What is lacking before books can be made, with the command that installs it."""
    try:
        import tinyhtml5  # noqa: F401 - optional
    except ImportError:
        return Lack("missing-program", {"command": INSTALL})
    return None


def epub(html: str, stylesheet: str, identifier: str, day: date, rights: str) -> bytes:
    """A book of a document.

    Args:
        html: the document, with a language, a title, an author and a description in its head, and one
            ``nav`` whose lists lead to places in it.
        stylesheet: the book's CSS.
        identifier: an absolute address that stands for the book.
        day: when it was made.
        rights: on what terms.

    Raises:
        ImportError: :func:`lack_for_epub` says what is missing.
    """
    import tinyhtml5

    ET.register_namespace("", _XHTML)
    ET.register_namespace("epub", _OPS)
    text = tinyhtml5.parse(_NOT_IN_XML.sub("", html))
    contents = _taken_out(text, "nav")
    head = _first(text, "head")
    ET.SubElement(head, f"{{{_XHTML}}}link", rel="stylesheet", href=_STYLE)
    text.set(_LANG, text.get("lang", ""))
    files = {
        "META-INF/container.xml": _CONTAINER.encode(),
        "book/package.opf": _package(text, identifier, day, rights),
        f"book/{_NAV}": _written(_navigation(text, contents)),
        f"book/{_TEXT}": _written(text),
        f"book/{_STYLE}": stylesheet.encode(),
    }
    return _packed(files)


def _first(parent: ET.Element, name: str) -> ET.Element:
    element = next(parent.iter(f"{{{_XHTML}}}{name}"), None)
    if element is None:
        raise ValueError(f"The document has no {name}.")
    return element


def _taken_out(text: ET.Element, name: str) -> ET.Element:
    """The first element of a name, which the document no longer holds."""
    element = _first(text, name)
    parent = next(item for item in text.iter() if element in item)
    parent.remove(element)
    element.tail = None
    return element


def _navigation(text: ET.Element, contents: ET.Element) -> ET.Element:
    """The book's contents list, a file of its own (EPUB 3.3, section 7)."""
    page = ET.Element(f"{{{_XHTML}}}html", {"lang": text.get("lang", ""), _LANG: text.get("lang", "")})
    head = ET.SubElement(page, f"{{{_XHTML}}}head")
    ET.SubElement(head, f"{{{_XHTML}}}title").text = _first(text, "title").text
    contents.set(f"{{{_OPS}}}type", "toc")
    for link in contents.iter(f"{{{_XHTML}}}a"):
        link.set("href", _TEXT + link.get("href", ""))
    ET.SubElement(page, f"{{{_XHTML}}}body").append(contents)
    return page


def _package(text: ET.Element, identifier: str, day: date, rights: str) -> bytes:
    """The book's description (EPUB 3.3, section 5)."""
    about = {item.get("name"): item.get("content") or "" for item in text.iter(f"{{{_XHTML}}}meta")}
    lang = text.get("lang", "")
    root = ET.Element(
        "package", {"xmlns": _OPF, "xmlns:dc": _DC, "version": "3.0", "unique-identifier": "id", _LANG: lang}
    )
    metadata = ET.SubElement(root, "metadata")
    ET.SubElement(metadata, "dc:identifier", id="id").text = identifier
    for name, value in (
        ("title", _first(text, "title").text or ""),
        ("language", lang),
        ("creator", about["author"]),
        ("publisher", about["author"]),
        ("description", about["description"]),
        ("rights", rights),
    ):
        ET.SubElement(metadata, f"dc:{name}").text = value
    ET.SubElement(metadata, "meta", property="dcterms:modified").text = f"{day.isoformat()}T00:00:00Z"
    for name, values in _ACCESS.items():
        for value in values:
            ET.SubElement(metadata, "meta", property=f"schema:{name}").text = value
    files = ET.SubElement(root, "manifest")
    for item_id, file, media_type in (
        ("nav", _NAV, "application/xhtml+xml"),
        ("text", _TEXT, "application/xhtml+xml"),
        ("style", _STYLE, "text/css"),
    ):
        item = ET.SubElement(files, "item", {"id": item_id, "href": file, "media-type": media_type})
        if item_id == "nav":
            item.set("properties", "nav")
    order = ET.SubElement(root, "spine")
    ET.SubElement(order, "itemref", idref="text")
    return _written(root)


def _written(root: ET.Element) -> bytes:
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def _packed(files: dict[str, bytes]) -> bytes:
    """A ZIP file whose first entry says what it is, uncompressed (EPUB 3.3, section 4.3)."""
    target = io.BytesIO()
    with ZipFile(target, "w") as book:
        book.writestr(ZipInfo("mimetype"), MEDIA_TYPE, ZIP_STORED)
        for name, content in files.items():
            book.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return target.getvalue()

"""HTML to tagged PDF (PDF/UA-1), by WeasyPrint, which the extra ``pdf`` installs.

Nothing but the files of one folder is fetched, and no clock is read: the same
HTML, fonts and WeasyPrint make the same bytes.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname
from xml.etree.ElementTree import Element

from actionplan.derived.site_file import Lack

# The extra's libraries; and the system's that WeasyPrint draws text with, as Debian names their packages.
INSTALL = "pip install 'mkdocs-actionplan[pdf]'"
SYSTEM_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0"


@dataclass(frozen=True)
class Pdf:
    """A finished document and its number of pages."""

    content: bytes
    pages: int


def lack_for_pdf() -> Lack | None:
    """What is lacking before documents can be made, with the command that installs it."""
    try:
        import weasyprint  # noqa: F401 - optional, and slow to load
    except ImportError:
        return Lack("missing-program", {"command": INSTALL})
    except OSError:
        return Lack("missing-program", {"command": f"apt install {SYSTEM_PACKAGES}"})
    return None


def pdf(html: str, folder: Path, stylesheet: str) -> Pdf:
    """Typeset a document.

    Args:
        html: the document, which needs a language and a title.
        folder: where the stylesheet and its fonts are.
        stylesheet: the stylesheet's path in the folder.

    Raises ImportError or OSError where :func:`lack_for_pdf` says what is missing.
    """
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    logging.getLogger("fontTools").setLevel(logging.WARNING)
    source = HTML(string=html, base_url=folder.as_uri() + "/", url_fetcher=_files_in(folder))
    _without_groups(source.etree_element)
    fonts = FontConfiguration()
    rendered = source.render(
        stylesheets=[folder / stylesheet], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True
    )
    content = rendered.write_pdf(finisher=_print_links, pdf_variant="pdf/ua-1", pdf_tags=True)
    return Pdf(content, len(rendered.pages))


def _files_in(folder: Path) -> Any:
    """A fetcher of the files in a folder and of nothing else."""
    from weasyprint.urls import URLFetcher

    class Fetcher(URLFetcher):  # type: ignore[misc]  # the library has no types
        def fetch(self, url: str, headers: Any = None) -> Any:
            file = Path(url2pathname(urlsplit(url).path))
            if not file.resolve().is_relative_to(folder.resolve()):
                raise ValueError(f"Outside of {folder}: {url}")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols=["file"])


def _without_groups(document: Element) -> None:
    """Take ``div`` out of lists of terms; WeasyPrint would tag it as a part of the list that is no item."""
    for terms in document.iter("dl"):
        for group in list(terms):
            if group.tag == "div":
                group[0].attrib.update(group.attrib)
                at = list(terms).index(group)
                terms[at : at + 1] = list(group)


def _print_links(_document: object, file: Any) -> None:
    """Give every link the flag that it belongs on paper too (ISO 32000-1, 12.5.3)."""
    for item in file.objects:
        if isinstance(item, dict) and item.get("Subtype") == "/Link":
            item["F"] = 4

"""The whole plan as PDF files: each language, in normal and in large type."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from actionplan.collecting import without_collecting
from actionplan.exports.pdf import Pdf, pdf
from actionplan.pages import Site
from actionplan.pages.document import EDITIONS, document, document_path
from actionplan.pages.site import DocumentFile, Edition
from actionplan.values import LANGUAGES, Language

_ASSETS = Path(__file__).parent / "assets"


ALL = tuple((lang, edition) for lang in LANGUAGES for edition in EDITIONS)


def documents(
    site: Site, wanted: Sequence[tuple[Language, Edition]] = ALL
) -> Iterator[tuple[DocumentFile, bytes]]:
    """Documents of a site with their content, made side by side on the machine's cores.

    Raises ImportError or OSError where WeasyPrint or what it needs is missing.
    """
    sources = [document(site, lang, edition) for lang, edition in wanted]
    # Fresh processes: a fork of one that has threads may hang.
    with ProcessPoolExecutor(min(len(wanted), cpu_count() or 1), get_context("spawn")) as workers:
        for (lang, edition), made in zip(wanted, workers.map(typeset, sources), strict=True):
            path = document_path(lang, edition)
            yield DocumentFile(path, lang, edition, made.pages, len(made.content)), made.content


def typeset(html: str) -> Pdf:
    """A document of ``pages/document.py`` as PDF."""
    # WeasyPrint keeps all that it makes to the end; looking for garbage would cost a sixth of the time.
    with without_collecting():
        return pdf(html, _ASSETS, "document/document.css")

"""The whole plan as files for readers: each language as PDF, in normal and in large type, and as EPUB."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from actionplan.derived.site import DocumentFile, Edition
from actionplan.documents import epub, pdf
from actionplan.documents.document import EDITIONS, PRINTED, document, document_path
from actionplan.pages import Site
from actionplan.plan.values import LANGUAGES, Language
from actionplan.system.gc_pause import without_collecting

Wanted = tuple[Language, Edition]

ALL: tuple[Wanted, ...] = tuple((lang, edition) for lang in LANGUAGES for edition in EDITIONS)

_PACKAGE = Path(__file__).parents[1]

_UNAVAILABLE: dict[Edition, Callable[[], str]] = {
    **dict.fromkeys(PRINTED, pdf.unavailable),
    "epub": epub.unavailable,
}


def possible(wanted: Iterable[Wanted] = ALL) -> tuple[list[Wanted], str]:
    """Those of the wanted documents that can be made here, and a command that installs what others need."""
    chosen = list(wanted)
    # Looking for a library that is not there takes a while, so each is looked for once.
    missing = {find: find() for find in dict.fromkeys(_UNAVAILABLE[edition] for _, edition in chosen)}
    can_be_made = [item for item in chosen if not missing[_UNAVAILABLE[item[1]]]]
    return can_be_made, next(filter(None, missing.values()), "")


def documents(site: Site, wanted: Iterable[Wanted] = ALL) -> Iterator[tuple[DocumentFile, bytes]]:
    """Documents of a site with their content; those that take long are made side by side on all cores.

    Raises ImportError or OSError for a document that is not :func:`possible`.
    """
    chosen = list(wanted)
    printed = [item for item in chosen if item[1] in PRINTED]
    if printed:
        # Fresh processes: a fork of one that has threads may hang.
        with ProcessPoolExecutor(min(len(printed), cpu_count() or 1), get_context("spawn")) as workers:
            sources = [document(site, lang, edition) for lang, edition in printed]
            for (lang, edition), made in zip(printed, workers.map(typeset, sources), strict=True):
                path = document_path(lang, edition)
                yield DocumentFile(path, lang, edition, made.pages, len(made.content)), made.content
    for lang, edition in (item for item in chosen if item not in printed):
        content = _book(site, lang)
        yield DocumentFile(document_path(lang, edition), lang, edition, 0, len(content)), content


def _book(site: Site, lang: Language) -> bytes:
    return epub.epub(
        document(site, lang, "epub"),
        stylesheet=(_PACKAGE / "documents/style/book.css").read_text("utf-8"),
        identifier=site.base_url + document_path(lang, "epub"),
        day=site.today,
        rights=site.plan.about.licence.text.in_language(lang)[0],
    )


def typeset(html: str) -> pdf.Pdf:
    """A document of ``pages/document.py`` as PDF."""
    # WeasyPrint keeps all that it makes to the end; looking for garbage would cost a sixth of the time.
    with without_collecting():
        return pdf.pdf(html, _PACKAGE, "documents/style/document.css")

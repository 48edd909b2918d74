"""The whole plan as files for readers: each language as PDF, in normal and in large type, and as EPUB."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from actionplan.derived.site import DocumentFile, Edition, Site
from actionplan.derived.site_file import Lack, Missing, SiteFile
from actionplan.documents import epub, pdf
from actionplan.documents.document import EDITIONS, PRINTED, document, document_path
from actionplan.plan.values import LANGUAGES, Language
from actionplan.system.gc_pause import without_collecting

Wanted = tuple[Language, Edition]

ALL: tuple[Wanted, ...] = tuple((lang, edition) for lang in LANGUAGES for edition in EDITIONS)

_PACKAGE = Path(__file__).parents[1]

_LACKS: dict[Edition, Callable[[], Lack | None]] = {
    **dict.fromkeys(PRINTED, pdf.lack_for_pdf),
    "epub": epub.lack_for_epub,
}


def lacks(wanted: Iterable[Wanted]) -> dict[Wanted, Lack | None]:
    """What each of the wanted documents lacks here."""
    chosen = list(wanted)
    # Looking for a library that is not there takes a while, so each is looked for once.
    lack_by_check = {check: check() for check in dict.fromkeys(_LACKS[edition] for _, edition in chosen)}
    return {item: lack_by_check[_LACKS[item[1]]] for item in chosen}


class Documents:
    """Documents of a site: which there can be, and what is in them, made when it is first asked for.

    Args:
        site: what they are made from.
        lacks: the wanted documents, each with what it lacks here.
    """

    def __init__(self, site: Site, lacks: dict[Wanted, Lack | None]) -> None:
        self._site = site
        self._lacks = lacks

    def files(self) -> Iterator[SiteFile | Missing]:
        """The documents as files of the site, those for paper first."""
        for wanted in sorted(self._lacks, key=lambda item: item[1] not in PRINTED):
            path, lack = document_path(*wanted), self._lacks[wanted]
            yield Missing(path, lack) if lack else SiteFile(path, self._content_of(path))

    def _content_of(self, path: str) -> Callable[[], bytes]:
        return lambda: self._by_path[path][1]

    def described(self) -> tuple[DocumentFile, ...]:
        """The documents that there can be, with their pages and sizes."""
        return tuple(file for file, _ in self._by_path.values())

    @cached_property
    def _by_path(self) -> dict[str, tuple[DocumentFile, bytes]]:
        """All of them by their paths; those that take long are made side by side."""
        wanted = [item for item, lack in self._lacks.items() if not lack]
        return {file.path: (file, content) for file, content in documents(self._site, wanted)}


def documents(site: Site, wanted: Iterable[Wanted] = ALL) -> Iterator[tuple[DocumentFile, bytes]]:
    """Documents of a site with their content; those that take long are made side by side on all cores.

    Raises ImportError or OSError for a document that :func:`lacks` something.
    """
    chosen = list(wanted)
    printed = [item for item in chosen if item[1] in PRINTED]
    if printed:
        # Fresh processes: a fork of one that has threads may hang.
        with ProcessPoolExecutor(min(len(printed), cpu_count() or 1), get_context("spawn")) as workers:
            sources = [document(site, lang, edition) for lang, edition in printed]
            for (lang, edition), result in zip(printed, workers.map(typeset, sources), strict=True):
                path, size = document_path(lang, edition), len(result.content)
                yield DocumentFile(path, lang, edition, result.pages, size), result.content
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
    """A document of ``documents/document.py`` as PDF."""
    # WeasyPrint keeps all that it makes to the end; looking for garbage would cost a sixth of the time.
    with without_collecting():
        return pdf.pdf(html, _PACKAGE, "documents/style/document.css")

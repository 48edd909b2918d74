"""The whole plan as files for readers: each language as PDF, in normal and in large type, and as EPUB."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cached_property
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from posixpath import basename
from typing import Any

from actionplan.derived.site import DocumentFile, Edition, Site
from actionplan.derived.site_file import Lack, Missing, SiteFile
from actionplan.documents import epub, pdf
from actionplan.documents.document import EDITIONS, PRINTED, document, document_path
from actionplan.documents.drawing import drawn_with
from actionplan.plan.values import LANGUAGES, Language
from actionplan.system.cache import Cache, digest_of
from actionplan.system.gc_pause import without_collecting
from actionplan.system.progress import SILENT, Progress, counted

Wanted = tuple[Language, Edition]

ALL: tuple[Wanted, ...] = tuple((lang, edition) for lang in LANGUAGES for edition in EDITIONS)

_PACKAGE = Path(__file__).parents[1]

_LACKS: dict[Edition, Callable[[], Lack | None]] = {
    **dict.fromkeys(PRINTED, pdf.lack_for_pdf),
    "epub": epub.lack_for_epub,
}


def lacks(wanted: Iterable[Wanted], cache: Cache) -> dict[Wanted, Lack | None]:
    """What each of the wanted documents lacks here.

    Args:
        wanted: the documents.
        cache: where it may stand that nothing is lacking, for it takes a while to load the libraries.
    """
    chosen = list(wanted)
    # What several lack is looked for once.
    edition_of = {_LACKS[edition]: edition for _, edition in chosen}
    lack_of = {check: _lack(edition, cache) for check, edition in edition_of.items()}
    return {item: lack_of[_LACKS[item[1]]] for item in chosen}


def _lack(edition: Edition, cache: Cache) -> Lack | None:
    """What an edition lacks. What is there stays there while all libraries are as they were."""
    name, here = f"nothing-lacks-{edition}", drawn_with()
    if here and cache.known(name, here) is not None:
        return None
    lack = _LACKS[edition]()
    if here and not lack:
        cache.keep(name, here, b"")
    return lack


class Documents:
    """Documents of a site: which there can be, and what is in them, made when it is first asked for.

    Args:
        site: what they are made from.
        lacks: the wanted documents, each with what it lacks here.
        cache: where earlier ones may stand.
        made_from: gives the digest of the site.
        progress: is told of each that is made.
    """

    def __init__(
        self,
        site: Site,
        lacks: dict[Wanted, Lack | None],
        cache: Cache,
        made_from: Callable[[], str],
        progress: Progress = SILENT,
    ) -> None:
        self._site = site
        self._lacks = lacks
        self._cache = cache
        self._made_from = made_from
        self._progress = progress

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
        results = {item: result for item in wanted if (result := self._known(item))}
        missing = [item for item in wanted if item not in results]
        made = counted(documents(self._site, missing), self._progress, "documents", len(missing))
        for item, result in zip(missing, made, strict=True):
            self._keep(*result)
            results[item] = result
        return {document_path(*item): results[item] for item in wanted}

    def _known(self, wanted: Wanted) -> tuple[DocumentFile, bytes] | None:
        path = document_path(*wanted)
        digest = self._digests[path]
        value = self._cache.known(basename(path), digest) if digest else None
        if value is None:
            return None
        pages, _, content = value.partition(b"\n")
        return DocumentFile(path, *wanted, int(pages), len(content)), content

    def _keep(self, file: DocumentFile, content: bytes) -> None:
        if digest := self._digests[file.path]:
            self._cache.keep(basename(file.path), digest, b"%d\n" % file.pages + content)

    @cached_property
    def _digests(self) -> Mapping[str, str | None]:
        """What each document is made from, by its path; None for one that must not be kept.

        The same site has the same documents, and so their text need not be made to know it; and many sites
        have the same text.
        """
        wanted = [item for item, lack in self._lacks.items() if not lack]
        made_from = digest_of(self._made_from(), wanted, drawn_with())
        known = self._cache.kept("documents", made_from, lambda: json.dumps(self._sources(wanted)).encode())
        return dict(json.loads(known))

    def _sources(self, wanted: Iterable[Wanted]) -> dict[str, str | None]:
        return {document_path(*item): _digest(self._site, *item) for item in wanted}


def _digest(site: Site, lang: Language, edition: Edition) -> str | None:
    """What a document is made from beside this package and its libraries."""
    source = _source(site, lang, edition)
    if edition not in PRINTED:
        return digest_of(source, *_about_book(site, lang).values())
    return digest_of(source, here) if (here := drawn_with()) else None


def _source(site: Site, lang: Language, edition: Edition) -> str:
    """The HTML of a document, made once."""
    return site.once(("document", lang, edition), lambda: document(site, lang, edition))


def documents(site: Site, wanted: Iterable[Wanted] = ALL) -> Iterator[tuple[DocumentFile, bytes]]:
    """Documents of a site with their content, in the order given.

    Those that take long are made side by side on all cores. Raises ImportError or OSError for a document
    that :func:`lacks` something.
    """
    chosen = list(wanted)
    printed = [item for item in chosen if item[1] in PRINTED]
    typeset_ones = iter(_typeset_all([_source(site, *item) for item in printed]))
    for lang, edition in chosen:
        result = next(typeset_ones) if edition in PRINTED else pdf.Pdf(_book(site, lang), 0)
        path, size = document_path(lang, edition), len(result.content)
        yield DocumentFile(path, lang, edition, result.pages, size), result.content


def _typeset_all(sources: list[str]) -> Iterator[pdf.Pdf]:
    """Documents as PDF, in their order."""
    if not sources:
        return
    # Fresh processes: a fork of one that has threads may hang.
    with ProcessPoolExecutor(min(len(sources), cpu_count() or 1), get_context("spawn")) as workers:
        yield from workers.map(typeset, sources)


def _book(site: Site, lang: Language) -> bytes:
    stylesheet = (_PACKAGE / "documents/style/book.css").read_text("utf-8")
    return epub.epub(_source(site, lang, "epub"), stylesheet=stylesheet, **_about_book(site, lang))


def _about_book(site: Site, lang: Language) -> dict[str, Any]:
    """What a book says of itself beside its text, as :func:`epub.epub` takes it."""
    return {
        "identifier": site.base_url + document_path(lang, "epub"),
        "day": site.today,
        "rights": site.plan.about.licence.text.in_language(lang)[0],
    }


def typeset(html: str) -> pdf.Pdf:
    """A document of ``documents/document.py`` as PDF."""
    # WeasyPrint keeps all that it makes to the end; looking for garbage would cost a sixth of the time.
    with without_collecting():
        return pdf.pdf(html, _PACKAGE, "documents/style/document.css")

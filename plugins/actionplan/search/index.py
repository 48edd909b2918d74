"""The search index of a site: the files that the browser searches.

In each language there is a small file with a fixed name (``search-index/sv/index.json``), which says where
the pieces with words and records are to be found. Those stand in a folder that is named by what all of its
files hold (``search-index/pieces/sv-1f2e3d4c5b/``): it may be kept for ever, and what belongs together is
never mixed with pieces of an earlier index.
"""

import hashlib
from collections.abc import Iterator, Sequence

from actionplan.derived.site import Site
from actionplan.plan.values import LANGUAGES, Language
from actionplan.search.records import SearchRecord, records
from actionplan.search.rule import RULE, query_compounds
from actionplan.search.transport import as_bytes, facet, pieces, record_row, word_piece, word_rows
from actionplan.search.vocabulary import SearchWords
from actionplan.search.weights import postings
from actionplan.words.packing import characters, for_browser, front_coded

# Where the index stands in the site; web/search/searcher.mjs looks for it there, and security/servers.py
# lets browsers keep the pieces.
FOLDER = "search-index"
# Characters of a SHA-256 in a folder's name.
_DIGITS = 10


class SearchIndex:
    """The index of a language.

    Args:
        site: what can be found, the HTML of its hand-written pages included.
        lang: the language.
    """

    def __init__(self, site: Site, lang: Language) -> None:
        self._plan = site.plan
        self._lang: Language = lang
        self._records = list(records(site, lang))

    @property
    def made_from(self) -> tuple[object, ...]:
        """All that it is made from: where it is the same, so is the index."""
        # Names come from organisations and terms (search/names.py).
        return self._lang, self._plan.organisations, self._plan.terms, self._records

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The path of each of its files from the site's root, and its content."""
        texts = (f"{item.title} {item.text}" for item in self._records)
        yield from index_files(self._lang, self._records, SearchWords(self._plan, self._lang, texts))


def search_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The files of the index in all languages."""
    for lang in LANGUAGES:
        yield from SearchIndex(site, lang).files()


def index_files(
    lang: Language, search_records: Sequence[SearchRecord], words: SearchWords
) -> Iterator[tuple[str, bytes]]:
    """The index of a language.

    Args:
        lang: the language.
        search_records: what can be found, in the order in which equals are shown.
        words: what the titles and texts of the records are found by, in the same order.
    """
    of_words = list(pieces(word_rows(postings(list(zip(search_records, words.extra, strict=True)), lang))))
    of_records = list(pieces((item.path, record_row(item)) for item in search_records))
    kept = [
        *((f"words-{number}.json", as_bytes(word_piece(piece))) for number, piece in enumerate(of_words)),
        *(
            (f"records-{number}.json", as_bytes([row for _, row in piece]))
            for number, piece in enumerate(of_records)
        ),
        ("facets.json", as_bytes(_facets(search_records))),
        ("vocabulary.json", as_bytes({"words": words.suggestions(), "hidden": words.hidden_words()})),
    ]
    folder = f"{lang}-{_digits(kept)}"
    about = {
        "folder": folder,
        "records": len(search_records),
        "rule": for_browser(RULE),
        "compounds": for_browser(query_compounds(lang)),
        "words": front_coded(piece[0][0] for piece in of_words),
        "shown": characters(len(piece) for piece in of_records),
    }
    yield f"{FOLDER}/{lang}/index.json", as_bytes(about)
    for name, content in kept:
        yield f"{FOLDER}/pieces/{folder}/{name}", content


def _facets(search_records: Sequence[SearchRecord]) -> dict[str, object]:
    return {
        "kind": facet([(item.kind,) for item in search_records]),
        "focus_area": facet([item.focus_areas for item in search_records]),
        "organisation": facet([item.organisations for item in search_records]),
    }


def _digits(kept: Sequence[tuple[str, bytes]]) -> str:
    digest = hashlib.sha256()
    for name, content in kept:
        digest.update(name.encode() + b"\0" + len(content).to_bytes(8) + content)
    return digest.hexdigest()[:_DIGITS]

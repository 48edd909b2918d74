"""Writes the search index that the browser reads.

Each record becomes a small HTML page for Pagefind: hidden words must weigh less than visible ones, and
its other kind of record knows no weights.
"""

import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from actionplan.derived.site import Site
from actionplan.plan.values import LANGUAGES, Language
from actionplan.search.chunks import cut_chunks
from actionplan.search.order import put_in_order
from actionplan.search.pagefind_program import write_pagefind_index
from actionplan.search.records import SearchRecord, records
from actionplan.search.vocabulary import SearchWords, distinct

# Where the index stands in the site; results.mjs looks for it there.
FOLDER = "pagefind"
# Between what is shown and what is only searched; results.mjs cuts the text there.
SEPARATOR = "¶"
# What the site's own interface does not use.
_UNUSED = ("*-ui.js", "*-ui.css", "pagefind-highlight.js", "pagefind-worker.js", "wasm.unknown.pagefind")
# About 1 KB when compressed: a reader's first words should cost little.
_MOST_BYTES_OF_CHUNK = 2_000
# A result brings its text to the browser: of a longer one the rest is searched, but not shown.
_MOST_WORDS_SHOWN = 150

# What a word weighs: in a name much, since the page is about it; in a sentence that is a title less.
_TITLES = {"activity": 1.2}
_TITLE = 10
# A definition says what a term is, as a name does; other texts may mention anything in passing.
_TEXTS = {"term": 1.5}
_TEXT = 0.6
_DOCUMENT = Markup(
    '<html lang="{lang}"><body>{language}{filters}<p data-pagefind-weight="{title_weight}">{title}</p>'
    '<p data-pagefind-weight="{text_weight}">{separator} {text}</p><p>{separator} {id}</p>'
    '<p data-pagefind-weight="{text_weight}">{rest}</p>'
    '<p data-pagefind-weight="0.3">{extra}</p></body></html>'
)
_LANGUAGE = Markup('<i data-pagefind-meta="shown_in[data-value]" data-value="{}"></i>')
_FILTER = Markup('<i data-pagefind-filter="{name}[data-value]" data-value="{value}"></i>')


def write_index(site: Site, target: Path) -> None:
    """Write the index of all languages below ``target``, the folder of the finished site.

    Args:
        site: what can be found, the HTML of its hand-written pages included.
        target: the folder of the finished site.

    Raises:
        SearchIndexError: Pagefind is not installed, or says that something is wrong.
        OSError: a file cannot be written.
    """
    output = target / FOLDER
    pages: list[tuple[str, str]] = []
    words: dict[Language, dict[str, list[str]]] = {}
    for lang in LANGUAGES:
        words[lang] = _add_pages(pages, site, lang)
    write_pagefind_index(pages, output, _UNUSED)
    cut_chunks(output, _MOST_BYTES_OF_CHUNK)
    put_in_order(output)
    for lang, suggestions in words.items():
        text = json.dumps(suggestions, ensure_ascii=False, separators=(",", ":"))
        (output / f"words.{lang}.json").write_text(text, "utf-8")


def _add_pages(pages: list[tuple[str, str]], site: Site, lang: Language) -> dict[str, list[str]]:
    """Add a page for each record; returns all words by which something is found."""
    found = list(records(site, lang))
    vocabulary = SearchWords(site.plan, lang, (f"{item.title} {item.text}" for item in found))
    for item in found:
        extra = vocabulary.extra_words(f"{item.title} {item.text}")
        pages.append((PurePosixPath(lang, item.path, "index.html").as_posix(), _document(item, extra)))
    return {"words": vocabulary.suggestions(), "hidden": vocabulary.hidden_words()}


def _document(item: SearchRecord, extra: Iterable[str]) -> str:
    words = item.text.split()
    shown, rest = words[:_MOST_WORDS_SHOWN], " ".join(words[_MOST_WORDS_SHOWN:])
    hidden = distinct(rest, " ".join(shown), item.lang)
    filters = {"kind": (item.kind,), "focus_area": item.focus_areas, "organisation": item.organisations}
    return _DOCUMENT.format(
        lang=item.lang,
        title=item.title.replace(SEPARATOR, ""),
        title_weight=_TITLES.get(item.kind, _TITLE),
        text_weight=_TEXTS.get(item.kind, _TEXT),
        language=_LANGUAGE.format(item.shown_in) if item.shown_in != item.lang else "",
        filters=Markup("").join(
            _FILTER.format(name=name, value=value) for name, values in filters.items() for value in values
        ),
        text=" ".join(shown).replace(SEPARATOR, ""),
        separator=SEPARATOR,
        id=item.id,
        rest=" ".join(hidden),
        extra=". ".join(extra),
    )

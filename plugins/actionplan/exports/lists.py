"""Lists of the site that are not made of the plan alone, as CSV for Excel: translations, and changes."""

from collections.abc import Iterable, Iterator
from functools import partial

from actionplan.derived.changes import EntryLine, History
from actionplan.derived.export import FOLDER
from actionplan.derived.routes import Route, living_page_of, living_routes
from actionplan.derived.site_file import SiteFile
from actionplan.derived.translation import Translation
from actionplan.exports.csv_files import excel_csv
from actionplan.exports.tables import TableRow
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan

# The file with every text and the state of its English.
TRANSLATIONS = "translations.csv"


def translations_csv(translations: Iterable[Translation]) -> bytes:
    """A row for each text: its address in the files, the state of its English, and both languages."""
    rows = (
        {"text": item.address, "state": item.state, "sv": item.text.sv, "en": item.text.en or ""}
        for item in translations
    )
    return excel_csv(("text", "state", "sv", "en"), rows)


def changes_path(lang: Language) -> str:
    """The path of a language's list of changes, from the site's root."""
    return f"{FOLDER}changes/{lang}.csv"


def change_lists(history: History, plan: Plan, base_url: str) -> Iterator[SiteFile]:
    """The list of changes in each language: what the page of changes shows.

    A row for each thing that changed. Args are those of :func:`actionplan.exports.atom.feeds`.
    """
    for lang in LANGUAGES:
        yield SiteFile(changes_path(lang), partial(_change_list, history, plan, base_url, lang))


def _change_list(history: History, plan: Plan, base_url: str, lang: Language) -> bytes:
    columns = ("date", "list", "id", "record", "change", "before", "after", "page")
    return excel_csv(columns, _changes(history, living_routes(plan), base_url, lang))


def _changes(history: History, living: frozenset[Route], base_url: str, lang: Language) -> Iterator[TableRow]:
    for entry in history.of(lang):
        text = entry.texts[lang]
        page = base_url + living_page_of(living, entry.collection, entry.id).path(lang)
        shared = {"date": entry.moment.date().isoformat(), "list": entry.collection, "id": entry.id}
        for line in text.lines:
            yield {
                **shared,
                "record": text.heading,
                "change": line.text,
                "before": _words(line, "old"),
                "after": _words(line, "new"),
                "page": page,
            }


def _words(line: EntryLine, version: str) -> str:
    """A reworded text as it was or is."""
    return " ".join(words for state, words in line.words if state in ("kept", version))

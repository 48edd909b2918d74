"""Lists of the site that are not made of the plan alone, as CSV for Excel: translations, and changes."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from actionplan.derived.changes import ChangeEntry, EntryLine, History
from actionplan.derived.export import FOLDER
from actionplan.derived.routes import FOLDERS, PageAddresses, Route, living_page_of, living_routes
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


def change_lists(
    history: History, plan: Plan, base_url: str, addresses: PageAddresses = FOLDERS
) -> Iterator[SiteFile]:
    """The list of changes in each language: what the page of changes shows.

    A row for each thing that changed. Args are those of :func:`actionplan.exports.atom.feeds`.
    """
    for lang in LANGUAGES:
        page_of = partial(_address, living_routes(plan), base_url, addresses, lang)
        yield SiteFile(changes_path(lang), partial(_change_list, history, page_of, lang))


def _address(
    living: frozenset[Route], base_url: str, addresses: PageAddresses, lang: Language, entry: ChangeEntry
) -> str:
    """The address of the page that shows what an entry is about."""
    return base_url + addresses.of(living_page_of(living, entry.collection, entry.id).path(lang))


def _change_list(history: History, page_of: Callable[[ChangeEntry], str], lang: Language) -> bytes:
    columns = ("date", "list", "id", "record", "change", "before", "after", "page")
    return excel_csv(columns, _changes(history, page_of, lang))


def _changes(history: History, page_of: Callable[[ChangeEntry], str], lang: Language) -> Iterator[TableRow]:
    for entry in history.of(lang):
        text, page = entry.texts[lang], page_of(entry)
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

"""What the tests of the browser's modules compare with: made by the Python code that does the same.

``python -m tests.web.fixtures`` writes the files anew; a test says when that is needed.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from actionplan.fit.answer import Choices, answer
from actionplan.fit.answer import as_json as answer_as_json
from actionplan.fit.index import build
from actionplan.fit.transport import as_json as index_as_json
from actionplan.plan.values import LANGUAGES, Language
from actionplan.search.index import FOLDER as FOLDER_OF_INDEX
from actionplan.search.index import index_files
from actionplan.search.records import Kind, SearchRecord
from actionplan.search.vocabulary import SearchWords
from actionplan.words.compounds import compound_rule, parts
from actionplan.words.folding import fold
from actionplan.words.misspellings import LETTERS, one_letter_off
from actionplan.words.packing import characters, for_browser, front_coded
from actionplan.words.stemming import stem
from actionplan.words.tokens import latin_words_of, words_of
from tests.fit.plans import small_plan

FOLDER = Path(__file__).parent / "fixtures"

_TEXTS = (
    "Språkcafé, på BIBLIOTEKET! Dnr 851-2329-15, boende-3; §37-medel och SFI-utbildning 2015–2017.",
    "spra\u030akcafe\u0301 språk\u00adcafé",
    "the county’s homes, children's and counties' rock'n'roll ‘quoted’",
    "مرحبا 🏠 \u202e שלום ½ Ⅳ x² a_b",
    "Ångström É ÿ ÷ × ẞ İ",
    "",
)
_WORDS = ("kommunernas", "hälsoundersökningar", "arbetsmarknad", "municipalities", "happily", "språk", "x")
_KNOWN = (
    *("bibliotek", "crèche", "bill", "bi", "språk", "träning", "flykting"),
    *("arbet", "markn", "häls", "samtal"),
)
_TYPED = ("bibliotk", "biblioteek", "biblixtek", "bibilotek", "xibliotek", "creche", "bil", "sprkå", "spårk")
_COMPOUNDS = ("språkträning", "arbetsmarkn", "hälsosamtal", "flyktingbarn", "språksamtal", "samtal")
_IDEAS = (
    "Ett språkcafé på biblioteket för flyktingar",
    "Vi bygger om skolan till hyresrätter",
    "spårkcafé för flytkingar",
    "Samtal på svenska med flyktingförening",
    "Laga båten och fiska lax",
    "Ich möchte gern einen Deutschkurs besuchen",
    "مرحبا",
    "och",
    "",
)


def _record(
    path: str, kind: Kind, title: str, text: str, area: str = "", who: str = "", shown_in: Language = "sv"
) -> SearchRecord:
    name = path.split("/")[1]
    return SearchRecord(
        path, "sv", kind, title, text, shown_in, name, tuple(area.split()), tuple(who.split())
    )


_RECORDS = (
    _record("aktiviteter/boende-1/", "activity", "Bygg bostäder.", "Kommuner.", "boende", "alnas bjorkas"),
    _record(
        "aktiviteter/halsa-1/", "activity", "Stoppa hedersrelaterat våld.", "Bostäder.", "halsa", "alnas"
    ),
    _record("aktiviteter/halsa-2/", "activity", "Gör hälsoundersökningar.", "Språk och hälsa.", "halsa"),
    _record("organisationer/alnas/", "organisation", "Alnäs kommun", "Kommun.", "boende", "alnas"),
    _record("ordlista/#sfi", "term", "SFI", "Svenska för invandrare."),
    _record("exempel/model/", "example", "The model", "Bostäder (och <b>hem</b>) i Alnäs.", shown_in="en"),
    _record("mal/boende/", "page", "Mål: Boende", f"Bostaden är ett hem. {'Ord på ord. ' * 40}", "boende"),
)


def words() -> dict[str, Any]:
    """What the words room makes of texts and words, for ``words.test.mjs``."""
    row = (0, 1, 44, 80, 200, 5_000, 54_999)
    return {
        "texts": [
            {"text": text, "folded": fold(text), "words": words_of(text), "latin": latin_words_of(text)}
            for text in _TEXTS
        ],
        "stems": {lang: {word: stem(word, lang) for word in _WORDS} for lang in LANGUAGES},
        "known": _KNOWN,
        "letters": LETTERS,
        "near": {typed: one_letter_off(typed, _KNOWN) for typed in _TYPED},
        "compounds": {
            lang: {
                "rule": for_browser(compound_rule(lang)),
                "parts": {word: parts(word, _KNOWN, lang) for word in _COMPOUNDS},
            }
            for lang in LANGUAGES
        },
        "packed": {"words": sorted(_KNOWN), "coded": front_coded(sorted(_KNOWN))},
        "row": {"numbers": row, "characters": characters(row)},
    }


def fit() -> dict[str, Any]:
    """The index of the small plan and its answers to ideas, for ``fit.test.mjs``."""
    plan = small_plan()
    index = build(plan, "sv")
    area, group = plan.focus_areas[0].id, plan.about.target_groups[0].name.sv
    choices = (Choices(), Choices(area, group))
    return {
        "index": index_as_json(index),
        "ideas": [
            {
                "text": text,
                "choices": {"focusArea": chosen.focus_area, "targetGroup": chosen.target_group},
                "answer": answer_as_json(answer(text, index, chosen)),
            }
            for text in _IDEAS
            for chosen in choices
        ],
    }


def search() -> dict[str, Any]:
    """A small search index by its files, for ``search.test.mjs``."""
    words = SearchWords(small_plan(), "sv", (f"{item.title} {item.text}" for item in _RECORDS))
    made = index_files("sv", _RECORDS, words)
    return {path.removeprefix(f"{FOLDER_OF_INDEX}/"): json.loads(content) for path, content in made}


FIXTURES: Mapping[str, Callable[[], dict[str, Any]]] = {"words": words, "fit": fit, "search": search}


def as_text(fixture: dict[str, Any]) -> str:
    """A fixture as its file has it."""
    return json.dumps(fixture, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name, make in FIXTURES.items():
        (FOLDER / f"{name}.json").write_text(as_text(make()), "utf-8")

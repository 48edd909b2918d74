"""What Node's tests of the browser's code expect, as the Python code says it: so the two sides cannot drift.

``FIXTURES`` names each by the test that reads it: ``list/filter`` is for ``list/filter.test.mjs``.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from string import Formatter
from typing import Any
from urllib.parse import urlencode

from actionplan.derived.responsibility import Degree, Responsibilities
from actionplan.derived.site import ActivityRow
from actionplan.derived.source import Source
from actionplan.exports.csv_files import excel_csv
from actionplan.exports.plan_json import EXPORTS
from actionplan.exports.tables import TABLES, rows
from actionplan.fit.answer import Choices, answer
from actionplan.fit.answer import as_json as answer_as_json
from actionplan.fit.index import Index, build
from actionplan.fit.transport import as_json
from actionplan.fit.words import CONCEPT
from actionplan.plan.values import LANGUAGES, Language
from actionplan.publishing.browser_files import browser_files
from actionplan.search.words import fold
from actionplan.words.wording import wording
from tests.fit.plans import real_index, real_plan, small_plan

Json = Any

_ADDRESS = "https://plan.example/"


# --- list/ -----------------------------------------------------------------------


def _filter() -> Json:
    """The list of activities as the page marks it, and what each choice shows by the core's own rule."""
    plan = real_plan()
    answers = Responsibilities(plan)
    order = {activity.id: number for number, activity in enumerate(plan.activities)}
    shown = {}
    for organisation, items in answers.by_organisation.items():
        for is_firm in (False, True):
            ids = {item.activity.id for item in items if not is_firm or item.degree != Degree.AREA}
            shown[f"{organisation}{' firm' if is_firm else ''}"] = sorted(ids, key=order.__getitem__)
    return {
        "activities": [_listed(row) for row in _rows(answers)],
        "known": {
            "organisation": [item.id for item in plan.organisations],
            "focus_area": [area.id for area in plan.focus_areas],
        },
        "shown": shown,
        "area_counts": {
            organisation: {
                area.id: len([item for item in items if item.activity.focus_area == area.id])
                for area in plan.focus_areas
            }
            for organisation, items in answers.by_organisation.items()
        },
        "reasons": {
            activity: {
                item.organisation.id: [item.degree.key, item.via.id, item.via == item.organisation]
                for item in items
            }
            for activity, items in answers.by_activity.items()
        },
        "folded": [[text, fold(text)] for text in _texts()],
        "queries": [[f"?{urlencode(pairs)}", pairs] for pairs in _QUERIES],
    }


def _rows(answers: Responsibilities) -> Iterator[ActivityRow]:
    plan = real_plan()
    for activity in plan.activities:
        area = plan.focus_area[activity.focus_area]
        yield ActivityRow(activity, plan.goal[area.goal], area, answers.by_activity[activity.id])


def _listed(row: ActivityRow) -> Json:
    pairs = {degree.key: row.pairs(degree.key) for degree in Degree}
    return {"id": row.activity.id, "area": row.area.id, "text": row.activity.text.sv, "pairs": pairs}


def _texts() -> list[str]:
    """All Swedish and English words of the activities, and what is written in other ways."""
    plan = real_plan()
    texts = [text for activity in plan.activities for text in (activity.text.sv, activity.text.en) if text]
    return [
        *texts,
        "HÄLSA",
        "ha\u0308lsa",
        "Ångström",
        "İstanbul",
        "ΟΔΟΣ",
        "Straße",
        "ﬁ",
        "Žďár",
        "مَرْحَبًا",
        "🏠",
    ]


_QUERIES: list[list[tuple[str, str]]] = [
    [],
    [("focus_area", "halsa"), ("focus_area", "boende"), ("named", "1")],
    [("organisation", "sundsvall-kommun"), ("q", "Å & ä + 100 % ~*'()!")],
    [("q", "  två   ord ")],
]


def _kept_rows() -> Json:
    """A file of the site in each form, and the part of it that holds some of its records."""
    source = Source(real_plan(), _ADDRESS)
    table = next(table for table in TABLES if table.name == "activities")
    all_rows = list(rows(table, source))
    made = next(export for export in EXPORTS if export.file == "activities.json").make(source)
    items = json.loads(made)
    ids = [row["id"] for row in all_rows[::3]]
    kept = [item for item in items if item["id"] in ids]
    # Texts that would break a reader of lines, at the beginning and the end of what is kept.
    strange = [{"id": name, "text": text} for name, text in zip("abcde", _STRANGE_TEXTS, strict=False)]
    return {
        "ids": ids,
        "csv": excel_csv(table.columns, all_rows).decode(),
        "csv_kept": excel_csv(table.columns, [row for row in all_rows if row["id"] in ids]).decode(),
        "json": made.decode(),
        "json_kept": json.dumps(kept, ensure_ascii=False, indent=1) + "\n",
        "strange": excel_csv(("id", "text"), strange).decode(),
        "strange_kept": excel_csv(("id", "text"), [row for row in strange if row["id"] in "ac"]).decode(),
    }


# --- shared/ ---------------------------------------------------------------------

_STRANGE_TEXTS = [
    'en "rad"\r\nb;till"',
    "=1+1",
    'bara "citat"',
    'sa "nej"; ja',
    "'t",
    "rad\nrad",
    "＝1",
    "@",
    "\tx",
    "-5",
    "+46",
    "",
    "5",
    "å, ä",
]


def _csv() -> Json:
    table = [{"a": text, "b": other} for text in _STRANGE_TEXTS for other in ("x", text)]
    written = excel_csv(("a", "b"), table).decode()
    reader = csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline=""), delimiter=";")
    return {
        "columns": ["a", "b"],
        "rows": [[row["a"], row["b"]] for row in table],
        "written": written,
        "read": list(reader),
    }


_NUMBERS = (0, 1, 2, 21, 999, 1000, 12_345, 1_000_000)
_IN_THE_BROWSER = (
    *("filter.browser", "examples.browser", "glossary.browser", "fit.browser", "search.browser"),
    *("search.list", "selection.browser"),
)


def _wording() -> Json:
    """Every template that a page's code fills in, with each of some numbers, as Python fills it in."""
    filled = []
    for lang in LANGUAGES:
        texts = wording("site", lang)
        for table in _IN_THE_BROWSER:
            for key, template in _templates(texts.table(table), table):
                for number in _NUMBERS:
                    params = {name: _value(name, number) for name in _names(template)}
                    filled.append([template, params, lang, texts(key, **params)])
    return {"filled": filled}


def _templates(node: Mapping[str, Any], key: str) -> Iterator[tuple[str, Any]]:
    """The templates below a key: texts, and texts by plural form."""
    for name, value in node.items():
        if isinstance(value, str) or "other" in value:
            yield f"{key}.{name}", value
        else:
            yield from _templates(value, f"{key}.{name}")


def _names(template: Any) -> list[str]:
    forms = [template] if isinstance(template, str) else [*template.values(), "{n}"]
    return sorted({name for form in forms for _, name, _, _ in Formatter().parse(form) if name})


def _value(name: str, number: int) -> str | int:
    return number if name in {"n", "total", "page", "pages"} else f"<{name}> $& å"


# --- fit/ ------------------------------------------------------------------------


def _link() -> Json:
    """Fragments that Python writes, with what they say."""
    linked: list[Json] = [
        {"idea": "Språkcafé & läxhjälp + 100 %", "choices": {"focus-area": "boende", "role": "person"}},
        {"idea": 'flera\nrader\t"och" <tecken> 🏠 مرحبا', "choices": {}},
        {"idea": "~*'()!-._#?=", "choices": {"role": "association"}},
    ]
    return {"linked": [[f"#{urlencode({'idea': item['idea'], **item['choices']})}", item] for item in linked]}


def _index() -> Json:
    """Indexes as they are sent, and what is in them."""
    indexes = [build(small_plan(), "sv"), build(small_plan(), "en"), *map(real_index, LANGUAGES)]
    return {"indexes": [{"sent": as_json(index), "held": _held(index)} for index in indexes]}


def _held(index: Index) -> Json:
    names = sorted({*index.vocabulary.stems, *index.weights, *index.inside})
    return {
        "activities": index.activities,
        "areas": index.areas,
        "labels": index.concepts,
        "bias": index.bias,
        "stems": sorted(stem for stem in names if not stem.startswith(CONCEPT)),
        "phrases": [
            [list(stems), list(concepts)]
            for phrases in index.vocabulary.phrases.values()
            for stems, concepts in phrases
        ],
        "weights": {
            name: [number for pair in weights.items() for number in pair]
            for name, weights in index.weights.items()
            if weights
        },
        "inside": {name: index.inside.get(name, 0) for name in names},
    }


# What nobody has judged, but somebody may type.
_STRANGE_IDEAS = (
    "",
    "a",
    "och att i på the and of",
    "<script>alert(1)</script> språk",
    "🏠 مرحبا \u202e שלום",
    "spra\u030akcafe\u0301 på BIBLIOTEKET",
    "språkkafe på bibloteket för flytkingar",
    "x" * 3_000,
    "constructor __proto__ toString hasOwnProperty",
    "Ich möchte gern einen Deutschkurs besuchen",
)


def _engine() -> Json:
    """The indexes of this repository's plan, and the answers to ideas, to the last decimal."""
    return {
        lang: {
            "sent": as_json(real_index(lang)),
            "asked": [
                {
                    "text": text,
                    "choices": _as_in_the_browser(choices),
                    "answer": answer_as_json(answer(text, real_index(lang), choices)),
                }
                for text, choices in _ideas(lang)
            ],
        }
        for lang in LANGUAGES
    }


def _ideas(lang: Language) -> list[tuple[str, Choices]]:
    """All judged ideas, whole and cut, with and without a choice, and strange ones."""
    plan = real_plan()
    texts = [idea.text for idea in plan.applicants.gold if idea.lang == lang]
    texts += [text[: len(text) // 2] for text in texts] + list(_STRANGE_IDEAS)
    plain = [(text, Choices()) for text in texts]
    chosen = Choices(plan.focus_areas[0].id, plan.about.target_groups[0].name.in_language(lang)[0])
    return plain + [(text, chosen) for text in texts[:20]]


def _as_in_the_browser(choices: Choices) -> Json:
    chosen = asdict(choices)
    return {"focusArea": chosen["focus_area"], "targetGroup": chosen["target_group"]}


# ---------------------------------------------------------------------------------


def _served() -> Json:
    """The modules as a page gets them."""
    return {name: content.decode() for name, content in browser_files().items() if name.endswith(".mjs")}


FIXTURES: Mapping[str, Callable[[], Json]] = {
    "served": _served,
    "list/filter": _filter,
    "list/rows": _kept_rows,
    "shared/csv": _csv,
    "shared/wording": _wording,
    "fit/basis": dict,
    "fit/engine": _engine,
    "fit/index": _index,
    "fit/link": _link,
}

"""``datapackage.json``: the tables described for programs, with their columns, keys and sums.

Rule: Frictionless Data Package 1 (https://specs.frictionlessdata.io/tabular-data-package/).
"""

import hashlib
import json
from typing import Any

from actionplan.derived.source import DESCRIPTION, Export, Source
from actionplan.exports import csv_files
from actionplan.exports.relations import RELATIONS
from actionplan.exports.tables import TABLES
from actionplan.plan.values import LANGUAGES
from actionplan.words.wording import wording

# The columns that hold whole numbers; all others hold text.
_NUMBERS = {"number", "count_named", "count_through", "count_area", "people"}

# The columns that hold the identifier of a record, with the tables of those; a table's own name is empty.
_REFERENCES = {
    "activities": {"goal": "goals", "focus_area": "focus-areas"},
    "organisations": {"part_of": ""},
    "focus-areas": {"goal": "goals"},
    "examples": {"owner_organisation": "organisations"},
    "answers": {
        "activity": "activities",
        "focus_area": "focus-areas",
        "organisation": "organisations",
        "via": "organisations",
    },
    "memberships": {"organisation": "organisations"},
}

# The format has no place for languages, and so each text is said in both.
_BETWEEN_LANGUAGES = " / "

_FILES = [export for export in csv_files.EXPORTS if export.form == "csv"]
_COLUMNS = {table.name: table.columns for table in (*TABLES, *RELATIONS)}
_KEYS = {table.name: ("id",) for table in TABLES} | {table.name: table.key for table in RELATIONS}


def descriptor(source: Source) -> dict[str, Any]:
    """The description of the package."""
    about = source.plan.about
    found: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "actionplan",
        "title": _both("catalogue.title", source),
        "description": _both("catalogue.description", source),
        "homepage": source.base_url,
        "contributors": [
            {"title": source.plan.organisation[about.publisher].name.sv, "role": "publisher"},
        ],
        "resources": [_resource(export, source) for export in _FILES],
    }
    if about.licence.url:
        found["licenses"] = [{"path": about.licence.url, "title": about.licence.text.sv}]
    return found


def _resource(export: Export, source: Source) -> dict[str, Any]:
    content = source.content(export)
    return {
        "profile": "tabular-data-resource",
        "name": export.dataset,
        "path": export.file,
        "title": _both(f"dataset.{export.dataset}.title", source),
        "description": _both(f"dataset.{export.dataset}.description", source),
        "format": "csv",
        "mediatype": export.media_type,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(export.dataset),
    }


def _schema(table: str) -> dict[str, Any]:
    fields = [_field(name, required=name in _KEYS[table]) for name in _COLUMNS[table]]
    found: dict[str, Any] = {"fields": fields, "missingValues": [""], "primaryKey": list(_KEYS[table])}
    references = _REFERENCES.get(table, {})
    if references:
        found["foreignKeys"] = [
            {"fields": column, "reference": {"resource": other, "fields": "id"}}
            for column, other in references.items()
        ]
    return found


def _field(name: str, required: bool) -> dict[str, Any]:
    kind = "integer" if name in _NUMBERS else "string"
    constraints = {"constraints": {"required": True}} if required else {}
    return {"name": name, "type": kind, "description": _of_column(name), **constraints}


def _of_column(name: str) -> str:
    """What a column holds; columns for one language end with its name."""
    base, _, last = name.rpartition("_")
    texts = []
    for lang in LANGUAGES:
        words = wording("exports", lang)
        if base and last in LANGUAGES:
            texts.append(words(f"language.{last}", text=words(f"column.{base}")))
        else:
            texts.append(words(f"column.{name}"))
    return _BETWEEN_LANGUAGES.join(texts)


def _both(key: str, source: Source) -> str:
    """One of our texts in Swedish and English."""
    texts = (
        wording("exports", lang)(key, title=source.plan.about.title.in_language(lang)[0])
        for lang in LANGUAGES
    )
    return _BETWEEN_LANGUAGES.join(texts)


def _written(source: Source) -> bytes:
    return (json.dumps(descriptor(source), ensure_ascii=False, indent=1) + "\n").encode()


EXPORTS = (Export("datapackage.json", "application/json", DESCRIPTION, "datapackage", _written),)

"""``datapackage.json``: the tables described for programs, with their columns, keys and sums.

Rule: Frictionless Data Package 1 (https://specs.frictionlessdata.io/tabular-data-package/).
"""

import hashlib
import json
from typing import Any

from actionplan.derived.export import DESCRIPTION, Export, PublishedPlan
from actionplan.exports import csv_files
from actionplan.exports.relations import RELATIONS, Relation
from actionplan.exports.tables import TABLES, Table
from actionplan.plan.values import LANGUAGES, Language
from actionplan.words.field_names import field_name
from actionplan.words.wording import wording

# The format has no place for languages, and so each text is said in both.
_BETWEEN_LANGUAGES = " / "

_FILES = [export for export in csv_files.EXPORTS if export.form == "csv"]
_ALL: tuple[Table | Relation, ...] = (*TABLES, *RELATIONS)
_BY_NAME = {table.name: table for table in _ALL}


def descriptor(published: PublishedPlan) -> dict[str, Any]:
    """The description of the package."""
    about = published.plan.about
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "actionplan",
        "title": _both("catalogue.title", published),
        "description": _both("catalogue.description", published),
        "homepage": published.base_url,
        "contributors": [
            {"title": published.plan.organisation[about.publisher].name.sv, "role": "publisher"},
        ],
        "resources": [_resource(export, published) for export in _FILES],
    }
    if about.licence.url:
        package["licenses"] = [{"path": about.licence.url, "title": about.licence.text.sv}]
    return package


def _resource(export: Export, published: PublishedPlan) -> dict[str, Any]:
    content = published.content(export)
    return {
        "profile": "tabular-data-resource",
        "name": export.dataset,
        "path": export.file,
        "title": _both(f"dataset.{export.dataset}.title", published),
        "description": _both(f"dataset.{export.dataset}.description", published),
        "format": "csv",
        "mediatype": export.media_type,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": _schema(_BY_NAME[export.dataset]),
    }


def _schema(table: Table | Relation) -> dict[str, Any]:
    fields = [
        {"name": name, "type": "integer" if name in table.numbers else "string"}
        | {"description": _of_column(table, name)}
        | ({"constraints": {"required": True}} if name in table.key else {})
        for name in table.columns
    ]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""], "primaryKey": list(table.key)}
    if table.references:
        schema["foreignKeys"] = [
            {"fields": column, "reference": {"resource": _resource_of(kind, table), "fields": "id"}}
            for column, kind in table.references.items()
        ]
    return schema


def _resource_of(kind: str, table: Table | Relation) -> str:
    """The name of the table of a kind; the format has an empty one for the table itself."""
    name = next(other.name for other in TABLES if other.kind.name == kind)
    return "" if name == table.name else name


def _of_column(table: Table | Relation, name: str) -> str:
    """What a column holds; columns for one language end with its name."""
    base, _, last = name.rpartition("_")
    texts = []
    for lang in LANGUAGES:
        words = wording("exports", lang)
        if base and last in LANGUAGES:
            texts.append(words(f"language.{last}", text=_words_for(table, base, lang)))
        else:
            texts.append(_words_for(table, name, lang))
    return _BETWEEN_LANGUAGES.join(texts)


def _words_for(table: Table | Relation, column: str, lang: Language) -> str:
    """What there is to say of a column; else what the field in it is called."""
    descriptions = wording("exports", lang).table("column")
    if column not in descriptions and isinstance(table, Table):
        return field_name(table.kind.collection, column, lang)
    return str(descriptions[column])


def _both(key: str, published: PublishedPlan) -> str:
    """One of our texts in Swedish and English."""
    texts = (
        wording("exports", lang)(key, title=published.plan.about.title.in_language(lang)[0])
        for lang in LANGUAGES
    )
    return _BETWEEN_LANGUAGES.join(texts)


def _written(published: PublishedPlan) -> bytes:
    return (json.dumps(descriptor(published), ensure_ascii=False, indent=1) + "\n").encode()


EXPORTS = (Export("datapackage.json", "application/json", DESCRIPTION, "datapackage", _written),)

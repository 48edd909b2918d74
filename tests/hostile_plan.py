"""A plan whose every text tries to be something else, and its harmless twin with the same records.

Both are made from the small plan by the schemas of the plan's files: each field
for readers is filled, also those that the small plan leaves out. The words that the
fit check learns stay, or it would know no idea, and get one more each. The harmless
texts are ``Ord0001``, ``Ord0002``, …; the hostile ones begin with the same words.
"""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from actionplan.plan.kinds import FILES
from actionplan.reading.schema import schema_name, schemas
from tests.small_plan import TESTS, lay_over

# Markup, scripts, dangerous links, Markdown, templates, and a word that no screen is wide enough for.
# What else could harm, control characters and those that turn the direction of text, is refused
# by the reader (tests/broken).
HOSTILE = (
    """<script>alert("script")</script><img src=x onerror=alert('image')><svg onload=alert(1)>"""
    """</title></textarea></style></script><!-- ]]> "' onmouseover=alert(2) style='position:fixed' x="'\""""
    """ <a href="javascript:alert(3)">a</a> [b](javascript:alert(4)) ![c](//elsewhere.example/c.png)"""
    """ <iframe src="data:text/html,<script>alert(5)</script>"></iframe> <base href=//elsewhere.example/>"""
    """ {{ 7*7 }} {% include "frame.html" %} {# no #} ${7*7} #{7*7} <%= 7*7 %> &lt;b&gt; &#60;i&#62; &amp;"""
    """ **d** `e` # f | g \\ \\u003cscript\\u003e %3Cscript%3E __proto__ ¶ """ + "x" * 300
)
HOSTILE_ADDRESS = "https://plan.example/?\"><script>alert('address')</script>&x={{7*7}}'/onclick=alert(6)//"

_HARMLESS_ADDRESS = "https://address.example/"
_MARK = re.compile(r"(ord)(\d{4})", re.IGNORECASE)


def as_hostile(harmless: str, written: Callable[[str], str] = str) -> str:
    """What a text of the harmless plan's site must be in the hostile plan's, ``written`` as there."""
    texts = _MARK.sub(lambda mark: f"{mark[0]} {written(HOSTILE)}", harmless)
    return texts.replace(_HARMLESS_ADDRESS, HOSTILE_ADDRESS)


class _Filler:
    """Fills every text of a file's data, as its schema tells where they are."""

    def __init__(self, *, hostile: bool) -> None:
        self._hostile = hostile
        self._number = 0
        self.filled: set[tuple[str, str]] = set()
        self._defs: Mapping[str, Any] = {}

    def file(self, schema: Mapping[str, Any], data: Any) -> Any:
        self._defs = schema.get("$defs", {})
        return self._value(schema, data)

    def _text(self) -> str:
        self._number += 1
        harmless = f"Ord{self._number:04}"
        return as_hostile(harmless) if self._hostile else harmless

    def _resolved(self, schema: Mapping[str, Any]) -> Mapping[str, Any]:
        name = schema.get("$ref", "").removeprefix("#/$defs/")
        return {**self._defs[name], "name": name} if name else schema

    def _value(self, schema: Mapping[str, Any], value: Any) -> Any:
        schema = self._resolved(schema)
        if _is_text(schema):
            return self._text()
        if _is_address(schema):
            return HOSTILE_ADDRESS if self._hostile else _HARMLESS_ADDRESS
        if "items" in schema and self._can_be_made(schema["items"]):
            return [self._value(schema["items"], item) for item in value or [None]]
        if "items" in schema:
            return [self._value(schema["items"], item) for item in value or []]
        if schema.get("name") == "InLanguages":
            return {lang: [*words, self._text()] for lang, words in (value or {}).items()}
        if "properties" in schema:
            return self._record(schema, value or {})
        return value

    def _record(self, schema: Mapping[str, Any], record: Any) -> dict[str, Any]:
        found = dict(record)
        for name, inner in schema["properties"].items():
            # Addresses, which are checked as such, stay what they are.
            if name != "public_contacts" and (name in record or self._can_be_made(inner)):
                found[name] = self._value(inner, record.get(name))
                self.filled.add((schema.get("name", schema.get("title", "")), name))
        return found

    def _can_be_made(self, schema: Mapping[str, Any]) -> bool:
        """Whether a value is made of texts alone, so that it can be made where there is none."""
        schema = self._resolved(schema)
        if "items" in schema:
            return self._can_be_made(schema["items"])
        if "properties" in schema:
            needed = schema.get("required", schema["properties"])
            return all(self._can_be_made(schema["properties"][name]) for name in needed)
        return _is_text(schema) or _is_address(schema)


def _is_text(schema: Mapping[str, Any]) -> bool:
    return schema.get("pattern") == r"\S"


def _is_address(schema: Mapping[str, Any]) -> bool:
    return str(schema.get("pattern", "")).startswith("^(https?:")


def write_plan(folder: Path, *, hostile: bool) -> set[tuple[str, str]]:
    """Write the hostile plan, or its harmless twin, to ``folder/data``.

    Returns the fields that were filled, each as its record and name.
    """
    data = lay_over(folder, TESTS / "accepted" / "retired")
    for extra in sorted((TESTS / "plans/hostile").iterdir()):
        (data / extra.name).write_bytes(extra.read_bytes())
    filler, texts = _Filler(hostile=hostile), schemas()
    for name in FILES:
        if (data / name).exists():
            written = YAML(typ="safe").load(data / name)
            filled = filler.file(json.loads(texts[schema_name(name)]), written)
            (data / name).write_text(
                json.dumps(_with_a_known_word(name, filled), ensure_ascii=False), "utf-8"
            )
    return filler.filled


def _with_a_known_word(name: str, filled: Any) -> Any:
    """A term that can be found in a text, so that its hostile definition is shown there."""
    if name == "glossary.yaml":
        filled["terms"][0]["term"] = {"sv": "etablering", "en": "etablering"}
    if name == "activities.yaml":
        filled["activities"][0]["note"] = {
            lang: f"Etablering {text}" for lang, text in filled["activities"][0]["note"].items()
        }
    return filled


def fields_with_texts() -> set[tuple[str, str]]:
    """Every field of every record that holds texts or an address, as the schemas say."""
    found = set()
    for text in schemas().values():
        schema = json.loads(text)
        records = {schema["title"]: schema, **schema.get("$defs", {})}
        for record, inner in records.items():
            for name, value in inner.get("properties", {}).items():
                value = value.get("items", value)
                if _is_text(value) or _is_address(value) or value.get("$ref") == "#/$defs/Text":
                    found.add((record, name))
    return found - {("plan.yaml", "public_contacts"), ("InLanguages", "sv"), ("InLanguages", "en")}

"""JSON Schemas of the plan's files, for editors that complete, explain and underline while one writes.

Rule: JSON Schema 2020-12 (https://json-schema.org/draft/2020-12/schema). The
schemas say what the model says of a single value; what needs more than one –
references, cycles, repeated ids – ``actionplan check`` alone can judge. They
are stricter in two things that nobody should write: a field that is left blank
is underlined, since an editor cannot tell it from the word ``null``, which
would be read as a text; and so are ``true`` and ``false`` where a text belongs,
or the editor would offer them as values.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from actionplan.plan.kinds import FILES
from actionplan.plan.values import Record


class _Generator(GenerateJsonSchema):
    """Pydantic's schema without what says nothing to an editor: English docstrings and made-up titles."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        json_schema = super().model_schema(schema)
        return {key: value for key, value in json_schema.items() if key not in ("title", "description")}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Keep a default that is a word; that a list is empty without items goes without saying."""
        json_schema = super().default_schema(schema)
        if not isinstance(json_schema.get("default"), str):
            json_schema.pop("default", None)
        return json_schema


def schema_name(file: str) -> str:
    """The name of the schema of a file: ``plan.yaml`` has ``plan.schema.json``."""
    return f"{file.removesuffix('.yaml')}.schema.json"


def schemas() -> dict[str, str]:
    """The schema of every file of a plan as JSON text, by the schema's name; always the same."""
    return {schema_name(file): schema_of(file) for file in FILES}


def schema_of(file: str) -> str:
    """The schema of one of the files of a plan as JSON text; always the same."""
    return _as_text(_schema(file, FILES[file].record))


def outdated(folder: Path) -> tuple[str, ...]:
    """The names of the schemas that ``folder`` lacks or holds in another wording.

    Raises:
        OSError: a file cannot be read.
    """
    return tuple(name for name, text in schemas().items() if _differs(folder / name, text))


def _differs(file: Path, text: str) -> bool:
    return not file.exists() or file.read_bytes() != text.encode()


def _schema(file: str, record: type[Record]) -> Mapping[str, Any]:
    json_schema = record.model_json_schema(schema_generator=_Generator)
    return {"$schema": _Generator.schema_dialect, "title": file, **json_schema}


def _as_text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"

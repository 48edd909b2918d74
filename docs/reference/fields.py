"""The reference of files and fields, from the plan's model.

The model describes its fields in Swedish, for editors; ``fields.en.toml`` has the same sentences in English.
A sentence that is not there yet is shown in Swedish.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from actionplan.plan import values
from actionplan.plan.fields import Field, fields_of
from actionplan.plan.kinds import FILES, OPTIONAL
from actionplan.plan.values import Record
from docs.reference.writing import code, paragraphs, table

_ENGLISH = Path(__file__).with_name("fields.en.toml")

# The kinds of plain values, by the names that the model gives them. References are named after what they
# refer to, records link to their table, and choices are listed.
_VALUES = {
    "NonEmpty": "text",
    "Identifier": "id",
    "PartialDate": "year, month or day",
    "Day": "day",
    "WholeNumber": "whole number",
    "PublicContact": "e-mail address or phone number",
    "EmailAddress": "e-mail address",
    "AcceptedText": "address and checksum",
    "WebAddress": "web address",
}

_INTRODUCTION = """\
# Files and fields

A plan is a folder of YAML files. This page lists every file, every record in it and every field.
`actionplan check` says where a file departs from it; the JSON Schemas in `schemas/` tell editors such as
VS Code the same.

- Every value is read as text: `no`, `1.10` and `2015-02` stay what they are.
- An *id* is made of a–z, 0–9 and hyphens. It stands in addresses that others cite, and never changes.
- A *text* with `sv` and `en` is a [Text](#text). A text is one paragraph, without Markdown or HTML.
- A *year, month or day* is written `2015`, `2015-02` or `2015-02-09`; a *day* is `2015-02-09`.
- A web address begins with `https://`, `http://` or `mailto:`."""


def page() -> list[str]:
    """The reference as paragraphs of Markdown."""
    shown: dict[type[Record], str] = {}
    for file in FILES.values():
        for inner in _reached_from(file.record):
            shown[inner] = "" if inner in shown else file.name
    parts = [_INTRODUCTION]
    for file in FILES.values():
        parts += [f"## {file.name}", *_about_file(file.name, file.record), _table(file.record)]
        parts += [part for inner, of in shown.items() if of == file.name for part in _section(inner)]
    shared = [part for inner, of in shown.items() if not of for part in _section(inner)]
    return [*parts, "## Records of several files", *shared]


def english() -> dict[str, str]:
    """The English of the model's Swedish sentences."""
    return tomllib.loads(_ENGLISH.read_text("utf-8"))


def sentences() -> set[str]:
    """Every description of a field in the model."""
    records = {inner for file in FILES.values() for inner in (file.record, *_reached_from(file.record))}
    return {info.description or "" for record in records for info in record.model_fields.values()}


def _reached_from(record: type[Record]) -> list[type[Record]]:
    """The records in a record, at any depth, in the order in which they are met; not the record itself."""
    reached: dict[type[Record], None] = {}
    waiting = _records_in(record)
    while waiting:
        current = waiting.pop(0)
        if current not in reached:
            reached[current] = None
            waiting = [*_records_in(current), *waiting]
    return list(reached)


def _records_in(record: type[Record]) -> list[type[Record]]:
    return [cast(type[Record], field.record) for field in fields_of(record).values() if field.record]


def _about_file(file: str, record: type[Record]) -> list[str]:
    about, *more = paragraphs(record.__doc__ or "")
    about = about.removeprefix(f"`{file}`").removeprefix(":").strip(" .")
    sentences = [f"{about[:1].upper()}{about[1:]}."] if about else []
    if file in OPTIONAL:
        sentences.append("A plan can do without this file.")
    return [part for part in (" ".join(sentences), *more) if part]


def _section(record: type[Record]) -> Iterator[str]:
    yield f"### {record.__name__}"
    yield from paragraphs(record.__doc__ or "")
    yield _table(record)


def _table(record: type[Record]) -> str:
    rows = (_row(record, field) for field in fields_of(record).values())
    return table(("field", "required", "value", "what it is"), rows)


def _row(record: type[Record], field: Field) -> tuple[str, str, str, str]:
    info = record.model_fields[field.name]
    needs_one = any(getattr(rule, "min_length", 0) for rule in info.metadata)
    several = ("list of at least one: " if needs_one else "list: ") if field.is_list else ""
    default = f"; {code(info.default)} if absent" if isinstance(info.default, str) else ""
    return (
        code(field.key),
        "yes" if field.is_required else "",
        several + _value(field) + default,
        english().get(info.description or "", info.description or ""),
    )


def _value(field: Field) -> str:
    """What may stand as a field's value, or as one of its values, in words.

    Raises:
        TypeError: the model has got a kind of value that this page has no words for.
    """
    if field.ref:
        return f"id of {_with_article(field.ref.kind.replace('_', ' '))}"
    if field.record:
        return f"[{field.record.__name__}](#{field.record.__name__.lower()})"
    if field.choices:
        return ", ".join(code(choice) for choice in field.choices)
    for name, words in _VALUES.items():
        if all(rule in field.rules for rule in getattr(values, name).__metadata__):
            return words
    raise TypeError(f"docs/reference/fields.py has no words for {field.name}: {field.value_type.__name__}")


def _with_article(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"

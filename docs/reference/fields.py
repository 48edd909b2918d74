"""The reference of files and fields, from the plan's model.

The model describes its fields in Swedish, for editors; ``fields.en.toml`` has the same sentences in English.
A sentence that is not there yet is shown in Swedish.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from actionplan.plan import values
from actionplan.plan.kinds import FILES, OPTIONAL
from actionplan.plan.values import Record
from docs.reference.writing import code, paragraphs, table

_ENGLISH = Path(__file__).with_name("fields.en.toml")

# The kinds of values that the model names, apart from references: those are named after what they refer to.
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
_REFERENCES = ("Ref", "Successor")

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
    found: dict[type[Record], None] = {}
    waiting = list(_records_in(record))
    while waiting:
        current = waiting.pop(0)
        if current not in found:
            found[current] = None
            waiting = [*_records_in(current), *waiting]
    return list(found)


def _records_in(record: type[Record]) -> Iterator[type[Record]]:
    for info in record.model_fields.values():
        yield from _records_of(info.annotation)


def _records_of(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _records_of(part)


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
    hints = get_type_hints(record, include_extras=True)
    rows = (_row(name, info, hints[name]) for name, info in record.model_fields.items())
    return table(("field", "required", "value", "what it is"), rows)


def _row(name: str, info: FieldInfo, hint: Any) -> tuple[str, str, str, str]:
    value = _value(hint)
    if any(getattr(rule, "min_length", 0) for rule in info.metadata):
        value = value.replace("list:", "list of at least one:")
    if isinstance(info.default, str):
        value += f"; {code(info.default)} if absent"
    return (
        code(info.alias or name),
        "yes" if info.is_required() else "",
        value,
        english().get(info.description or "", info.description or ""),
    )


def _value(hint: Any) -> str:
    """What may stand as a value, in words.

    Raises:
        TypeError: the model has got a kind of value that this page has no words for.
    """
    if name := _name_of(hint):
        return _VALUES.get(name) or f"id of {_with_article(name)}"
    if isinstance(hint, type) and issubclass(hint, Record):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    origin, arguments = get_origin(hint), [part for part in get_args(hint) if part is not NoneType]
    if origin is Annotated or (origin in (Union, UnionType) and len(arguments) == 1):
        return _value(arguments[0])
    if origin is tuple:
        return f"list: {_value(arguments[0])}"
    if origin is Literal:
        return ", ".join(code(choice) for choice in arguments)
    raise TypeError(f"docs/reference/fields.py has no words for {hint!r}")


def _name_of(hint: Any) -> str:
    """The name that ``plan/values.py`` gives to a kind of value, empty if none."""
    named = (name for name in vars(values) if name in _VALUES or name.endswith(_REFERENCES))
    return next((name for name in named if getattr(values, name) == hint), "")


def _with_article(name: str) -> str:
    """``FocusAreaRef`` as “a focus area”."""
    for ending in _REFERENCES:
        name = name.removesuffix(ending)
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"

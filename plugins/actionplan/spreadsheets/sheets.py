"""What the workbook for Excel holds: its sheets, their columns, and a plan's records as rows.

A row is the same thing whether it comes from the plan's files or from a
workbook, so that the two can be compared.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from actionplan.derived.export import dumped
from actionplan.plan.fields import FieldPath, fields_of
from actionplan.plan.kinds import KINDS, WITH_IDS, Kind
from actionplan.plan.values import LANGUAGES, Language, Record
from actionplan.plan.whole import Plan, records_of
from actionplan.words.field_names import field_name
from actionplan.words.wording import Wording

# What a cell or a group of cells shows: a text or references.
Value: TypeAlias = str | tuple[str, ...]
SheetRow: TypeAlias = dict[FieldPath, Value]

# The version of the workbook's own form. A workbook of another is refused, never guessed at.
FORM = "1"

# What Excel lets a cell hold, counted in UTF-16 code units:
# https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3
CELL_LIMIT = 32_767

# So many empty columns follow those that a list of references fills, for more of them.
_SPARE_COLUMNS = 2

_BREAKS = re.compile(r" *[\t\n\v\f\r\x85\u2028\u2029][ \t\n\v\f\r\x85\u2028\u2029]*")


@dataclass(frozen=True)
class SheetField:
    """A field of a record and how it is laid out.

    A ``text`` has a column for each language, ``many`` references a column
    each; ``one`` has one. ``of`` names what can be chosen, a kind of records or the
    values of a field; it is empty where anything may be written.
    """

    name: str
    form: Literal["id", "text", "one", "many"]
    of: str = ""


@dataclass(frozen=True)
class Sheet:
    """A sheet: the kind of its records, and those of their fields that fit into cells."""

    kind: str
    fields: tuple[SheetField, ...]

    @property
    def name(self) -> str:
        """Its name in the language files and in the workbook's own record."""
        return KINDS[self.kind].collection

    @property
    def file(self) -> str:
        return KINDS[self.kind].file

    @property
    def key(self) -> str:
        return KINDS[self.kind].list_name

    @property
    def record(self) -> type[Record]:
        return KINDS[self.kind].record

    def requires(self, path: FieldPath) -> bool:
        """Whether a record must have a value there."""
        return fields_of(self.record)[path[0]].is_required and path[1:] != ("en",)

    def field_at(self, path: FieldPath) -> SheetField:
        return next(field for field in self.fields if field.name == path[0])

    @property
    def left_out(self) -> tuple[str, ...]:
        """The fields that do not fit a cell, by their names in the files."""
        shown = {field.name for field in self.fields}
        return tuple(name for name in fields_of(self.record) if name not in shown)


def _fields(kind: Kind) -> Iterator[SheetField]:
    """The fields of a kind that fit into cells: texts, single values, and lists of references."""
    for name, field in fields_of(kind.record).items():
        of = field.ref.kind if field.ref else _choice_name(kind.name, name) if field.choices else ""
        if (name,) == kind.key:
            yield SheetField(name, "id")
        elif field.is_text and not field.is_list:
            yield SheetField(name, "text")
        elif not field.record and (field.ref or not field.is_list):
            yield SheetField(name, "many" if field.is_list else "one", of)


def _choice_name(kind: str, field: str) -> str:
    """What a field's own values are called together: ``organisation_kind``."""
    return f"{kind}_{field}"


SHEETS = tuple(Sheet(kind.name, tuple(_fields(kind))) for kind in KINDS.values() if kind.has_sheet)

# What the drop-downs offer: all that a field on a sheet refers to, or may be.
CHOICES = tuple(dict.fromkeys(field.of for sheet in SHEETS for field in sheet.fields if field.of))

# Of those the ones that are no records: the values that the model names.
_NAMED_VALUES = {
    _choice_name(sheet.kind, name): field.choices
    for sheet in SHEETS
    for name, field in fields_of(sheet.record).items()
    if field.choices
}


@dataclass(frozen=True)
class SheetColumn:
    """A column: the value that it shows, or for one of many references which of them, counted from 1."""

    path: FieldPath
    number: int = 0

    def head(self, sheet: Sheet, words: Wording) -> str:
        head = field_name(sheet.name, self.path[0], words.lang)
        if self.number:
            return words("numbered", head=head, number=str(self.number))
        return words(f"in_language.{self.path[1]}", head=head) if len(self.path) > 1 else head


def id_head(sheet: Sheet, words: Wording) -> str:
    """The head of the column of identifiers, which is the first."""
    return SheetColumn(("id",)).head(sheet, words)


@dataclass(frozen=True)
class Content:
    """What a plan's files hold for the workbook.

    ``rows`` are by sheet and id, in the files' order; ``choices`` by kind of
    reference: what can be chosen, and what it is called in each language.
    """

    rows: Mapping[str, Mapping[str, SheetRow]]
    choices: Mapping[str, Mapping[str, Mapping[Language, str]]]


def content_of(data: Mapping[str, Any]) -> Content:
    """The rows and choices in a faultless plan's files, given as ``reading.read`` gives their data."""
    rows = {
        sheet.name: {record["id"]: _row(sheet, record) for record in data[sheet.file][sheet.key]}
        for sheet in SHEETS
    }
    return Content(rows, {kind: dict(_choices(kind, data)) for kind in CHOICES})


def content_of_plan(plan: Plan) -> Content:
    """The rows and choices of a plan: the same as in its files."""
    data: dict[str, dict[str, Any]] = {}
    for kind in WITH_IDS.values():
        records = records_of(plan, kind) if kind.name in KINDS else ()
        data.setdefault(kind.file, {})[kind.list_name] = [dumped(record) for record in records]
    return content_of(data)


def _row(sheet: Sheet, record: Mapping[str, Any]) -> SheetRow:
    return {path: _value_at(record, path, sheet) for path in paths(sheet)}


def paths(sheet: Sheet) -> Iterator[FieldPath]:
    """The values of a row, in the order of the columns; the id is not one of them."""
    for field in sheet.fields:
        if field.form == "text":
            yield from ((field.name, lang) for lang in LANGUAGES)
        elif field.form != "id":
            yield (field.name,)


def _value_at(record: Mapping[str, Any], path: FieldPath, sheet: Sheet) -> Value:
    """The value in a record as a cell or a group of cells shows it; empty if there is none."""
    value: Any = record
    for step in path:
        value = (value or {}).get(step)
    return tuple(value or ()) if sheet.field_at(path).form == "many" else tidy(value or "")


def tidy(text: str) -> str:
    """A text as one line: what Excel's editors break it with becomes a blank, and letters are composed."""
    return unicodedata.normalize("NFC", _BREAKS.sub(" ", text).strip())


def _choices(kind: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[Language, str]]]:
    if kind in _NAMED_VALUES:
        yield from ((value, {}) for value in _NAMED_VALUES[kind])
        return
    chosen = KINDS[kind]
    for record in data[chosen.file].get(chosen.list_name) or ():
        name = record[chosen.label]
        yield record["id"], {lang: tidy(name.get(lang) or name["sv"]) for lang in LANGUAGES}


def columns(sheet: Sheet, widths: Mapping[str, int]) -> tuple[SheetColumn, ...]:
    """The columns after the id; ``widths`` says for each field of many references how many it has."""
    return tuple(
        SheetColumn(path, number)
        for path in paths(sheet)
        for number in (range(1, widths[path[0]] + 1) if sheet.field_at(path).form == "many" else range(1))
    )


def widths_of(sheet: Sheet, rows: Mapping[str, SheetRow]) -> dict[str, int]:
    """How many columns each field of many references needs, with some to spare."""
    return {
        field.name: max((len(row[(field.name,)]) for row in rows.values()), default=0) + _SPARE_COLUMNS
        for field in sheet.fields
        if field.form == "many"
    }


def too_long(value: Value) -> bool:
    """Whether Excel would cut a text."""
    return isinstance(value, str) and len(value.encode("utf-16-le", "surrogatepass")) // 2 >= CELL_LIMIT


def shown(row: SheetRow, placeholder: str) -> SheetRow:
    """A row as the workbook can show it: a placeholder stands for a text that no cell can hold."""
    return {path: placeholder if too_long(value) else value for path, value in row.items()}


def fingerprint(row: SheetRow) -> str:
    """A hash of a row's content: two rows have the same if they say the same."""
    content = json.dumps([["/".join(path), value] for path, value in sorted(row.items())])
    return hashlib.sha256(content.encode()).hexdigest()[:32]

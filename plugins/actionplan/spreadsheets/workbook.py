"""The workbook for Excel, written so that it can come back: text stays text, ids stay as they are.

Excel makes a number, a date or a formula of whatever looks like one, in a cell that somebody has only clicked
on. So every cell is formatted as text, and one that does not begin with a letter has the quote prefix too,
which is what an apostrophe typed before a text becomes. Ids are locked, since a changed id would be taken for
another record. A hidden sheet keeps how the workbook was laid out and a fingerprint of each row, by which
:mod:`actionplan.spreadsheets.changes` knows what was changed since, and on which side.

Rules: ECMA-376 Part 1 (SpreadsheetML); XlsxWriter writes it. openpyxl, which reads it, would write formulas
and escapes that have to be undone, and the time of writing.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from actionplan.derived.export import Export
from actionplan.plan.fields import FieldPath
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.spreadsheets.sheets import (
    CHOICES,
    FORM,
    SHEETS,
    Content,
    Sheet,
    SheetColumn,
    SheetRow,
    columns,
    content_of_plan,
    fingerprint,
    id_head,
    shown,
    widths_of,
)
from actionplan.words.wording import Wording, wording

_TOP = {"valign": "top"}
_WRAPPED = {"valign": "top", "text_wrap": True}
_HEAD = {**_WRAPPED, "bold": True, "bg_color": "#E3E8EC"}
_ID = {**_TOP, "bg_color": "#F2F2F2"}
# By the form of a field, in characters.
_WIDTHS = {"id": 30, "text": 60, "one": 28, "many": 28}

# The earliest time that a zip archive can bear, which XlsxWriter gives its parts, too: the same plan gives
# the same bytes.
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class _Page:
    """A sheet that is being written. Rows and columns are counted from 0."""

    sheet: Worksheet
    book: Workbook
    # Shared by all sheets: a format that is made twice is stored twice.
    formats: dict[tuple[tuple[str, Any], ...], Format]

    def put(self, row: int, column: int, text: str, look: Mapping[str, Any] | None = None) -> None:
        """Write a text that stays one, whatever it begins with or looks like."""
        needs_prefix = bool(text) and not text[0].isalpha()
        properties = {"num_format": "@", "quote_prefix": needs_prefix, **(look or {})}
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(properties)
        if text:
            self.sheet.write_string(row, column, text, self.formats[key])
        else:
            self.sheet.write_blank(row, column, None, self.formats[key])

    def put_heads(self, heads: Iterable[str], forms: Iterable[str]) -> None:
        """Write the first row, and make the columns as wide as the form of their fields needs."""
        for column, (head, form) in enumerate(zip(heads, forms, strict=True)):
            self.put(0, column, head, _HEAD)
            self.sheet.set_column(column, column, _WIDTHS[form])

    def protect(self) -> None:
        """Lock what is marked so.

        There is no password: the lock guards against slips, not against people.
        """
        allowed = ("objects", "scenarios", "format_columns", "format_rows", "autofilter")
        self.sheet.protect("", dict.fromkeys(allowed, True))


def workbook(plan: Plan, lang: Language) -> bytes:
    """The workbook of a plan, its heads and explanations in ``lang``."""
    content = content_of_plan(plan)
    words = wording("xlsx", lang)
    result = io.BytesIO()
    with Workbook(result, {"in_memory": True}) as book:
        book.set_properties({"author": "actionplan", "created": _NO_TIME})
        formats: dict[tuple[tuple[str, Any], ...], Format] = {}

        def new_page(name: str) -> _Page:
            return _Page(book.add_worksheet(words(f"sheet.{name}")), book, formats)

        _explain(new_page("about"), content, words)
        for sheet in SHEETS:
            _fill(new_page(sheet.name), sheet, content, words)
        _list_choices(new_page("choices"), content, words)
        hidden = new_page("fingerprints")
        hidden.sheet.hide()
        _record(hidden, content, words)
    return result.getvalue()


def _fill(page: _Page, sheet: Sheet, content: Content, words: Wording) -> None:
    rows = content.rows[sheet.name]
    laid_out = columns(sheet, widths_of(sheet, rows))
    heads = [id_head(sheet, words), *(column.head(sheet, words) for column in laid_out)]
    page.put_heads(heads, ["id", *(sheet.field_at(column.path).form for column in laid_out)])
    placeholder = words("too_long")
    for number, (identifier, row) in enumerate(rows.items(), start=1):
        page.put(number, 0, identifier, _ID)
        visible = shown(row, placeholder)
        for index, column in enumerate(laid_out, start=1):
            is_locked = visible[column.path] != row[column.path]
            page.put(number, index, _text_of(visible, column), {**_WRAPPED, "locked": is_locked})
    _offer(page, sheet, laid_out, content, words)
    page.protect()
    page.sheet.freeze_panes(1, 1)
    page.sheet.autofilter(0, 0, len(rows), len(heads) - 1)


def _text_of(row: SheetRow, column: SheetColumn) -> str:
    value = row[column.path]
    if isinstance(value, str):
        return value
    return value[column.number - 1] if column.number <= len(value) else ""


def _offer(
    page: _Page, sheet: Sheet, laid_out: Sequence[SheetColumn], content: Content, words: Wording
) -> None:
    """Drop-downs, drawn from a sheet: Excel refuses a list of more than 255 characters in the rule itself."""
    last = len(content.rows[sheet.name])
    for kind in CHOICES:
        cells = [
            (1, number, last, number)
            for number, column in enumerate(laid_out, start=1)
            if sheet.field_at(column.path).of == kind
        ]
        if cells and last and content.choices[kind]:
            rule = {
                "validate": "list",
                "source": _range_of(kind, content, words),
                "show_input": False,
                "error_title": words("choice.title"),
                "error_message": words("choice.error"),
                "other_cells": cells[1:],
            }
            page.sheet.data_validation(*cells[0], rule)


def _range_of(kind: str, content: Content, words: Wording) -> str:
    letter = xl_col_to_name(2 * CHOICES.index(kind))
    last = len(content.choices[kind]) + 1
    return f"={quote_sheetname(words('sheet.choices'))}!${letter}$2:${letter}${last}"


def _list_choices(page: _Page, content: Content, words: Wording) -> None:
    """What can be chosen: a column of ids and one of names for each kind."""
    heads = [text for kind in CHOICES for text in (words(f"choice.{kind}"), words("choice.name"))]
    page.put_heads(heads, ["one", "text"] * len(CHOICES))
    for index, kind in enumerate(CHOICES):
        for number, (identifier, names) in enumerate(content.choices[kind].items(), start=1):
            page.put(number, 2 * index, identifier)
            page.put(number, 2 * index + 1, names.get(words.lang, "")[:200])
    page.sheet.freeze_panes(1, 0)
    page.protect()


def _record(page: _Page, content: Content, words: Wording) -> None:
    """What is needed to understand the workbook when it comes back.

    The fingerprints are of the rows as they are shown: a text that no cell can hold is not in the workbook,
    and its placeholder, come back untouched, is no change.
    """
    lines = [("form", "", "", FORM), ("lang", "", "", words.lang)]
    for sheet in SHEETS:
        rows = content.rows[sheet.name]
        widths = widths_of(sheet, rows)
        lines += (("width", sheet.name, field, str(width)) for field, width in widths.items())
        placeholder = words("too_long")
        lines += (
            ("row", sheet.name, identifier, fingerprint(shown(row, placeholder)))
            for identifier, row in rows.items()
        )
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            page.put(number, column, text)
    page.protect()


def _explain(page: _Page, content: Content, words: Wording) -> None:
    page.sheet.set_column(0, 0, 100)
    for number, text in enumerate(_explanation(content, words)):
        page.put(number, 0, text, {**_WRAPPED, "bold": number == 0})
    page.protect()


def _explanation(content: Content, words: Wording) -> list[str]:
    lines = [words(f"about.{key}") for key in words.table("about")]
    for sheet in SHEETS:
        if sheet.left_out:
            fields = words.listing(sheet.left_out)
            lines.append(words("left_out", sheet=words(f"sheet.{sheet.name}"), fields=fields))
        for identifier, path in _too_long_in(content.rows[sheet.name]):
            lines.append(words("left_out_text", id=identifier, field=name_of(sheet, path, words)))
    return lines


def _too_long_in(rows: Mapping[str, SheetRow]) -> list[tuple[str, FieldPath]]:
    return [
        (identifier, path)
        for identifier, row in rows.items()
        for path, value in shown(row, "").items()
        if value != row[path]
    ]


def name_of(sheet: Sheet, path: FieldPath, words: Wording) -> str:
    """What a value is called for readers: the head of its column."""
    return SheetColumn(path).head(sheet, words)


def _export(lang: Language) -> Export:
    return Export(
        file=f"plan-{lang}.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        dataset="plan",
        form="xlsx",
        make=lambda published: workbook(published.plan, lang),
        lang=lang,
    )


EXPORTS = tuple(_export(lang) for lang in LANGUAGES)

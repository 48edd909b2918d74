"""The workbook for Excel, written so that it can come back: text stays text, ids stay as they are.

Rules: ECMA-376 Part 1 (SpreadsheetML); ``openpyxl`` writes it.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from actionplan.derived.source import Export
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.spreadsheets.sheets import (
    CHOICES,
    FORM,
    SHEETS,
    Address,
    Column,
    Content,
    Row,
    Sheet,
    columns,
    content_of_plan,
    fingerprint,
    id_head,
    shown,
    widths_of,
)
from actionplan.words.wording import Wording, wording

_HEAD_FILL = PatternFill("solid", start_color="FFE3E8EC")
_LOCKED_FILL = PatternFill("solid", start_color="FFF2F2F2")
# Made once: openpyxl looks at each style that it is given.
_BOLD = Font(bold=True)
_TOP = Alignment(vertical="top")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_PROTECTION = {locked: Protection(locked=locked) for locked in (True, False)}
_WIDTHS = {"id": 30, "text": 60, "one": 28, "many": 28}

# The time that all parts of the file bear, the earliest that a zip archive can: the same plan gives
# the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)

# Excel takes what looks like its own escape, _x0041_, for the character of that number
# (ECMA-376 Part 1, 22.9.2.19, ST_Xstring).
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def workbook(plan: Plan, lang: Language) -> bytes:
    """The workbook of a plan, its heads and explanations in ``lang``."""
    content = content_of_plan(plan)
    words = wording("xlsx", lang)
    book = Workbook()
    book.properties.creator = "actionplan"
    about = book.worksheets[0]
    about.title = words("sheet.about")
    for sheet in SHEETS:
        _fill(book.create_sheet(words(f"sheet.{sheet.name}")), sheet, content, words)
    _list_choices(book.create_sheet(words("sheet.choices")), content, words)
    hidden = book.create_sheet(words("sheet.fingerprints"))
    hidden.sheet_state = "hidden"
    _record(hidden, content, words)
    _explain(about, content, words)
    return _without_times(book)


def _put(page: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text that stays one, whatever it begins with or looks like."""
    cell = cast(Cell, page.cell(row, column))  # on a new page no cells are merged
    if text:
        # openpyxl would make a formula of a text that begins with an equals sign, and this undoes it.
        cell.value = _LOOKS_ESCAPED.sub("_x005F_", text)
        cell.data_type = "s"
        # Excel must not make a formula, a number or a date of it either, when somebody edits it.
        cell.quotePrefix = not text[0].isalpha()
    cell.number_format = "@"
    return cell


def _fill(page: Worksheet, sheet: Sheet, content: Content, words: Wording) -> None:
    rows = content.rows[sheet.name]
    laid_out = columns(sheet, widths_of(sheet, rows))
    heads = [id_head(sheet, words), *(column.head(sheet, words) for column in laid_out)]
    _put_heads(page, heads, ["id", *(sheet.field_at(column.address).form for column in laid_out)])
    placeholder = words("too_long")
    for number, (identifier, row) in enumerate(rows.items(), start=2):
        cell = _put(page, number, 1, identifier)
        cell.fill = _LOCKED_FILL
        cell.alignment = _TOP
        visible = shown(row, placeholder)
        for index, column in enumerate(laid_out, start=2):
            cell = _put(page, number, index, _text_of(visible, column))
            cell.alignment = _WRAPPED
            cell.protection = _PROTECTION[visible[column.address] != row[column.address]]
    _offer(page, sheet, laid_out, content, words)
    _protect(page)
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"


def _text_of(row: Row, column: Column) -> str:
    value = row[column.address]
    if isinstance(value, str):
        return value
    return value[column.number - 1] if column.number <= len(value) else ""


def _put_heads(page: Worksheet, heads: Iterable[str], forms: Iterable[str]) -> None:
    for number, (head, form) in enumerate(zip(heads, forms, strict=True), start=1):
        cell = _put(page, 1, number, head)
        cell.font = _BOLD
        cell.fill = _HEAD_FILL
        cell.alignment = _WRAPPED
        page.column_dimensions[get_column_letter(number)].width = _WIDTHS[form]


def _protect(page: Worksheet) -> None:
    """Lock what is marked so. There is no password: the lock guards against slips, not against people."""
    page.protection.sheet = True
    # In the file format, false means that it is allowed.
    page.protection.formatColumns = False
    page.protection.formatRows = False
    page.protection.autoFilter = False


def _offer(
    page: Worksheet, sheet: Sheet, laid_out: Sequence[Column], content: Content, words: Wording
) -> None:
    """Drop-downs, drawn from a sheet: Excel refuses a list of more than 255 characters in the rule itself."""
    last_row = len(content.rows[sheet.name]) + 1
    for kind in CHOICES:
        at = [
            get_column_letter(number)
            for number, column in enumerate(laid_out, start=2)
            if sheet.field_at(column.address).of == kind
        ]
        if at and last_row > 1 and content.choices[kind]:
            rule = DataValidation("list", formula1=_range_of(kind, content, words), allow_blank=True)
            rule.showErrorMessage = True
            rule.errorTitle = words("choice.title")
            rule.error = words("choice.error")
            for letter in at:
                rule.add(f"{letter}2:{letter}{last_row}")
            page.add_data_validation(rule)


def _range_of(kind: str, content: Content, words: Wording) -> str:
    letter = get_column_letter(2 * CHOICES.index(kind) + 1)
    last = len(content.choices[kind]) + 1
    return f"{quote_sheetname(words('sheet.choices'))}!${letter}$2:${letter}${last}"


def _list_choices(page: Worksheet, content: Content, words: Wording) -> None:
    """What can be chosen: a column of ids and one of names for each kind."""
    heads = [text for kind in CHOICES for text in (words(f"choice.{kind}"), words("choice.name"))]
    _put_heads(page, heads, ["one", "text"] * len(CHOICES))
    for index, kind in enumerate(CHOICES):
        for number, (identifier, names) in enumerate(content.choices[kind].items(), start=2):
            _put(page, number, 2 * index + 1, identifier)
            _put(page, number, 2 * index + 2, names.get(words.lang, "")[:200])
    page.freeze_panes = "A2"
    _protect(page)


def _record(page: Worksheet, content: Content, words: Wording) -> None:
    """What is needed to understand the workbook when it comes back."""
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
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(line, start=1):
            _put(page, number, column, text)
    _protect(page)


def _explain(page: Worksheet, content: Content, words: Wording) -> None:
    page.column_dimensions["A"].width = 100
    for number, text in enumerate(_explanation(content, words), start=1):
        cell = _put(page, number, 1, text)
        cell.alignment = _WRAPPED
        cell.font = Font(bold=number == 1)
    _protect(page)


def _explanation(content: Content, words: Wording) -> list[str]:
    lines = [words(f"about.{key}") for key in words.table("about")]
    for sheet in SHEETS:
        if sheet.left_out:
            fields = words.listing(sheet.left_out)
            lines.append(words("left_out", sheet=words(f"sheet.{sheet.name}"), fields=fields))
        for identifier, address in _too_long_in(content.rows[sheet.name]):
            lines.append(words("left_out_text", id=identifier, field=name_of(sheet, address, words)))
    return lines


def _too_long_in(rows: Mapping[str, Row]) -> list[tuple[str, Address]]:
    return [
        (identifier, address)
        for identifier, row in rows.items()
        for address, value in shown(row, "").items()
        if value != row[address]
    ]


def name_of(sheet: Sheet, address: Address, words: Wording) -> str:
    """What a value is called for readers: the head of its column."""
    return Column(address).head(sheet, words)


def _without_times(book: Workbook) -> bytes:
    """The workbook's bytes without the time of writing, in its parts or in its properties."""
    written, result = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", part)
            target.writestr(zipfile.ZipInfo(name, _NO_TIME), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _export(lang: Language) -> Export:
    return Export(
        file=f"plan-{lang}.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        dataset="plan",
        form="xlsx",
        make=lambda source: workbook(source.plan, lang),
        lang=lang,
    )


EXPORTS = tuple(_export(lang) for lang in LANGUAGES)

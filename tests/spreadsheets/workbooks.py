"""Workbooks for tests: exported from a plan, and changed the way an editor would."""

import io
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from actionplan.plan.values import Language
from actionplan.reading.checks import check
from actionplan.spreadsheets.workbook import workbook


def exported(folder: Path, lang: Language = "sv") -> bytes:
    """The workbook of a plan."""
    plan = check(folder).plan
    assert plan is not None
    return workbook(plan, lang)


def opened(raw: bytes) -> Workbook:
    """A workbook as openpyxl sees it."""
    return load_workbook(io.BytesIO(raw))


def changed(raw: bytes, change: Callable[[Workbook], object]) -> bytes:
    """The bytes of a workbook after a change."""
    book = opened(raw)
    change(book)
    result = io.BytesIO()
    book.save(result)
    return result.getvalue()


def with_cell(raw: bytes, sheet: str, cell: str, value: object) -> bytes:
    """The bytes of a workbook with another value in a cell."""

    def change(book: Workbook) -> None:
        book[sheet][cell].value = value

    return changed(raw, change)


def cell_of(page: Worksheet, identifier: str, head: str) -> str:
    """The coordinate of the cell in an id's row and under a head."""
    column = next(cell.column_letter for cell in page[1] if cell.value == head)
    row = next(cell.row for cell in page["A"] if cell.value == identifier)
    return f"{column}{row}"

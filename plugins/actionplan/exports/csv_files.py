"""The tables as CSV, in two forms.

The plain form is that of RFC 4180 (commas, CR LF, UTF-8 without a byte order mark), for programs; the
other is what Excel in Sweden opens right with a double click: semicolons and a byte order mark.

No spreadsheet may take a text for a formula: one that begins with a sign that could begin
a formula has an apostrophe before it, and so has one that begins with an apostrophe, so that who takes
one apostrophe away has the text again. Rule: https://owasp.org/www-community/attacks/CSV_Injection
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from actionplan.derived.export import Export, PublishedPlan
from actionplan.exports.relations import RELATIONS
from actionplan.exports.tables import TABLES, TableRow, rows

_MARK = "\ufeff"

# With their full-width forms, which Excel reads as the same signs in some languages.
_STARTS_A_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def plain_csv(columns: Sequence[str], table_rows: Iterable[TableRow]) -> bytes:
    """Rows as CSV for programs."""
    return _written(columns, table_rows, ",").encode()


def excel_csv(columns: Sequence[str], table_rows: Iterable[TableRow]) -> bytes:
    """Rows as CSV that Excel opens right."""
    return (_MARK + _written(columns, table_rows, ";")).encode()


def _written(columns: Sequence[str], table_rows: Iterable[TableRow], delimiter: str) -> str:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(row[column]) for column in columns] for row in table_rows)
    return text.getvalue()


def plain_name(table: str) -> str:
    """The file of a table for programs."""
    return f"{table}.csv"


def excel_name(table: str) -> str:
    """The file of a table for Excel."""
    return f"{table}-excel.csv"


def _exports(
    name: str, columns: Sequence[str], rows_of: Callable[[PublishedPlan], Iterable[TableRow]]
) -> tuple[Export, ...]:
    """The files of a table."""
    return (
        Export(
            plain_name(name),
            "text/csv",
            name,
            "csv",
            lambda published: plain_csv(columns, rows_of(published)),
        ),
        Export(
            excel_name(name),
            "text/csv",
            name,
            "excel",
            lambda published: excel_csv(columns, rows_of(published)),
        ),
    )


EXPORTS = (
    *(export for table in TABLES for export in _exports(table.name, table.columns, partial(rows, table))),
    *(export for table in RELATIONS for export in _exports(table.name, table.columns, table.rows)),
)

"""How much of a workbook is read: the limits, and what has been used of them.

A plan of 5,000 activities is a workbook of less than a megabyte: some ten when unpacked, some hundred
thousand elements, some ten thousand cells with something in them. A package of a few kilobytes can hold a
thousand times as much of anything, so whatever can be multiplied is counted while it is read, for all sheets
together, and reading ends at the first limit.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

# By what is counted: bytes of the file and of what it unpacks to, parts of the package, XML elements and
# how deep they stand in each other, characters of a text and of all cells. Excel's own limits
# (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3) are 65,490 formats and 32,767
# characters in a cell, of which each may be written as an escape of seven. What is changed, in number and in
# characters, is written into the files with their comments in place, which takes some hundredths of a second
# for each.
MOST: Final[Mapping[str, int]] = {
    "bytes": 20_000_000,
    "parts": 1_000,
    "relations": 2_000,
    "unpacked": 60_000_000,
    "elements": 1_000_000,
    "depth": 100,
    "sheets": 500,
    "strings": 150_000,
    "styles": 66_000,
    "cells": 150_000,
    "rows": 50_000,
    "columns": 500,
    "merged": 1_000,
    "length": 230_000,
    "characters": 10_000_000,
    "faults": 1_000,
    "changes": 600,
    "changed": 100_000,
}


class NotAWorkbook(Exception):  # noqa: N818 - its code is a finding for the editor
    """A file cannot be read as a workbook; ``code`` says why, as in ``locales/xlsx`` (table ``finding``).

    ``sheet`` is the title of the sheet that it is about, empty if it is the whole; ``params`` fills in the
    message.
    """

    def __init__(self, code: str, sheet: str = "", **params: str) -> None:
        super().__init__(code)
        self.code = code
        self.sheet = sheet
        self.params = params


class Allowance:
    """What has been used of the limits, of which each is for the whole workbook."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()

    def use(self, what: str, number: int = 1, sheet: str = "") -> None:
        """Use some of what is counted.

        Raises:
            NotAWorkbook: there is more than the limit allows; the finding names both.
        """
        self._used[what] += number
        check_limit(what, self._used[what], sheet)


def check_limit(what: str, number: int, sheet: str = "") -> None:
    """Compare a number with its limit.

    Raises:
        NotAWorkbook: it is more; the finding names the limit and the sheet.
    """
    if number > MOST[what]:
        raise NotAWorkbook(f"most-{what}", sheet, most=str(MOST[what]))

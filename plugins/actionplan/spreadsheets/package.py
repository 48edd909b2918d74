"""Opens a workbook that somebody sent, after a look at what it is: it may be anything.

A workbook is a zip archive of XML parts. A small one can be made to grow without end, by what it unpacks to
or by entities that name each other, so both are looked at before any reader of workbooks is let near it.
"""

import io
import warnings
import zipfile
from collections.abc import Mapping

from openpyxl import Workbook, load_workbook

# A plan of 5,000 activities is a workbook of less than a megabyte, of some ten when unpacked. The limits are
# an order above that: a workbook of Excel's with pictures or styles of its own still comes in.
MAX_BYTES = 20_000_000
MAX_UNPACKED = 100_000_000
MAX_PARTS = 1_000

# Compound files: workbooks with a password ([MS-OFFCRYPTO] 2.1) and those of Excel 97-2003.
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")

# No part of a package may hold a document type declaration (ECMA-376 Part 2, 7.3.5): it could declare
# entities that grow without end. The second is the same in UTF-16, whichever way round.
_DECLARATIONS = (b"<!DOCTYPE", b"\0!\0D\0O\0C\0T\0Y\0P\0E")

# Excel writes the underscore of a text that looks like one of its escapes, _x0041_, as an escape itself
# (ECMA-376 Part 1, 22.9.2.19, ST_Xstring). openpyxl takes the number out of it, but in shared strings only,
# so that nobody can tell such a text from an escape afterwards. A mark hides the number from it; Unicode has
# promised never to give the mark a meaning. Whoever reads a cell takes it away.
MARK = "\ufdd0"
_NUMBER = b"x005F_"
_HIDDEN_NUMBER = f"x{MARK}005F_".encode()


class NotAWorkbook(Exception):  # noqa: N818 - its code is a finding for the editor
    """A file cannot be read as a workbook; ``code`` says why, as in ``locales/xlsx``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def opened(raw: bytes) -> Workbook:
    """The workbook in the bytes of a file; what is not a cell is not looked at. Texts may hold ``MARK``.

    Raises:
        NotAWorkbook: the file is no workbook, has a password, is damaged or too large.
    """
    if raw.startswith(_COMPOUND_FILE):
        raise NotAWorkbook("encrypted-or-old")
    if len(raw) > MAX_BYTES:
        raise NotAWorkbook("too-large")
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        raise NotAWorkbook("not-xlsx")
    try:
        readable = _with_marks(raw, _inspected(raw))
        with warnings.catch_warnings():
            # openpyxl warns of what it does not keep; nothing is written back.
            warnings.simplefilter("ignore")
            return load_workbook(io.BytesIO(readable), keep_links=False)
    except NotAWorkbook:
        raise
    except Exception as error:
        # Damaged packages make openpyxl raise nearly anything, KeyError and TypeError among it.
        raise NotAWorkbook("damaged") from error


def _inspected(raw: bytes) -> dict[str, bytes]:
    """The parts of a package by name, if it can be a workbook."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        listed = package.infolist()
        # What a part claims to be unpacked is also what Python's zipfile unpacks of it at most.
        if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_UNPACKED:
            raise NotAWorkbook("too-large")
        if "[Content_Types].xml" not in package.namelist():
            raise NotAWorkbook("not-xlsx")
        parts = {part.filename: package.read(part) for part in listed}
    if any(declaration in content for content in parts.values() for declaration in _DECLARATIONS):
        raise NotAWorkbook("damaged")
    return parts


def _with_marks(raw: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A package whose escaped underscores are hidden: the same one, unless it holds any."""
    if not any(_NUMBER in content for content in parts.values()):
        return raw
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(_NUMBER, _HIDDEN_NUMBER))
    return result.getvalue()

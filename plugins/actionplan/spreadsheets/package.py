"""Opens a workbook that somebody sent, after a look at what it is: it may be anything.

A workbook is a zip archive of XML parts (ECMA-376 Part 2). Of these only the few that hold the cells of the
sheets that are asked for are unpacked, as streams, within the limits of
:mod:`actionplan.spreadsheets.limits`; pictures, charts, comments, macros and whatever else may be there are
not looked at. openpyxl, which reads workbooks, takes each part as a whole and makes all the cells of every
range that is merged, linked or formatted before anybody can look at how many there are; so it is asked only
what a number, a format or an escape means.
"""

import io
import posixpath
import zipfile
from typing import IO

from actionplan.spreadsheets.limits import Allowance, NotAWorkbook, check_limit

# Compound files: workbooks with a password ([MS-OFFCRYPTO] 2.1) and those of Excel 97-2003.
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")

# The ways of packing that a package may use (ECMA-376 Part 2, annex C); others may ask for much memory.
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class Package:
    """The parts of a package, by name."""

    def __init__(self, raw: bytes) -> None:
        """Look at the list of parts.

        Raises:
            NotAWorkbook: it is none, or has too many parts.
        """
        if raw.startswith(_COMPOUND_FILE):
            raise NotAWorkbook("encrypted-or-old")
        check_limit("bytes", len(raw))
        if not zipfile.is_zipfile(io.BytesIO(raw)):
            raise NotAWorkbook("not-xlsx")
        self.allowance = Allowance()
        self._archive = zipfile.ZipFile(io.BytesIO(raw))
        listed = self._archive.infolist()
        check_limit("parts", len(listed))
        # Names of parts are compared without regard to capitals (ECMA-376 Part 2, 6.2.2.3).
        self._parts = {part.filename.lower(): part for part in listed}
        if "[content_types].xml" not in self._parts:
            raise NotAWorkbook("not-xlsx")

    def has(self, name: str) -> bool:
        """Whether there is a part of a name."""
        return name.lower() in self._parts

    def stream(self, name: str) -> IO[bytes]:
        """A part, unpacked while it is read.

        Raises:
            NotAWorkbook: there is none, or it is packed in a way that no workbook is.
        """
        part = self._parts.get(name.lower())
        if part is None or part.compress_type not in _WAYS:
            raise NotAWorkbook("damaged")
        return self._archive.open(part)


def target_of(source: str, target: str) -> str:
    """The name of the part that a part refers to, by an address that may be relative to its folder."""
    path = posixpath.join("/", posixpath.dirname(source), target)
    return posixpath.normpath(path).lstrip("/")


def relations_of(name: str) -> str:
    """The name of the part that holds the relations of a part, of the package if it is empty."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")

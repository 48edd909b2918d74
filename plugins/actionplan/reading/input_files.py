"""Which files of a project are read, and what is said of those that are not.

Ordinary files are, whose real place is inside the project. A link that leads elsewhere would publish any file
of the machine that builds; a pipe or a device would be waited for, and never ends. What programs leave
beside a file while somebody edits it is passed over in silence.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from actionplan.reading.findings import Finding, Place

# Bytes. The largest file of a plan of 20,000 activities has about a half of it.
LARGEST_DATA = 20_000_000
# A book of a thousand pages has about two million letters.
LARGEST_PAGE = 2_000_000
# A picture, or a document to download.
LARGEST_OTHER = 100_000_000

# Of editors (.x.swp, .#x, #x#, x~) and systems (.DS_Store, ._x, Thumbs.db); git's own folder is one too.
_LEFT_BY_PROGRAMS = re.compile(r"\..*|.*~|#.*#|~\$.*|Thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Unread:
    """Why a file is not read; ``code`` names the message, ``params`` fill it in."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)

    def finding(self, address: str) -> Finding:
        """The same of the file at an address."""
        return Finding(Place(address), self.code, self.params)


def is_passed_over(name: str) -> bool:
    """Whether a file or a folder is none of the project's, by its name."""
    return bool(_LEFT_BY_PROGRAMS.fullmatch(name))


def input_files(folder: Path, ending: str = "") -> list[Path]:
    """The files below a folder in order; with an ending, also whatever else has such a name.

    Links to folders are not followed, and those among the files are not looked at.
    """
    return sorted(_found(folder, ending))


def _found(folder: Path, ending: str) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_passed_over(name)]
        named_so = [name for name in folders if ending and name.endswith(ending)]
        for name in (*names, *named_so):
            if name.endswith(ending) and not is_passed_over(name):
                yield Path(place, name)


def why_unread(path: Path, folder: Path, most: int) -> Unread | None:
    """Why a file is not read; None of one that is.

    Args:
        path: the file.
        folder: the one that it belongs to; that may be a link as a whole. Files may be links to others in it,
            or beside it in the project.
        most: the size in bytes of the largest that is read.
    """
    try:
        real = path.resolve(strict=True)
        about = real.stat()
    except (OSError, RuntimeError):  # it leads nowhere, or in a circle
        return Unread("input-link") if path.is_symlink() else Unread("unreadable-file")
    inside = (folder.resolve(), folder.absolute().parent.resolve())
    if not any(real.is_relative_to(place) for place in inside):
        return Unread("input-link")
    if not stat.S_ISREG(about.st_mode):
        return Unread("input-kind")
    if about.st_size > most:
        return Unread("input-size", {"limit": f"{most // 1_000_000} MB"})
    return None


def read_input(path: Path, folder: Path, most: int) -> bytes | Unread:
    """What a file holds, or why it is not read; the arguments are those of :func:`why_unread`.

    Raises:
        FileNotFoundError: there is none.
    """
    if not os.path.lexists(path):
        raise FileNotFoundError(path)
    if reason := why_unread(path, folder, most):
        return reason
    try:
        # What has become a pipe since is not waited for.
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(number, "rb") as file:
            return file.read(most) if stat.S_ISREG(os.fstat(number).st_mode) else Unread("input-kind")
    except OSError:
        return Unread("unreadable-file")

"""The files that the pages load: modules, pictures, fonts and the stylesheet, as they are served.

They stand in ``web``, and run as they stand there. A browser gets the modules without their comments, which
say the types and weigh a third of the whole, and the parts of the stylesheet as one file.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path

from actionplan.derived.site_file import SiteFile

_WEB = Path(__file__).parents[1] / "web"
_STYLE = _WEB / "style"
# Licences stand in the comments of what others have written.
_VENDOR = "vendor/"
STYLESHEET = "actionplan.css"

_IMPORT = re.compile(r'^@import "([a-z-]+\.css)";$', re.MULTILINE)
# Lines that are comments and nothing else; a comment after code stays. The tests compare what is left, as a
# parser reads it, with the module itself.
_COMMENT_LINES = re.compile(
    r"""
    ^ [ ]* //.* \n                          # one line
    | ^ [ ]* /\*\* (?:[^*] | \*(?!/))* \*/ \n  # a description, over one line or several
    | ^ \n                                  # between them
    """,
    re.MULTILINE | re.VERBOSE,
)


class BrowserFiles:
    """The files as they are served, below a folder whose name changes with what they hold."""

    @cached_property
    def folder(self) -> str:
        """The folder, from the site's root."""
        return f"assets/actionplan-{fingerprint(self._contents)}"

    @property
    def stylesheet(self) -> str:
        """The path of the stylesheet."""
        return f"{self.folder}/{STYLESHEET}"

    def files(self) -> Iterator[SiteFile]:
        """All of them as files of the site."""
        for name, content in self._contents.items():
            yield SiteFile(f"{self.folder}/{name}", partial(bytes, content))

    @cached_property
    def _contents(self) -> Mapping[str, bytes]:
        return browser_files()


def browser_files() -> dict[str, bytes]:
    """What the files hold, by their names below the folder, in order."""
    paths = (path for path in sorted(_WEB.rglob("*.*")) if path.suffix != ".css")
    return {_name(path): _served(path) for path in paths} | {STYLESHEET: stylesheet().encode()}


def fingerprint(files: Mapping[str, bytes]) -> str:
    """The first characters of a SHA-256 over the names and contents of files."""
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:10]


def _name(path: Path) -> str:
    return path.relative_to(_WEB).as_posix()


def _served(path: Path) -> bytes:
    if path.suffix == ".mjs" and not _name(path).startswith(_VENDOR):
        return without_comments(path.read_text("utf-8")).encode()
    return path.read_bytes()


def without_comments(module: str) -> str:
    """A module without the lines that hold nothing but a comment, and without blank ones.

    A text over several lines may not hold such a line of its own.
    """
    return _COMMENT_LINES.sub("", module)


def stylesheet() -> str:
    """The parts of the stylesheet as one, in the order that ``style/index.css`` says."""
    parts = _IMPORT.findall((_STYLE / "index.css").read_text("utf-8"))
    return "\n".join((_STYLE / part).read_text("utf-8") for part in parts)

"""The files that the site's pages load: modules, styles, fonts and pictures, as they are served.

They stand in ``web``, and run as they stand there. A browser gets the modules without their comments, which
say the types and weigh a third of the whole, and the parts of the stylesheet as one file.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

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


def browser_files() -> dict[str, bytes]:
    """All files by their names below the folder of assets, in order."""
    files = {
        path.relative_to(_WEB).as_posix(): path.read_bytes()
        for path in sorted(_WEB.rglob("*.*"))
        if path.suffix != ".css"
    }
    for name, content in files.items():
        if name.endswith(".mjs") and not name.startswith(_VENDOR):
            files[name] = without_comments(content.decode()).encode()
    return files | {STYLESHEET: stylesheet().encode()}


def without_comments(module: str) -> str:
    """A module without the lines that hold nothing but a comment, and without blank ones.

    A text over several lines may not hold such a line of its own.
    """
    return _COMMENT_LINES.sub("", module)


def stylesheet() -> str:
    """The parts of the stylesheet as one, in the order that ``style/index.css`` says."""
    parts = _IMPORT.findall((_STYLE / "index.css").read_text("utf-8"))
    return "\n".join((_STYLE / part).read_text("utf-8") for part in parts)


def fingerprint(files: Mapping[str, bytes]) -> str:
    """The first characters of a SHA-256 over the names and contents of files."""
    digest = hashlib.sha256()
    for name, content in files.items():
        digest.update(name.encode() + b"\0" + content + b"\0")
    return digest.hexdigest()[:10]

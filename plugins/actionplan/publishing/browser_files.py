"""The files that the site's pages load: modules, styles, fonts and pictures, as they are served.

They stand in ``web/``. The parts of the stylesheet are served as one file; nothing else is changed.
"""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

_WEB = Path(__file__).parents[1] / "web"
_STYLE = _WEB / "style"
STYLESHEET = "actionplan.css"

_IMPORT = re.compile(r'^@import "([a-z-]+\.css)";$', re.MULTILINE)


def browser_files() -> dict[str, bytes]:
    """All files by their names below the folder of assets, in order."""
    files = {
        path.relative_to(_WEB).as_posix(): path.read_bytes()
        for path in sorted(_WEB.rglob("*.*"))
        if path.suffix != ".css"
    }
    return files | {STYLESHEET: stylesheet().encode()}


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

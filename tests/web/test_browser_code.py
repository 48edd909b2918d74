"""The browser's code: linted, its types checked, and its pure modules tested, by Node's own runner.

Skips where Node is missing, or what npm installs (``tests/checkers_setup.py``); a run says so at its head.
"""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.checkers_setup import find_eslint, find_node, find_typescript
from tests.web.fixtures import FIXTURES

_ROOT = Path(__file__).parents[2]
_HERE = Path(__file__).parent
_CHECKERS = _ROOT / "tests/checkers"
_WEB = "plugins/actionplan/web"

# A first run on a slow machine that does much else.
_LONGEST = 120

_needs_node = pytest.mark.skipif(not find_node(), reason="Node 20.19 or newer is not on the path")


def _run(*command: str | Path, **environment: str) -> None:
    """Run a command at the top of the repository; what it says is shown if it fails."""
    done = subprocess.run(
        command,
        cwd=_ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=_LONGEST,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


@_needs_node
@pytest.mark.skipif(not find_eslint(), reason="ESLint is not installed: npm is missing")
def test_the_linter_finds_nothing() -> None:
    """No function is longer than 45 lines, nothing is unused, no text becomes markup …"""
    eslint, config = find_eslint(), _CHECKERS / "eslint.config.mjs"
    assert eslint
    _run(
        eslint, "--config", config, "--max-warnings", "0", _WEB, "tests/web", _CHECKERS / "eslint.config.mjs"
    )


@_needs_node
@pytest.mark.skipif(not find_typescript(), reason="TypeScript is not installed: npm is missing")
def test_the_types_are_right() -> None:
    typescript = find_typescript()
    assert typescript
    _run(typescript, "--project", _CHECKERS / "tsconfig.json")


def test_every_module_asks_for_its_types_to_be_checked() -> None:
    """So that an editor does it too, without any configuration."""
    modules = [path for path in (_ROOT / _WEB).rglob("*.mjs") if path.parent.name != "vendor"]
    assert len(modules) > 25
    assert [path.name for path in modules if not path.read_text("utf-8").startswith("// @ts-check\n")] == []


@_needs_node
@pytest.mark.parametrize("name", FIXTURES)
def test_modules_do_as_the_python_code_does(name: str, tmp_path: Path) -> None:
    fixture = tmp_path / "fixture.json"
    fixture.write_text(json.dumps(FIXTURES[name]()), "utf-8")
    _run(find_node() or "", "--test", f"tests/web/{name}.test.mjs", FIXTURE=str(fixture))


def test_every_test_for_node_is_run() -> None:
    tests = {path.relative_to(_HERE).as_posix() for path in _HERE.rglob("*.test.mjs")}
    assert tests == {f"{name}.test.mjs" for name in FIXTURES}

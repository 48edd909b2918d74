"""What the package promises as a library: these names, and nothing else."""

import ast
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

import actionplan

ROOT = Path(__file__).parents[2]
_SOURCE = ast.parse(Path(actionplan.__file__).read_text("utf-8"))
_LIBRARY = (ROOT / "docs/pages/library.md").read_text("utf-8")

PROMISED = {
    *("check", "Checked", "Finding", "Place", "report", "__version__"),
    *("Plan", "Goal", "FocusArea", "Activity", "Organisation", "Term", "Example", "Text"),
    *("Responsibilities", "Responsibility"),
}


def test_these_names_are_promised_and_documented() -> None:
    assert set(actionplan.__all__) == PROMISED
    assert len(actionplan.__all__) == len(PROMISED)
    rows = "".join(re.findall(r"^\| (`.*?) \|", _LIBRARY, re.MULTILINE))
    assert set(re.findall(r"`(\w+)", rows)) == PROMISED


@pytest.mark.parametrize("name", sorted(PROMISED))
def test_a_name_is_there_and_comes_from_where_types_say(name: str) -> None:
    value = getattr(actionplan, name)
    assert name in dir(actionplan)
    if name != "__version__":
        assert value.__module__ == _modules_for_types()[name]
        assert value.__doc__


def _modules_for_types() -> dict[str, str]:
    """The module of each name in the imports that only a type checker reads."""
    imports = [node for node in ast.walk(_SOURCE) if isinstance(node, ast.ImportFrom)]
    return {alias.name: str(node.module) for node in imports for alias in node.names}


def test_what_is_not_promised_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = actionplan.nonsense  # type: ignore[attr-defined]


def test_to_import_the_package_reads_nothing_else() -> None:
    code = (
        "import sys, actionplan; print([n for n in sys.modules if n.startswith(('actionplan.', 'pydantic'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_the_example_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = re.findall(r"```python\n(.*?)```", _LIBRARY, re.DOTALL)[0]
    script = tmp_path / "example.py"
    script.write_text(example, "utf-8")
    monkeypatch.chdir(ROOT)
    runpy.run_path(str(script))
    assert "named " in capsys.readouterr().out
    assert [line.strip() for line in example.splitlines() if line] == [
        line.strip()
        for line in str(actionplan.__doc__).split("::\n")[1].split("\n\nWhat")[0].splitlines()
        if line
    ]

"""The built package holds everything that a site needs, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def contents(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_every_file_of_the_package_is_in_the_wheel(contents: list[str]) -> None:
    package = ROOT / "plugins" / "actionplan"
    expected = {
        f"actionplan/{file.relative_to(package).as_posix()}"
        for file in package.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    kinds = {Path(name).suffix for name in expected}
    assert {".py", ".html", ".toml", ".css", ".mjs", ".svg", ".woff2", ".xml"} <= kinds
    assert expected <= set(contents)


def test_nothing_else_is_in_the_wheel(contents: list[str]) -> None:
    strays = [name for name in contents if not name.startswith(("actionplan/", "mkdocs_actionplan-"))]
    assert strays == []


def test_the_plugin_and_the_command_are_announced(contents: list[str]) -> None:
    assert any(name.endswith("/entry_points.txt") for name in contents)
    assert any(name.endswith("/licenses/LICENSE") for name in contents)

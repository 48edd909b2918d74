"""Commands that change a plan's files and are killed: the next one finds all changes or none."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from actionplan.commands.main import main
from actionplan.reading.checks import check
from actionplan.system.journal import FOLDER
from tests.killing import is_killed, is_killed_after
from tests.small_plan import SMALL
from tests.spreadsheets.workbooks import changed, exported

# So many are killed at a moment of chance; make fuzz asks for more.
_KILLS = int(os.environ.get("KILLED_IMPORTS", "2"))
_SEED = os.environ.get("SEED", "1")


def _run(*arguments: object) -> int:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.exit_code


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that changes a row on each of its four sheets."""

    def change(workbook: Workbook) -> None:
        for sheet in ("Aktiviteter", "Organisationer", "Ordlista", "Goda exempel"):
            page = workbook[sheet]
            head = next(cell for cell in page[1] if str(cell.value).endswith("(svenska)"))
            page[head.coordinate.replace("1", "2")].value = "Helt annan text här."

    path = tmp_path_factory.mktemp("book") / "plan.xlsx"
    path.write_bytes(changed(exported(SMALL), change))
    return path


def _import(book: Path) -> Callable[[Path], int]:
    return lambda data: _run("import", book, "--write", "--data", data)


def _reformat(data: Path) -> int:
    return _run("fmt", "--data", data)


def _halves(data: Path, action: Callable[[Path], int]) -> int:
    """Kill a command before each of its renames; how often there was some of both on the disk."""
    before = _contents(data)
    whole = Path(shutil.copytree(data, data.with_name("whole")))
    action(whole)
    after = _contents(whole)
    halves = 0
    for step in range(100):
        copy = Path(shutil.copytree(data, data.with_name(f"killed-{step}")))
        if not is_killed(step, lambda copy=copy: action(copy), ((Path, "replace"),)):  # type: ignore[misc]
            return halves
        halves += _contents(copy) not in (before, after)
        # Any command that reads the plan puts it right.
        check(copy)
        assert _contents(copy) == before
        assert not (copy / FOLDER).exists()
        action(copy)
        assert _contents(copy) == after
    pytest.fail("the command does not end")


def test_an_import_killed_between_its_renames(book: Path, small: Path) -> None:
    assert _halves(small, _import(book)) == 3


def test_fmt_killed_between_its_renames(small: Path) -> None:
    for path in sorted(small.glob("*.yaml"))[:3]:
        first, _, rest = path.read_bytes().partition(b"\n")
        path.write_bytes(first + b" \n" + rest)
    assert _halves(small, _reformat) == 2


def test_imports_killed_at_any_moment(book: Path, small: Path) -> None:
    """The moments are spread over an import by chance; SEED=… chooses others."""
    chance = Random(_SEED)  # noqa: S311 - no secrets
    before, action = _contents(small), _import(book)
    whole = Path(shutil.copytree(small, small.with_name("whole")))
    started = time.monotonic()
    action(whole)
    lasted = time.monotonic() - started
    after, ended = _contents(whole), {"before": 0, "half": 0, "after": 0}
    for number in range(_KILLS):
        copy = Path(shutil.copytree(small, small.with_name(f"killed-{number}")))
        # Most of an import is reading: half of the moments are from its last part.
        begin = chance.choice((0, 0.8))
        is_killed_after(lasted * chance.uniform(begin, 1.1), lambda copy=copy: action(copy))  # type: ignore[misc]
        found = _contents(copy)
        ended["before" if found == before else "after" if found == after else "half"] += 1
        check(copy)
        assert _contents(copy) in (before, after), f"SEED={_SEED}"
        assert not (copy / FOLDER).exists()
    print(f"\nSEED={_SEED}: {ended}")

"""A few random edits of the real files in every run of the tests; ``make fuzz`` makes many."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from actionplan.plan.kinds import FILES
from tests.accidents import accident

ROOT = Path(__file__).parents[2]


def _fuzz(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.fuzz", "--keep", str(tmp_path), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_few_accidents_in_the_real_files(tmp_path: Path) -> None:
    result = _fuzz(tmp_path, "--edits", "8", "--seed", "12", "--processes", "1")
    assert result.returncode == 0, result.stdout + result.stderr
    assert "seed 12\n" in result.stdout


@pytest.mark.parametrize(
    ("check", "seconds", "said"),
    [
        ("raise ValueError('erred')", 20, "failed"),
        ("return Checked(None, ())", 20, "failed"),
        ("b'x' * 700_000_000; return Checked(None, ())", 20, r"took [67]\d\d MB"),
        ("[None for _ in iter(int, 1)]", 1, "ended by SIGXCPU"),
    ],
    ids=["an error", "a plan without faults that is none", "memory", "a hang"],
)
def test_what_goes_wrong_is_told_and_kept(tmp_path: Path, check: str, seconds: int, said: str) -> None:
    """The same program with a check that does as it should not, and the seconds that it may take."""
    code = (
        "import sys, tests.fuzz as f; from actionplan.reading.checks import Checked\n"
        f"def check(folder): {check}\n"
        f"f.check = check; f._MOST_SECONDS = {seconds}; sys.exit(f.main())"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, "--edits", "1", "--seed", "3", "--keep", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert re.search(f" {said}", result.stdout)
    (kept,) = tmp_path.iterdir()
    assert kept.name.startswith("3-0-")


def test_accidents_are_of_every_kind_and_change_the_files() -> None:
    files = {name: (ROOT / "data" / name).read_bytes() for name in FILES}
    made = [accident(Random(number), files) for number in range(60)]  # noqa: S311 - no secrets
    assert {kind for kind, _, _ in made} == {"bytes", "lines", "keys", "values"}
    assert sum(raw != files[name] for _, name, raw in made) > 50
    assert made[7] == accident(Random(7), files)  # noqa: S311 - no secrets

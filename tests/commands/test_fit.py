"""``actionplan fit``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from tests.small_plan import SMALL

_ROOT = Path(__file__).parents[2]


def _run(*arguments: str, data: Path = SMALL, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["fit", "--data", str(data), *arguments], input=stdin)


def test_the_answer_as_text() -> None:
    idea = ("språkcafé", "på", "biblioteket", "för", "flyktingar")
    result = _run("--top", "2", *idea, data=_ROOT / "data")
    assert result.exit_code == 0
    assert result.output.startswith("Idén ser ut att rymmas i planen.")
    assert "därför att du skriver ”biblioteket”: bibliotek" in result.output
    assert result.output.count("\n2. ") == 1 and "\n3. " not in result.output
    assert "godkänd" not in result.output


def test_the_answer_as_json() -> None:
    idea = "Help refugee doctors get a licence"
    result = _run("--lang", "en", "--format", "json", "--top", "3", idea, data=_ROOT / "data")
    found = json.loads(result.output)
    assert found["verdict"] == "fits"
    assert [*found["matches"][0]] == ["activity", "score", "strength", "because"]
    assert found["matches"][0]["activity"] == "arbete-9"
    assert len(found["matches"]) == 3


def test_an_idea_by_standard_input() -> None:
    by_input = _run("--format", "json", stdin="\ufeffspråkcafé på biblioteket".encode())
    assert by_input.output == _run("--format", "json", "språkcafé på biblioteket").output


@pytest.mark.parametrize("stdin", [b"\xff\xfeh\x00e\x00j\x00", b"spr\xe5kcaf\xe9"])
def test_another_encoding_is_a_plain_message(stdin: bytes) -> None:
    result = _run(stdin=stdin)
    assert result.exit_code == 2
    assert result.output == "Idén är inte skriven i UTF-8. Spara filen som UTF-8 och försök igen.\n"


def test_a_badly_encoded_argument_is_a_plain_message() -> None:
    command = [sys.executable, "-m", "actionplan", "fit", "--data", str(SMALL), b"spr\xe5k"]
    result = subprocess.run(command, capture_output=True, check=False)  # type: ignore[arg-type]
    assert (result.returncode, b"Traceback" in result.stderr) == (2, False)
    assert "UTF-8" in result.stderr.decode()


@pytest.mark.parametrize(
    "idea", ["", "a", "och att i på", "x" * 20_000, "<script>alert(1)</script>", "🏠", "مرحبا"]
)
def test_anything_typed_gets_an_answer(idea: str) -> None:
    result = _run("--", idea)
    assert (result.exit_code, result.exception) == (0, None)
    assert result.output.strip()


def test_a_faulty_plan_is_explained(tmp_path: Path) -> None:
    result = _run("språkcafé", data=tmp_path / "inget")
    assert result.exit_code == 1
    assert "inget" in result.output


def test_evaluation() -> None:
    result = _run("--evaluate", data=_ROOT / "data")
    assert result.exit_code == 0
    assert result.output.startswith("180 idéer")
    assert _run("--evaluate").exit_code == 2

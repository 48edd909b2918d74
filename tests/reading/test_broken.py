"""Every broken input of tests/broken says what is expected of it, word for word, in both languages."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from actionplan.commands.main import main
from tests.small_plan import TESTS, cases_in, lay_over

# Findings that leave the plan readable, so that the command succeeds.
WARNINGS_ALONE = {
    "decomposed-letters",
    "decomposed-letters-in-whole-file",
    "unexplained-abbreviation",
}


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("case", cases_in("broken"))
def test_broken(
    case: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    folder = TESTS / "broken" / case
    lay_over(tmp_path, folder)
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(main, ["check", "--lang", lang])

    expected = folder / f"expected.{lang}.txt"
    if request.config.getoption("--rewrite-expected"):
        expected.write_text(result.output, "utf-8", newline="\n")
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert result.output == expected.read_bytes().decode("utf-8")
    assert result.exit_code == (0 if case in WARNINGS_ALONE else 1)

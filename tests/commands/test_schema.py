"""What the command writes and says; what the schemas see is in tests/editing."""

from pathlib import Path

from click.testing import CliRunner, Result

from actionplan.commands.main import main
from actionplan.reading.schema import schemas


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


def test_schemas_are_written_and_then_current(tmp_path: Path) -> None:
    target = tmp_path / "new" / "schemas"
    result = _run("--target", str(target))
    assert (result.exit_code, result.output.count(": skriven.")) == (0, len(schemas()))
    assert {file.name: file.read_text("utf-8") for file in target.iterdir()} == schemas()
    result = _run("--target", str(target), "--check", "--lang", "en")
    assert (result.exit_code, result.output) == (0, "All schemas are up to date.\n")


def test_check_names_what_is_not_current_and_writes_nothing(tmp_path: Path) -> None:
    _run("--target", str(tmp_path))
    (tmp_path / "plan.schema.json").write_text("{}\n", "utf-8")
    (tmp_path / "ideas.schema.json").unlink()
    result = _run("--target", str(tmp_path), "--check")
    assert result.exit_code == 1
    assert [Path(line.split(": ")[0]).name for line in result.output.splitlines()] == [
        "plan.schema.json",
        "ideas.schema.json",
    ]
    assert (tmp_path / "plan.schema.json").read_text("utf-8") == "{}\n"
    assert not (tmp_path / "ideas.schema.json").exists()


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    result = _run("--target", str(tmp_path / "file"))
    assert result.exit_code == 2
    assert "mappen går inte att läsa eller skriva" in result.output


def test_help_has_an_example_and_the_exit_codes() -> None:
    result = _run("--help")
    assert "Exempel / Example: actionplan schema --check" in result.output
    assert "Avslutas med 0" in result.output

"""``actionplan fmt``; what the canonical form is, is tested in tests/editing."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main


def _run(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", "--data", str(data), *arguments])


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_check_says_what_fmt_then_does(small: Path) -> None:
    file = small / "glossary.yaml"
    canonical = file.read_bytes()
    file.write_bytes(canonical.replace(b"\n", b"  \r\n"))
    before = _contents(small)
    result = _run(small, "--check")
    assert (result.exit_code, _contents(small)) == (1, before)
    assert result.output.startswith(f"{file.as_posix()}: inte rätt uppställd.")
    assert _run(small).exit_code == 0
    assert file.read_bytes() == canonical
    result = _run(small, "--check", "--lang", "en")
    assert (result.exit_code, result.output) == (0, "6 files were laid out right already.\n")


def test_faulty_yaml_is_reported_and_nothing_is_written(small: Path) -> None:
    (small / "plan.yaml").write_bytes(b"title: [\n")
    (small / "glossary.yaml").write_bytes(b"terms:\n- a: b\n")
    before = _contents(small)
    result = _run(small)
    assert (result.exit_code, _contents(small)) == (1, before)
    assert "plan.yaml:1:8: parentesen" in result.output


def test_a_file_that_would_lose_something_is_left_alone(small: Path) -> None:
    file = small / "glossary.yaml"
    file.write_bytes(b"known:\n- >- # varf\xc3\xb6r\n  EU\n")
    result = _run(small)
    assert (result.exit_code, file.read_bytes()[:12]) == (2, b"known:\n- >- ")
    assert "glossary.yaml: orörd." in result.output


def test_a_folder_without_a_plan(tmp_path: Path) -> None:
    result = _run(tmp_path / "inget")
    assert (result.exit_code, "--data" in result.output) == (2, True)


def test_a_failing_disk_leaves_all_as_it_was(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device", "glossary.yaml")

    (small / "glossary.yaml").write_bytes(b"terms:\n- a: b\n")
    before = _contents(small)
    monkeypatch.setattr("os.fsync", fail)
    result = _run(small)
    assert (result.exit_code, _contents(small)) == (2, before)
    assert "Ingenting är ändrat." in result.output

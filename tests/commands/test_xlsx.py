"""``actionplan export xlsx`` and ``actionplan import``: what is said, written and answered."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from tests.small_plan import TESTS, lay_over
from tests.spreadsheets.workbooks import with_cell


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def book(small: Path, tmp_path: Path) -> Path:
    target = tmp_path / "plan.xlsx"
    result = _run("export", "xlsx", "--target", target, "--data", small)
    assert (result.exit_code, result.output) == (0, f"Skriven: {target}\n")
    return target


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_there_and_back(book: Path, small: Path) -> None:
    before = _contents(small)
    result = _run("import", book, "--write", "--data", small)
    assert (result.exit_code, result.output) == (0, "Inga ändringar.\n")
    assert _contents(small) == before


def test_the_real_plan_there_and_back(tmp_path: Path) -> None:
    data = Path(shutil.copytree(TESTS.parent / "data", tmp_path / "data"))
    before = _contents(data)
    target = tmp_path / "plan.xlsx"
    assert _run("export", "xlsx", "--target", target, "--data", data, "--lang", "en").exit_code == 0
    result = _run("import", target, "--write", "--data", data, "--lang", "en")
    assert (result.exit_code, result.output) == (0, "No changes.\n")
    assert _contents(data) == before


def test_nothing_is_written_until_it_is_asked_for(book: Path, small: Path) -> None:
    before = _contents(small)
    book.write_bytes(with_cell(book.read_bytes(), "Aktiviteter", "C2", "Bygga hem."))
    result = _run("import", book, "--data", small)
    assert result.exit_code == 0
    assert result.output == (
        f"{small}/activities.yaml: boende-1, Aktivitet (svenska)\n"
        "    förut: Bygga bostäder.\n    nu:    Bygga hem.\n"
        "1 ändring.\nIngenting är skrivet. Skriv ändringarna till planen med --write.\n"
    )
    assert _contents(small) == before
    result = _run("import", book, "--data", small, "--write", "--lang", "en")
    assert result.exit_code == 0
    assert result.output.endswith("1 change.\nThe changes have been written to the plan.\n")
    old = before.pop("activities.yaml")
    after = _contents(small)
    assert after.pop("activities.yaml") == old.replace("Bygga bostäder".encode(), b"Bygga hem")
    assert after == before


def test_findings_end_with_1(book: Path, small: Path) -> None:
    before = _contents(small)
    book.write_bytes(with_cell(book.read_bytes(), "Aktiviteter", "C2", "=1+1"))
    result = _run("import", book, "--data", small, "--write")
    assert result.exit_code == 1
    assert f"{book}, bladet Aktiviteter, cell C2: cellen innehåller en formel" in result.output
    assert result.output.endswith("Ingenting är skrivet. Rätta felen och försök igen.\n")
    assert _contents(small) == before


def test_conflicts_end_with_1(book: Path, small: Path) -> None:
    path = small / "activities.yaml"
    path.write_text(path.read_text("utf-8").replace("Build homes", "Build"), "utf-8")
    book.write_bytes(with_cell(book.read_bytes(), "Aktiviteter", "C2", "Bygga hem."))
    result = _run("import", book, "--data", small, "--write")
    assert result.exit_code == 1
    assert "cell A2: konflikt" in result.output
    assert "Bygga bostäder" in path.read_text("utf-8")


def test_faults_that_only_the_whole_plan_shows(book: Path, small: Path) -> None:
    book.write_bytes(with_cell(book.read_bytes(), "Organisationer", "B3", "company"))
    result = _run("import", book, "--data", small, "--write")
    assert result.exit_code == 1
    assert f"{book}, bladet Organisationer, cell B3: " in result.output
    assert "Ingenting är skrivet." in result.output


def test_a_failing_write_leaves_the_plan(book: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _contents(small)
    book.write_bytes(with_cell(book.read_bytes(), "Aktiviteter", "C2", "Bygga hem."))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    result = _run("import", book, "--data", small, "--write")
    assert result.exit_code == 2
    assert f"{small}/activities.yaml: filen går inte att skriva (No space left on device)" in result.output
    assert "Ingenting är ändrat." in result.output
    assert _contents(small) == before


def test_what_cannot_be_taken_back_is_not_said_to_be_unchanged(
    book: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = with_cell(book.read_bytes(), "Aktiviteter", "C2", "Bygga hem.")
    book.write_bytes(with_cell(raw, "Organisationer", "C2", "Styrelsen"))
    before, real = _contents(small), Path.replace

    def broken(self: Path, target: Path) -> Path:
        if self.name in ("1.new", "0.old"):
            raise PermissionError(1, "Operation not permitted", str(self), None, str(target))
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", broken)
        result = _run("import", book, "--data", small, "--write")
        assert result.exit_code == 2
        assert "Ingenting är ändrat" not in result.output
        assert "kör actionplan check: då återställs filerna." in result.output
        said = _run("check", "--data", small)
        assert said.exit_code == 1
        assert "kan inte återställas" in said.output
    assert (small / ".actionplan-writing").is_dir()
    assert _run("check", "--data", small).exit_code == 0
    assert _contents(small) == before


@pytest.mark.parametrize("command", ["import", "fmt", "new"])
def test_a_link_among_the_files_is_refused_in_words(
    command: str, book: Path, small: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (small / "organisations.yaml").replace(elsewhere)
    (small / "organisations.yaml").symlink_to(elsewhere)
    if command == "fmt":
        elsewhere.write_bytes(elsewhere.read_bytes().replace(b"organisations:\n", b"organisations: \n"))
    before = _contents(small)
    book.write_bytes(with_cell(book.read_bytes(), "Organisationer", "C2", "Styrelsen"))
    new = ("organisation", "--kind", "authority", "--name-sv", "Skolverket")
    arguments = {"import": (book, "--write"), "fmt": (), "new": new}[command]
    result = _run(command, *arguments, "--data", small)
    assert result.exit_code == 2
    assert f"{small}/organisations.yaml: filen är en länk till en annan fil." in result.output
    assert (small / "organisations.yaml").is_symlink()
    assert _contents(small) == before


def test_an_earlier_workbook_is_not_overwritten(book: Path, small: Path) -> None:
    before = with_cell(book.read_bytes(), "Aktiviteter", "C2", "Bygga hem.")
    book.write_bytes(before)
    result = _run("export", "xlsx", "--target", book, "--data", small)
    assert result.exit_code == 2
    assert "finns redan" in result.output
    assert book.read_bytes() == before


def test_what_cannot_be_done_ends_with_2(small: Path, tmp_path: Path) -> None:
    assert _run("import", tmp_path / "none.xlsx", "--data", small).exit_code == 2
    assert _run("import", tmp_path, "--data", small).exit_code == 2
    result = _run("export", "xlsx", "--target", tmp_path / "none" / "plan.xlsx", "--data", small)
    assert result.exit_code == 2
    assert "går inte att skriva" in result.output


def test_a_faulty_plan_is_reported_as_check_does(book: Path, tmp_path: Path) -> None:
    faulty = lay_over(tmp_path / "faulty", TESTS / "broken" / "bad-id")
    for arguments in (("import", book), ("export", "xlsx", "--target", tmp_path / "new.xlsx")):
        result = _run(*arguments, "--data", faulty)
        assert result.exit_code == 1
        assert f"{faulty}/" in result.output
    assert not (tmp_path / "new.xlsx").exists()


@pytest.mark.parametrize("arguments", [("export",), ("export", "xlsx"), ("import",)])
def test_help_has_an_example_and_the_exit_codes(arguments: tuple[str, ...]) -> None:
    result = _run(*arguments, "--help")
    assert result.exit_code == 0
    text = " ".join(result.output.split())
    assert "Exempel / Example: actionplan" in text
    assert "Avslutas med 0" in text
    assert "Exits with 0" in text

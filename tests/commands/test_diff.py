"""``actionplan diff``: what it compares, and how it ends; what it says is in tests/editing/diff."""

import json
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from tests.repository import commit, git


def _run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["diff", *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


@pytest.fixture
def repository(small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small plan committed, and another wording in the files; the commands run there."""
    project = small.parent
    git(project, "init", "-q", "-b", "main")
    commit(project)
    _replace(small / "activities.yaml", "Bygga bostäder.", "Bygga hem.")
    monkeypatch.chdir(project)
    return project


def _replace(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


_REWORDED = "Omformulerad: boende-1, text på svenska: Bygga [-bostäder.-] {+hem.+}"


def test_a_revision_and_the_files_as_they_are(repository: Path) -> None:
    result = _run("main")
    assert result.exit_code == 0
    assert _REWORDED in result.output


def test_two_revisions(repository: Path) -> None:
    assert _run("main", "HEAD").output == "Ingen ändring.\n"
    commit(repository)
    assert _REWORDED in _run("HEAD~1", "HEAD").output
    assert "Bygga [-hem.-] {+bostäder.+}" in _run("HEAD", "HEAD~1").output


def test_a_revision_and_a_folder(repository: Path) -> None:
    assert _run(".", "data").output == "Ingen ändring.\n"
    assert _REWORDED in _run("main", "data").output
    assert _REWORDED in _run("main", ".").output


def test_a_project_below_the_top_of_a_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "below").mkdir()
    git(repository, "mv", "data", "below/data")
    commit(repository)
    monkeypatch.chdir(repository / "below")
    _replace(Path("data/activities.yaml"), "Bygga hem.", "Bygga.")
    assert "[-Bygga hem.-] {+Bygga.+}" in _run("HEAD").output


def test_the_exit_code_tells_of_changes_if_asked(repository: Path) -> None:
    assert _run("main", "--exit-code").exit_code == 1
    assert _run("main", "main", "--exit-code").exit_code == 0


def test_a_revision_is_read_without_any_place_to_write(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(repository / "nowhere"))
    assert _REWORDED in _run("main").output


def test_faults_of_both_sides_are_listed(repository: Path) -> None:
    _replace(Path("data/activities.yaml"), "focus_area: boende", "focus_area: bonde")
    commit(repository)
    _replace(Path("data/activities.yaml"), "text:", "txt:")
    result = _run("HEAD")
    assert result.exit_code == 1
    assert 'HEAD:data/activities.yaml:3:17: okänt fokusområde "bonde"' in result.output
    assert "\ndata/activities.yaml:4:5: okänt fält" in result.output
    assert str(repository.parent) not in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nope",), 'Det finns ingen version och ingen mapp som heter "nope".'),
        (("--", "--output=x"), 'ingen mapp som heter "--output=x"'),
        (("main", "--data", "plan"), 'I "main" finns ingen mapp "plan"'),
        (("main", "--data", "../data"), '"../data" gör inte det.'),
        (("main", "nope", "--lang", "en"), 'There is no revision and no folder called "nope".'),
    ],
)
def test_what_cannot_be_compared_is_a_plain_message(
    repository: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = _run(*arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert result.output.count("\n") == 1
    assert not (repository / "x").exists()


def test_folders_outside_of_any_repository(
    small: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(small.parent)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert _run("data", "data").output == "Ingen ändring.\n"
    result = _run("main")
    assert result.exit_code == 2
    assert "inget git-arkiv" in result.output


def test_json_is_nothing_but_json(repository: Path) -> None:
    found = json.loads(_run("main", "--format", "json").output)
    assert [*found] == ["state", "files", "changes", "organisations", "pages", "translations"]
    assert (found["state"], found["files"]) == ("changed", ["activities.yaml"])


def test_a_long_markdown_fits_in_a_comment(repository: Path) -> None:
    rows = (
        f"  - id: boende-{n}\n    focus_area: boende\n    text:\n      sv: {'Ordna möten ' * 9}{n}.\n"
        for n in range(10, 1200)
    )
    with Path("data/activities.yaml").open("a", encoding="utf-8") as file:
        file.writelines(rows)
    told = _run("main", "--format", "markdown").output
    assert len(told) < 65_536
    assert told.rstrip().endswith("för att se dem.")
    assert "### Vem får och förlorar" in told

"""``actionplan export feeds``: which files it writes, and how it ends; what they hold is in tests/exports."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from tests.history.versions import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = Project(tmp_path / "project", monkeypatch)
    made.commit()
    monkeypatch.chdir(made.folder)
    return made


def _run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["export", "feeds", *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_the_feeds_are_written_as_the_site_has_them(project: Project) -> None:
    result = _run("--site-url", "https://plan.example", "--target", "out")
    assert (result.exit_code, result.output) == (0, "16 flöden är skrivna i out.\n")
    files = sorted(path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file())
    assert files[:2] == ["data/changes/en.atom", "data/changes/en.csv"] and len(files) == 16 + 2
    assert (
        b"<id>https://plan.example/data/changes/sv.atom</id>" in Path("out/data/changes/sv.atom").read_bytes()
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "--site-url"),
        (("--site-url", "plan"), 2, '"plan" är ingen adress till en webbplats'),
        (("--site-url", "https://plan.example/", "--target", "file"), 2, "file går inte att skriva"),
        (("--site-url", "https://plan.example/", "--data", "none"), 1, "none"),
    ],
)
def test_what_cannot_be_done_is_a_plain_message(
    project: Project, arguments: tuple[str, ...], code: int, said: str
) -> None:
    Path("file").write_text("")
    result = _run(*arguments)
    assert result.exit_code == code
    assert said in result.output
    assert not Path("export").exists()


def test_a_plan_outside_of_git_has_no_feeds(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = _run("--site-url", "https://plan.example/", "--lang", "en")
    assert (result.exit_code, result.output) == (
        2,
        "No changes are shown: the folder is no git repository.\n",
    )
    assert not Path("export").exists()

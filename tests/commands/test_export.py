"""``actionplan export``: one file, all files, and what cannot be made."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from actionplan.documents.epub import lack_for_epub
from actionplan.exports import EXPORTS


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["export", *(str(argument) for argument in arguments)])


_SITE = ("--site-url", "https://plan.example/plan")


def test_one_file(small: Path, tmp_path: Path) -> None:
    target = tmp_path / "p.json"
    result = _run("plan.json", "--data", small, "--target", target, *_SITE)
    assert (result.exit_code, result.output) == (0, f"Skriven: {target}\n")
    assert json.loads(target.read_text("utf-8"))["address"] == "https://plan.example/plan/"


def test_all_files_and_what_the_publisher_has_not_said(small: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    result = _run("all", "--data", small, "--target", folder, "--lang", "en", *_SITE)
    assert result.exit_code == 2
    written = {path.name for path in folder.iterdir()}
    assert "translations.csv" in written
    assert {export.file for export in EXPORTS} - written == {
        *("dcat.rdf", "dcat.ttl", "thesaurus.rdf", "thesaurus.ttl")
    }
    assert "dcat.rdf is not made: open_data.publisher_iri" in result.stderr
    if not lack_for_epub():
        assert f"The PDF and EPUB files are not made: {tmp_path / 'mkdocs.yml'} is missing." in result.stderr
    assert "thesaurus" not in result.output


def test_a_workbook_with_changes_is_not_written_over(small: Path, tmp_path: Path) -> None:
    book = tmp_path / "plan-sv.xlsx"
    book.write_bytes(b"changed")
    result = _run("all", "--data", small, "--target", tmp_path, *_SITE)
    assert result.exit_code == 2
    assert "plan-sv.xlsx finns redan" in result.stderr
    assert book.read_bytes() == b"changed"
    assert (tmp_path / "datapackage.json").exists()


def test_the_address_may_come_from_the_environment(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://elsewhere.example/")
    target = tmp_path / "a.csv"
    assert _run("activities.csv", "--data", small, "--target", target).exit_code == 0
    assert "https://elsewhere.example/id/activity/boende-1" in target.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan.json",), "webbplatsens adress saknas"),
        (("plan.json", "--site-url", "plan.example"), '"plan.example" är ingen adress'),
        (("dcat.rdf", *_SITE), "dcat.rdf görs inte: open_data.publisher_iri"),
        (("terms.csv", "--target", "none/terms.csv", *_SITE), "går inte att skriva"),
    ],
)
def test_what_cannot_be_done_ends_with_2(
    arguments: tuple[str, ...], said: str, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    result = _run(*arguments, "--data", small)
    assert result.exit_code == 2
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_faulty_plan_ends_with_1(small: Path, tmp_path: Path) -> None:
    (small / "activities.yaml").write_text("activities: []\nstray: x\n", "utf-8")
    result = _run("all", "--data", small, "--target", tmp_path / "out", *_SITE)
    assert result.exit_code == 1
    assert not (tmp_path / "out").exists()

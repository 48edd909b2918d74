"""``actionplan export plan-sv.pdf``: the same document as the site's, and what it needs."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.documents import DOCUMENTS
from actionplan.commands.main import main
from actionplan.derived.site_file import Lack
from actionplan.documents import epub, making, pdf
from actionplan.documents.document import PRINTED
from tests.site.building import BASE_URL, build, small_project
from tests.site.conftest import BUILT

pytestmark = pytest.mark.skipif(
    bool(epub.lack_for_epub()), reason=f"PDF and EPUB need: {epub.lack_for_epub()}"
)


def _run(project: Path, *arguments: object) -> Result:
    given = (*arguments, "--data", project / "data", "--site-url", BASE_URL)
    environment = {"SOURCE_DATE_EPOCH": BUILT}
    return CliRunner(env=environment).invoke(main, ["export", *(str(argument) for argument in given)])


def test_the_document_is_the_same_as_that_of_the_site(tmp_path: Path) -> None:
    if missing := pdf.lack_for_pdf():
        pytest.skip(f"PDF needs: {missing}")
    project = small_project(tmp_path / "project")
    # Any extension of Markdown that the project has, and a link from a page to a generated one.
    settings = project / "mkdocs.yml"
    with_documents = settings.read_text("utf-8").replace("search: false", "search: false, pdf: true")
    settings.write_text(with_documents + "markdown_extensions: [def_list]\n", "utf-8")
    text = "---\nchapter: ord\ntitle: Ord\ndescription: Ord.\norder: {order}\n---\n{text}\n"
    for page, link in (("ord.md", "ordlista.md"), ("en/words.md", "glossary.md")):
        words = text.format(order=1, text=f"Nät\n:   Förklaring, se [listan]({link}).")
        (project / "content" / page).write_text(words, "utf-8")

    site = build(project, tmp_path / "site", SOURCE_DATE_EPOCH=BUILT)
    for file in ("plan-en.pdf", "plan-sv.epub"):
        target = tmp_path / file
        result = _run(project, file, "--target", target)
        assert (result.exit_code, result.stdout) == (0, f"Skriven: {target}\n")
        assert target.read_bytes() == (site / "data" / file).read_bytes()


def test_a_missing_library_is_one_line_and_the_rest_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = small_project(tmp_path / "project")
    for edition in PRINTED:
        monkeypatch.setitem(
            making._LACKS, edition, lambda: Lack("missing-program", {"command": "apt install something"})
        )
    result = _run(project, "all", "--target", tmp_path / "out")
    assert result.exit_code == 2
    assert [line for line in result.stderr.splitlines() if "PDF" in line] == [
        "En del PDF- och EPUB-filer görs inte, eftersom WeasyPrint eller dess systembibliotek saknas. "
        "Installera: apt install something"
    ]
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert "plan.json" in written and written & DOCUMENTS.keys() == {"plan-sv.epub", "plan-en.epub"}


def test_faulty_settings_are_said_and_nothing_is_written(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    result = _run(project, "plan-sv.pdf", "--target", tmp_path / "plan-sv.pdf")
    assert result.exit_code == 2
    assert f"{project / 'mkdocs.yml'} går inte att använda" in result.stderr
    assert "Traceback" not in result.output and not (tmp_path / "plan-sv.pdf").exists()


def test_without_pages_nothing_is_made(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    result = _run(project, "plan-sv.pdf", "--pages", tmp_path / "none")
    assert (result.exit_code, result.stderr) == (
        2,
        f"PDF- och EPUB-filerna görs inte: {tmp_path / 'none'} saknas.\n",
    )


def test_a_page_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    page = project / "content/om.md"
    page.write_bytes("---\ntitle: Å\n---\n".encode("latin-1"))
    result = _run(project, "plan-sv.epub", "--target", tmp_path / "plan-sv.epub")
    assert result.exit_code == 2
    assert str(page) in result.stderr and "Traceback" not in result.output
    assert not (tmp_path / "plan-sv.epub").exists()

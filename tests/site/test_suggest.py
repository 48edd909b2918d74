"""«Föreslå en ändring»: from every page to the line in its file, if somebody has said where the files are."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext

from tests.serving import served_folder
from tests.site.building import ROOT, build, copy_project, page_at, run_mkdocs
from tests.site.looking import look

EDITOR = "https://codeberg.org/lan/plan/_edit/utkast/"


@pytest.fixture(scope="module")
def linked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built where it is known where its files can be changed."""
    folder = tmp_path_factory.mktemp("linked")
    project = copy_project(folder / "project")
    return build(project, folder / "site", REPO_URL="https://codeberg.org/lan/plan", REPO_BRANCH="utkast")


def _link(page: BeautifulSoup) -> str:
    (link,) = page.select("footer .ap-suggest a")
    return str(link["href"])


def _line_at(address: str) -> tuple[str, str]:
    """The file that an address leads to, and what stands on its line."""
    file, _, line = unquote(address.removeprefix(EDITOR)).partition("#L")
    text = (ROOT / file).read_text("utf-8").split("\n")
    return file, text[int(line or 1) - 1].strip()


@pytest.mark.parametrize(
    ("path", "file", "line"),
    [
        ("aktiviteter/boende-1", "data/activities.yaml", "- id: boende-1"),
        ("en/activities/halsa-3", "data/activities.yaml", "- id: halsa-3"),
        ("organisationer/migrationsverket", "data/organisations.yaml", "- id: migrationsverket"),
        ("mal/halsa", "data/plan.yaml", "- id: halsa"),
        ("fokusomraden/boende", "data/plan.yaml", "- id: boende"),
        ("planen/natverk", "data/plan.yaml", "networks:"),
        ("aktiviteter", "data/activities.yaml", "activities:"),
        ("organisationer", "data/organisations.yaml", "organisations:"),
        ("exempel", "data/examples.yaml", "examples:"),
        ("ordlista", "data/glossary.yaml", "terms:"),
        ("planen/forord", "content/planen/forord.md", "---"),
        ("en/the-plan/foreword", "content/en/the-plan/foreword.md", "---"),
    ],
)
def test_a_page_leads_to_what_it_is_made_of(linked: Path, path: str, file: str, line: str) -> None:
    assert _line_at(_link(page_at(linked, path))) == (file, line)


def test_every_example_leads_to_its_record(linked: Path) -> None:
    found = {
        folder.name: _line_at(_link(page_at(linked, f"exempel/{folder.name}")))
        for folder in (linked / "exempel").iterdir()
        if folder.is_dir()
    }
    assert len(found) > 10
    assert found == {name: ("data/examples.yaml", f"- id: {name}") for name in found}


def test_every_term_leads_to_its_record(linked: Path) -> None:
    entries = page_at(linked, "ordlista").select("[data-term]")
    links = {str(entry["data-term"]): entry.select_one(".ap-suggest a") for entry in entries}
    assert len(links) > 20
    for term, link in links.items():
        assert link is not None
        assert _line_at(str(link["href"])) == ("data/glossary.yaml", f"- id: {term}")
    # Read out of their context, the links can be told apart.
    assert len({link.get_text() for link in links.values() if link}) == len(links)


def test_every_page_has_the_link_but_the_one_for_missing_pages(linked: Path) -> None:
    link = f'<p class="ap-suggest"><a href="{EDITOR}'
    pages = {file.relative_to(linked): file.read_text("utf-8") for file in linked.rglob("*.html")}
    # Permanent addresses (id/) lead on at once.
    without = [str(path) for path, text in pages.items() if link not in text and path.parts[0] != "id"]
    assert without == ["404.html"]


def test_where_the_command_runs_does_not_matter(tmp_path: Path) -> None:
    project, elsewhere = copy_project(tmp_path / "project"), tmp_path / "elsewhere"
    elsewhere.mkdir()
    (project / "data").rename(tmp_path / "outside")
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text("utf-8").replace("data_dir: data", "data_dir: ../outside"), "utf-8"
    )
    arguments = ("build", "-f", str(project / "mkdocs.yml"), "--site-dir", str(tmp_path / "site"))
    result = run_mkdocs(elsewhere, *arguments, REPO_URL="https://codeberg.org/lan/plan", REPO_BRANCH="utkast")
    assert result.returncode == 0, result.stderr
    assert _line_at(_link(page_at(tmp_path / "site", "planen/forord"))) == ("content/planen/forord.md", "---")
    # What lies outside the repository cannot be changed in it.
    assert not page_at(tmp_path / "site", "aktiviteter/boende-1").select(".ap-suggest")


def test_only_a_click_leads_to_the_forge(linked: Path) -> None:
    """Nothing else on a page names the forge: no script, picture, stylesheet or hint to connect."""
    for path in ("", "aktiviteter/boende-1", "planen/forord"):
        text = (linked / path / "index.html").read_text("utf-8")
        assert text.count("https://codeberg.org/") == text.count(f'<a href="{EDITOR}') == 1


def test_without_an_address_there_is_no_link(documents: dict[str, BeautifulSoup]) -> None:
    assert [path for path, page in documents.items() if page.select(".ap-suggest")] == []


def test_the_schemas_are_published(site: Path) -> None:
    published = {file.name: file.read_text("utf-8") for file in (site / "schemas").iterdir()}
    committed = {file.name: file.read_text("utf-8") for file in (ROOT / "schemas").iterdir()}
    assert published == committed


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"REPO_URL": "https://github.com/lan"}, "är inte adressen till ett kodförråd"),
        ({"REPO_URL": "https://git.lan.example/lan/plan"}, "Ange repo_kind"),
        (
            {"REPO_URL": "https://github.com/lan/plan", "REPO_BRANCH": "a..b"},
            "kan inte vara namnet på en gren",
        ),
        ({"REPO_URL": "git@github.com:lan/plan.git"}, "repo_url"),
        ({"REPO_URL": "https://git.lan.example/lan/plan", "REPO_KIND": "svn"}, "repo_kind"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_plainly(
    tmp_path: Path, settings: dict[str, str], message: str
) -> None:
    result = run_mkdocs(copy_project(tmp_path), "build", **settings)
    assert result.returncode == 1
    assert message in re.sub(r"\s+", " ", result.stderr)
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.browser
def test_pages_with_the_link_are_for_everybody(context: BrowserContext, linked: Path) -> None:
    with served_folder(linked) as address:
        page = context.new_page()
        for path in ("ordlista/", "en/activities/boende-1/"):
            page.goto(address + path)
            assert look(page) == []
        page.close()

"""A site whose pages are at their files (use_directory_urls: false), built, followed and read from a disk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.engine.neighbours import broken_links, changed
from tests.site.building import run_mkdocs, small_project

_HOST = "https://plan.example/"


@pytest.fixture(scope="module")
def flat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A site of pages at their files, built strictly, with a link of every kind in its prose."""
    project = small_project(tmp_path_factory.mktemp("flat") / "project")
    changed(project, ("theme:", "use_directory_urls: false\ntheme:"))
    page = project / "content/om.md"
    targets = ("aktiviteter.md", "aktiviteter/boende-1.md#content", "en/index.md", "index.md", "en/about.md")
    links = " ".join(f"[till]({target})" for target in targets)
    page.write_text(f"{page.read_text('utf-8')}\n{links}\n", "utf-8")
    result = run_mkdocs(project, "build", "--strict", site_url=f"{_HOST}sub/")
    assert result.returncode == 0, result.stderr
    yield project / "site"


def test_pages_at_their_files_lead_to_files(flat: Path) -> None:
    """use_directory_urls: no link needs a server that looks for the page of a folder."""
    assert broken_links(flat, f"{_HOST}sub/") == []
    for path in flat.rglob("*.html"):
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        links = [str(tag["href"]).partition("#")[0] for tag in page.select("a[href], link[href]")]
        assert [link for link in links if re.fullmatch(r"(?!http).*/|\.+", link)] == [], path
    text = (flat / "om.html").read_text("utf-8")
    assert 'href="aktiviteter.html"' in text and 'href="en/about.html"' in text
    assert f'<link rel="canonical" href="{_HOST}sub/om.html">' in text
    assert f"{_HOST}sub/en/activities/boende-1.html" in (flat / "sitemap.xml").read_text("utf-8")


@pytest.mark.browser
def test_the_site_is_read_from_a_disk(flat: Path, browser: Browser) -> None:
    """No server: a browser runs no modules there, and loads the stylesheet and follows the links."""
    page = browser.new_page()
    page.goto((flat / "index.html").as_uri())
    assert (
        page.locator(".ap-header").evaluate("item => getComputedStyle(item).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
    for link, file in (
        (".ap-menu a >> nth=1", "aktiviteter.html"),
        (".ap-activity__text a >> nth=0", "aktiviteter/boende-1.html"),
        (".ap-header__name", "index.html"),
        ("a[hreflang=en] >> nth=0", "en/index.html"),
    ):
        page.locator(link).click()
        assert page.url == (flat / file).as_uri() and page.locator("h1").is_visible()
    page.close()

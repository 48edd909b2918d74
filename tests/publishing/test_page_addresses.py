"""A site whose pages are at their files: nothing that is published leads to a folder, or to nowhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from importlib import import_module
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from actionplan.derived.routes import PageAddresses
from actionplan.derived.site import Site
from actionplan.plan.values import LANGUAGES
from actionplan.publishing import SiteFile, publish
from actionplan.search.records import records
from tests.publishing.projects import PROSE, small_project

_BASE = "https://plan.example/"
_FILES = PageAddresses(are_files=True)
# What in a page leads somewhere; some hold several addresses.
_LEADING = (
    *("href", "src", "action", "data-lists-at", "data-address", "data-files", "data-index"),
    *("data-folder", "content"),
)
_ABSOLUTE = re.compile(re.escape(_BASE) + r"[^\s\"'<>;,)}\\]*")


@pytest.fixture(scope="module")
def site() -> Iterator[dict[str, SiteFile]]:
    """The small plan with lists so long that they are cut into pages by letter, and loaded."""
    with pytest.MonkeyPatch.context() as patch:
        for module in ("derived.site", "pages.list_parts", "publishing.publish"):
            patch.setattr(import_module(f"actionplan.{module}"), "MOST_ROWS", 1)
        chapters = tuple(replace(item, path=_FILES.of(item.path)) for item in small_project().chapters)
        project = replace(small_project(), addresses=_FILES, chapters=chapters)
        prose = {_FILES.of(path): html for path, html in PROSE.items()}
        items = [item for item in publish(project, prose) if isinstance(item, SiteFile)]
        made = {item.path: replace(item, make=partial(bytes, item.content)) for item in items}
        yield made


def _leads(site: dict[str, SiteFile], address: str) -> bool:
    """Whether a file answers; a record's permanent address is a folder on every server."""
    place = unquote(urlsplit(address).path).lstrip("/")
    if place.startswith("id/"):
        return f"{place}/index.html" in site
    # The site's own address stands for the whole of it.
    return place in site or address.partition("#")[0] == _BASE


def _links(page: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for name in _LEADING:
        for tag in page.select(f"[{name}]"):
            if name != "content":
                yield from ((name, value) for value in str(tag[name]).split())
            elif tag.get("http-equiv") == "refresh":
                yield name, str(tag[name]).partition("url=")[2]


def test_every_link_of_every_page_leads_to_a_file(site: dict[str, SiteFile]) -> None:
    followed, broken = 0, []
    for path, item in site.items():
        if item.media_type != "text/html":
            continue
        # Rows of a list are put into the page that loads them.
        page_path = re.sub(r"^assets/.*/(sv|en)/rows-\d+\.html$", lambda m: _ACTIVITIES[m[1]], path)
        for name, target in _links(BeautifulSoup(item.text, "html.parser")):
            address = urljoin(_BASE + page_path, target)
            if not address.startswith(_BASE):
                continue
            followed += 1
            is_folder = name == "data-folder"
            if not (
                f"{urlsplit(address).path[1:]}index.json" in site if is_folder else _leads(site, address)
            ):
                broken.append((path, target))
    assert broken == [] and followed > 1000


_ACTIVITIES = {"sv": "aktiviteter.html", "en": "en/activities.html"}


def test_every_address_in_other_files_leads_to_a_file(site: dict[str, SiteFile]) -> None:
    texts = {path: item.text for path, item in site.items() if re.search(r"\.(json|csv|atom|xml|ttl)$", path)}
    assert {"data/plan.json", "data/activities.csv", "data/changes/sv.atom", "sitemap.xml"} <= texts.keys()
    found = {
        (path, address)
        for path, text in texts.items()
        if not path.startswith("schemas/")
        for address in _ABSOLUTE.findall(text)
    }
    assert {pair for pair in found if not _leads(site, pair[1])} == set()
    assert ("data/changes/sv.atom", f"{_BASE}aktiviteter/boende-1.html") in found
    assert ("data/changes/sv.csv", f"{_BASE}aktiviteter/boende-1.html") in found


def test_what_is_found_leads_to_a_file(site: dict[str, SiteFile]) -> None:
    project = small_project()
    everything = Site(project.plan, project.chapters[:0], project.today, _BASE, addresses=_FILES)
    paths = {item.path for lang in LANGUAGES for item in records(everything, lang)}
    assert "aktiviteter/boende-1.html" in paths and "index.html" in paths
    assert {path for path in paths if not _leads(site, _BASE + path)} == set()


def test_no_page_is_in_a_folder_of_its_own(site: dict[str, SiteFile]) -> None:
    pages = {path for path, item in site.items() if item.title is not None}
    assert {path for path in pages if path.endswith("index.html")} == {"index.html", "en/index.html"}
    assert {"om.html", "aktiviteter.html", "aktiviteter/boende-1.html", "fokusomraden/boende/b.html"} <= pages
    canonical = f'<link rel="canonical" href="{_BASE}aktiviteter.html">'
    assert canonical in site["aktiviteter.html"].text


def test_the_whole_plan_leads_within_itself(site: dict[str, SiteFile]) -> None:
    """A link of a chapter to what stands on the same page stays on it."""
    project = replace(small_project(), addresses=_FILES)
    chapters = tuple(replace(item, path=_FILES.of(item.path)) for item in project.chapters)
    prose = {"om.html": '<p><a href="ordlista.html">o</a> <a href="mal/boende.html">m</a></p>'}
    files = publish(replace(project, chapters=chapters), prose)
    page = next(item for item in files if item.path == "hela-planen.html")
    assert isinstance(page, SiteFile)
    assert 'href="#glossary"' in page.text and 'href="mal/boende.html"' in page.text

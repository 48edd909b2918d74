"""The plan's data on the built site: files, permanent addresses, descriptions, and lists to fetch."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page
from rdflib import RDF, Graph, URIRef

from actionplan.derived.routes import identified, identifier
from actionplan.plan.whole import Plan
from tests.site.building import BASE_URL
from tests.site.visits import FITTING, OUTSIDE, write
from tests.spreadsheets.excel import rows_in

Documents = dict[str, BeautifulSoup]

# rdflib reads JSON-LD by way of a class that it will remove.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
SCHEMA = "https://schema.org/"


def test_every_link_to_a_file_is_kept_and_every_file_has_one(documents: Documents, site: Path) -> None:
    linked = set()
    for path, page in documents.items():
        folder = (site / path) if path.endswith("/") or not path else (site / path).parent
        for link in page.select("main a[download], main a.ap-feed"):
            target = (folder / unquote(str(link["href"]))).resolve()
            assert target.is_file(), (path, link["href"])
            linked.add(target)
    assert {file.resolve() for file in (site / "data").rglob("*.*")} == linked


def test_the_page_says_what_there_is_and_what_is_missing(documents: Documents, site: Path) -> None:
    for path, missing in (("oppna-data/", "dataportal"), ("en/open-data/", "data portal")):
        page = documents[path]
        for item in page.select(".ap-files li[id]"):
            size = round((site / "data" / str(item["id"])).stat().st_size / 1000)
            shown = re.search(r"([\d\s]+) kB", item.get_text())
            assert shown and int(re.sub(r"\s", "", shown[1])) == max(1, size)
        text = page.get_text()
        assert missing in text and "dcat.rdf" in text
        assert "plan.yaml" not in text


def test_permanent_addresses_lead_to_the_pages(documents: Documents, site: Path, plan: Plan) -> None:
    leading = {file.parent.relative_to(site).as_posix() for file in (site / "id").rglob("index.html")}
    assert leading == {identifier(kind, key) for kind, key, _ in identified(plan)}
    for path in leading:
        page = BeautifulSoup((site / path / "index.html").read_text("utf-8"), "html.parser")
        refresh = page.select_one("meta[http-equiv=refresh]")
        canonical = page.select_one("link[rel=canonical]")
        assert refresh and canonical and page.h1
        target = str(refresh["content"]).removeprefix("0; url=/")
        assert str(canonical["href"]) == BASE_URL + target
        page_path, _, anchor = target.partition("#")
        assert not anchor or documents[page_path].find(id=anchor)
        for link in page.select("a"):
            assert str(link["href"]).lstrip("/").partition("#")[0] in documents


def _described(page: BeautifulSoup) -> Any:
    element = page.select_one('script[type="application/ld+json"]')
    return json.loads(element.get_text()) if element else None


def _graph(data: Any) -> Graph:
    """The description as a graph; schema.org's own context stands elsewhere, and tests do not fetch it."""
    assert data["@context"] == "https://schema.org"
    context = {
        "@vocab": SCHEMA,
        "url": {"@type": "@id"},
        "license": {"@type": "@id"},
        "sameAs": {"@type": "@id"},
    }
    return Graph().parse(data=json.dumps({**data, "@context": context}), format="json-ld")


@pytest.mark.parametrize(
    ("path", "identifier", "kind"),
    [
        ("", "#plan", "Report"),
        ("en/activities/boende-3/", "id/activity/boende-3", "Action"),
        ("organisationer/lanets-kommuner/", "id/organisation/lanets-kommuner", "Organization"),
        ("organisationer/timra-kommun/", "id/organisation/timra-kommun", "GovernmentOrganization"),
        ("en/good-practice/projekt-adalen/", "id/example/projekt-adalen", "CreativeWork"),
        ("ordlista/", "id/scheme/glossary", "DefinedTermSet"),
    ],
)
def test_pages_say_what_they_are_about(documents: Documents, path: str, identifier: str, kind: str) -> None:
    graph = _graph(_described(documents[path]))
    subject = URIRef(BASE_URL + identifier)
    assert graph.value(subject, RDF.type) == URIRef(SCHEMA + kind)
    address = graph.value(subject, URIRef(SCHEMA + "url"))
    assert str(address) == BASE_URL + path
    assert all(":" in item for item in graph.all_nodes() if isinstance(item, URIRef))


def test_who_answers_is_said_of_an_activity(documents: Documents) -> None:
    graph = _graph(_described(documents["aktiviteter/boende-3/"]))
    agents = list(graph.objects(URIRef(BASE_URL + "id/activity/boende-3"), URIRef(SCHEMA + "agent")))
    assert agents == [URIRef(BASE_URL + "id/organisation/lansstyrelsen-vasternorrland")]
    names = graph.objects(agents[0], URIRef(SCHEMA + "name"))
    assert [str(name) for name in names] == ["Länsstyrelsen Västernorrland"]


def test_every_page_of_a_record_is_described_and_nothing_ends_the_element(documents: Documents) -> None:
    kinds = re.compile(r"(en/activities|aktiviteter|organisationer|exempel|en/good-practice)/[^/]+/")
    for path, page in documents.items():
        if kinds.fullmatch(path):
            assert _described(page), path
            assert _described(page)["@id"].endswith(path.rstrip("/").rsplit("/", 1)[1]), path
        for element in page.select('script[type="application/ld+json"]'):
            assert "<" not in element.get_text()


def _fetched(page: Page, link: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    path = waiting.value.path()
    return waiting.value.suggested_filename, path.read_bytes()


def _ids(content: bytes) -> list[str]:
    return [row["id"] for row in rows_in(content)]


@pytest.mark.browser
def test_a_filtered_list_is_fetched_as_it_is_shown(context: BrowserContext, address: str, plan: Plan) -> None:
    page = context.new_page()
    page.goto(f"{address}aktiviteter/?focus_area=halsa&q=rehabilitering")
    shown = page.locator(".ap-results [data-activity]:not([hidden])")
    ids = shown.evaluate_all("items => items.map((item) => item.dataset.activity)")
    assert 0 < len(ids) < 10
    name, content = _fetched(page, "Hämta listan som CSV för Excel")
    assert (name, _ids(content)) == ("activities-excel-urval.csv", ids)
    name, content = _fetched(page, "Hämta listan som JSON")
    assert name == "activities-urval.json"
    assert [item["id"] for item in json.loads(content)] == ids
    page.get_by_role("button", name="Rensa alla val").first.click()
    name, content = _fetched(page, "Hämta listan som CSV för Excel")
    assert (name, len(_ids(content))) == ("activities-excel.csv", len(plan.activities))
    page.goto(f"{address}en/good-practice/?region=jamtland")
    shown = page.locator(".ap-results [data-example]:not([hidden])")
    ids = shown.evaluate_all("items => items.map((item) => item.dataset.example)")
    assert 0 < len(ids) < len(plan.examples)
    assert _ids(_fetched(page, "Download the list as CSV for Excel")[1]) == ids
    page.goto(f"{address}ordlista/")
    page.get_by_role("searchbox", name="Sök i ordlistan").fill("migrationsverket")
    terms = page.locator("[data-term]:not([hidden])").evaluate_all("items => items.map((item) => item.id)")
    assert 0 < len(terms) < len(plan.terms)
    assert sorted(_ids(_fetched(page, "Hämta listan som CSV för Excel")[1])) == sorted(terms)


@pytest.mark.browser
def test_what_an_idea_fits_is_fetched(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}prova-din-ide/")
    page.wait_for_selector("[data-fit][data-ready]")
    link = page.get_by_role("link", name="Hämta listan som CSV för Excel")
    assert not link.is_visible()
    write(page, FITTING)
    ids = page.locator("main [data-activity]").evaluate_all("items => items.map(i => i.dataset.activity)")
    assert len(ids) > 3
    name, content = _fetched(page, "Hämta listan som CSV för Excel")
    assert name == "activities-excel-urval.csv"
    assert sorted(_ids(content)) == sorted(ids)
    write(page, OUTSIDE)
    nearest = page.locator("main [data-activity]").count()
    assert link.is_visible() == (nearest > 0)


@pytest.mark.browser
def test_an_entry_for_bibtex_can_be_copied(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}aktiviteter/boende-2/")
    page.get_by_text("Hänvisning i BibTeX").first.click()
    page.get_by_role("button", name="Kopiera BibTeX").click()
    page.get_by_text("Kopierad.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("@misc{boende-2,")
    page.goto(f"{address}id/activity/boende-2/")
    page.wait_for_url(f"{address}aktiviteter/boende-2/")

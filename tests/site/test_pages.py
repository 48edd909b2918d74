"""Every page of the real site: there, complete, in its language, and linked with its counterpart."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup

from actionplan.derived.routes import Route, all_routes
from actionplan.plan.values import LANGUAGES
from actionplan.plan.whole import Plan
from tests.site.building import BASE_URL

Documents = dict[str, BeautifulSoup]


def language_of(path: str) -> str:
    return "en" if path.startswith("en/") else "sv"


def test_every_route_has_a_page_in_both_languages(documents: Documents, plan: Plan) -> None:
    expected = {route.path(lang) for route in all_routes(plan) for lang in LANGUAGES}
    assert expected <= set(documents)


def test_the_addresses_that_others_rely_on(documents: Documents) -> None:
    swedish = "mal/boende fokusomraden/boende aktiviteter aktiviteter/boende-1 aktiviteter/sprak-17 ordlista"
    swedish += " organisationer organisationer/lanets-kommuner vem-gor-vad exempel exempel/projekt-adalen"
    swedish += " prova-din-ide"
    english = "goals/boende focus-areas/boende activities activities/boende-1 activities/sprak-17 glossary"
    english += " organisations organisations/lanets-kommuner who-does-what check-your-idea"
    english += " good-practice good-practice/projekt-adalen"
    promised = [f"{path}/" for path in swedish.split()] + [f"en/{path}/" for path in english.split()]
    assert set(promised) <= set(documents)


def test_titles_are_unique_within_a_language(documents: Documents) -> None:
    titles = Counter(
        (language_of(path), page.title.get_text()) for path, page in documents.items() if page.title
    )
    assert len(documents) == sum(titles.values())
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_says_what_it_is(documents: Documents) -> None:
    for path, page in documents.items():
        assert page.html and page.html["lang"] == language_of(path), path
        assert len(page.find_all("h1")) == 1, path
        assert len(page.find_all("main")) == 1, path
        if path != "404.html":
            description = page.find("meta", attrs={"name": "description"})
            assert description and 15 <= len(str(description["content"])) <= 200, path


def test_no_heading_level_is_skipped(documents: Documents) -> None:
    for path, page in documents.items():
        levels = [int(heading.name[1]) for heading in page.find_all(["h1", "h2", "h3", "h4"])]
        steps = pairwise(levels)
        assert levels[0] == 1 and all(below <= above + 1 for above, below in steps), (path, levels)


def test_every_page_leads_to_the_same_page_in_the_other_language(documents: Documents) -> None:
    for path, page in documents.items():
        if path == "404.html":
            continue
        alternates = {
            str(link["hreflang"]): str(link["href"])
            for link in page.find_all("link", rel="alternate", hreflang=True)
        }
        assert set(alternates) == {"sv", "en", "x-default"}, path
        assert alternates[language_of(path)] == BASE_URL + path
        assert alternates["x-default"] == alternates["sv"]
        other = documents[alternates["en" if language_of(path) == "sv" else "sv"].removeprefix(BASE_URL)]
        back = other.find("link", rel="alternate", hreflang=language_of(path))
        assert back and back["href"] == BASE_URL + path
        switch = page.select_one(".ap-header__language")
        assert switch and switch["hreflang"] != language_of(path)


def test_the_sitemap_holds_every_page_with_its_alternates(documents: Documents, site: Path) -> None:
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    root = ElementTree.parse(site / "sitemap.xml").getroot()  # noqa: S314 - our own file
    entries = {entry.findtext("s:loc", "", names): entry for entry in root.findall("s:url", names)}
    assert set(entries) == {BASE_URL + path for path in documents if path != "404.html"}
    for entry in entries.values():
        links = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", names)}
        assert set(links) == {"sv", "en", "x-default"}
        assert set(links.values()) <= set(entries)


def test_the_missing_page_speaks_both_languages(documents: Documents) -> None:
    page = documents["404.html"]
    parts = {str(part["lang"]): part for part in page.select("section[lang]")}
    assert set(parts) == {"sv", "en"}
    assert all(str(link["href"]).startswith("/") for link in page.select("main a"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_holds_every_activity_once_in_the_plans_order(
    documents: Documents, plan: Plan, lang: str
) -> None:
    page = documents[Route("activities").path("sv" if lang == "sv" else "en")]
    listed = [item["data-activity"] for item in page.select("[data-activity]")]
    assert listed == [activity.id for activity in plan.activities]
    assert page.select_one("[role=status]")


def test_the_texts_of_the_plan_stand_on_their_pages(documents: Documents, plan: Plan) -> None:
    for activity in plan.activities:
        for lang in LANGUAGES:
            heading = documents[Route("activity", activity.id).path(lang)].h1
            assert heading and heading.get_text(strip=True) == activity.text.in_language(lang)[0]
    for term in plan.terms:
        entry = documents["ordlista/"].find(id=term.id)
        assert entry and term.definition.sv in entry.get_text()


def test_examples_and_activities_link_both_ways(documents: Documents, plan: Plan) -> None:
    for example in plan.examples:
        page = documents[Route("example", example.id).path("sv")]
        shown = {item["data-activity"] for item in page.select("li[data-activity]")}
        assert shown == set(example.activities)
        for activity in example.activities:
            links = documents[Route("activity", activity).path("sv")].select("main a")
            assert f"../../exempel/{example.id}/" in {link["href"] for link in links}
        for area in example.focus_areas:
            links = documents[Route("focus_area", area).path("sv")].select("main a")
            assert f"../../exempel/{example.id}/" in {link["href"] for link in links}

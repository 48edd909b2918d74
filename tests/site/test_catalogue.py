"""The catalogue of good practice, filtered as a reader would, and its map of the counties."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page, expect

from actionplan.derived.routes import Route
from actionplan.plan.examples import Example
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from tests.site.filtered import open_filtered, shown_items

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


@pytest.fixture
def open_catalogue(context: BrowserContext, address: str) -> Opener:
    def opener(lang: Language = "sv", query: str = "", width: int = 1280) -> Page:
        return open_filtered(context, address + Route("examples").path(lang) + query, width)

    return opener


def shown(page: Page) -> list[str]:
    return shown_items(page, "example")


def values_of(example: Example) -> dict[str, set[str]]:
    """What an example should be found by, for each facet."""
    stated = {
        "results": bool(example.results or example.figures),
        "budget": bool(example.budget),
        "evaluation": bool(example.evaluation),
    }
    return {
        "focus_area": set(example.focus_areas),
        "region": set(example.regions),
        "documented": {name for name, is_stated in stated.items() if is_stated},
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_value_shows_the_examples_that_have_it(
    open_catalogue: Opener, plan: Plan, lang: Language
) -> None:
    page = open_catalogue(lang)
    assert shown(page) == [example.id for example in plan.examples]
    for facet in ("focus_area", "region", "documented"):
        boxes = page.locator(f"input[name={facet}]")
        offered = {str(box.get_attribute("value")) for box in boxes.all()}
        assert offered == set().union(*(values_of(example)[facet] for example in plan.examples))
        for value in offered:
            expected = [example.id for example in plan.examples if value in values_of(example)[facet]]
            expect(page.locator(f'[data-count="{facet}:{value}"]')).to_have_text(str(len(expected)))
            page.check(f"input[name={facet}][value={value}]")
            assert shown(page) == expected, value
            page.uncheck(f"input[name={facet}][value={value}]")


@pytest.mark.parametrize(
    ("lang", "word", "every", "some"),
    [
        ("sv", "SAMVERKAN", "16 exempel", "2 exempel av 16"),
        ("en", "ANALYSIS", "16 examples", "1 example of 16"),
    ],
)
def test_hits_are_announced_and_kept_in_the_address(
    open_catalogue: Opener, lang: Language, word: str, every: str, some: str
) -> None:
    page = open_catalogue(lang)
    status = page.locator("[data-status][role=status]")
    expect(status).to_have_text(every)
    page.check("input[name=region][value=jamtland]")
    page.check("input[name=documented][value=budget]")
    page.check("input[name=focus_area][value=arbete]")
    page.check("input[name=focus_area][value=halsa]")
    page.uncheck("input[name=focus_area][value=halsa]")
    page.fill("#q", word)
    expect(status).to_have_text(some)
    expect(page).to_have_url(re.compile(rf"\?documented=budget&focus_area=arbete&region=jamtland&q={word}$"))
    hits = shown(page)
    page.reload()
    expect(status).to_have_text(some)
    assert shown(page) == hits
    page.click(".ap-header__language")
    expect(page).to_have_url(re.compile(r"documented=budget&focus_area=arbete&region=jamtland"))


def test_back_restores_the_choices(open_catalogue: Opener) -> None:
    page = open_catalogue()
    page.check("input[name=region][value=stockholm]")
    page.check("input[name=documented][value=results]")
    page.go_back()
    expect(page.locator("input[name=documented][value=results]")).not_to_be_checked()
    assert shown(page) == ["bazaren-stockholm", "sfx-stockholm"]


@pytest.mark.parametrize(
    ("lang", "empty", "way"),
    [
        ("sv", "Inga exempel passar alla val", "Ta bort ”Mätning och utvärdering” (1 träff)"),
        ("en", "No example matches all choices", "Remove “Measurement and evaluation” (1 match)"),
    ],
)
def test_an_empty_result_says_what_to_loosen(
    open_catalogue: Opener, lang: Language, empty: str, way: str
) -> None:
    page = open_catalogue(lang, "?region=skane&documented=evaluation")
    assert shown(page) == []
    expect(page.locator("[data-empty] h2")).to_have_text(empty)
    page.get_by_role("button", name=way).click()
    assert shown(page) == ["nad-skane"]


def test_the_link_can_be_copied(open_catalogue: Opener) -> None:
    page = open_catalogue("en", "?region=halland")
    page.click("[data-copy-link]")
    expect(page.locator(".ap-copied")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_strange_choices_are_harmless(open_catalogue: Opener) -> None:
    page = open_catalogue("sv", "?region=dalarna&focus_area=%00&documented=ingen&named=1&=1")
    assert len(shown(page)) == 16
    page.fill("#q", "<script>alert(1)</script> .*(")
    expect(page.locator("[data-status]")).to_have_text("Inga exempel")


def test_without_javascript_all_examples_are_there_county_by_county(
    context: BrowserContext, address: str, plan: Plan
) -> None:
    assert context.browser
    reader = context.browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(address + "exempel/")
    expect(page.locator("[data-example]")).to_have_count(len(plan.examples))
    expect(page.locator("[data-filter]")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    page.click(".ap-counties__list >> text=Öppna dörrar")
    expect(page.locator("h1")).to_have_text("Öppna dörrar, Gävleborg")
    reader.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_leads_to_the_examples_of_a_county(
    open_catalogue: Opener, plan: Plan, lang: Language
) -> None:
    for region in plan.regions:
        expected = [example.id for example in plan.examples if region.id in example.regions]
        if expected and region.id in ("jamtland", "skane"):
            page = open_catalogue(lang, width=320)
            county = page.locator(f'.ap-map a[href$="?region={region.id}"]')
            expect(county.locator(".ap-map__number")).to_have_text(str(len(expected)))
            county.click()
            expect(page).to_have_url(re.compile(rf"\?region={region.id}$"))
            expect(page.locator("[data-actions]")).to_be_visible()
            assert shown(page) == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_map_shows_all_counties_and_links_those_with_examples(
    documents: dict[str, BeautifulSoup], plan: Plan, lang: Language
) -> None:
    page = documents[Route("examples").path(lang)]
    assert len(page.select(".ap-map rect")) == len(plan.regions) == 21
    with_examples = {region for example in plan.examples for region in example.regions}
    linked = {str(link["href"]).split("region=")[1] for link in page.select(".ap-map a")}
    assert linked == with_examples
    places = {(rect["x"], rect["y"]) for rect in page.select(".ap-map rect")}
    assert len(places) == 21
    listed = {str(link["href"]).split("region=")[1] for link in page.select(".ap-counties__list h3 a")}
    assert listed == with_examples

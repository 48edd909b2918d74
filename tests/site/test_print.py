"""Pages on paper: what was searched for and chosen stands there, what only a screen needs does not."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

# The width of A4 between margins of 15 mm, in CSS pixels.
WIDTH = 680
ONLY_ON_SCREEN = (
    "nav, form, button, a[download], .ap-header a:not(.ap-header__name), .ap-skip, .ap-jump, .ap-tip"
)


@pytest.fixture
def paper(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": WIDTH, "height": 900})
    page.emulate_media(media="print")
    return page


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "status", "chosen"),
    [
        ("sok/?q=kommun", "träffar på ”kommun”", ""),
        ("en/search/?q=work&kind=term", "results for “work”", "Chosen: Glossary terms"),
        ("aktiviteter/?organisation=timra-kommun&q=arbet", "av 54", "Valt: Timrå kommun · sökordet arbet"),
        ("exempel/?documented=budget", "3 exempel av 16", "Valt: Budget"),
        ("exempel/", "16 exempel", ""),
    ],
)
def test_a_list_says_what_was_asked_for(
    paper: Page, address: str, path: str, status: str, chosen: str
) -> None:
    paper.goto(address + path)
    expect(paper.locator("[data-status]")).to_contain_text(status)
    if chosen:
        expect(paper.locator("[data-chosen]")).to_have_text(chosen)
    expect(paper.locator("[data-chosen]")).to_be_visible(visible=bool(chosen))
    paper.emulate_media(media="screen")
    expect(paper.locator("[data-chosen]")).to_be_hidden()


@pytest.mark.browser
def test_the_glossary_says_what_was_asked_for(paper: Page, address: str) -> None:
    paper.goto(address + "ordlista/?q=migration")
    expect(paper.locator("[data-chosen]")).to_have_text("Valt: sökordet migration · 8 ord av 28")
    expect(paper.locator("[data-chosen]")).to_be_visible()
    paper.emulate_media(media="screen")
    expect(paper.locator("[data-chosen]")).to_be_hidden()
    paper.goto(address + "ordlista/")
    paper.emulate_media(media="print")
    expect(paper.locator("[data-chosen]")).to_be_hidden()


@pytest.mark.browser
def test_paper_says_where_it_comes_from_and_when(paper: Page, address: str) -> None:
    paper.clock.set_fixed_time("2026-03-01T12:00:00")
    for path, day in (
        ("aktiviteter/?organisation=timra-kommun#area-arbete", "1 mars 2026"),
        ("en/who-does-what/", "1 March 2026"),
    ):
        paper.goto(address + path)
        line = paper.locator("[data-paper]")
        expect(line).to_be_visible()
        paper.evaluate("dispatchEvent(new Event('beforeprint'))")
        expect(line).to_have_text(f"{address}{path.split('#')[0]} · {day}")
        paper.emulate_media(media="screen")
        expect(line).to_be_hidden()
        paper.emulate_media(media="print")


@pytest.mark.browser
@pytest.mark.parametrize(
    "path", ["", "hela-planen/", "sok/?q=kommun", "ordlista/", "vem-gor-vad/", "exempel/", "mal/boende/"]
)
def test_paper_has_the_page_and_nothing_that_only_a_screen_needs(
    paper: Page, address: str, path: str
) -> None:
    paper.goto(address + path)
    if path == "mal/boende/":
        paper.locator("a.ap-term").first.evaluate("word => word.click()")
    expect(paper.locator("h1")).to_be_visible()
    expect(paper.locator(".ap-header__name")).to_be_visible()
    if "?" in path:
        expect(paper.locator(".ap-hit").first).to_be_visible()
    seen = paper.eval_on_selector_all(
        ONLY_ON_SCREEN, "all => all.filter(one => one.checkVisibility()).map(one => one.outerHTML)"
    )
    assert seen == []
    assert paper.evaluate("document.documentElement.scrollWidth") <= WIDTH

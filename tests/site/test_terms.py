"""The glossary where its words stand, used as a reader would: mouse, touch, keyboard, no JavaScript."""

import re
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from playwright.sync_api import Route as BrowserRoute

from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from tests.site.guard import Visitor
from tests.small_plan import TESTS

GOAL = Route("goal", "boende")
# A word of the goal's text in each language, its term, and how its definition begins.
WORD: dict[Language, tuple[str, str, str]] = {
    "sv": ("ensamkommande barn", "ekb", "EKB Ensamkommande barn och unga, se BUV. Läs i ordlistan"),
    "en": (
        "unaccompanied children",
        "ekb",
        "EKB Unaccompanied children and young people, see BUV. Read in the",
    ),
}


def marks(page: BeautifulSoup) -> list[str]:
    return [
        f"{str(link['href']).split('#')[1]}: {' '.join(link.get_text().split())}"
        for link in page.select("main a.ap-term")
    ]


GOLDEN = TESTS / "site" / "marked_terms.txt"
PAGES = [
    *("", "en/", "mal/boende/", "en/goals/boende/", "aktiviteter/arbete-12/", "en/activities/arbete-12/"),
    *("aktiviteter/", "planen/natverk/", "planen/laget-i-lanet/", "en/the-plan/the-situation/", "ordlista/"),
    "exempel/interkommunal-samverkan-jamtland/",
]


def test_what_is_marked_on_some_pages(
    documents: dict[str, BeautifulSoup], request: pytest.FixtureRequest
) -> None:
    lines = [f"/{path}\n" + "".join(f"    {mark}\n" for mark in marks(documents[path])) for path in PAGES]
    if request.config.getoption("--rewrite-expected"):
        GOLDEN.write_text("".join(lines), "utf-8", newline="\n")
    assert "".join(lines) == GOLDEN.read_text("utf-8")


def test_marks_lead_to_the_glossary_of_their_language(
    documents: dict[str, BeautifulSoup], plan: Plan
) -> None:
    """On every page; and the page carries what explains its terms, and the module, or neither."""
    for path, page in documents.items():
        links = page.select("main a.ap-term")
        glossary = Route("glossary").path("en" if path.startswith("en/") else "sv")
        for link in links:
            assert re.fullmatch(rf"/{glossary}#[a-z-]+", urljoin(f"/{path}", str(link["href"])))
            assert not link.find_parent(["a", "h1", "h2", "h3", "button", "summary", "label", "dt", "th"])
        modules = page.select('script[src$="/terms.mjs"]')
        assert len(modules) == len(page.select("script[data-terms]")) == (1 if links else 0), path
        texts = {(link["href"], link.get_text().isupper()) for link in links}
        assert len(texts) == len(links), path


def test_an_activity_names_the_terms_of_its_text(documents: dict[str, BeautifulSoup]) -> None:
    """Its text is a heading, where nothing is marked."""
    expected = ["ekb: EKB", "sfi: SFI", "so: SO"]
    assert marks(documents["aktiviteter/arbete-12/"]) == expected
    assert marks(documents["en/activities/arbete-12/"]) == expected
    assert marks(documents["aktiviteter/sprak-2/"]) == []
    assert "samhällsorientering" in documents["aktiviteter/sprak-2/"].get_text()  # a focus area's title


def open_goal(
    context: BrowserContext, address: str, lang: Language, width: int = 1280
) -> tuple[Page, Locator]:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address + GOAL.path(lang))
    word = page.get_by_role("button", name=WORD[lang][0], exact=True)
    expect(word).to_have_attribute("aria-expanded", "false")
    return page, word


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_and_closes(
    context: BrowserContext, address: str, lang: Language, key: str
) -> None:
    page, word = open_goal(context, address, lang)
    scrolled = page.evaluate("scrollY")
    word.focus()
    page.keyboard.press(key)
    expect(word).to_have_attribute("aria-expanded", "true")
    tip = page.locator(f"#{word.get_attribute('aria-controls')}")
    expect(tip).to_be_visible()
    expect(tip).to_contain_text(WORD[lang][2])
    # A screen reader hears it although the focus stays on the word.
    expect(page.locator("main [role=status]:not([class*=copied])").last).to_contain_text(WORD[lang][2][4:24])
    expect(word).to_be_focused()
    assert page.evaluate("scrollY") == scrolled
    page.keyboard.press("Escape")
    expect(tip).to_have_count(0)
    expect(word).to_be_focused()
    expect(word).to_have_attribute("aria-expanded", "false")
    page.keyboard.press(key)
    page.keyboard.press(key)
    expect(tip).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_link_is_the_next_stop_and_leads_to_the_term(
    context: BrowserContext, address: str, lang: Language
) -> None:
    page, word = open_goal(context, address, lang)
    word.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".ap-tip a")).to_be_focused()
    page.keyboard.press("Escape")
    expect(word).to_be_focused()
    word.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + Route("term", WORD[lang][1]).path(lang))
    expect(page.locator(f"#{WORD[lang][1]}")).to_be_in_viewport()


@pytest.mark.browser
def test_leaving_closes(context: BrowserContext, address: str) -> None:
    page, word = open_goal(context, address, "sv")
    tip = page.locator(".ap-tip")
    word.click()
    tip.locator(".ap-tip__text").click()
    expect(tip).to_be_visible()
    page.locator("h1").click()
    expect(tip).to_have_count(0)
    word.click()
    other = page.get_by_role("button", name="anläggningsboenden")
    other.click()
    expect(tip).to_have_count(1)
    expect(tip).to_contain_text("ABO")
    expect(word).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(tip).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_touch_at_320_pixels(visitor: Visitor, address: str, lang: Language) -> None:
    phone = visitor(has_touch=True, is_mobile=True, viewport={"width": 320, "height": 640})
    page, _ = open_goal(phone, address, lang, width=320)
    for word in page.locator("a.ap-term").all():
        word.tap()
        box = page.locator(".ap-tip").bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
        expect(page.locator(".ap-tip__more")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.locator("h1").tap()  # A definition may lie over the next word.
        expect(page.locator(".ap-tip")).to_have_count(0)


def without_anchors(route: BrowserRoute) -> None:
    """A stylesheet as a browser reads it that knows no anchors."""
    answer = route.fetch()
    sheet = answer.text()
    assert "main." in route.request.url or "anchor(left)" in sheet
    route.fulfill(response=answer, body=sheet.replace("anchor(", "unknown("))


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 600, 1280])
def test_without_anchors_a_definition_stands_below_its_word(
    context: BrowserContext, address: str, width: int
) -> None:
    context.add_init_script("CSS.supports = () => false")
    page = context.new_page()
    page.route("**/*.css", without_anchors)
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address + Route("example", "interkommunal-samverkan-jamtland").path("sv"))
    for word in page.locator("a.ap-term").all():
        word.click()
        expect(page.locator(".ap-tip")).to_be_in_viewport(ratio=1)
        tip, below = page.locator(".ap-tip").bounding_box(), word.bounding_box()
        assert tip and below
        assert 0 <= tip["y"] - below["y"] - below["height"] <= 12
        # Its left edge is the word's, where the window is wide enough.
        assert abs(tip["x"] - max(16, min(below["x"], width - tip["width"] - 16))) < 1
        page.keyboard.press("Escape")


@pytest.mark.browser
def test_without_javascript_it_is_a_link_to_the_term(browser: Browser, address: str) -> None:
    reader = browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(address + GOAL.path("en"))
    page.get_by_role("link", name=WORD["en"][0]).first.click()
    expect(page).to_have_url(address + "en/glossary/#ekb")
    expect(page.locator("main").get_by_role("searchbox")).to_be_hidden()
    expect(page.locator("[data-term]")).to_have_count(28)
    reader.close()


@pytest.mark.browser
def test_forced_colours_and_print(context: BrowserContext, address: str) -> None:
    page, word = open_goal(context, address, "sv")
    word.click()
    page.emulate_media(forced_colors="active")
    assert page.locator(".ap-tip").evaluate("tip => getComputedStyle(tip).borderTopStyle") == "solid"
    page.emulate_media(media="print", forced_colors="none")
    expect(page.locator(".ap-tip")).to_be_hidden()
    assert word.evaluate("word => getComputedStyle(word).textDecorationLine") == "none"

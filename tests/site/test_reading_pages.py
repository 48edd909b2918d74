"""Pages as a reader meets them: wide and narrow, light and dark."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, expect

from actionplan.routes import Route
from actionplan.values import LANGUAGES, Language
from tests.site.guard import Visitor

pytestmark = pytest.mark.browser

KINDS = [
    Route("start"),
    Route("plan"),
    Route("networks"),
    Route("goal", "sprak"),
    Route("focus-area", "arbete"),
    Route("activities"),
    Route("activity", "arbete-12"),
    Route("organisations"),
    Route("organisation", "landstinget-vasternorrland"),
    Route("matrix"),
    Route("examples"),
    Route("example", "interkommunal-samverkan-jamtland"),
    Route("glossary"),
    Route("search"),
    Route("translation"),
    Route("accessibility"),
]
CHAPTERS = [
    "planen/sa-togs-planen-fram/",
    "en/the-plan/how-the-plan-was-made/",
    "om-webbplatsen/",
    "lattlast/",
    "en/easy-read/",
    "404.html",
]
# The same pages after a choice, and when nothing is left.
STATES = [
    "exempel/?region=jamtland&documented=budget",
    "en/good-practice/?region=skane&documented=evaluation",
    "en/activities/?organisation=sundsvall-kommun&focus_area=sprak",
]
# A scheme of colours and a width, in pixels.
SETTINGS: list[tuple[Literal["light", "dark"], int]] = [("light", 1280), ("dark", 320)]
PATHS = [route.path(lang) for route in KINDS for lang in LANGUAGES] + CHAPTERS


@pytest.mark.parametrize(("scheme", "width"), SETTINGS)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_page_is_sound(
    visitor: Visitor,
    address: str,
    lang: Language,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    """No sideways scrolling, and nothing that axe finds."""
    page = visitor(color_scheme=scheme, viewport={"width": width, "height": 800}).new_page()
    for path in [path for path in PATHS + STATES if path.startswith("en/") == (lang == "en")]:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == width, path
        found = Axe().run(page)
        assert found.violations_count == 0, f"/{path}\n{found.generate_report()}"


@pytest.mark.parametrize(("lang", "button"), [("sv", "Kopiera texten"), ("en", "Copy the text")])
def test_the_citation_can_be_copied(
    context: BrowserContext, address: str, lang: Language, button: str
) -> None:
    page = context.new_page()
    page.goto(address + Route("activity", "halsa-6").path(lang))
    page.click(f"text={button}")
    expect(page.locator(".ap-copied")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.inner_text("#citation").strip()
    assert "851-2329-15" in copied and "halsa-6" in copied

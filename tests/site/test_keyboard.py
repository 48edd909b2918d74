"""The site with the keyboard alone: what the Tab key stops at, that it is seen there, and that keys act.

Lists of suggestions, definitions and pictures have keys of their own: test_search, test_terms, test_pictures.
"""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from actionplan.derived.routes import Route
from tests.site.looking import MEASURES
from tests.site.visits import FITTING, VISITS, write

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
_VISITS = {visit.name: visit for visit in VISITS}


@pytest.fixture
def open_visit(context: BrowserContext, address: str) -> Opener:
    def opener(name: str, width: int = 1280, **media: Any) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 640})
        page.emulate_media(reduced_motion="reduce", **media)
        page.goto(address + _VISITS[name].path("sv"))
        _VISITS[name].act(page)
        page.evaluate(MEASURES)
        return page

    return opener


@pytest.mark.parametrize(
    ("name", "width"),
    [
        ("start", 320),
        ("start", 1280),
        ("activities, filtered", 320),
        ("activities, none left", 1280),
        ("matrix", 320),
        ("matrix", 1280),
        ("examples, filtered", 320),
        ("glossary, uses open", 320),
        ("search, results", 320),
        ("idea, answered", 320),
    ],
)
def test_the_tab_key_stops_at_everything_in_turn_and_is_seen(
    open_visit: Opener, name: str, width: int
) -> None:
    """Forwards through the page and back: nothing is left out, hidden, or a trap (WCAG 2.1.2, 2.4.3)."""
    page = open_visit(name, width)
    last = page.evaluate("measures.stops().length") - 1
    assert last > 10
    page.evaluate("measures.stops()[0].focus(); globalThis.notes = measures.follow()")
    assert walk(page, "Tab", last) == list(range(1, last + 1))
    assert walk(page, "Shift+Tab", last) == list(range(last))[::-1]


def walk(page: Page, key: str, steps: int) -> list[int]:
    """Press a key so many times; the places that the focus came to."""
    for _ in range(steps):
        page.keyboard.press(key)
    notes = page.evaluate("notes.splice(0)")
    assert [fault for note in notes for fault in note["faults"]] == []
    return [note["place"] for note in notes]


# One of each kind of what can be focused: what has the same class in the same part of the page is alike.
_KINDS = """() => {
  const kind = (one) => [one.tagName, one.getAttribute("class"), one.closest("header, footer, svg")?.tagName];
  const key = (one) => [...kind(one), one.parentElement.getAttribute("class")].join();
  const found = new Map(measures.stops().map((one, place) => [key(one), place]));
  return [...found.values()];
}"""


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("start", "light"),
        ("start", "forced"),
        ("activities, filtered", "dark"),
        ("activities, filtered", "forced"),
    ],
)
def test_focus_changes_what_is_seen(
    open_visit: Opener, name: str, media: Literal["light", "dark", "forced"]
) -> None:
    """Pictures of the page with and without the focus differ, for each kind of element."""
    colours = {"forced_colors": "active"} if media == "forced" else {"color_scheme": media}
    page = open_visit(name, **colours)
    page.keyboard.press("Tab")
    kinds = page.evaluate(_KINDS)
    assert len(kinds) > 8
    # A text cursor is not what shows where one is.
    page.evaluate("measures.lay('* { caret-color: transparent !important; }')")
    picture = _camera(page)
    for place in kinds:
        element = page.evaluate_handle("place => measures.stops()[place]", place).as_element()
        assert element
        element.focus()
        with_focus = picture()
        page.evaluate("document.activeElement.blur()")
        assert picture() != with_focus, element.evaluate("measures.say")
        element.focus()


def _camera(page: Page) -> Callable[[], str]:
    """Takes pictures of what is seen of a page, packed loosely: in half of the time of Playwright's own."""
    session = page.context.new_cdp_session(page)
    how = {"format": "png", "optimizeForSpeed": True}
    return lambda: str(session.send("Page.captureScreenshot", how)["data"])


@pytest.mark.parametrize("width", [320, 1280])
def test_the_first_stop_leads_past_the_header(open_visit: Opener, width: int) -> None:
    page = open_visit("activities", width)
    page.keyboard.press("Tab")
    link = page.locator(".ap-skip")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_language_is_switched(open_visit: Opener) -> None:
    page = open_visit("activities, filtered")
    page.focus(".ap-header__language")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/activities/?organisation=sundsvall-kommun")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_buttons_copy_and_download(context: BrowserContext, address: str, key: str) -> None:
    page = context.new_page()
    page.goto(address + Route("activity", "halsa-6").path("sv"))
    page.locator("[data-copy]").first.focus()
    page.keyboard.press(key)
    expect(page.locator(".ap-copied").first).not_to_be_empty()
    page.goto(address + Route("fit").path("sv"))
    page.wait_for_selector("[data-fit][data-ready]")
    write(page, FITTING)
    page.locator("[data-answered] input[type=checkbox]:visible").first.focus()
    page.keyboard.press("Space")
    page.focus("[data-download]")
    with page.expect_download() as started:
        page.keyboard.press(key)
    assert started.value.suggested_filename.endswith(".txt")

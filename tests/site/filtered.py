"""What the tests of both filtered lists do as a reader does: open a list, and see what it shows."""

from playwright.sync_api import BrowserContext, Page, expect


def open_filtered(context: BrowserContext, url: str, width: int = 1280) -> Page:
    """Open a list that can be filtered, and wait until the filter is at work."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(url)
    expect(page.locator("[data-actions]")).to_be_visible()
    return page


def shown_items(page: Page, kind: str) -> list[str]:
    """The identifiers of the items to be seen; ``kind`` is ``activity`` or ``example``."""
    found: list[str] = page.eval_on_selector_all(
        f"[data-{kind}]", f"items => items.filter(i => i.checkVisibility()).map(i => i.dataset.{kind})"
    )
    return found

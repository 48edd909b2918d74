"""What a reader takes along from a page."""

import pytest
from playwright.sync_api import BrowserContext, expect

from actionplan.derived.routes import Route
from actionplan.plan.values import Language

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("lang", "button"), [("sv", "Kopiera texten"), ("en", "Copy the text")])
def test_the_citation_can_be_copied(
    context: BrowserContext, address: str, lang: Language, button: str
) -> None:
    page = context.new_page()
    page.goto(address + Route("activity", "halsa-6").path(lang))
    page.click(f"text={button}")
    expect(page.locator(".ap-copied").first).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.inner_text("#citation").strip()
    assert "851-2329-15" in copied and "halsa-6" in copied

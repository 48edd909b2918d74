"""Pages as a reader meets them: wide and narrow, light and dark, and nothing fetched from elsewhere."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from actionplan.model import LANGUAGES, Language
from actionplan.routes import Route

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
    Route("examples"),
    Route("example", "interkommunal-samverkan-jamtland"),
    Route("glossary"),
]
CHAPTERS = [
    "planen/sa-togs-planen-fram/",
    "en/the-plan/how-the-plan-was-made/",
    "om-webbplatsen/",
    "404.html",
]
PATHS = [route.path(lang) for route in KINDS for lang in LANGUAGES] + CHAPTERS


@pytest.mark.parametrize("path", PATHS)
def test_no_page_scrolls_sideways_at_320_pixels(context: BrowserContext, address: str, path: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("path", PATHS)
def test_every_request_stays_on_the_site(context: BrowserContext, address: str, path: str) -> None:
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    assert requests and all(url.startswith((address, "data:")) for url in requests)
    assert page.evaluate("document.cookie + JSON.stringify({...localStorage, ...sessionStorage})") == "{}"


# WCAG 2.2, success criterion 1.4.3: 4.5 to 1, for large text 3 to 1; the formulas are those of its glossary.
CONTRAST = """
() => {
  const parts = (css) => css.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b]
    .map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const canvas = document.createElement("canvas").getContext("2d");
      canvas.fillStyle = getComputedStyle(e).backgroundColor;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      layers.push([r, g, b, a / 255]);
      if (a === 255) break;
    }
    return layers.reverse().reduce((under, [r, g, b, a]) => [r, g, b].map((v, i) => v * a + under[i] * (1 - a)), [255, 255, 255]);
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !element.checkVisibility() || element.closest("noscript, script, svg, .ap-skip")) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(parts(style.color)), light(ground(element))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} ${element.className} ${element.textContent.trim().slice(0, 30)}`);
  }
  return poor;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    reader = browser.new_context(color_scheme=scheme)
    page = reader.new_page()
    for path in PATHS:
        page.goto(address + path)
        assert page.evaluate(CONTRAST) == [], path
    reader.close()


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

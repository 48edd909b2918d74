"""Searching as a reader does: the results page, the field in the header, and 60 queries and more."""

import gzip
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Language
from tests.site.building import ROOT
from tests.spreadsheets.excel import rows_in

pytestmark = pytest.mark.browser


def kept(name: str) -> list[dict[str, Any]]:
    queries: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/search" / name).read_text("utf-8"))["query"]
    return queries


QUERIES = kept("queries.toml")
UNSEEN = kept("unseen.toml")
MOST_BYTES = 60_000
Opener = Callable[..., Page]


@pytest.fixture
def open_search(context: BrowserContext, address: str) -> Opener:
    def opener(query: str = "", lang: Language = "sv", width: int = 1280) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address + Route("search").path(lang) + query)
        return page

    return opener


def searched(page: Page, text: str) -> None:
    """Wait until the page shows the results of a query (at once: ``expect`` looks a few times a second)."""
    page.wait_for_function(
        "text => document.querySelector('[data-status]').textContent.includes(text)", arg=text
    )


def counted(page: Page) -> None:
    """Wait for the facets, which are counted after the results are shown: every hit is of one kind."""
    page.wait_for_function(
        """() => {
            const places = [...document.querySelectorAll("[data-count^='kind:']")];
            const sum = places.reduce((all, place) => all + Number(place.textContent), 0);
            return sum === Number.parseInt(document.querySelector("[data-status]").textContent, 10);
        }"""
    )


def ask(page: Page, text: str) -> None:
    """Type a query over the earlier one, and press Enter."""
    page.fill("#q", text)
    page.press("#q", "Enter")
    searched(page, text)


def paths(page: Page, address: str) -> list[str]:
    found: list[str] = page.eval_on_selector_all(".ap-hit a", "links => links.map(link => link.href)")
    return [item.removeprefix(address) for item in found]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_readers_type_is_among_the_first_three(open_search: Opener, address: str, lang: str) -> None:
    """All of the queries in queries.toml, typed into the field of the results page."""
    page = open_search("", "sv" if lang == "sv" else "en")
    queries = [query for query in QUERIES if query["lang"] == lang]
    missed = []
    for query in queries:
        ask(page, query["text"])
        first = paths(page, address)[:3]
        if not set(query["finds"]) <= set(first):
            missed.append((query["text"], query["finds"], first))
    print(f"\nFound in {lang}: {len(queries) - len(missed)} of {len(queries)}")
    assert not missed
    assert len(QUERIES) >= 60


@pytest.mark.parametrize("lang", LANGUAGES)
def test_queries_by_somebody_who_saw_no_result_find_their_page(
    open_search: Opener, address: str, lang: Language
) -> None:
    """At least 95 of 100 of unseen.toml: at once, or by the first word that is suggested."""
    page = open_search("", lang)
    queries = [query for query in UNSEEN if query["lang"] == lang]
    at_once, suggested, missed = 0, 0, []
    for query in queries:
        ask(page, query["text"])
        if set(query["finds"]) & set(paths(page, address)[:3]):
            at_once += 1
            continue
        better = page.locator("[data-notes] a")
        if better.count():
            better.first.click()
            expect(page.locator("[data-status]")).not_to_contain_text(query["text"])
        if set(query["finds"]) & set(paths(page, address)[:3]):
            suggested += 1
        else:
            missed.append(query["text"])
    print(
        f"\nFound in {lang}: {at_once} at once, {suggested} by suggestion, of {len(queries)}; not: {missed}"
    )
    assert at_once + suggested >= 0.95 * len(queries)


def test_a_compound_that_no_page_has_is_searched_for_in_parts(open_search: Opener) -> None:
    page = open_search("?q=hedersvåld")
    searched(page, "hedersvåld")
    expect(page.locator("[data-notes]")).to_contain_text("Här är träffar på ”heders” och ”våld”")
    assert page.locator(".ap-hit").count() > 0


def test_found_words_are_marked_without_the_full_stop_behind_them(open_search: Opener) -> None:
    page = open_search("?q=kommun")
    expect(page.locator(".ap-hit__text").first).to_contain_text("Härnösands kommun. Kramfors kommun.")
    marks = page.locator(".ap-hit mark").all_text_contents()
    assert len(marks) > 10 and all(mark.isalpha() for mark in marks)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_can_be_read_in_forced_colours(open_search: Opener, scheme: Literal["light", "dark"]) -> None:
    page = open_search("?q=kommun")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    look = "mark => [getComputedStyle(mark).color, getComputedStyle(mark).backgroundColor]"
    assert page.locator(".ap-hit mark").first.evaluate(look) == ["rgb(0, 0, 0)", "rgb(255, 255, 0)"]


def test_the_address_holds_the_search(open_search: Opener, address: str) -> None:
    page = open_search("?q=kommun")
    searched(page, "kommun")
    assert page.title().startswith("”kommun” – Sök")
    everything = page.inner_text("[data-status]")
    page.check("input[name=kind][value=organisation]")
    page.check("input[name=focus_area][value=sprak]")
    expect(page.locator("[data-status]")).not_to_have_text(everything)
    assert urlsplit(page.url).query == "q=kommun&kind=organisation&focus_area=sprak"
    limited = page.inner_text("[data-status]")
    assert all(path.startswith("organisationer/") for path in paths(page, address))
    page.reload()
    expect(page.locator("[data-status]")).to_have_text(limited)
    page.go_back()
    page.go_back()
    expect(page.locator("[data-status]")).to_have_text(everything)
    assert not page.is_checked("input[name=kind][value=organisation]")
    assert "q=kommun" in str(page.get_attribute("a.ap-header__language", "href"))


def test_all_hits_are_saved_and_the_link_is_copied(open_search: Opener, address: str) -> None:
    page = open_search("?q=integration&page=2")
    searched(page, "integration")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Hämta träffarna som CSV för Excel").click()
    assert waiting.value.suggested_filename == "traffar.csv"
    rows = rows_in(waiting.value.path().read_bytes())
    number = int(page.locator("[data-status]").inner_text().split()[0])
    assert len(rows) == number > 10
    pages = [row["page"].removeprefix(address) for row in rows]
    assert pages[10:20] == paths(page, address)
    assert all(row["kind"] and row["title"] for row in rows)
    page.get_by_role("button", name="Kopiera länk").click()
    page.get_by_text("Länken är kopierad.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_counts_say_what_a_choice_would_show(open_search: Opener) -> None:
    page = open_search("?q=kommun&focus_area=boende")
    searched(page, "kommun")
    for kind in ("activity", "example", "page"):
        counted(page)
        count = page.inner_text(f"[data-count='kind:{kind}']")
        page.check(f"input[name=kind][value={kind}]")
        expect(page.locator("[data-status]")).to_contain_text(f"{count} träff")
        page.uncheck(f"input[name=kind][value={kind}]")


def test_paging(open_search: Opener, address: str) -> None:
    page = open_search("?q=kommun")
    searched(page, "sida 1 av")
    first = paths(page, address)
    page.click("[data-paging] a[rel=next]")
    searched(page, "sida 2 av")
    assert "page=2" in page.url and len(first) == 10
    assert not set(first) & set(paths(page, address))
    assert page.evaluate("document.activeElement.matches('[data-status]')")
    page.reload()
    searched(page, "sida 2 av")
    page.go_back()
    searched(page, "sida 1 av")
    assert paths(page, address) == first


@pytest.mark.parametrize(
    ("lang", "typed", "meant"), [("sv", "integrasion", "integration"), ("en", "helth", "health")]
)
def test_a_misspelling_is_answered_with_the_nearest_word(
    open_search: Opener, lang: Language, typed: str, meant: str
) -> None:
    page = open_search(f"?q={typed}", lang)
    searched(page, typed)
    page.click(f"[data-notes] a:text-is('{meant}')")
    searched(page, meant)
    assert page.locator(".ap-hit").count() > 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_result_leads_on(open_search: Opener, lang: Language) -> None:
    page = open_search("?q=qwertyuiop", lang)
    searched(page, "qwertyuiop")
    assert page.locator(".ap-hit").count() == 0
    assert page.locator("[data-empty] a").count() == 2
    expect(page.locator("[data-lists]")).to_be_visible()
    page.click("[data-empty] a >> nth=0")
    expect(page.locator("#q")).to_have_value("qwertyuiop")


def test_words_that_stand_on_no_page_together_can_be_searched_for_one_by_one(open_search: Opener) -> None:
    page = open_search("?q=enkät+lärlingsplatser")
    searched(page, "enkät")
    page.click("[data-empty] a:has-text('”enkät”') >> nth=0")
    searched(page, "”enkät”")
    assert page.locator(".ap-hit").count() > 0


BAD = [
    "x" * 10_000,
    "hälsa " * 2_000,
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    ".*+?^${}()|[]\\",
    "🏠👩‍👩‍👧 hälsa",
    "مرحبا بالعالم",
    "\u202eohej",
    "%00%ff",
    '"hälsa"',
    "   ",
    "-",
]
BAD_IN_ADDRESSES = ["%00%ff", "%E0%A4%A", quote("<img src=x onerror=alert(1)>"), "h" * 3_000]


def test_bad_input_breaks_nothing(open_search: Opener) -> None:
    page = open_search()
    page.on("dialog", lambda _: pytest.fail("something was executed"))
    start = page.url
    for query in BAD:
        page.fill("#q", query)
        page.press("#q", "Enter")
        assert len(page.url) < 2_000, query[:40]
        assert page.locator("main script:not([data-words]), main img").count() == 0, query[:40]
        ask(page, "språk")
        assert page.locator(".ap-hit").count() > 3, query[:40]
    for query in BAD_IN_ADDRESSES:
        page.goto(f"{start}?q={query}")
        assert page.locator("main script:not([data-words]), main img").count() == 0, query[:40]
        ask(page, "språk")
        assert page.locator(".ap-hit").count() > 3, query[:40]


def test_an_untouched_page_loads_no_index(context: BrowserContext, address: str) -> None:
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    for path in ("", "en/activities/boende-1/", "404.html"):
        context.new_page().goto(address + path, wait_until="networkidle")
    assert not [url for url in requests if "searcher" in url or "suggestions" in url]
    context.new_page().goto(address + "sok/", wait_until="networkidle")
    assert not [url for url in requests if "/search-index/" in url]


@pytest.mark.parametrize("query", ["bostaden", "svenska för invandrare", "kommunernas", "integrasion"])
def test_a_first_query_is_light(context: BrowserContext, address: str, site: Path, query: str) -> None:
    """All that a first query fetches: what opening the page did not."""
    page = context.new_page()
    page.goto(address + "sok/", wait_until="networkidle")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.fill("#q", query)
    searched(page, query)
    page.wait_for_load_state("networkidle")
    files = {site / urlsplit(url).path.lstrip("/") for url in fetched}
    page_itself = set(site.glob("assets/actionplan-*/search/*.mjs"))
    page_itself |= set(site.glob("assets/actionplan-*/words/*.mjs"))
    page_itself |= set(site.glob("assets/actionplan-*/pages/search.mjs"))
    sizes = {file.name: _transferred(file) for file in files | page_itself}
    print(f"\nFirst query ”{query}”: {sum(sizes.values())} bytes in {len(sizes)} files")
    assert sum(sizes.values()) <= MOST_BYTES


def _transferred(file: Path) -> int:
    """Bytes on the way: compressed by the server, where the file is not compressed already."""
    raw = file.read_bytes()
    return min(len(raw), len(gzip.compress(raw, compresslevel=6)))


def test_suggestions_by_keyboard_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "site-search"
    page.keyboard.type("förord/")
    assert page.input_value("#site-search") == "förord/"
    page.keyboard.press("Backspace")
    field = page.locator("#site-search")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".ap-sitesearch [role=status]")).to_contain_text("förslag")
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_contain_text("Förord")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert field.input_value() == "förord"
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/planen/forord/")


def test_enter_leads_from_the_field_to_the_results(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "en/activities/boende-1/")
    page.fill("#site-search", "housing")
    page.press("#site-search", "Enter")
    page.wait_for_url("**/en/search/?q=housing")
    searched(page, "housing")


def test_suggestions_with_the_mouse(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "en/")
    page.click("#site-search")
    page.keyboard.type("quota refugee")
    page.click("[role=option] >> nth=0")
    page.wait_for_url("**/en/glossary/#kvotflykting")


def test_the_shortcut_leaves_other_fields_alone(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "aktiviteter/")
    page.fill("#q", "och")
    page.focus("#q")
    page.keyboard.press("/")
    assert page.input_value("#q") == "och/"


def test_the_results_page_takes_the_shortcut_itself(open_search: Opener) -> None:
    page = open_search()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phone_has_a_link_in_place_of_the_field(
    context: BrowserContext, address: str, lang: Language
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + Route("start").path(lang))
    expect(page.locator("#site-search")).to_be_hidden()
    page.click(".ap-sitesearch__link a")
    page.fill("#q", "SFI")
    searched(page, "SFI")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_javascript_the_page_links_the_lists(
    context: BrowserContext, address: str, lang: Language
) -> None:
    assert context.browser is not None
    plain = context.browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(address + Route("start").path(lang))
    page.fill("#site-search", "hälsa")
    page.press("#site-search", "Enter")
    page.wait_for_url("**/?q=*")
    assert page.locator("main .ap-note:visible").count() == 1
    assert page.locator("[data-lists] a").count() == 5
    assert page.locator("[data-facets]").is_hidden()
    plain.close()


def test_a_search_that_cannot_be_made_says_so(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.route("**/search-index/**", lambda route: route.fulfill(body="<p>broken off"))
    page.goto(address + "sok/?q=kommun")
    expect(page.locator("[data-status]")).to_contain_text("Sökningen kunde inte")
    page.unroute("**/search-index/**")
    ask(page, "kommun")
    assert page.locator(".ap-hit").count() > 3

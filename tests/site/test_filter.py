"""The filter of the activities, driven as a reader would, in both languages."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import Route as HeldRequest

from actionplan.derived.responsibility import Degree, Responsibilities
from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from tests.site.filtered import open_filtered, shown_items

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


@pytest.fixture
def open_list(context: BrowserContext, address: str) -> Opener:
    def opener(lang: Language = "sv", query: str = "", width: int = 1280) -> Page:
        return open_filtered(context, address + Route("activities").path(lang) + query, width)

    return opener


def shown(page: Page) -> list[str]:
    return shown_items(page, "activity")


def box(page: Page, facet: str, value: str) -> str:
    return f"input[name={facet}][value={value}]"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_organisation_shows_what_the_core_says(open_list: Opener, plan: Plan, lang: Language) -> None:
    """The browser's filter and the Python rule agree for all organisations, named only or not."""
    page = open_list(lang)
    answers = Responsibilities(plan).by_organisation
    for organisation, items in answers.items():
        if not items:
            assert page.locator(box(page, "organisation", organisation)).count() == 0
            continue
        page.check(box(page, "organisation", organisation))
        order = {activity.id: number for number, activity in enumerate(plan.activities)}
        every = sorted((item.activity.id for item in items), key=order.__getitem__)
        firm = sorted(
            (item.activity.id for item in items if item.degree != Degree.AREA), key=order.__getitem__
        )
        assert shown(page) == every, organisation
        page.check("input[name=named]")
        assert shown(page) == firm, organisation
        page.uncheck("input[name=named]")
        page.uncheck(box(page, "organisation", organisation))
    assert len(shown(page)) == len(plan.activities)


@pytest.mark.parametrize(
    ("lang", "all_words", "some_words"),
    [("sv", "54 aktiviteter", "23 aktiviteter av 54"), ("en", "54 activities", "23 activities of 54")],
)
def test_hits_are_announced(open_list: Opener, lang: Language, all_words: str, some_words: str) -> None:
    page = open_list(lang)
    status = page.locator("[data-status][role=status]")
    expect(status).to_have_text(all_words)
    page.check(box(page, "organisation", "sundsvall-kommun"))
    expect(status).to_have_text(some_words)


def test_the_degree_is_said_in_words(open_list: Opener) -> None:
    page = open_list("sv", "?organisation=sundsvall-kommun")
    why = "[data-activity={}] .ap-activity__why"
    expect(page.locator(why.format("halsa-4"))).to_have_text("Sundsvalls kommun: genom ”Länets kommuner”")
    expect(page.locator(why.format("boende-1"))).to_contain_text("som ansvarar för fokusområdet")
    page.check(box(page, "organisation", "kramfors-kommun"))
    expect(page.locator(why.format("arbete-3"))).to_have_text("Kramfors kommun: namngiven")


def test_facets_count_what_choosing_them_would_show(open_list: Opener, plan: Plan) -> None:
    page = open_list("sv", "?focus_area=halsa")
    for organisation in ("landstinget-vasternorrland", "lanets-kommuner", "arbetsformedlingen"):
        count = page.locator(f'[data-count="organisation:{organisation}"]').inner_text()
        page.check(box(page, "organisation", organisation))
        assert len(shown(page)) == int(count)
        page.uncheck(box(page, "organisation", organisation))
    # A facet's own choices do not narrow its own counts: another value adds to the list.
    expect(page.locator('[data-count="focus_area:boende"]')).to_have_text("7")


def test_values_of_a_facet_add_and_facets_narrow(open_list: Opener) -> None:
    page = open_list()
    page.check(box(page, "focus_area", "halsa"))
    page.check(box(page, "focus_area", "boende"))
    assert len(shown(page)) == 17
    page.check(box(page, "organisation", "migrationsverket"))
    assert shown(page) == ["boende-7"]


def test_the_address_keeps_the_choices(open_list: Opener, context: BrowserContext) -> None:
    page = open_list()
    page.check(box(page, "organisation", "migrationsverket"))
    page.check(box(page, "focus_area", "sprak"))
    page.check("input[name=named]")
    page.fill("#q", "sysselsättning")
    expect(page).to_have_url(
        re.compile(r"\?organisation=migrationsverket&focus_area=sprak&named=1&q=syssels%C3%A4ttning$")
    )
    assert shown(page) == ["sprak-16"]
    page.reload()
    assert shown(page) == ["sprak-16"]
    assert page.input_value("#q") == "sysselsättning"
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-status]")).to_have_text("1 aktivitet av 54")


def test_back_and_forward_restore_the_choices(open_list: Opener) -> None:
    page = open_list()
    page.check(box(page, "focus_area", "halsa"))
    page.check(box(page, "organisation", "projekt-sosov"))
    assert shown(page) == ["halsa-6"]
    page.go_back()
    expect(page.locator("[data-status]")).to_have_text("10 aktiviteter av 54")
    assert not page.is_checked(box(page, "organisation", "projekt-sosov"))
    page.go_forward()
    expect(page.locator("[data-status]")).to_have_text("1 aktivitet av 54")


def test_the_language_switch_stays_on_the_page_and_the_selection(open_list: Opener) -> None:
    page = open_list("sv")
    page.check(box(page, "focus_area", "boende"))
    page.click(".ap-header__language")
    expect(page).to_have_url(re.compile(r"/en/activities/\?focus_area=boende$"))
    expect(page.locator("[data-status]")).to_have_text("7 activities of 54")


@pytest.mark.parametrize(
    ("lang", "typed", "expected"),
    [
        ("sv", "HALSOKOMM", "halsa-6"),
        ("sv", "  praktikplatser   lokala ", "arbete-7"),
        ("en", "mentors", "arbete-20"),
    ],
)
def test_free_text_ignores_case_marks_and_order(
    open_list: Opener, lang: Language, typed: str, expected: str
) -> None:
    page = open_list(lang)
    page.fill("#q", typed)
    expect(page.locator("[data-status]")).to_contain_text("1 ")
    assert shown(page) == [expected]


def test_words_typed_while_the_page_is_loading_count(context: BrowserContext, address: str) -> None:
    held: list[HeldRequest] = []
    page = context.new_page()
    page.route("**/pages/activities.mjs", lambda route: held.append(route))
    page.goto(address + "aktiviteter/", wait_until="commit")
    page.fill("#q", "hälsokommunikation")
    expect(page.locator("[data-actions]")).to_be_hidden()
    held[0].continue_()
    expect(page.locator("[data-status]")).to_have_text("1 aktivitet av 54")
    assert page.url.endswith("?q=h%C3%A4lsokommunikation")


def test_an_empty_result_says_what_to_loosen(open_list: Opener) -> None:
    page = open_list("sv", "?organisation=migrationsverket&focus_area=halsa")
    assert shown(page) == []
    ways = page.locator("[data-loosen] button")
    expect(ways).to_have_text(
        ["Ta bort ”Migrationsverket” (10 träffar)", "Ta bort ”Hälsa och rehabilitering” (2 träffar)"]
    )
    ways.nth(1).click()
    assert shown(page) == ["boende-7", "sprak-16"]
    expect(page.locator("[data-empty]")).to_be_hidden()


def test_hopeless_choices_offer_to_clear_everything(open_list: Opener) -> None:
    page = open_list("sv", "?organisation=projekt-sosov&q=xyz%20%3Cscript%3Ealert(1)%3C/script%3E")
    assert shown(page) == []
    page.locator("[data-reset]").click()
    assert len(shown(page)) == 54
    assert "?" not in page.url


def test_the_link_can_be_copied(open_list: Opener) -> None:
    page = open_list("en", "?focus_area=boende")
    page.click("[data-copy-link]")
    expect(page.locator(".ap-copied")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_unknown_values_in_the_address_are_ignored(open_list: Opener) -> None:
    page = open_list("sv", "?organisation=ingen&focus_area=halsa&focus_area=%00&q=" + "x" * 0)
    assert len(shown(page)) == 10


def test_everything_works_with_the_keyboard_at_320_pixels(open_list: Opener) -> None:
    page = open_list("sv", width=320)
    page.focus("#q")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "named"
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-status]")).to_have_text("23 aktiviteter av 54")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_javascript_the_lists_are_still_there(
    context: BrowserContext, address: str, plan: Plan
) -> None:
    plain = context.browser
    assert plain
    reader = plain.new_context(java_script_enabled=False)
    page = reader.new_page()
    page.goto(address + "aktiviteter/")
    expect(page.locator("[data-activity]")).to_have_count(len(plan.activities))
    expect(page.locator("[data-filter]")).to_be_hidden()
    page.click("noscript a >> text=Organisationer")
    page.click("text=Migrationsverket")
    expect(page.locator("[data-activity]")).to_have_count(2)
    reader.close()

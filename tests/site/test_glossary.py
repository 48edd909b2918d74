"""The glossary page: its order, its letters, where words are used, and its filter."""

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page, expect

from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan

TERMS: dict[Language, str] = {
    "sv": "ABE ABK ABO ABT Anknytning Anvisningsbara_platser Asylsökande BUV EBO EKB EPA IVO Kommunplacerad"
    " Kvotflykting LMA MIV MSB Nyanländ OS Papperlös PUT SFI SKL SO SOSOV TUT UT ÖK",
    "en": "ABE ABK ABO ABT Asylum_seeker BUV EBO EKB EPA Family_ties IVO LMA MIV MSB Newly_arrived_person ÖK"
    " OS Placed_in_a_municipality Places_available_for_placement PUT Quota_refugee SFI SKL SO SOSOV TUT"
    " Undocumented_person UT",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_order_and_letters(documents: dict[str, BeautifulSoup], lang: Language) -> None:
    page = documents[Route("glossary").path(lang)]
    shown = [item.get_text() for item in page.select("[data-term] dt")]
    assert shown == [term.replace("_", " ") for term in TERMS[lang].split()]
    letters = [link.get_text() for link in page.select(".ap-letters a")]
    assert "".join(letters) == ("ABEIKLMNOPSTUÖ" if lang == "sv" else "ABEFILMNOPQSTU")
    for link in page.select(".ap-letters a"):
        heading = page.select_one(f'h2[id="{str(link["href"])[1:]}"]')
        assert heading and heading.get_text() == link.get_text()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_used_in_is_what_the_activities_say(
    documents: dict[str, BeautifulSoup], plan: Plan, lang: Language
) -> None:
    """Compared with a plain search for the abbreviation and its written-out form, which SOSOV has too."""
    page = documents[Route("glossary").path(lang)]
    written = {
        "sv": r"\bSO\b|(?<!amordnad )[Ss]amhällsorientering(en)?\b",
        "en": r"\bSO\b|(?<!oordinated )[Cc]ivic orientation\b",
    }[lang]
    using = [item.id for item in plan.activities if re.search(written, item.text.in_language(lang)[0])]
    links = page.select('[data-term="so"] .ap-used a')
    assert [str(link["href"]).rstrip("/").split("/")[-1] for link in links] == using
    assert len(using) > 2
    assert not page.select('[data-term="skl"] .ap-used')


def test_terms_that_refer_to_each_other_are_linked(documents: dict[str, BeautifulSoup]) -> None:
    page = documents["ordlista/"]
    assert page.select_one('[data-term="buv"] a[href="#ekb"]')
    assert page.select_one('[data-term="nyanland"] a[href="#kommunplacerad"]')
    assert not page.select("a.ap-term")


def shown(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "[data-term]", "items => items.filter(i => i.checkVisibility()).map(i => i.dataset.term)"
    )
    return found


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lang", "typed", "expected", "status"),
    [
        ("sv", "sfi", ["sfi"], "1 ord av 28"),
        ("sv", "ÅTAGANDE", ["kvotflykting"], "1 ord av 28"),
        ("sv", "anlaggningsboende tillfalligt", ["abt"], "1 ord av 28"),
        ("sv", "papperslös", ["papperlos"], "1 ord av 28"),
        ("en", "civic", ["so", "sosov"], "2 terms of 28"),
        ("en", "unaccompanied refugee", ["ekb", "ok"], "2 terms of 28"),
        ("en", "<b>(", [], "No terms match"),
    ],
)
def test_filter(
    context: BrowserContext, address: str, lang: Language, typed: str, expected: list[str], status: str
) -> None:
    page = context.new_page()
    page.goto(address + Route("glossary").path(lang))
    name = "Sök i ordlistan" if lang == "sv" else "Search the glossary"
    field = page.get_by_role("searchbox", name=name)
    field.fill(typed)
    announced = page.locator("[data-term-filter] [role=status]")
    expect(announced).to_have_text(status)
    assert shown(page) == expected
    assert page.locator(".ap-letters a:visible").count() == page.locator("[data-letter]:visible").count()
    field.fill("")
    expect(announced).to_have_text("28 ord" if lang == "sv" else "28 terms")
    assert len(shown(page)) == 28


@pytest.mark.browser
def test_the_address_holds_the_filter(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(address + "ordlista/?q=migrationsverket")
    found = shown(page)
    assert 0 < len(found) < 28
    page.get_by_role("searchbox", name="Sök i ordlistan").fill("sfi")
    page.wait_for_url("**/ordlista/?q=sfi")
    page.get_by_role("button", name="Kopiera länk").click()
    page.get_by_text("Länken är kopierad.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == address + "ordlista/?q=sfi"
    page.reload()
    assert shown(page) == ["sfi"]
    page.locator("a.ap-header__language").click()
    page.wait_for_url("**/en/glossary/?q=sfi")
    assert shown(page) == ["sfi"]
    # A link to a word wins over the filter.
    page.goto(address + "ordlista/?q=sfi#ekb")
    expect(page.locator("#ekb")).to_be_in_viewport()
    assert page.url == address + "ordlista/#ekb"


@pytest.mark.browser
def test_a_link_to_a_hidden_term_shows_it(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + "ordlista/")
    page.get_by_role("searchbox").fill("vårdnadshavare")
    assert shown(page) == ["buv"]
    page.click('[data-term="buv"] a[href="#ekb"]')
    expect(page.locator("#ekb")).to_be_in_viewport()
    assert len(shown(page)) == 28
    page.locator('[data-term="so"] summary').click()
    page.locator('[data-term="so"] .ap-used a').first.click()
    expect(page).to_have_url(re.compile(r"/aktiviteter/[a-z]+-\d+/$"))

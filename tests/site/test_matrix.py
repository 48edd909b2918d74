"""Who does what: the numbers are the core's own, and each leads to exactly that many activities."""

from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import BrowserContext, expect

from actionplan.derived.responsibility import Degree, Responsibilities
from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan

Documents = dict[str, BeautifulSoup]


def table(documents: Documents, lang: Language) -> Tag:
    found = documents[Route("matrix").path(lang)].select_one("table.ap-matrix")
    assert found
    return found


def query_of(link: Tag) -> tuple[str, str]:
    """The organisation and the focus area that a number's link chooses; empty for all."""
    chosen = parse_qs(urlsplit(str(link["href"])).query)
    return chosen.get("organisation", [""])[0], chosen.get("focus_area", [""])[0]


def numbers(documents: Documents, lang: Language) -> dict[tuple[str, str], int]:
    """Every number of the table that is a link, by what its link chooses."""
    links = table(documents, lang).select("td a")
    found = {query_of(link): int(link.get_text()) for link in links}
    assert len(found) == len(links)
    return found


def counts(plan: Plan, degrees: set[Degree]) -> Counter[tuple[str, str]]:
    """What the core says: activities by organisation and focus area, and by organisation alone."""
    found: Counter[tuple[str, str]] = Counter()
    for items in Responsibilities(plan).by_organisation.values():
        for item in items:
            if item.degree in degrees:
                found[item.organisation.id, item.activity.focus_area] += 1
                found[item.organisation.id, ""] += 1
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_is_what_the_core_says(documents: Documents, plan: Plan, lang: Language) -> None:
    expected = counts(plan, set(Degree))
    expected.update({("", area.id): len(plan.activities_of[area.id]) for area in plan.focus_areas})
    expected["", ""] = len(plan.activities)
    assert numbers(documents, lang) == expected


def test_every_organisation_that_answers_has_a_row_with_a_number_for_every_area(
    documents: Documents, plan: Plan
) -> None:
    answers = Responsibilities(plan).by_organisation
    rows = [row for row in table(documents, "sv").select("tbody tr") if row.select("td")]
    assert len(rows) == len([items for items in answers.values() if items])
    for row in rows:
        shown = [cell.get_text(" ", strip=True).split()[0] for cell in row.select("td")]
        assert len(shown) == len(plan.focus_areas) + 1 and all(number.isdecimal() for number in shown)
        for cell in row.select("td"):
            assert bool(cell.select("a")) == (cell.get_text(" ", strip=True).split()[0] != "0")


def test_each_number_is_parted_into_named_and_by_area(documents: Documents, plan: Plan) -> None:
    firm, by_area = counts(plan, {Degree.NAMED, Degree.THROUGH}), counts(plan, {Degree.AREA})
    for cell in table(documents, "sv").select("tbody td:has(a)"):
        link, parts = cell.a, cell.select_one("small [aria-hidden]")
        assert link and parts
        chosen = query_of(link)
        assert parts.get_text() == f"{firm[chosen]} + {by_area[chosen]}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_link_leads_to_that_many_activities(documents: Documents, lang: Language) -> None:
    """By what the list's own items say of themselves, which is what its filter reads."""
    items = documents[Route("activities").path(lang)].select(".ap-results [data-activity]")
    known = [
        (
            str(item["data-focus-area"]),
            {pair.split(":")[0] for degree in Degree for pair in str(item[f"data-{degree.key}"]).split()},
        )
        for item in items
    ]
    for (organisation, area), number in numbers(documents, lang).items():
        hits = [1 for own, who in known if area in ("", own) and (not organisation or organisation in who)]
        assert len(hits) == number, (organisation, area)


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_reader_who_chooses_a_number_sees_that_many(
    context: BrowserContext, address: str, lang: Language
) -> None:
    page = context.new_page()
    chosen = [
        ("sundsvall-kommun", "sprak"),
        ("lansstyrelsen-vasternorrland", "halsa"),
        ("arbetsformedlingen", ""),
        ("", "boende"),
        ("", ""),
    ]
    for organisation, area in chosen:
        page.goto(address + Route("matrix").path(lang))
        parts = [f"organisation={organisation}" if organisation else "", f"focus_area={area}" if area else ""]
        query = "&".join(part for part in parts if part)
        link = page.locator(f'td a[href$="/{"?" if query else ""}{query}"]')
        number = link.inner_text()
        link.click()
        expect(page.locator("[data-status]")).to_have_text(
            # «16 aktiviteter av 54», or all of them.
            f"{number} {'aktiviteter' if lang == 'sv' else 'activities'}"
            + (f" {'av' if lang == 'sv' else 'of'} 54" if query else "")
        )
        assert page.locator("[data-activity]:visible").count() == int(number)


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_numbers_are_easy_to_hit_and_stand_below_their_heads(
    context: BrowserContext, address: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + Route("matrix").path("sv"))
    heads = [box.bounding_box() for box in page.locator("thead th.ap-matrix__area").all()]
    for row in page.locator("tbody tr:has(td)").all():
        cells = [cell.bounding_box() for cell in row.locator("td").all()]
        assert len(cells) == len(heads)
        for head, cell in zip(heads, cells, strict=True):
            assert head and cell
            assert abs(head["x"] - cell["x"]) <= 3
            assert cell["x"] + cell["width"] <= width
    # What can be hit is the coloured field around the number: the link spans what it is placed by.
    fields = page.locator("td a").evaluate_all(
        "links => links.map(link =>"
        " [getComputedStyle(link, '::after').inset, link.offsetParent.getBoundingClientRect()])"
    )
    for inset, box in fields:
        assert inset == "0px" and 40 <= box["width"] <= 200 and 40 <= box["height"] <= 80
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# The text of a row's name and its numbers, as boxes.
MEASURE = """rows => rows.map(row => {
  const text = document.createRange();
  text.selectNodeContents(row.querySelector("th span"));
  const numbers = [...row.querySelectorAll(".ap-matrix__number")];
  return [text.getBoundingClientRect(), numbers.map(one => one.getBoundingClientRect())];
})"""


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 620])
def test_on_a_phone_a_name_stands_above_its_numbers_and_below_the_row_before(
    context: BrowserContext, address: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + Route("matrix").path("en"))
    rows = page.locator("tbody tr:has(td), tfoot tr").evaluate_all(MEASURE)
    end = 0
    for name, numbers in rows:
        assert end <= name["top"] and name["right"] <= width
        assert all(number["top"] >= name["bottom"] for number in numbers)
        end = numbers[0]["bottom"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_a_table_to_those_who_cannot_see_it(context: BrowserContext, address: str, width: int) -> None:
    """Also on a phone: its elements keep the boxes of a table, without which some browsers forget it."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + Route("matrix").path("en"))
    matrix = page.get_by_role("table", name="Number of activities by organisation and focus area")
    expect(matrix.get_by_role("columnheader")).to_have_text(
        ["Organisation", "Housing", "Work", "Health", "Language and society", "All"]
    )
    row = matrix.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Kramfors Municipality"))
    link = row.get_by_role("link", name="6 activities: Kramfors Municipality, Housing", exact=True)
    expect(link).to_have_count(1)
    expect(row.get_by_role("cell").first).to_contain_text("1 as named, 5 through the focus area")
    boxes = "all => [...new Set(all.map(one => getComputedStyle(one).display))]"
    assert matrix.evaluate("table => getComputedStyle(table).display") == "table"
    for names, box in (("tr", "table-row"), ("th, td", "table-cell")):
        assert matrix.locator(names).evaluate_all(boxes) == [box]


def test_the_elements_of_the_table_need_no_roles(documents: Documents) -> None:
    """The Nu checker says that such roles are errors."""
    assert table(documents, "sv").select("[role]") == [] and "role" not in table(documents, "sv").attrs


@pytest.mark.browser
def test_on_a_phone_the_names_can_be_pressed(context: BrowserContext, address: str) -> None:
    """The cells of the numbers lie over them."""
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(address + Route("matrix").path("sv"))
    page.get_by_role("rowheader", name="Kramfors kommun").get_by_role("link").click(timeout=3000)
    expect(page.locator("h1")).to_have_text("Kramfors kommun")

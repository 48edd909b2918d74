"""The plan at a glance, as a reader meets it, and how all pictures follow the data."""

from collections import Counter
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, expect

from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from tests.site.building import BASE_URL, build, copy_project

Documents = dict[str, BeautifulSoup]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_goal_area_and_activity_is_a_link_with_a_title(
    documents: Documents, plan: Plan, lang: Language
) -> None:
    start = Route("start").path(lang)
    links = documents[start].select(".ap-glance svg a")
    expected = [Route("goal", goal.id) for goal in plan.goals]
    expected += [Route("focus_area", area.id) for area in plan.focus_areas]
    expected += [Route("activity", activity.id) for activity in plan.activities]
    assert Counter(urljoin(BASE_URL + start, str(link["href"])) for link in links) == Counter(
        BASE_URL + route.path(lang) for route in expected
    )
    for link in links:
        assert link.title and len(link.title.get_text()) > 5
    titles = " ".join(link.title.get_text() for link in links if link.title)
    assert all(activity.text.in_language(lang)[0] in titles for activity in plan.activities)


def test_activities_whose_cell_is_empty_are_drawn_open(documents: Documents, plan: Plan) -> None:
    drawn_open = {str(link["href"]) for link in documents[""].select("a.ap-glance__open")}
    assert drawn_open == {f"aktiviteter/{item.id}/" for item in plan.activities if not item.responsible}


def test_no_page_sets_its_own_styles(documents: Documents) -> None:
    """A strict policy for content allows none."""
    assert [path for path, page in documents.items() if page.select("[style], style")] == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", ["", "en/", "exempel/"])
def test_parts_of_pictures_can_be_hit_and_hold_their_texts(
    context: BrowserContext, address: str, path: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + path)
    links = page.eval_on_selector_all("figure svg a", _BOXES)
    assert len(links) >= 9
    for shape, texts in links:
        assert shape["width"] >= 24 and shape["height"] >= 24
        for text, box in texts:
            assert box["x"] >= shape["x"], text
            assert box["x"] + box["width"] <= shape["x"] + shape["width"], text


# Every link's shape, and its texts with their boxes.
_BOXES = """links => links.map(link => [
  link.querySelector(":scope > rect").getBoundingClientRect().toJSON(),
  [...link.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect().toJSON()]),
])"""


@pytest.mark.browser
def test_the_picture_can_be_passed_and_walked_with_the_keyboard(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(address)
    page.locator(".ap-more").last.focus()
    page.keyboard.press("Tab")
    passing = page.locator(".ap-pass")
    expect(passing).to_be_focused()
    box = passing.bounding_box()
    assert box and box["width"] > 50
    page.keyboard.press("Tab")
    first = page.locator(".ap-glance svg a").first
    expect(first).to_be_focused()
    line = "e => getComputedStyle(e.querySelector('rect')).stroke"
    assert first.evaluate(line) != "none" and page.locator(".ap-glance svg a").nth(1).evaluate(line) == "none"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    look = "e => { const s = getComputedStyle(e.querySelector('rect')); return [s.fill, s.strokeWidth] }"
    square, next_square = (page.locator(".ap-glance__open").nth(number) for number in (0, 1))
    expect(square).to_be_focused()
    assert all(
        one != other for one, other in zip(square.evaluate(look), next_square.evaluate(look), strict=True)
    )
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("värdigt boende")
    page.go_back()
    page.focus(".ap-pass")
    page.keyboard.press("Enter")
    expect(page.locator("#after-glance")).to_be_focused()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_show_what_can_be_chosen_and_where_one_is(
    context: BrowserContext, address: str, scheme: Literal["light", "dark"]
) -> None:
    """Colours of our own are gone: links look like links, and one place in the menu is marked."""
    page = context.new_page()
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(address + "exempel/")
    plain = page.locator(".ap-trail a, main p a").first.evaluate("link => getComputedStyle(link).color")
    county = page.locator(".ap-map__county").first
    assert county.locator("text").first.evaluate("text => getComputedStyle(text).fill") == plain
    assert county.locator("rect").evaluate("rect => getComputedStyle(rect).stroke") == plain
    links = page.locator(".ap-menu a:visible")
    lines = links.evaluate_all("links => links.map(link => getComputedStyle(link).borderBottomColor)")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    here = links.evaluate_all("links => links.map(link => link.hasAttribute('aria-current'))")
    assert [line != ground for line in lines] == here
    assert sum(here) == 1


@pytest.mark.browser
def test_pictures_need_no_javascript(context: BrowserContext, address: str) -> None:
    assert context.browser
    reader = context.browser.new_context(java_script_enabled=False)
    page = reader.new_page()
    for path, picture in (("", ".ap-glance"), ("vem-gor-vad/", ".ap-matrix"), ("exempel/", ".ap-map")):
        page.goto(address + path)
        expect(page.locator(picture)).to_be_visible()
    reader.close()


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    """The start page, the matrix and the catalogue after three changes of the YAML."""
    project = copy_project(tmp_path_factory.mktemp("changed"))
    activities, examples = project / "data/activities.yaml", project / "data/examples.yaml"
    text = activities.read_text("utf-8").rstrip("\n")
    text += "\n  - id: boende-8\n    focus_area: boende\n    text:\n      sv: Ny aktivitet.\n      en: New.\n"
    text += "    responsible: [migrationsverket]\n"
    activities.write_text(text, "utf-8")
    text = examples.read_text("utf-8").replace("regions: [halland]", "regions: [dalarna]")
    assert "    tile:\n      column: 3\n      row: 1\n" in text
    text = text.replace("column: 3\n      row: 1\n", "column: 4\n      row: 1\n")
    examples.write_text(text, "utf-8")
    site = build(project, Path(tmp_path_factory.mktemp("built")))
    paths = ("", "vem-gor-vad/", "exempel/")
    return {
        path: BeautifulSoup((site / path / "index.html").read_text("utf-8"), "html.parser") for path in paths
    }


def test_a_new_activity_is_drawn(documents: Documents, changed: Documents) -> None:
    before, after = (page[""].select_one(".ap-glance__goal") for page in (documents, changed))
    assert before and after
    assert len(after.select(".ap-glance__named")) == len(before.select(".ap-glance__named")) + 1
    new = after.select_one('a[href="aktiviteter/boende-8/"] title')
    assert new and new.get_text() == "Aktivitet 8: Ny aktivitet. Ansvarar: Migrationsverket"
    # Eight do not fit in one row: the drawing is higher.
    assert int(str(after["viewbox"]).split()[3]) == int(str(before["viewbox"]).split()[3]) + 39


def test_a_new_activity_is_counted(changed: Documents) -> None:
    link = '[href="../aktiviteter/?organisation=migrationsverket&focus_area=boende"]'
    found = changed["vem-gor-vad/"].select_one(f".ap-matrix {link}")
    assert found and found.get_text() == "2"
    total = changed["vem-gor-vad/"].select_one('tfoot [href="../aktiviteter/?focus_area=boende"]')
    assert total and total.get_text() == "8"


def test_a_county_moves_on_the_map_and_another_takes_over_its_example(
    documents: Documents, changed: Documents
) -> None:
    def linked(pages: Documents) -> set[str]:
        return {str(link["href"]).split("region=")[1] for link in pages["exempel/"].select(".ap-map a")}

    assert linked(changed) == linked(documents) - {"halland"} | {"dalarna"}
    assert not changed["exempel/"].select("input[value=halland]")
    assert changed["exempel/"].select("input[value=dalarna]")
    north = documents["exempel/"].select_one(".ap-map rect"), changed["exempel/"].select_one(".ap-map rect")
    assert north[0] and north[1] and int(str(north[1]["x"])) > int(str(north[0]["x"]))

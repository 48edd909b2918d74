"""The list of a plan with more activities than stand on one page, driven as a reader would."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import BrowserContext, Page, expect

from actionplan.derived.responsibility import Degree, Responsibilities
from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.publishing import Options, Project, SiteFile, publish
from actionplan.reading.checks import check
from benchmarks.plans import generated_plan
from tests.serving import served_folder
from tests.site.building import page_at
from tests.site.filtered import open_filtered, shown_items
from tests.site.test_html import faults_of

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
_ACTIVITIES = 330
# The most that one list shows at first, and so many more each time.
_STEP = 100


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Plan:
    """A plan whose first focus area alone is too long for its page."""
    folder = tmp_path_factory.mktemp("large")
    project = generated_plan(folder / "project", _ACTIVITIES)
    file = project / "data/activities.yaml"
    records = yaml.safe_load(file.read_text("utf-8"))
    for number, record in enumerate(records["activities"]):
        if number >= 20:
            record["focus_area"] = "omrade-0"
        if number % 50 == 21:
            record["text"] = {"sv": f"Öppna & <b>dörrar</b> {number}."}
    file.write_text(yaml.dump(records, allow_unicode=True, sort_keys=False), "utf-8")
    checked = check(project / "data")
    assert checked.plan is not None
    return checked.plan


# What no test here looks at, and takes long to make.
_LEFT_OUT = re.compile(r"(en/)?(hela-planen|whole-plan)/|id/|schemas/|data/(?!activities)")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, plan: Plan) -> Path:
    folder = tmp_path_factory.mktemp("large-site")
    project = Project(plan, (), date(2026, 11, 27), "https://plan.example/")
    for item in publish(project, {}, Options(search=False)):
        if isinstance(item, SiteFile) and not _LEFT_OUT.match(item.path):
            file = folder / item.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(item.content)
    return folder


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served_folder(site) as found:
        yield found


@pytest.fixture
def open_list(context: BrowserContext, address: str) -> Opener:
    def opener(lang: Language = "sv", query: str = "", width: int = 1280) -> Page:
        page = open_filtered(context, address + Route("activities").path(lang) + query, width)
        expect(page.locator("[data-ways]")).to_be_hidden()
        return page

    return opener


def in_order(plan: Plan) -> list[str]:
    return [item.id for area in plan.focus_areas for item in plan.activities_of[area.id]]


def first_rows(page: Page, expected: list[str]) -> None:
    """The list shows the first of these rows, and says how many there are."""
    expect(page.locator("[data-rows] [data-activity]")).to_have_count(min(len(expected), _STEP))
    assert shown_items(page, "activity") == expected[:_STEP]


def test_a_visit_loads_the_index_and_the_first_rows_alone(
    context: BrowserContext, address: str, plan: Plan
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/sv/")[2]))
    page.goto(f"{address}aktiviteter/", wait_until="networkidle")
    first_rows(page, in_order(plan))
    names = [name for name in asked if re.fullmatch(r"[a-z]+(-\d+)?\.(json|html)", name)]
    assert sorted(names) == ["index.json", *(f"rows-{number}.html" for number in range(4))]
    expect(page.locator("[data-status]")).to_have_text("330 aktiviteter")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_organisation_shows_what_the_core_says(open_list: Opener, plan: Plan, lang: Language) -> None:
    page = open_list(lang)
    answers = Responsibilities(plan).by_organisation
    for organisation, items in list(answers.items())[1::4]:
        box = f"input[name=organisation][value={organisation}]"
        if not items:
            assert page.locator(box).count() == 0
            continue
        shown_before = page.locator(f'[data-count="organisation:{organisation}"]').inner_text()
        assert shown_before == str(len(items))
        page.check(box)
        every = {item.activity.id for item in items}
        expect(page.locator("[data-status]")).to_contain_text(f"{len(every)} ")
        first_rows(page, [item for item in in_order(plan) if item in every])
        page.check("input[name=named]")
        firm = {item.activity.id for item in items if item.degree != Degree.AREA}
        expect(page.locator("[data-rows] [data-activity]")).to_have_count(min(len(firm), _STEP))
        assert shown_items(page, "activity") == [item for item in in_order(plan) if item in firm][:_STEP]
        page.click("[data-reset]")
        expect(page.locator("[data-status]")).to_contain_text("330")


def test_it_is_said_why_an_organisation_answers(open_list: Opener, plan: Plan) -> None:
    member = plan.organisation["grupp-0"].members[0]
    rows = {item.activity.id: item for item in Responsibilities(plan).by_organisation[member]}
    page = open_list("sv", f"?organisation={member}")
    expect(page.locator("[data-rows] [data-activity]")).to_have_count(min(len(rows), _STEP))
    said: dict[str, str] = page.eval_on_selector_all(
        "[data-rows] [data-activity]",
        """rows => Object.fromEntries(rows.map((row) =>
          [row.dataset.activity, row.querySelector(".ap-activity__why:not([hidden])").textContent]))""",
    )
    name = plan.organisation[member].name.sv
    for activity, reason in said.items():
        via, degree = rows[activity].via, rows[activity].degree
        own = {Degree.NAMED: "namngiven", Degree.AREA: "ansvarar för fokusområdet"}
        by = f"genom ”{via.name.sv}”, som ansvarar för fokusområdet"
        assert reason == f"{name}: {own[degree] if via.id == member else by}"
    assert len(set(said.values())) > 1


def test_words_are_searched_and_kept_in_the_address(open_list: Opener, context: BrowserContext) -> None:
    page = open_list()
    page.fill("#q", "OPPNA dorrar")
    expect(page.locator("[data-status]")).to_have_text("7 aktiviteter av 330")
    first = page.locator("[data-rows] .ap-activity__text a").first
    expect(first).to_have_text("Öppna & <b>dörrar</b> 21.")
    expect(page).to_have_url(re.compile(r"\?q=OPPNA\+dorrar$"))
    page.reload()
    expect(page.locator("[data-rows] [data-activity]")).to_have_count(7)
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-status]")).to_have_text("7 aktiviteter av 330")
    page.click(".ap-header__language")
    expect(page.locator("[data-status]")).to_have_text("7 activities of 330")
    untranslated = page.locator("[data-rows] [data-activity] .ap-activity__text span[lang=sv]")
    expect(untranslated).to_have_count(7)


def test_nothing_left_says_what_to_loosen(open_list: Opener, plan: Plan) -> None:
    page = open_list("sv", "?focus_area=omrade-1&q=%C3%B6ppna")
    expect(page.locator("[data-empty]")).to_be_visible()
    assert shown_items(page, "activity") == []
    buttons = page.locator("[data-loosen] button")
    expect(buttons).to_have_count(2)
    buttons.first.click()
    expect(page.locator("[data-status]")).to_have_text("7 aktiviteter av 330")
    expect(page.locator("#q")).to_be_focused()


def test_more_rows_are_shown_and_the_first_of_them_has_the_focus(open_list: Opener, plan: Plan) -> None:
    page = open_list()
    shown, more = page.locator("[data-shown]"), page.locator("[data-more]")
    expect(shown).to_have_text("De första 100 av 330 visas.")
    for count in (200, 300, 330):
        more.click()
        expect(page.locator("[data-rows] [data-activity]")).to_have_count(count)
        number = (count - 1) // _STEP * _STEP
        expect(page.locator("[data-rows] .ap-activity__text a").nth(number)).to_be_focused()
    expect(more).to_be_hidden()
    assert shown_items(page, "activity") == in_order(plan)
    page.check("input[name=focus_area][value=omrade-0]")
    expect(page.locator("[data-rows] [data-activity]")).to_have_count(_STEP)


def test_who_comes_back_finds_as_many_rows_and_the_same_choice(open_list: Opener) -> None:
    page = open_list()
    page.check("input[name=focus_area][value=omrade-0]")
    expect(page).to_have_url(re.compile(r"focus_area=omrade-0$"))
    page.click("[data-more]")
    row = page.locator("[data-rows] .ap-activity__text a").nth(150)
    chosen = row.inner_text()
    row.click()
    expect(page.locator("h1")).to_have_text(chosen)
    page.go_back()
    expect(page.locator("[data-rows] [data-activity]")).to_have_count(200)
    expect(page.locator("[data-rows] .ap-activity__text a").nth(150)).to_be_in_viewport()
    assert page.is_checked("input[name=focus_area][value=omrade-0]")
    page.go_back()
    expect(page.locator("[data-status]")).to_have_text("330 aktiviteter")
    assert not page.is_checked("input[name=focus_area][value=omrade-0]")


def test_a_file_of_the_selection_holds_all_of_it(open_list: Opener, plan: Plan) -> None:
    page = open_list("sv", "?focus_area=omrade-0")
    wanted = [item.id for item in plan.activities_of["omrade-0"]]
    assert len(wanted) > _STEP
    expect(page.locator("[data-rest-of-list]")).to_be_visible()
    with page.expect_download() as download:
        page.click("[data-downloads] a >> nth=0")
    text = Path(download.value.path()).read_text("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text), delimiter=";")
    assert [row["id"] for row in rows] == wanted
    assert download.value.suggested_filename == "activities-excel-urval.csv"


def test_paper_says_how_many_of_all_it_has(open_list: Opener) -> None:
    page = open_list("en", "?focus_area=omrade-0")
    page.emulate_media(media="print")
    expect(page.locator("[data-shown]")).to_be_visible()
    expect(page.locator("[data-shown]")).to_have_text(re.compile(r"^The first 100 of \d+ are shown\.$"))
    expect(page.locator("[data-chosen]")).to_be_visible()
    for only_on_screen in ("[data-more]", "[data-ways]", "[data-filter]"):
        expect(page.locator(only_on_screen)).to_be_hidden()


@pytest.mark.parametrize("lost", ["index.json", "rows-0.html"])
def test_rows_that_cannot_be_loaded_are_said_to_be_missing(
    context: BrowserContext, address: str, lost: str
) -> None:
    page = context.new_page()
    page.route(f"**/{lost}", lambda route: route.abort("aborted"))
    page.goto(f"{address}aktiviteter/")
    expect(page.locator("[data-failed]")).to_contain_text("Listan kunde inte hämtas.")
    expect(page.locator("[data-ways] a").first).to_be_visible()
    page.unroute(f"**/{lost}")
    page.check("input[name=focus_area][value=omrade-0]")
    expect(page.locator("[data-rows] [data-activity]")).to_have_count(_STEP)
    expect(page.locator("[data-failed]")).to_be_hidden()
    expect(page.locator("[data-ways]")).to_be_hidden()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", ["activities", "organisations"])
def test_every_activity_is_reached_by_plain_links(site: Path, plan: Plan, lang: Language, kind: str) -> None:
    """From the list, and from the organisations, by way of pages that each hold few rows."""
    waiting, seen, found = [Route(kind).path(lang)], set[str](), set[str]()
    below = tuple(Route(name, "x").path(lang).removesuffix("x/") for name in ("focus_area", "organisation"))
    while waiting:
        path = waiting.pop()
        page = page_at(site, path)
        seen.add(path)
        rows = [str(row["data-activity"]) for row in page.select("main [data-activity]")]
        assert len(rows) <= 300, path
        found.update(rows)
        links = {urljoin(path, str(link["href"])) for link in page.select("main a[href]")}
        waiting += [link for link in links if link.startswith(below) and link not in {*seen, *waiting}]
    assert found == set(plan.activity)


def test_letters_stand_in_the_languages_own_order(site: Path) -> None:
    def letters(path: str) -> list[str]:
        links = page_at(site, path).select(".ap-letters a")
        return [str(link.contents[0]).strip() for link in links]

    assert letters("fokusomraden/omrade-0") == ["A", "F", "G", "I", "K", "S", "U", "Ö"]
    assert letters("en/focus-areas/omrade-0") == ["I", "I 2", "O"]
    part = page_at(site, "fokusomraden/omrade-0/oe")
    assert [row.get_text() for row in part.select(".ap-activity__text")][:2] == [
        "Öppna & <b>dörrar</b> 121.",
        "Öppna & <b>dörrar</b> 171.",
    ]
    # There is no such page in the other language: the switch leads to the page above.
    switch = part.select_one(".ap-header__language")
    assert (
        switch and urljoin("/fokusomraden/omrade-0/oe/", str(switch["href"])) == "/en/focus-areas/omrade-0/"
    )


def test_an_idea_is_answered_without_telling_anybody(
    context: BrowserContext, address: str, plan: Plan
) -> None:
    """The activities are loaded when somebody begins to write: all, and nothing after that."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}prova-din-ide/", wait_until="networkidle")
    assert not [url for url in asked if "cards-" in url]
    page.focus("#idea")
    page.wait_for_selector("[data-fit][data-ready]")
    assert len([url for url in asked if "cards-" in url]) == 1
    asked.clear()
    activity = plan.activity["omrade-0-40"]
    page.fill("#idea", activity.text.sv)
    first = page.locator("[data-answered] [data-activity]").first
    expect(first).to_be_visible()
    expect(page.locator(f"[data-activity={activity.id}]")).to_be_attached()
    page.locator("[data-answered] input[type=checkbox]:visible").first.check()
    expect(page.locator("#basis-text")).to_contain_text("https://plan.example/aktiviteter/")
    assert asked == []


def test_its_html_is_valid(site: Path) -> None:
    pages = [site / page for page in ("aktiviteter/index.html", "prova-din-ide", "fokusomraden", "mal")]
    assert faults_of(*pages, *site.glob("assets/*/sv")) == []


def test_it_fits_a_phone(open_list: Opener) -> None:
    page = open_list("sv", width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(page.locator("[data-rows] [data-activity]").first).to_be_visible()


def test_its_files_are_kept_by_hosts_that_are_told_what_to_keep(site: Path) -> None:
    folders = [file.parent.parent.name for file in site.glob("assets/*/sv/index.json")]
    assert len(folders) == 1
    assert f"/assets/{folders[0]}/*\n  Cache-Control: public" in (site / "_headers").read_text("utf-8")
    soup = BeautifulSoup((site / "aktiviteter/index.html").read_text("utf-8"), "html.parser")
    root = soup.select_one("[data-long-list]")
    assert root and root["data-folder"] == f"../assets/{folders[0]}/sv/"

"""A plan whose every text tries to be markup, a script or a link: readers see its characters and no more."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Page, expect

from actionplan.derived.routes import Route, all_routes
from actionplan.exports.citation import tex
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.hostile_plan import HOSTILE, as_hostile, fields_with_texts, write_plan
from tests.serving import served_folder
from tests.site.building import BASE_URL, run_mkdocs
from tests.site.guard import Visitor

_SETTINGS = f"""site_name: Plan
site_url: {BASE_URL}
docs_dir: content
theme: {{name: material, font: false}}
plugins: [actionplan]
not_in_nav: /**
"""
# A file with longer texts is larger.
_SIZE = re.compile(r"[\d\s,]+\s(?:kB|MB)")
_PAGE = """---
chapter: om-webbplatsen
title: {title}
description: {title}
order: {order}
---
# Om

{{{{ 7*7 }}}}
"""


@dataclass(frozen=True)
class Built:
    """A site, its plan, and which fields of its records hold texts."""

    site: Path
    plan: Plan
    filled: set[tuple[str, str]]


def _build(project: Path, *, hostile: bool) -> Built:
    filled = write_plan(project, hostile=hostile)
    title = as_hostile("Ord9999") if hostile else "Ord9999"
    for folder, order in (("content", 1), ("content/en", 1)):
        (project / folder).mkdir()
        text = _PAGE.format(title=json.dumps(title, ensure_ascii=False), order=order)
        (project / folder / "om.md").write_text(text, "utf-8")
    (project / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
    result = run_mkdocs(project, "build")
    assert result.returncode == 0, result.stderr
    plan = check(project / "data").plan
    assert plan
    return Built(project / "site", plan, filled)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _build(tmp_path_factory.mktemp("hostile"), hostile=True)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return _build(tmp_path_factory.mktemp("harmless"), hostile=False)


def test_every_text_of_every_record_is_hostile(hostile: Built) -> None:
    assert fields_with_texts() - hostile.filled == set()


def _pages(site: Path) -> dict[str, BeautifulSoup]:
    found = sorted(site.rglob("*.html"))
    return {
        file.relative_to(site).as_posix(): BeautifulSoup(file.read_text("utf-8"), "html.parser")
        for file in found
    }


def _parts(page: Tag) -> Iterator[tuple[str, str]]:
    """A page as a browser takes it: elements, attributes, texts, and data for scripts, each with its kind."""
    for item in page.descendants:
        if isinstance(item, Tag):
            yield "element", item.name
            yield from ((f"{item.name} {name}", str(value)) for name, value in item.attrs.items())
        elif item.parent and item.parent.name == "script":
            yield "data", str(item)
        else:
            yield f"text of {item.parent.name if item.parent else ''}", " ".join(str(item).split())


def _is_in_place(kind: str, found: str, twin: str) -> bool:
    """Whether a part of a page is what its harmless twin is, but for the text."""
    found, twin = (_SIZE.sub("kB", text) for text in (found, twin))
    if kind == "data":
        return bool(json.loads(found) == _hostile_data(json.loads(twin)))
    # BibTeX has an escape of its own, which its tests look at.
    expected = as_hostile(twin, tex if kind == "text of pre" else str)
    start, cut, end = found.partition(" …")  # A long text is cut in titles, descriptions and cards.
    return found == expected or (bool(cut) and expected.startswith(start) and expected.endswith(end))


def _hostile_data(harmless: object) -> object:
    if isinstance(harmless, dict):
        return {key: _hostile_data(value) for key, value in harmless.items()}
    if isinstance(harmless, list):
        return [_hostile_data(item) for item in harmless]
    return as_hostile(harmless) if isinstance(harmless, str) else harmless


def test_the_pages_differ_in_their_texts_alone(hostile: Built, harmless: Built) -> None:
    """Part by part, the hostile plan's pages are those of its harmless twin, with the texts in place."""
    expected, found = _pages(harmless.site), _pages(hostile.site)
    assert set(found) == set(expected) and len(found) > 50
    for path, page in found.items():
        twin_page = expected[path]
        (kinds, words), (twin_kinds, twin_words) = _take_pictures(page), _take_pictures(twin_page)
        assert kinds == twin_kinds and words == as_hostile(twin_words).replace(" ", ""), path
        for part, twin in zip_longest(_parts(page), _parts(twin_page), fillvalue=("nothing", "")):
            assert part[0] == twin[0], (path, part, twin)
            assert _is_in_place(part[0], part[1], twin[1]), (path, part, twin)


def _take_pictures(page: BeautifulSoup) -> tuple[set[tuple[str, ...]], str]:
    """Take the pictures, which grow with their texts, out of a page.

    Returns the kinds of their elements, each with its attributes' names, and what stands in them.
    """
    pictures = [svg.extract() for svg in page.select("svg:has(text)")]
    kinds = {(tag.name, *sorted(tag.attrs)) for svg in pictures for tag in svg.find_all(True)}
    return kinds, "".join("".join(svg.get_text().split()) for svg in pictures)


def _first_of_each_kind(plan: Plan) -> list[Route]:
    kinds: dict[str, Route] = {}
    for route in all_routes(plan):
        kinds.setdefault(route.kind, route)
    return list(kinds.values())


@pytest.mark.browser
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_browser_shows_the_characters_and_does_nothing(
    hostile: Built, visitor: Visitor, lang: Language
) -> None:
    """No dialog, request, message or breach of the policy on any kind of page, wide or narrow."""
    with served_folder(hostile.site) as address:
        page = visitor(viewport={"width": 320, "height": 700}).new_page()
        for route in _first_of_each_kind(hostile.plan):
            page.goto(address + route.path(lang))
            expect(page.locator("h1")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") == 320, route
        page.set_viewport_size({"width": 1280, "height": 900})
        for does in (_filters, _searches, _asks_what_a_word_means, _tries_an_idea):
            does(page, address, lang)


def _filters(page: Page, address: str, lang: Language) -> None:
    """The chosen values stand above the list, with hostile names."""
    page.goto(f"{address}{Route('activities').path(lang)}?organisation=lansstyrelsen&focus_area=boende&q=ord")
    expect(page.locator("[data-activity]:visible")).not_to_have_count(0)
    expect(page.locator("main")).to_contain_text(HOSTILE[:60])
    page.goto(f"{address}{Route('examples').path(lang)}?region=vasternorrland")
    expect(page.locator("main")).to_contain_text(HOSTILE[:60])


def _searches(page: Page, address: str, lang: Language) -> None:
    page.goto(f"{address}{Route('search').path(lang)}?q=alert")
    expect(page.locator("[data-hits] .ap-hit").first).to_contain_text("<script>")
    page.locator("#site-search").press_sequentially("alert")
    expect(page.get_by_role("listbox")).to_contain_text("<script>")


def _asks_what_a_word_means(page: Page, address: str, lang: Language) -> None:
    page.goto(address + Route("activity", "boende-1").path(lang))
    page.locator("a.ap-term").first.click()
    expect(page.locator(".ap-tip")).to_contain_text(HOSTILE[:60])


_IDEA: dict[Language, str] = {
    "sv": "Ett språkcafé på biblioteket för flyktingar och föreningar",
    "en": "A language café at the library for refugees and associations",
}


def _tries_an_idea(page: Page, address: str, lang: Language) -> None:
    """The reasons, the activity and the text for the application are hostile, and the idea too."""
    page.goto(address + Route("fit").path(lang))
    page.fill("#idea", f"{_IDEA[lang]} <img src=x onerror=alert(7)>")
    found = page.locator("[data-answered] [data-activity]:visible").first
    expect(found).to_contain_text(HOSTILE[:60])
    found.locator("input[type=checkbox]").check()
    expect(page.locator("#basis-text")).to_contain_text(HOSTILE[:60])

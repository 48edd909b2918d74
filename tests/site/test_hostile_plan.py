"""A plan whose every text tries to be markup, a script or a link: readers see its characters and no more."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from playwright.sync_api import Page, expect

from actionplan.checks import check
from actionplan.plan import Plan
from actionplan.routes import Route, all_routes
from actionplan.values import LANGUAGES, Language
from tests.hostile_plan import HOSTILE, HOSTILE_ADDRESS, as_hostile, fields_with_texts, write_plan
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
            yield "data", json.dumps(json.loads(str(item)), ensure_ascii=False)
        else:
            yield type(item).__name__, " ".join(str(item).split())


def test_the_pages_differ_in_their_texts_alone(hostile: Built, harmless: Built) -> None:
    """Element by element, the hostile plan's pages are those of its harmless twin, with the texts in place."""
    expected, found = _pages(harmless.site), _pages(hostile.site)
    assert set(found) == set(expected) and len(found) > 50
    for path, page in found.items():
        for part, twin in zip_longest(_parts(page), _parts(expected[path])):
            assert part == twin, path


def _first_of_each_kind(plan: Plan) -> list[Route]:
    kinds: dict[str, Route] = {}
    for route in all_routes(plan):
        kinds.setdefault(route.kind, route)
    return list(kinds.values())

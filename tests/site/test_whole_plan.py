"""The whole plan on one page: everything is there, once, and its links lead within it."""

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from actionplan.derived.routes import Route
from actionplan.pages import Site
from actionplan.pages.contact import contact
from actionplan.pages.rendering import tools_for
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan

Documents = dict[str, BeautifulSoup]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_stands_on_the_page_in_the_plans_order(
    documents: Documents, plan: Plan, lang: Language
) -> None:
    page = documents[Route("whole_plan").path(lang)]
    rows = page.select("tr[data-activity]")
    assert [row["data-activity"] for row in rows] == [item.id for item in plan.activities]
    for row, activity in zip(rows, plan.activities, strict=True):
        assert activity.text.in_language(lang)[0] in row.get_text()
    text = page.get_text()
    for example in plan.examples:
        for part in (*example.text, *example.problem, *example.results, *example.challenges):
            assert part.in_language(lang)[0] in text
    for term in plan.terms:
        assert term.definition.in_language(lang)[0] in text
    for path, chapter in documents.items():
        first = chapter.select_one(".ap-chapter > p")
        if first and path.startswith(Route("plan").path(lang)):
            assert first.get_text() in text, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_identifiers_are_unique_and_contents_lead_to_them(documents: Documents, lang: Language) -> None:
    page = documents[Route("whole_plan").path(lang)]
    known = Counter(str(item["id"]) for item in page.select("[id]"))
    assert [name for name, count in known.items() if count > 1] == []
    inside = [str(link["href"])[1:] for link in page.select('main a[href^="#"]')]
    assert len(inside) > 80
    assert set(inside) <= set(known)
    assert "networks" in inside  # which a chapter links to as a page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_wants_another_format_is_told_where_to_ask(
    documents: Documents, plan: Plan, lang: Language
) -> None:
    section = documents[Route("whole_plan").path(lang)].select_one("section[aria-labelledby=formats]")
    assert section and plan.accessibility
    addresses = [item.url for item in plan.accessibility.feedback]
    assert [link["href"] for link in section.select("li a:not([type])")] == addresses


@pytest.mark.parametrize(
    ("lang", "words"), [("sv", "har ingen kontaktadress"), ("en", "has no contact address")]
)
def test_where_nobody_has_said_where_to_ask_no_address_is_invented(
    plan: Plan, lang: Language, words: str
) -> None:
    site = Site(replace(plan, accessibility=None), (), date(2026, 1, 1), "https://plan.example/")
    tools = tools_for(site, lang, "")
    formats: Any = tools.environment.get_template("parts/formats.html").module
    said = str(formats.on_request(contact(site, tools)))
    assert words in said
    assert "@" not in said and "href" not in said

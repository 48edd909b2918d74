"""Which words are marked as terms, and that marking changes nothing else."""

import re
import tomllib
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from actionplan.plan.model import Term
from actionplan.plan.values import Language
from actionplan.words.glossary_links import TermNames, mark
from tests.small_plan import TESTS

TABLE: dict[str, Any] = tomllib.loads((TESTS / "words/glossary_links.toml").read_text("utf-8"))
TERMS = [Term.model_validate(term) for term in TABLE["term"]]
SWEDISH = TermNames(TERMS, "sv")


def marked(html: str, lang: Language = "sv") -> str:
    """HTML as marked, in the notation of the table."""
    text = mark(html, TermNames(TERMS, lang), "../ordlista/").html
    return re.sub(
        r'<a class="ap-term" href="\.\./ordlista/#([a-z]+)">(.*?)</a>', r"{\1:\2}", text, flags=re.S
    )


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["why"])
def test_marked(case: dict[str, Any]) -> None:
    assert marked(case["html"], case.get("lang", "sv")) == case["marked"]


def test_marked_terms_are_named_once() -> None:
    assert mark("<p>SO, samhällsorientering SFI</p>", SWEDISH, "x").terms == ("sfi", "so")
    assert mark("<p>inget</p>", SWEDISH, "x").terms == ()


def test_terms_of_a_plain_text_in_the_order_of_the_text() -> None:
    text = "Svenska för invandrare (SFI) och uppehållstillstånd för nyanlända (UT)."
    assert SWEDISH.terms_in(text) == ("sfi", "ut", "nyanland")


WORDS = st.sampled_from(["SFI", "nyanländas", "så", "uppehållstillstånd", "(SO)", "&amp;", "\n", "OS.", "UT"])
CLOSED = ["a", "h2", "dt", "code"]
TAGS = st.sampled_from(["p", "div", "em", *CLOSED, "span lang='en'", "span data-no-terms"])


@st.composite
def html(draw: st.DrawFn, depth: int = 3) -> str:
    parts = draw(st.lists(WORDS, max_size=4))
    if depth:
        for tag in draw(st.lists(TAGS, max_size=3)):
            inside = draw(html(0 if tag in CLOSED else depth - 1))
            parts.append(f"<{tag}>{inside}</{tag.split()[0]}>")
    return " ".join(parts)


@given(html())
def test_marking_keeps_the_text_and_never_nests(page: str) -> None:
    page = str(BeautifulSoup(page, "html.parser"))  # attributes as our templates write them
    once = mark(page, SWEDISH, "x")
    soup = BeautifulSoup(once.html, "html.parser")
    assert soup.get_text().split() == BeautifulSoup(page, "html.parser").get_text().split()
    links = soup.select("a.ap-term")
    assert len({(link["href"], link.get_text().isupper()) for link in links}) == len(links)
    assert not any(
        link.find_parent(CLOSED) or link.find_parent(attrs={"data-no-terms": True}) for link in links
    )
    assert not any(link.find_parent(lang="en") for link in links)

"""The files that the browser searches."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from actionplan.pages import Site
from actionplan.plan.values import LANGUAGES, Language
from actionplan.reading.checks import check
from actionplan.search import search_files
from actionplan.search.records import records
from actionplan.search.transport import facet, pieces
from actionplan.search.weights import HIGHEST, postings
from actionplan.words.stemming import folded_stem
from tests.small_plan import SMALL


@pytest.fixture
def small_site() -> Site:
    plan = check(SMALL).plan
    assert plan is not None
    return Site(plan, (), date(2026, 11, 21), "https://plan.example/")


def _index(site: Site, lang: Language) -> dict[str, Any]:
    """The files of a language by their names without folders, read."""
    return {
        path.rpartition("/")[2]: json.loads(content)
        for path, content in search_files(site)
        if path.split("/")[1] == lang or f"/pieces/{lang}-" in path
    }


def _shown(site: Site, lang: Language) -> Iterator[list[Any]]:
    for name, content in _index(site, lang).items():
        if name.startswith("records-"):
            yield from content


def test_every_page_and_term_has_one_record_in_each_language(small_site: Site) -> None:
    plan = small_site.plan
    for lang in LANGUAGES:
        paths = [item.path for item in records(small_site, lang)]
        assert len(paths) == len(set(paths))
        many = (plan.activities, plan.organisations, plan.examples, plan.terms, plan.goals, plan.focus_areas)
        assert len(paths) >= sum(len(items) for items in many) + 6
        assert [path for path, *_ in _shown(small_site, lang)] == paths


def test_the_same_plan_gives_the_same_files_and_another_one_other_names(small_site: Site) -> None:
    once = dict(search_files(small_site))
    assert dict(search_files(small_site)) == once
    pieces_of_once = {path for path in once if "/pieces/" in path}
    first = small_site.plan.activities[0]
    object.__setattr__(first, "text", first.text.model_copy(update={"sv": "Något helt annat."}))
    changed = {path for path in dict(search_files(small_site)) if "/pieces/" in path}
    swedish = {path for path in pieces_of_once | changed if "/pieces/sv-" in path}
    assert not pieces_of_once & changed & swedish  # A browser that keeps the old ones asks for the new ones.
    assert pieces_of_once - swedish == changed - swedish


def test_the_entry_leads_to_every_piece(small_site: Site) -> None:
    made = dict(search_files(small_site))
    for lang in LANGUAGES:
        about = json.loads(made[f"search-index/{lang}/index.json"])
        folder = f"search-index/pieces/{about['folder']}/"
        names = {path.removeprefix(folder) for path in made if path.startswith(folder)}
        words, shown = len([sign for sign in about["words"] if sign.isupper()]), len(about["shown"])
        assert names == {
            "facets.json",
            "vocabulary.json",
            *(f"words-{number}.json" for number in range(words)),
            *(f"records-{number}.json" for number in range(shown)),
        }


def test_markup_and_signs_in_a_text_stay_as_they_are(small_site: Site) -> None:
    first = small_site.plan.activities[0]
    evil = '<img src=x onerror="alert(1)"> & ¶ <script>'
    object.__setattr__(first, "text", first.text.model_copy(update={"sv": f"{evil} zebra"}))
    titles = [title for _, _, title, *_ in _shown(small_site, "sv")]
    assert f"{evil} zebra" in titles


def test_a_sentence_that_is_a_heading_has_no_full_stop(small_site: Site) -> None:
    titles = [title for _, kind, title, *_ in _shown(small_site, "sv") if kind == "activity"]
    assert titles == [activity.text.sv.removesuffix(".") for activity in small_site.plan.activities]
    assert all(activity.text.sv.endswith(".") for activity in small_site.plan.activities)


def test_of_a_long_text_the_end_is_searched_but_not_shown(small_site: Site) -> None:
    first = small_site.plan.terms[0]
    text = " ".join(f"ord{number}" for number in range(200))
    object.__setattr__(first, "definition", first.definition.model_copy(update={"sv": text}))
    (shown,) = (text for _, _, _, text, *_ in _shown(small_site, "sv") if "ord100" in text)
    assert len(shown.split()) == 150
    found = [item for item in records(small_site, "sv") if "ord199" in item.text]
    assert "ord199" in postings([(item, ()) for item in found], "sv")


def test_a_word_weighs_more_in_a_name_than_in_a_text(small_site: Site) -> None:
    found = list(records(small_site, "sv"))
    term = next(item for item in found if item.kind == "term")
    word = folded_stem(term.title.split()[0], "sv")
    weights = postings([(item, ()) for item in found], "sv")[word]
    assert max(weights, key=lambda posting: posting.weight).record == found.index(term)
    assert all(0 < posting.weight <= HIGHEST for posting in weights)


def test_words_that_are_said_beside_a_text_find_it_too(small_site: Site) -> None:
    item = next(records(small_site, "sv"))
    plain, helped = postings([(item, ())], "sv"), postings([(item, ("Giraffer",))], "sv")
    assert set(helped) - set(plain) == {folded_stem("giraff", "sv")}


def test_rows_are_cut_into_pieces_in_their_order() -> None:
    rows = [(str(number), "x" * 2_000) for number in range(10)] + [("long", "y" * 20_000), ("end", "")]
    cut = list(pieces(rows))
    assert [row for piece in cut for row in piece] == rows
    assert [len(piece) for piece in cut] == [2, 2, 2, 2, 2, 1, 1]
    assert list(pieces([])) == []


def test_a_facet_names_each_set_of_values_once() -> None:
    made = facet([("b",), ("a", "b"), (), ("b",)])
    assert made == {"values": ["a", "b"], "sets": "1 01 ", "records": "0120"}

"""What searching costs a reader where the plan is large."""

import gzip
from collections.abc import Iterator
from datetime import date

import pytest

from actionplan.derived.site import Site
from actionplan.reading.checks import check
from actionplan.search import search_files
from benchmarks.plans import generated_plan

ACTIVITIES = 5_000
MOST_BYTES = 200_000
# The modules that search, and the stemmer: what a first query on the real site fetches beside the index.
OF_MODULES = 30_000


@pytest.fixture(scope="module")
def sizes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """The bytes of each Swedish file of the index, compressed as servers do."""
    plan = check(generated_plan(tmp_path_factory.mktemp("large") / "plan", ACTIVITIES) / "data").plan
    assert plan is not None
    site = Site(plan, (), date(2026, 11, 21), "https://plan.example/")
    swedish = ((path, content) for path, content in search_files(site) if "/sv" in path)
    return {
        path.rpartition("/")[2]: len(gzip.compress(content, compresslevel=6)) for path, content in swedish
    }


def _largest(sizes: dict[str, int], name: str, number: int) -> Iterator[int]:
    return iter(
        sorted((size for file, size in sizes.items() if file.startswith(name)), reverse=True)[:number]
    )


def test_a_query_of_three_words_is_light_whatever_it_finds(sizes: dict[str, int]) -> None:
    """With all facets and the list of words, two pieces for each word, and ten results from ten pieces."""
    always = sizes["index.json"] + sizes["facets.json"] + sizes["vocabulary.json"]
    words, shown = sum(_largest(sizes, "words-", 6)), sum(_largest(sizes, "records-", 10))
    assert OF_MODULES + always + words + shown <= MOST_BYTES / 2


def test_no_piece_is_large(sizes: dict[str, int]) -> None:
    assert max(size for name, size in sizes.items() if name.startswith(("words-", "records-"))) <= 4_000

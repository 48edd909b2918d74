"""What search costs: the seconds that the index adds to a build, and a query's time in the browser."""

import time
from datetime import date
from pathlib import Path
from statistics import median

from actionplan.derived.site import Site
from actionplan.reading.checks import check
from actionplan.search import search_files
from benchmarks.serving import opened

QUERIES = ("bostad", "hälsa kommun", "etableringen", "praktik språk utbildning", "samverkn")

# Asks the page's module a query that it has not been asked: until the first ten records are there, and
# until the values of the facets are counted too; milliseconds.
_ASK = """async ([query]) => {
  const page = document.querySelector("script[src*='pages/search.mjs']").src;
  const { prepare, search } = await import(page.replace("pages/search.mjs", "search/searcher.mjs"));
  await prepare();
  const started = performance.now();
  const results = await search(query);
  await results.records(0, 10);
  const shown = performance.now();
  await results.counts();
  return [shown - started, performance.now() - started];
}"""


def seconds_of_index(data: Path) -> float:
    """The wall seconds that making the index of a plan takes."""
    plan = check(data).plan
    if plan is None:
        raise SystemExit(f"{data}: faulty")
    site = Site(plan, (), date(2026, 1, 1), "https://plan.example/")
    started = time.perf_counter()
    for _ in search_files(site):
        pass
    return time.perf_counter() - started


def milliseconds_of_queries(site: Path, again: bool) -> list[tuple[float, float]]:
    """The time of each query until its records are there, and until the facets are counted.

    Args:
        site: a built site.
        again: ask all queries of one page in turn, not each as the first of a fresh page.
    """
    times: list[tuple[float, float]] = []
    with opened(site, "sok/") as page:
        for query in QUERIES:
            shown, counted = page.evaluate(_ASK, [query])
            times.append((shown, counted))
            if not again:
                page.reload()
    return times


def report(name: str, project: Path) -> None:
    """Print the figures for a project whose site is built."""
    print(f"search, {name}: index {seconds_of_index(project / 'data'):.2f} s")
    for what, again in (("first query of a page", False), ("queries in turn", True)):
        times = milliseconds_of_queries(project / "site", again)
        shown, counted = [first for first, _ in times], [last for _, last in times]
        print(
            f"  {what}: records after {median(shown):.0f} ms in the middle, {max(shown):.0f} ms at most;"
            f" facets counted after {median(counted):.0f} ms, {max(counted):.0f} ms"
        )

"""What search costs: the seconds that the index adds to a build, and a query's time in the browser."""

import http.server
import threading
import time
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

from actionplan.checks import check
from actionplan.pages import Site
from actionplan.search import write_index
from tests.browser_setup import ARGUMENTS, find_browser

QUERIES = ("bostad", "hälsa kommun", "etableringen", "praktik språk utbildning", "samverkn")

# Types a query into the page's module, counts and first records included; milliseconds.
_ASK = """async ([query]) => {
  const page = document.querySelector("script[src*='search-page']").src;
  const { prepare, search } = await import(page.replace("search-page", "searcher"));
  await prepare();
  const started = performance.now();
  const found = await search(query);
  await Promise.all([found.records(0, 10), found.counts()]);
  return performance.now() - started;
}"""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """The table is the only output."""


def seconds_of_index(data: Path) -> float:
    """The wall seconds that writing the index of a plan takes."""
    plan = check(data).plan
    if plan is None:
        raise SystemExit(f"{data}: faulty")
    site = Site(plan, (), date(2026, 1, 1), "https://plan.example/")
    with TemporaryDirectory() as target:
        started = time.perf_counter()
        write_index(site, {}, Path(target))
        return time.perf_counter() - started


def milliseconds_of_queries(site: Path) -> list[float]:
    """The time of each query on a built site: the first time it is asked, in a browser."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/sok/")
        times: list[float] = [page.evaluate(_ASK, [query]) for query in QUERIES]
        browser.close()
    server.shutdown()
    return times


def report(name: str, project: Path) -> None:
    """Print both figures for a project whose site is built."""
    times = milliseconds_of_queries(project / "site")
    print(
        f"search, {name}: index {seconds_of_index(project / 'data'):.2f} s;"
        f" a query {median(times):.0f} ms in the middle, {max(times):.0f} ms at most"
    )

"""What lists of a large plan cost: the bytes of a first visit, and the time of a choice in the filter.

A first visit is all that a fresh browser fetches of the site from opening a page until it is at rest, and
nobody has done anything: the page, its data, styles, modules, pictures and typefaces, each compressed as a
web server does it (gzip, level 6; typefaces are compressed already).
"""

import gzip
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Response, sync_playwright

from actionplan.derived.site_file import SiteFile
from actionplan.publishing import Options, Project, publish
from actionplan.reading.checks import check
from benchmarks.answering import SLOWER
from benchmarks.measuring import say
from benchmarks.plans import generated_plan
from benchmarks.projects import Projects
from tests.browser_setup import ARGUMENTS, find_browser
from tests.serving import served_folder

# KB are thousands of bytes.
_MOST_BYTES = 110_000
_MOST_MILLISECONDS = 50
_VISITED = ("aktiviteter/", "prova-din-ide/", "vem-gor-vad/")
_SLOWLY_FILTERED = 20_000
_WORDS = ("bostad", "hälsa kommun", "praktik", "språk utbildning", "samv")

_KINDS = {".json": "data", ".html": "data", ".mjs": "modules", ".css": "style", ".woff2": "typefaces"}

# Acts and tells the milliseconds until the counts are right, and until the page is drawn anew.
_ACT = """async ([selector, word]) => {
  const status = document.querySelector("[data-status]");
  const box = document.querySelector(selector);
  await new Promise((resolve) => requestIdleCallback(resolve));
  const said = new Promise((resolve) => {
    new MutationObserver(() => resolve(performance.now())).observe(status, { childList: true });
  });
  const started = performance.now();
  if (word) {
    box.value = word;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true })); // Without the pause after the last letter.
  } else box.click();
  const counted = (await said) - started;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return [counted, performance.now() - started];
}"""


def report(projects: Projects) -> None:
    """Print the bytes of first visits at 5,000 activities, and the time of choices among 20,000."""
    with _browser() as browser:
        site = _site_of(projects.large, projects.folder / "lists-large")
        for path in _VISITED:
            _say_visit(path, _bytes_of_visit(browser, site, path))
        project = generated_plan(projects.folder / "larger", _SLOWLY_FILTERED)
        times = _times_of_choices(browser, _site_of(project, projects.folder / "lists-larger"))
    for name, all_times in times.items():
        counted, drawn = ([pair[at] for pair in all_times] for at in (0, 1))
        say(
            f"a choice among {_SLOWLY_FILTERED} rows, {name}, at a sixth of the speed:"
            f" {median(counted):.0f} ms in the middle, {max(counted):.0f} ms at most"
            f" (goal: at most {_MOST_MILLISECONDS});"
            f" drawn after {median(drawn):.0f} ms"
        )


def _say_visit(path: str, sizes: Counter[str]) -> None:
    parts = ", ".join(f"{name} {size / 1000:.1f}" for name, size in sizes.items())
    goal = f"goal: at most {_MOST_BYTES / 1000:.0f}"
    say(f"5000 activities, first visit of /{path}: {sizes.total() / 1000:.1f} KB ({goal}): {parts}")


def _site_of(project: Path, target: Path) -> Path:
    """The visited pages of a project with all that they load."""
    plan = check(project / "data").plan
    if plan is None:
        raise SystemExit(f"{project}: faulty")
    published = publish(
        Project(plan, (), date(2026, 1, 1), "https://plan.example/"), {}, Options(search=False)
    )
    pages = {f"{path}index.html" for path in _VISITED}
    for item in published:
        if isinstance(item, SiteFile) and (item.path in pages or item.path.startswith(("assets/", "fit/sv"))):
            file = target / item.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(item.content)
    return target


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        yield browser
        browser.close()


def _bytes_of_visit(browser: Browser, site: Path, path: str) -> Counter[str]:
    """The compressed bytes of all that a first visit fetches, by kind."""
    answers: list[Response] = []
    with served_folder(site) as address:
        page = browser.new_page()
        page.on("response", lambda answer: answers.append(answer))
        page.goto(address + path, wait_until="networkidle")
        sizes: Counter[str] = Counter()
        for answer in answers:
            sizes[_kind(answer, address + path)] += _compressed(answer)
        page.close()
    return sizes


def _kind(answer: Response, visited: str) -> str:
    if answer.url == visited:
        return "page"
    return _KINDS.get(Path(urlsplit(answer.url).path).suffix, "pictures")


def _compressed(answer: Response) -> int:
    body = answer.body()
    return min(len(body), len(gzip.compress(body, compresslevel=6)))


def _times_of_choices(browser: Browser, site: Path) -> dict[str, list[tuple[float, float]]]:
    """The milliseconds of choices on a slow phone."""
    with served_folder(site) as address:
        page = browser.new_page()
        page.goto(f"{address}{_VISITED[0]}", wait_until="networkidle")
        # Words are fetched when they are first asked for.
        page.fill("#q", "samverkan")
        page.wait_for_url("**?q=*")
        page.click("[data-reset]")
        page.wait_for_load_state("networkidle")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        times = {
            "an organisation": _choices(page, "input[name=organisation]"),
            "a focus area": _choices(page, "input[name=focus_area]"),
        }
        page.fill("#q", "samverkan")
        page.wait_for_url("**?q=*")
        page.wait_for_load_state("networkidle")
        times["an organisation beside a word"] = _choices(page, "input[name=organisation]")
        page.wait_for_load_state("networkidle")
        times["a word"] = [tuple(page.evaluate(_ACT, ["#q", word])) for word in _WORDS]
        page.close()
    return times


def _choices(page: Page, boxes: str) -> list[tuple[float, float]]:
    """Ten choices, one after the other, each beside those before."""
    times = []
    for value in page.eval_on_selector_all(boxes, "boxes => boxes.slice(0, 10).map((box) => box.value)"):
        counted, drawn = page.evaluate(_ACT, [f"{boxes}[value='{value}']", ""])
        times.append((counted, drawn))
        page.wait_for_load_state("networkidle")
    page.click("[data-reset]")
    return times

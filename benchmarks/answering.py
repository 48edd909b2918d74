"""What the fit check costs: seconds of its index in a build, and the time of an answer in the browser."""

import time
from pathlib import Path
from statistics import median

from actionplan.fit.index import build
from actionplan.plan.values import LANGUAGES
from actionplan.reading.checks import check
from benchmarks.plans import ROOT
from benchmarks.serving import opened

# A slow phone, as browsers' own tools imitate it.
SLOWER = 6
_MOST_IDEAS = 40

# Answers ideas that it has not seen, with fresh words every time; milliseconds.
_ASK = """async (ideas) => {
  const page = document.querySelector("script[src*='pages/fit.mjs']").src;
  const { loadEngine } = await import(page.replace("pages/fit.mjs", "fit/load-engine.mjs"));
  const engine = await loadEngine(document.querySelector("[data-index]").dataset.index, "sv");
  engine.answer(ideas[0]);
  return ideas.slice(1).map((idea) => {
    const started = performance.now();
    engine.answer(idea);
    return performance.now() - started;
  });
}"""


def seconds_of_index(data: Path) -> float:
    """The wall seconds that the indexes of both languages take."""
    plan = check(data).plan
    if plan is None:
        raise SystemExit(f"{data}: faulty")
    started = time.perf_counter()
    for lang in LANGUAGES:
        build(plan, lang)
    return time.perf_counter() - started


def milliseconds_of_answers(site: Path) -> list[float]:
    """The time of each answer to ideas of this repository's gold standard, on a slow phone."""
    plan = check(ROOT / "data").plan
    if plan is None:
        raise SystemExit("data: faulty")
    ideas = [idea.text for idea in plan.teaching.gold if idea.lang == "sv"][:_MOST_IDEAS]
    with opened(site, "prova-din-ide/") as page:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        times: list[float] = page.evaluate(_ASK, ideas)
    return times


def report(name: str, project: Path) -> None:
    """Print the figures for a project whose site is built."""
    times = milliseconds_of_answers(project / "site")
    print(
        f"fit check, {name}: index {seconds_of_index(project / 'data'):.2f} s;"
        f" an answer at a sixth of the speed {median(times):.0f} ms in the middle,"
        f" {max(times):.0f} ms at most"
    )

"""One repository with a plan for each municipality of a country: one plan's change, and all of them anew."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

from benchmarks.measuring import ROUNDS, Cost, build, middle, say
from benchmarks.plans import generated_plan
from benchmarks.projects import Projects, change_text, set_plugins

PLANS = 300
ACTIVITIES = 60
SIDE_BY_SIDE = 2


def report(projects: Projects) -> None:
    """Print what one plan's change costs, and what all plans cost side by side."""
    plans = repository(projects.folder / "many")
    first, turns = plans[0], count()
    build(first)

    def after_change() -> Cost:
        change_text(first, next(turns))
        return build(first)

    one = middle(after_change() for _ in range(ROUNDS))
    say(f"1 of {PLANS} plans of {ACTIVITIES} activities, one text changed: {one} (goal: at most 3 s)")
    shutil.rmtree(first / ".cache", ignore_errors=True)
    shutil.rmtree(first / "site")
    started = time.perf_counter()
    with ThreadPoolExecutor(SIDE_BY_SIDE) as workers:
        costs = list(workers.map(build, plans))
    minutes = (time.perf_counter() - started) / 60
    # Those that run at the same time are at most as large as the largest.
    memory = SIDE_BY_SIDE * max(cost.memory for cost in costs)
    say(
        f"all of them, no cache, {SIDE_BY_SIDE} processes side by side: {minutes:.1f} min of clock,"
        f" {sum(cost.cpu for cost in costs):.0f} s CPU, {memory:.0f} MiB in all"
        " (goal: at most 6 min, 1536 MiB)"
    )


def repository(target: Path) -> list[Path]:
    """The projects of the plans, each with other texts; all that a site has but documents and feeds."""
    plans = []
    for number in range(PLANS):
        plan = generated_plan(target / f"plans/plan-{number}", ACTIVITIES, seed=number)
        set_plugins(plan, "[{actionplan: {feeds: false}}]")
        plans.append(plan)
    return plans

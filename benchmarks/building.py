"""What a build costs that has much, little or nothing to make anew."""

import shutil
from itertools import count
from pathlib import Path

from benchmarks.measuring import (
    ROUNDS,
    Cost,
    build,
    build_afresh,
    in_turn,
    middle,
    pages_in,
    ratio,
    run,
    say,
)
from benchmarks.projects import Projects, change_text, set_plugins

_WITHOUT_DOCUMENTS = {"PDF": "false"}


def report_unchanged(projects: Projects) -> None:
    """Print what the real plan's site costs when nothing has changed, beside a bare one of as many pages."""
    whole = projects.whole
    build(whole)  # fills the cache
    bare = projects.bare(pages_in(whole))
    set_plugins(bare, "[search]")
    build(bare)
    ours, theirs = in_turn(lambda: build(whole), lambda: build(bare))
    say(f"real plan with all documents, nothing changed: {middle(ours)}")
    say(f"  bare Material, {pages_in(bare)} pages: {middle(theirs)}")
    say(f"  ratio of CPU: {ratio(ours, theirs):.2f} (goal: at most 1.0)")


def report_one_text(projects: Projects) -> None:
    """Print what the real plan's site costs after a change of one text, with and without documents."""
    whole, turns = projects.whole, count()
    for what, goal, environment in (
        ("all documents", 18, {}),
        ("no documents", 3, _WITHOUT_DOCUMENTS),
    ):
        build(whole, **environment)
        costs = [_after_change(whole, next(turns) % 5, environment) for _ in range(ROUNDS)]
        say(f"real plan with {what}, one text changed: {middle(costs)} (goal: at most {goal} s CPU)")


def _after_change(project: Path, turn: int, environment: dict[str, str]) -> Cost:
    change_text(project, turn)
    return build(project, **environment)


def report_no_cache(projects: Projects) -> None:
    """Print what the real plan's site costs where it has never been built, without documents."""
    costs = [build_afresh(projects.whole, **_WITHOUT_DOCUMENTS) for _ in range(ROUNDS)]
    say(f"real plan without documents, no cache: {middle(costs)} (goal: at most 5 s CPU)")


def report_large(projects: Projects) -> None:
    """Print what everything but documents costs at 5,000 activities, without a cache and after one text."""
    large = projects.large
    set_plugins(large, "[actionplan]")
    cost = build_afresh(large)
    say(f"5000 activities, everything but documents, no cache: {cost} (goal: at most 20 s CPU, 400 MiB)")
    say(f"  clock to CPU: {cost.wall / cost.cpu:.2f} (goal: at most 1.0)")
    say(f"  nothing changed: {build(large)}")
    say(f"  one text changed: {_after_change(large, 0, {})}")


def report_check(projects: Projects) -> None:
    """Print what ``actionplan check`` costs, of files that have not been checked before and of the same."""
    afresh, again = in_turn(
        lambda: _checked_afresh(projects.whole),
        lambda: run(projects.whole, "actionplan", "check"),
        rounds=2 * ROUNDS + 1,
    )
    say(f"actionplan check, real plan, no cache: {middle(afresh)}")
    say(f"  nothing changed: {middle(again)} (goal: at most 0.4 s CPU)")
    say(f"actionplan check, 5000 activities, no cache: {_checked_afresh(projects.large)}")


def _checked_afresh(project: Path) -> Cost:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return run(project, "actionplan", "check")

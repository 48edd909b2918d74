"""What building costs beside plain MkDocs Material, for plans of three sizes.

Prints, for each size, the number of pages, and for our build and for a bare MkDocs Material build of as many
Markdown pages the CPU seconds, the wall seconds and the peak memory, and the ratio of CPU seconds: once for
the pages alone, without search on either side, and once with search on both, which is the package's own here
and Material's there.
"""

from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Cost, build, in_turn, middle, pages_in, ratio, say
from benchmarks.projects import Projects, set_plugins

_OURS = {
    True: "[{actionplan: {exports: false}}]",
    False: "[{actionplan: {search: false, exports: false}}]",
}
_BARE = {True: "[search]", False: "[]"}


@dataclass(frozen=True)
class Row:
    """A row of the table: how many pages, and what each build of them cost."""

    pages: int
    ours: Cost
    bare: Cost


def report(projects: Projects) -> None:
    """Print the table."""
    say(
        f"{'':>16} {'search':>7} {'pages':>7} {'cpu s':>8} {'wall s':>8} {'MiB':>7}"
        f" {'bare cpu s':>10} {'wall s':>8} {'MiB':>7} {'ratio':>7}"
    )
    for search in (False, True):
        _compare("real plan", projects.real, projects, 3, search)
        few = _compare("1000 activities", projects.small, projects, 3, search)
        many = _compare("5000 activities", projects.large, projects, 1, search)
        _print_growth(few, many)


def _compare(name: str, ours: Path, projects: Projects, rounds: int, search: bool) -> Row:
    """Build ours and the bare site in turn, print a row of the table."""
    set_plugins(ours, _OURS[search])
    build(ours)  # also warms the caches
    pages = pages_in(ours)
    bare = projects.bare(pages)
    set_plugins(bare, _BARE[search])
    costs = in_turn(lambda: build(ours), lambda: build(bare), rounds=rounds)
    mine, theirs = middle(costs[0]), middle(costs[1])
    say(
        f"{name:>16} {'with' if search else 'without':>7} {pages:>7} {mine.cpu:>8.2f} {mine.wall:>8.2f}"
        f" {mine.memory:>7.0f} {theirs.cpu:>10.2f} {theirs.wall:>8.2f} {theirs.memory:>7.0f}"
        f" {ratio(*costs):>7.2f}"
    )
    return Row(pages, mine, theirs)


def _print_growth(few: Row, many: Row) -> None:
    """What a page costs when there are more of them, and what a further page costs beside a bare one."""
    growth = (many.ours.cpu / many.pages) / (few.ours.cpu / few.pages)
    further = (many.ours.cpu - few.ours.cpu) / (many.bare.cpu - few.bare.cpu)
    say(
        f"CPU a page at 5000 activities, to that at 1000 (1.00 is linear): {growth:.2f};"
        f" of a further page, to a further bare one: {further:.2f}\n"
    )

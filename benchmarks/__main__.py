"""``make bench``: builds in turn, medians and ratios of the same run.

Prints, for each size, the number of pages, and for our build and for a bare
MkDocs Material build of as many Markdown pages the CPU seconds, the wall
seconds and the peak memory, and the ratio of CPU seconds: once for the pages
alone, without search on either side, and once with search on both, which is
the package's own here and Material's there.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks import answering, comparing, exporting, searching, typesetting
from benchmarks.plans import generated_plan, markdown_pages, real_plan

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

# The line of mkdocs.yml with and without search.
_PLUGINS = {
    "actionplan": (
        "plugins: [{actionplan: {exports: false}}]\n",
        "plugins: [{actionplan: {search: false, exports: false}}]\n",
    ),
    "bare": ("plugins: [search]\n", "plugins: []\n"),
}


@dataclass(frozen=True)
class Cost:
    """CPU and wall time in seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


@dataclass(frozen=True)
class Row:
    """A row of the table: how many pages, and what each build of them cost."""

    pages: int
    ours: Cost
    bare: Cost


def run(project: Path, *command: str) -> Cost:
    """Run a module in a project and account for the whole process."""
    started = time.perf_counter()
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=project, env=ENVIRONMENT, stdout=messages, stderr=messages
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            messages.seek(0)
            raise SystemExit(messages.read().decode())
    wall = time.perf_counter() - started
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def build(project: Path) -> Cost:
    return run(project, "mkdocs", "build", "--quiet")


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(item.cpu for item in costs), median(item.wall for item in costs), max(c.memory for c in costs)
    )


def pages_in(project: Path) -> int:
    return sum(1 for _ in (project / "site").rglob("*.html"))


def switch_search(project: Path, on: bool) -> None:
    """Give a project's settings their line of plugins."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    with_search, without = _PLUGINS["actionplan" if "actionplan" in text else "bare"]
    kept = text.replace("plugins: [actionplan]\n", "").replace(with_search, "").replace(without, "").rstrip()
    settings.write_text(f"{kept}\n{with_search if on else without}", "utf-8")


def compare(name: str, ours: Path, folder: Path, rounds: int, search: bool) -> Row:
    """Build ours and the bare site in turn, print a row of the table."""
    switch_search(ours, search)
    build(ours)  # also warms the caches
    pages = pages_in(ours)
    bare = folder / f"bare-{name}"
    if not bare.exists():
        markdown_pages(bare, pages)
    switch_search(bare, search)
    costs: list[tuple[Cost, Cost]] = [(build(ours), build(bare)) for _ in range(rounds)]
    mine, theirs = middle([pair[0] for pair in costs]), middle([pair[1] for pair in costs])
    ratio = median(a.cpu / b.cpu for a, b in costs)
    print(
        f"{name:>16} {'with' if search else 'without':>7} {pages:>7} {mine.cpu:>8.2f} {mine.wall:>8.2f}"
        f" {mine.memory:>7.0f} {theirs.cpu:>10.2f} {theirs.wall:>8.2f} {theirs.memory:>7.0f} {ratio:>7.2f}",
        flush=True,
    )
    return Row(pages, mine, theirs)


def _print_growth(few: Row, many: Row) -> None:
    """What a page costs when there are more of them, and what a further page costs beside a bare one."""
    growth = (many.ours.cpu / many.pages) / (few.ours.cpu / few.pages)
    further = (many.ours.cpu - few.ours.cpu) / (many.bare.cpu - few.bare.cpu)
    print(
        f"CPU a page at 5000 activities, to that at 1000 (1.00 is linear): {growth:.2f};"
        f" of a further page, to a further bare one: {further:.2f}\n",
        flush=True,
    )


def main() -> None:
    print(
        f"{'':>16} {'search':>7} {'pages':>7} {'cpu s':>8} {'wall s':>8} {'MiB':>7}"
        f" {'bare cpu s':>10} {'wall s':>8} {'MiB':>7} {'ratio':>7}"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        real = real_plan(folder / "real")
        small = generated_plan(folder / "small", 1000)
        large = generated_plan(folder / "large", 5000)
        for search in (False, True):
            _, few, many = (compare(*row, search) for row in _rows(folder, real, small, large))
            _print_growth(few, many)
        for name, project in (("real plan", real), ("5000 activities", large)):
            searching.report(name, project)
            answering.report(name, project)
        checked = run(large, "actionplan", "check")
        print(f"actionplan check of 5000 activities: {checked.cpu:.2f} s CPU, {checked.memory:.0f} MiB")
        for name, project in (("real plan", real), ("5000 activities", large)):
            comparing.report(name, project)
            exporting.report(name, project)
        switch_search(real, False)
        typesetting.report("real plan", real)


def _rows(folder: Path, real: Path, small: Path, large: Path) -> tuple[tuple[str, Path, Path, int], ...]:
    return (
        ("real plan", real, folder, 3),
        ("1000 activities", small, folder, 3),
        ("5000 activities", large, folder, 1),
    )


if __name__ == "__main__":
    main()

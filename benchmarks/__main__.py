"""``make bench``: builds in turn, medians and ratios of the same run.

Prints, for each size, the number of pages, and for our build and for a bare
MkDocs Material build of as many Markdown pages the CPU seconds, the wall
seconds and the peak memory; then the ratio of CPU seconds a page.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.plans import generated_plan, markdown_pages, real_plan
from benchmarks.searching import report

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True)
class Cost:
    """CPU and wall time in seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


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


def compare(name: str, ours: Path, folder: Path, rounds: int) -> tuple[int, Cost]:
    """Build ours and the bare site in turn, print a row of the table."""
    build(ours)  # also warms the caches
    pages = pages_in(ours)
    bare = markdown_pages(folder / f"bare-{name}", pages)
    costs: list[tuple[Cost, Cost]] = [(build(ours), build(bare)) for _ in range(rounds)]
    mine, theirs = middle([pair[0] for pair in costs]), middle([pair[1] for pair in costs])
    ratio = median(a.cpu / b.cpu for a, b in costs)
    print(
        f"{name:>16} {pages:>7} {mine.cpu:>8.2f} {mine.wall:>8.2f} {mine.memory:>7.0f}"
        f" {theirs.cpu:>10.2f} {theirs.wall:>8.2f} {theirs.memory:>7.0f} {ratio:>7.2f}",
        flush=True,
    )
    return pages, mine


def main() -> None:
    print(
        f"{'':>16} {'pages':>7} {'cpu s':>8} {'wall s':>8} {'MiB':>7}"
        f" {'bare cpu s':>10} {'wall s':>8} {'MiB':>7} {'ratio':>7}"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        compare("real plan", real_plan(folder / "real"), folder, rounds=3)
        small = compare("1000 activities", generated_plan(folder / "small", 1000), folder, rounds=3)
        large = compare("5000 activities", generated_plan(folder / "large", 5000), folder, rounds=1)
        growth = (large[1].cpu / large[0]) / (small[1].cpu / small[0])
        print(f"\nCPU a page at 5000 activities, to that at 1000 (1.00 is linear): {growth:.2f}")
        report("real plan", folder / "real")
        report("5000 activities", folder / "large")
        checked = run(folder / "large", "actionplan", "check")
        print(f"actionplan check of 5000 activities: {checked.cpu:.2f} s CPU, {checked.memory:.0f} MiB")


if __name__ == "__main__":
    main()

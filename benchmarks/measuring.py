"""What a command costs, the whole process and all that it starts."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

# How often each build of a comparison is made, in turn with the one it is compared with.
ROUNDS = 3


@dataclass(frozen=True)
class Cost:
    """CPU and wall time in seconds, and the memory of the largest process in MiB."""

    cpu: float
    wall: float
    memory: float

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s CPU, {self.wall:.2f} s clock, {self.memory:.0f} MiB"


def run_command(folder: Path, *command: str | Path, **environment: str) -> Cost:
    """Run a command in a folder and account for it, and for the processes that it has waited for.

    Raises SystemExit with what the command has printed, if it fails.
    """
    started = time.perf_counter()
    with tempfile.TemporaryFile() as messages:
        process = subprocess.Popen(
            command, cwd=folder, env={**ENVIRONMENT, **environment}, stdout=messages, stderr=messages
        )
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            messages.seek(0)
            raise SystemExit(messages.read().decode())
    wall = time.perf_counter() - started
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def run(project: Path, *command: str, **environment: str) -> Cost:
    """Run a Python module in a project and account for it."""
    return run_command(project, sys.executable, "-m", *command, **environment)


def build(project: Path, **environment: str) -> Cost:
    """Build a project's site."""
    return run(project, "mkdocs", "build", "--quiet", **environment)


def build_afresh(project: Path, **environment: str) -> Cost:
    """Build a project's site as where it has never been built: there is no cache, and no earlier site."""
    for folder in (".cache", "site"):
        shutil.rmtree(project / folder, ignore_errors=True)
    return build(project, **environment)


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each time, and the most memory."""
    items = list(costs)
    return Cost(median(c.cpu for c in items), median(c.wall for c in items), max(c.memory for c in items))


def in_turn(*builds: Callable[[], Cost], rounds: int = ROUNDS) -> list[list[Cost]]:
    """The costs of each build; they are made in turn, so that a busy moment of the machine meets all."""
    costs = [[make() for make in builds] for _ in range(rounds)]
    return [list(of_one) for of_one in zip(*costs, strict=True)]


def ratio(ours: list[Cost], theirs: list[Cost]) -> float:
    """The median of the ratios of CPU time, round by round."""
    return median(a.cpu / b.cpu for a, b in zip(ours, theirs, strict=True))


def pages_in(project: Path) -> int:
    """How many pages a project's built site has."""
    return sum(1 for _ in (project / "site").rglob("*.html"))


def say(line: str) -> None:
    """Print a line of the result at once."""
    print(line, flush=True)

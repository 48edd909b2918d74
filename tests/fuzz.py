"""Random edits of a plan's real files: each ends in a plan or in located findings, soon.

``make fuzz`` does it; it prints the seed that repeats a run, and keeps what fails. Every edit is checked in
a process of its own, which the system ends if it takes too long or too much.
"""

import argparse
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random, randrange

from actionplan.plan.kinds import FILES
from actionplan.reading.checks import check
from actionplan.reading.findings import has_errors
from tests.accidents import accident
from tests.soundness import assert_sound

ROOT = Path(__file__).parents[1]
# Seconds of work, and megabytes; seconds by the clock are more where much else is running.
_MOST_SECONDS, _MOST_WAITING, _MOST_MEMORY = 5, 60, 500
_CLEAN, _FINDINGS, _FAILED = 0, 1, 2


@dataclass(frozen=True)
class Trial:
    """An edit that a process is checking: what kind it is, of which file, and the folder it stands in."""

    kind: str
    name: str
    folder: Path

    def verdict(self, status: int, usage: resource.struct_rusage) -> str:
        """How it ended, in a word; ``clean`` and ``findings`` are right."""
        memory = usage.ru_maxrss / 1024
        if os.WIFSIGNALED(status):
            return f"ended by {signal.Signals(os.WTERMSIG(status)).name}"
        if memory > _MOST_MEMORY:
            return f"took {memory:.0f} MB"
        return {_CLEAN: "clean", _FINDINGS: "findings"}.get(os.WEXITSTATUS(status), "failed")


def _start(number: int, seed: int, files: dict[str, bytes], folder: Path) -> tuple[int, Trial]:
    """Fork a process that checks the edit of a number."""
    kind, name, raw = accident(Random(f"{seed}-{number}"), files)  # noqa: S311 - no secrets
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for other in files:
        (folder / other).symlink_to(ROOT / "data" / other) if other != name else None
    (folder / name).write_bytes(raw)
    pid = os.fork()
    if pid:
        return pid, Trial(kind, name, folder)
    os._exit(_checked(folder, files | {name: raw}))


def _checked(folder: Path, files: dict[str, bytes]) -> int:
    """Check the folder within the limits; the exit code says how it ended."""
    signal.alarm(_MOST_WAITING)
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (4 * _MOST_MEMORY << 20, 4 * _MOST_MEMORY << 20))
    try:
        checked = check(folder)
        for file, raw in files.items():
            assert_sound([item for item in checked.findings if item.place.file.endswith(f"/{file}")], raw)
        assert (checked.plan is None) == has_errors(checked.findings)
    except BaseException:
        traceback.print_exc()
        return _FAILED
    return _FINDINGS if checked.findings else _CLEAN


def _trials(
    edits: int, seed: int, processes: int, temporary: Path
) -> Iterator[tuple[int, Trial, str, resource.struct_rusage]]:
    """Check all edits, a few at a time; yields each with its number, verdict and cost when it is done."""
    files = {name: (ROOT / "data" / name).read_bytes() for name in sorted(FILES)}
    waiting = list(range(edits))[::-1]
    running: dict[int, tuple[int, Trial]] = {}
    while waiting or running:
        while waiting and len(running) < processes:
            number = waiting.pop()
            pid, trial = _start(number, seed, files, temporary / f"{seed}-{number}")
            running[pid] = number, trial
        pid, status, usage = os.wait3(0)
        number, trial = running.pop(pid)
        yield number, trial, trial.verdict(status, usage), usage


def main() -> int:
    """Run as a program; 0 if every edit ended well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--edits", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=randrange(10**6))  # noqa: S311 - no secrets
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, default=ROOT / "build/fuzz", help="where what fails is kept")
    asked = parser.parse_args()
    print(f"seed {asked.seed}", flush=True)
    verdicts: Counter[str] = Counter()
    seconds = memory = 0.0
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        for number, trial, verdict, usage in _trials(
            asked.edits, asked.seed, asked.processes, Path(temporary)
        ):
            verdicts[f"{trial.kind}: {verdict}"] += 1
            seconds = max(seconds, usage.ru_utime + usage.ru_stime)
            memory = max(memory, usage.ru_maxrss / 1024)
            if verdict not in ("clean", "findings"):
                kept = asked.keep / f"{asked.seed}-{number}-{trial.name}"
                kept.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(trial.folder / trial.name, kept)
                print(f"{trial.kind} of {trial.name} {verdict}; kept as {kept}", flush=True)
            shutil.rmtree(trial.folder)
    for verdict, count in sorted(verdicts.items()):
        print(f"{count:>6}  {verdict}")
    print(
        f"At most {seconds:.1f} s of work and {memory:.0f} MB each; {time.monotonic() - started:.0f} s in all"
    )
    return 0 if all(verdict.endswith(("clean", "findings")) for verdict in verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())

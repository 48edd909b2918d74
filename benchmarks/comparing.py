"""What comparing two versions of a plan costs, reading them included."""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.plans import ROOT

# Every third activity says something else, and every tenth is somebody else's.
_EVERY = (3, 10)


def changed_copy(data: Path, target: Path) -> Path:
    """A copy of a plan's folder in which many activities say something else or are somebody else's."""
    shutil.copytree(data, target)
    organisations = (data / "organisations.yaml").read_text("utf-8").splitlines()
    other = next(line.split("id: ")[1] for line in organisations if "id: " in line)
    file = target / "activities.yaml"
    lines = file.read_text("utf-8").splitlines()
    texts = cells = 0
    for number, line in enumerate(lines):
        if line.lstrip().startswith("sv: ") and not line.endswith(">-"):
            texts += 1
            if texts % _EVERY[0] == 0:
                lines[number] = line.replace("sv: ", "sv: Helt ", 1)
        elif line.strip() == "responsible: []":
            cells += 1
            if cells % _EVERY[1] == 0:
                lines[number] = line.replace("[]", f"[{other}]")
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return target


def seconds(base: Path, head: Path) -> float:
    """The wall seconds of ``actionplan diff`` of two folders, the start of Python included."""
    command = [sys.executable, "-m", "actionplan", "diff", str(base), str(head), "--format", "markdown"]
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return time.perf_counter() - started


def report(name: str, project: Path) -> None:
    """Print the figure for a project's plan and a changed copy of it."""
    head = changed_copy(project / "data", project / "changed")
    print(f"actionplan diff, {name}: {seconds(project / 'data', head):.2f} s")

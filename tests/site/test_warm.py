"""Who has built with :mod:`tests.site.warm` leaves no process behind, and no warning."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.building import ROOT, small_project

# Builds a project, begins to build it again, and ends.
_BUILDS = """import sys, time
from pathlib import Path
from tests.site import warm
from tests.site.building import ENGINE, run_mkdocs, start_mkdocs
project = Path(sys.argv[1])
assert run_mkdocs(project, "build", "--quiet", SLOW="").returncode == 0
begun = start_mkdocs(project, "build", "--quiet", SLOW="yes")
print(begun.pid, warm._process(ENGINE[-1]).pid)
while not (project / "begun").exists():
    time.sleep(0.05)
begun._folder.cleanup()
"""

_HOOKS = """import os, time
from pathlib import Path
def on_env(env, config, files):
    if os.environ["SLOW"]:
        Path("begun").touch()
        time.sleep(300)
"""


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.skipif(os.name != "posix", reason="Builds are forks, which Windows does not have.")
def test_nothing_is_left_behind(tmp_path: Path) -> None:
    project = small_project(tmp_path / "project")
    (project / "hooks.py").write_text(_HOOKS, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hooks.py]\n")
    told = subprocess.run(
        [sys.executable, "-W", "always", "-c", _BUILDS, project],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stderr == ""
    pids = [int(pid) for pid in told.stdout.split()]
    ends = time.monotonic() + 10
    while any(map(_runs, pids)) and time.monotonic() < ends:
        time.sleep(0.05)
    assert len(pids) == 2 and [pid for pid in pids if _runs(pid)] == []

"""The same data and version give the same bytes, whatever the machine."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.site.building import ROOT, build, copy_project, run_mkdocs, small_project
from tests.site.conftest import BUILT
from tests.trees import tree

# Python reads this at its start: folders are listed backwards, as another file system might.
_BACKWARDS = """
import os
def backwards(list_folder):
    return lambda *given: list_folder(*given)[::-1]
os.listdir = backwards(os.listdir)
scandir = os.scandir
class Entries:
    def __init__(self, *given):
        with scandir(*given) as found:
            self.entries = iter(list(found)[::-1])
    def __enter__(self): return self
    def __exit__(self, *_): self.close()
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def close(self): pass
os.scandir = Entries
"""


def test_another_machine_makes_the_same_site(site: Path, tmp_path: Path) -> None:
    """The whole real site with its search index, of a copy at another place, under other settings."""
    project = tmp_path / "another place"
    if (ROOT / ".git").exists():
        # The feeds tell the history.
        git = [shutil.which("git") or "git", "clone", "--quiet", "--no-checkout", str(ROOT), str(project)]
        subprocess.run(git, check=True)
    copy_project(project, everything=True)
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings/sitecustomize.py").write_text(_BACKWARDS, "utf-8")
    shared_memory = Path("/dev/shm")  # noqa: S108 - a file system that lists its files in another order
    other = build(
        project,
        tmp_path / "other",
        SOURCE_DATE_EPOCH=BUILT,
        PDF="false",
        PYTHONHASHSEED="4711",
        PYTHONPATH=os.pathsep.join([str(tmp_path / "settings"), os.environ.get("PYTHONPATH", "")]),
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        TMPDIR=str(shared_memory if shared_memory.is_dir() else tempfile.gettempdir()),
    )
    here, there = tree(site), tree(other)
    assert here.keys() == there.keys()
    assert {name for name, raw in here.items() if raw != there[name]} == set()
    assert any(name.startswith("search-index/pieces/") for name in here)


def test_a_moment_that_is_none_is_said_in_words(tmp_path: Path) -> None:
    result = run_mkdocs(small_project(tmp_path), "build", SOURCE_DATE_EPOCH="igår")
    assert result.returncode == 1
    assert 'SOURCE_DATE_EPOCH: "igår" är inte en tidpunkt' in result.stderr
    assert "Traceback" not in result.stderr

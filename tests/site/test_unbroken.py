"""Whatever happens to a build, visitors have a whole site: the earlier one, or the new one."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.repository import WITHOUT_SETTINGS, commit, git
from tests.site.building import BASE_URL, ENGINE, run_mkdocs, small_project, start_mkdocs
from tests.trees import settled, tree

# Every page holds the site's address; so one build is told from another by all its files.
_FIRST, _SECOND = BASE_URL, "https://other.example/"
_KILLS = int(os.environ.get("KILLS", "20"))
_SEED = os.environ.get("SEED", "1")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its first site."""
    made = small_project(tmp_path_factory.mktemp("project"))
    result = run_mkdocs(made, "build", "--strict", SOURCE_DATE_EPOCH="0")
    assert result.returncode == 0, result.stderr
    return made


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy for a test to change."""
    return shutil.copytree(built, tmp_path / "project")


def _leftovers(project: Path) -> list[str]:
    known = {
        "content",
        "data",
        "mkdocs.yml",
        "site",
        "hooks.py",
        ".git",
        ".gitignore",
        "__pycache__",
        ".cache",
    }
    return [path.name for path in project.iterdir() if path.name not in known]


def test_builds_killed_at_any_moment(project: Path) -> None:
    """The moments are spread over a build by chance; SEED=… chooses others."""
    chance = Random(_SEED)  # noqa: S311 - no secrets
    first = tree(project / "site")
    started = time.monotonic()
    assert run_mkdocs(project, "build", site_url=_SECOND, SOURCE_DATE_EPOCH="0").returncode == 0
    lasted = time.monotonic() - started
    second = tree(project / "site")
    assert first.keys() == second.keys() and first != second
    address, ended = _FIRST, dict.fromkeys(("early", "while it wrote", "late"), 0)
    for _ in range(_KILLS):
        before = tree(project / "site")
        build = start_mkdocs(project, "build", "--quiet", site_url=address, SOURCE_DATE_EPOCH="0")
        time.sleep(chance.uniform(0, lasted))
        build.kill()
        build.wait()
        after = tree(project / "site")
        assert after in (first, second), f"SEED={_SEED}"
        writing = any(name.startswith(".site.new-") for name in _leftovers(project))
        ended["while it wrote" if writing else "late" if after != before else "early"] += 1
        address = _SECOND if after == first else _FIRST
    print(f"\nSEED={_SEED}: {ended}")
    assert run_mkdocs(project, "build", SOURCE_DATE_EPOCH="0").returncode == 0
    assert tree(project / "site") == first
    settled(project)
    assert _leftovers(project) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk with room for one small site and half of another."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(disk)]
    if os.name != "posix" or os.geteuid() or subprocess.run(command, check=False).returncode:
        pytest.skip("a disk of a size of its own needs root and the right to mount it")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk(project: Path, small_disk: Path) -> None:
    site = small_disk / "site"
    result = run_mkdocs(project, "build", "--site-dir", str(site))
    assert result.returncode == 0, result.stderr
    before = tree(site)
    size = sum(len(raw) for raw in before.values())
    free = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
    (small_disk / "else").write_bytes(b"x" * (free - size // 2))
    result = run_mkdocs(project, "build", "--site-dir", str(site), site_url=_SECOND)
    assert result.returncode == 1
    assert "No space left on device" in result.stderr
    assert "Den tidigare webbplatsen är kvar som den var." in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(site) == before
    assert sorted(path.name for path in small_disk.iterdir()) == ["else", "site"]


def _with_hook(project: Path, code: str) -> None:
    (project / "hooks.py").write_text(code, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hooks.py]\n")


@pytest.mark.parametrize(
    "fault",
    [
        "def on_page_context(context, **_): raise ValueError('somebody else erred')",
        "import logging\ndef on_env(env, **_): logging.getLogger('mkdocs.hooks').warning('somebody warns')",
        "def on_post_build(config): raise KeyboardInterrupt",
    ],
    ids=["an error", "a warning in strict mode", "broken off"],
)
def test_a_build_that_fails_leaves_the_earlier_site(project: Path, fault: str) -> None:
    before = tree(project / "site")
    _with_hook(project, fault.replace("mkdocs.hooks", f"{ENGINE[-1]}.hooks"))
    result = run_mkdocs(project, "build", "--strict", site_url=_SECOND)
    assert result.returncode != 0
    assert tree(project / "site") == before
    assert _leftovers(project) == []


def test_what_others_write_last_is_in_the_site(project: Path) -> None:
    """Also what they write where they were told at the very beginning."""
    hook = """from pathlib import Path
told = []
def on_config(config): told.append(config.site_dir)
def on_post_build(config):
    Path(told[0], "first.txt").write_text("x")
    Path(config.site_dir, "last.txt").write_text("x")
"""
    _with_hook(project, hook)
    assert run_mkdocs(project, "build").returncode == 0
    assert {"first.txt", "last.txt", "index.html"} <= tree(project / "site").keys()


def test_a_dirty_build_changes_the_earlier_site(project: Path) -> None:
    (project / "site/mine.txt").write_text("x", "utf-8")
    assert run_mkdocs(project, "build", "--dirty").returncode == 0
    assert (project / "site/mine.txt").exists()
    assert _leftovers(project) == []


def test_a_site_can_be_pushed_to_a_branch(project: Path, tmp_path: Path) -> None:
    """``mkdocs gh-deploy`` finds the site where it belongs."""
    (project / ".gitignore").write_text("site\n", "utf-8")
    git(tmp_path, "init", "-q", "--bare", "remote")
    git(project, "init", "-q")
    git(project, "remote", "add", "origin", str(tmp_path / "remote"))
    commit(project)
    result = run_mkdocs(project, "gh-deploy", **WITHOUT_SETTINGS)
    assert result.returncode == 0, result.stderr
    files = git(tmp_path / "remote", "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert set(files) - {".nojekyll"} == tree(project / "site").keys()

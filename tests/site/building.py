"""Builds sites for the tests the way a user does: with the command ``mkdocs``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BASE_URL = "https://plan.example/"


# What a test of something else need not wait for: the words of the fit check, and the search index.
_APPLICANTS = ("phrases.yaml", "thesaurus.yaml", "other-fields.yaml", "ideas.yaml")


def copy_project(target: Path) -> Path:
    """The parts of this repository that make its site, for a test to change; it builds without search."""
    shutil.copytree(ROOT / "content", target / "content")
    shutil.copytree(ROOT / "data", target / "data", ignore=shutil.ignore_patterns(*_APPLICANTS))
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "data_dir: data\n" in settings
    quick = settings.replace("data_dir: data\n", "data_dir: data\n      search: false\n")
    (target / "mkdocs.yml").write_text(quick, "utf-8")
    return target


def run_mkdocs(
    project: Path, *arguments: str, site_url: str = BASE_URL, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs`` in a project; returns its exit code and output."""
    settings = {"SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env={**os.environ, **settings, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def build(project: Path, target: Path, site_url: str = BASE_URL, **environment: str) -> Path:
    """Build a project strictly into ``target`` and return that folder."""
    result = run_mkdocs(
        project, "build", "--strict", "--site-dir", str(target), site_url=site_url, **environment
    )
    assert result.returncode == 0, result.stderr
    return target

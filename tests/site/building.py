"""Builds sites for the tests the way a user does: with the command ``mkdocs``.

ENGINE=properdocs in the environment takes MkDocs' successor instead. Most builds are forks of a process that
has its libraries loaded (warm.py); those of the shared site, of a server and of other machines are not.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from bs4 import BeautifulSoup

from tests.site import warm
from tests.small_plan import lay_over

ROOT = Path(__file__).parents[2]
BASE_URL = "https://plan.example/"
ENGINE = [sys.executable, "-m", os.environ.get("ENGINE", "mkdocs")]


# What a test of something else need not wait for: the words of the fit check, and the search index.
_APPLICANTS = ("phrases.yaml", "thesaurus.yaml", "other-fields.yaml", "ideas.yaml")


def copy_project(target: Path, everything: bool = False) -> Path:
    """The parts of this repository that make its site: all, or what builds quickly (no search, no PDF)."""
    if everything:
        for name in ("content", "data"):
            shutil.copytree(ROOT / name, target / name)
        shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
        return target
    shutil.copytree(ROOT / "content", target / "content")
    shutil.copytree(ROOT / "data", target / "data", ignore=shutil.ignore_patterns(*_APPLICANTS))
    given = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "data_dir: data\n" in given and "pdf: !ENV [PDF, true]\n" in given
    quick = given.replace("data_dir: data\n", "data_dir: data\n      search: false\n")
    quick = quick.replace("pdf: !ENV [PDF, true]\n", "pdf: false\n")
    (target / "mkdocs.yml").write_text(quick, "utf-8")
    return target


def with_documents(target: Path) -> Path:
    """The project as :func:`copy_project` gives it, but its site has the PDF files."""
    settings = copy_project(target) / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("pdf: false\n", "pdf: true\n"), "utf-8")
    return target


def small_project(target: Path) -> Path:
    """The small plan and one page: a site that is built in a second."""
    lay_over(target)
    for page in ("en/about.md", "om.md"):
        file = target / "content" / page
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("---\nchapter: om\ntitle: Om\ndescription: Om.\n---\nText.\n", "utf-8")
    text = """site_name: Plan
site_url: !ENV SITE_URL
docs_dir: content
theme: {name: material, font: false}
not_in_nav: /**
plugins: [{actionplan: {search: false}}]
"""
    (target / "mkdocs.yml").write_text(text, "utf-8")
    return target


def settings(site_url: str = BASE_URL, **more: str) -> dict[str, str]:
    """The environment of a build: this process's own, and what a test says."""
    own = {"SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return {**os.environ, **own, **more}


# What decides how Python itself starts.
_OF_PYTHON = ("PYTHON", "LC_", "LANG")
Finished = subprocess.CompletedProcess[str]


def run_mkdocs(project: Path, *arguments: str, site_url: str = BASE_URL, **environment: str) -> Finished:
    """Run ``mkdocs`` in a project; returns its exit code and output."""
    if os.name != "posix" or any(name.startswith(_OF_PYTHON) for name in environment):
        return run_alone(project, *arguments, site_url=site_url, **environment)
    ended = start_mkdocs(project, *arguments, site_url=site_url, **environment).wait()
    return Finished([*ENGINE, *arguments], *ended)


def start_mkdocs(
    project: Path, *arguments: str, site_url: str = BASE_URL, **environment: str
) -> warm.Running:
    """Start ``mkdocs`` in a project, with its libraries loaded; its end is to be waited for."""
    return warm.start(ENGINE[-1], arguments, project, settings(site_url, **environment))


def run_alone(project: Path, *arguments: str, site_url: str = BASE_URL, **environment: str) -> Finished:
    """Run ``mkdocs`` as a command of its own, from the start of Python."""
    return subprocess.run(
        [*ENGINE, *arguments],
        cwd=project,
        env=settings(site_url, **environment),
        capture_output=True,
        text=True,
        check=False,
    )


def build(project: Path, target: Path, site_url: str = BASE_URL, **environment: str) -> Path:
    """Build a project strictly into ``target`` and return that folder."""
    arguments = ("build", "--strict", "--site-dir", str(target))
    result = run_mkdocs(project, *arguments, site_url=site_url, **environment)
    assert result.returncode == 0, result.stderr
    return target


def page_at(site: Path, path: str) -> BeautifulSoup:
    """A page of a built site, parsed; ``path`` is that of its folder."""
    return BeautifulSoup((site / path / "index.html").read_text("utf-8"), "html.parser")

"""The real site, built once, served by a real web server, and opened in a real browser."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.browser_setup import ARGUMENTS, find_browser
from tests.serving import served_folder
from tests.site.building import ROOT, build, run_alone, with_documents
from tests.site.guard import Guard, Visitor

# The moment that the site says it was made at: 21 September 2026.
BUILT = "1790000000"

# Seconds.
_LONGEST_BUILD = 120


@pytest.fixture(scope="session")
def plan() -> Plan:
    checked = check(ROOT / "data")
    assert checked.plan is not None
    return checked.plan


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site without PDF files."""
    return _made_once("site", _build_site, tmp_path_factory, worker_id)


def _build_site(target: Path) -> None:
    """The way a user does it, from the start of Python."""
    arguments = ("build", "--strict", "--site-dir", str(target))
    result = run_alone(ROOT, *arguments, SOURCE_DATE_EPOCH=BUILT, PDF="false")
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def documented(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site with its PDF files, without search and the fit check."""
    return _made_once(
        "documented",
        lambda target: build(with_documents(tmp_path_factory.mktemp("documented")), target),
        tmp_path_factory,
        worker_id,
    )


def _made_once(
    name: str, make: Callable[[Path], object], factory: pytest.TempPathFactory, worker_id: str
) -> Path:
    """A folder that tests share; where they run side by side, the first who needs it makes it for all."""
    if worker_id == "master":
        folder = factory.mktemp(name)
        make(folder)
        return folder
    shared = factory.getbasetemp().parent / name
    ready = shared.with_suffix(".ready")
    try:
        shared.mkdir()
    except FileExistsError:
        _wait_for(ready)
    else:
        make(shared)
        ready.touch()
    return shared


def _wait_for(file: Path) -> None:
    for _ in range(_LONGEST_BUILD * 10):
        if file.exists():
            return
        time.sleep(0.1)
    raise AssertionError("The site was not built; see the failure of the worker that tried.")


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, BeautifulSoup]:
    """Every HTML page of the site, parsed, by its path from the root.

    Those below id/ only lead on to others, and are looked at in test_open_data.py.
    """
    pages = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        if path.startswith("id/"):
            continue
        pages[path] = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    return pages


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of a local web server with the site, ending with a slash."""
    with served_folder(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    assert path, "No browser: run 'make test', which installs one."
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Makes fresh browser profiles with Playwright's options for a context.

    A test fails on anything in them that no visit may do (see ``guard.py``).
    """
    guards: list[Guard] = []

    def fresh(**options: Any) -> BrowserContext:
        profile = browser.new_context(**options)
        guards.append(Guard(profile))
        return profile

    yield fresh
    for guard in guards:
        guard.close()
    assert [fault for guard in guards for fault in guard.faults] == []


@pytest.fixture
def context(visitor: Visitor) -> BrowserContext:
    """A fresh browser profile that may use the clipboard."""
    return visitor(permissions=["clipboard-read", "clipboard-write"])

"""A page of a built site, behind a local web server, in a browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser_setup import ARGUMENTS, find_browser
from tests.serving import served_folder


@contextmanager
def opened(site: Path, path: str) -> Iterator[Page]:
    """A page of a built site in a browser."""
    with served_folder(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        page = browser.new_page()
        page.goto(f"{address}{path}")
        yield page
        browser.close()

"""Projects with settings, pages and plugins of others, which stand as files beside this module."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from tests.small_plan import lay_over

_PROJECTS = Path(__file__).with_suffix("")


def neighbour(name: str, target: Path) -> Path:
    """A copy of one of them with the small plan."""
    lay_over(shutil.copytree(_PROJECTS / name, target))
    return target


def changed(project: Path, *changes: tuple[str, str]) -> Path:
    """The same project with other settings; each pair is what stands there, and what shall."""
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    settings.write_text(text, "utf-8")
    return project


def broken_links(site: Path, base_url: str) -> list[tuple[str, str]]:
    """The links of a built site that lead to no file of it, each with its page.

    A folder's page is found as servers find it, and as nobody finds it on a disk.
    """
    broken = []
    for page in site.rglob("*.html"):
        path = page.relative_to(site).as_posix()
        text = BeautifulSoup(page.read_text("utf-8"), "html.parser")
        for tag in text.select("[href], [src], [action]"):
            target = str(tag.get("href") or tag.get("src") or tag.get("action"))
            address = urlsplit(urljoin(base_url + path, target))
            if not address.geturl().startswith(base_url):
                continue
            place = site / unquote(address.path.removeprefix(urlsplit(base_url).path))
            if not (place / "index.html").is_file() and not place.is_file():
                broken.append((path, target))
    return broken


def is_ours(page: Path) -> bool:
    """Whether a page has the plan's own header and footer around some text."""
    text = page.read_text("utf-8")
    return "ap-header" in text and "ap-footer" in text and bool(re.search(r"<h1[^>]*>.", text))

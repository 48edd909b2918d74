"""Every link and anchor of the real site is followed; nothing leads away from the site."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup

from actionplan.plan.whole import Plan
from tests.site.building import BASE_URL

Documents = dict[str, BeautifulSoup]


def targets(page: BeautifulSoup) -> list[str]:
    """Everything that a page links to or loads, apart from script data."""
    found = [tag[name] for name in ("href", "src", "action") for tag in page.select(f"[{name}]")]
    return [str(target) for target in found]


def test_every_internal_link_leads_to_a_page_or_file(site: Path, documents: Documents) -> None:
    broken = []
    for path, page in documents.items():
        for target in targets(page):
            address = urlsplit(urljoin(BASE_URL + path, target))
            if not address.geturl().startswith(BASE_URL):
                continue
            place = unquote(address.path).lstrip("/")
            is_folder = place.endswith("/") or not place or place.startswith("id/")
            file = site / place / "index.html" if is_folder else site / place
            fragment = unquote(address.fragment)
            if not file.is_file() or (fragment and not documents[place].find(id=fragment)):
                broken.append((path, target))
    assert broken == []


def test_nothing_is_loaded_from_elsewhere(site: Path, documents: Documents, plan: Plan) -> None:
    for path, page in documents.items():
        loaded = [str(tag["src"]) for tag in page.find_all(src=True)]
        loaded += [str(tag["href"]) for tag in page.select("link[rel=stylesheet], link[rel=icon]")]
        assert [target for target in loaded if urlsplit(target).netloc] == [], path
    for sheet in site.rglob("*.css"):
        loaded = re.findall(r"url\(\s*[\"']?(?!data:)([^)\"']+)", sheet.read_text("utf-8"))
        assert [target for target in loaded if urlsplit(target).netloc] == [], sheet
        assert [target for target in loaded if not (sheet.parent / target).is_file()] == [], sheet


def test_links_that_lead_away_are_those_of_the_data(documents: Documents, plan: Plan) -> None:
    named = {str(item.url) for item in plan.organisations} | {str(plan.about.licence.url)}
    named.add("https://www.digg.se/tdosanmalan")  # The accessibility statement must lead there.
    outside = {
        target
        for page in documents.values()
        for target in targets(page)
        if urlsplit(target).netloc and not target.startswith(BASE_URL)
    }
    assert outside <= named

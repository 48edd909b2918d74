"""The page of changes and the feeds in a site whose plan has versions in git."""

from pathlib import Path

import feedparser
import pytest

from tests.history.versions import Project
from tests.site.building import BASE_URL, build, page_at

_SETTINGS = """\
site_name: Plan
site_url: {url}
docs_dir: content
theme: {{name: material, font: false}}
plugins: [{{actionplan: {{search: false, exports: false{more}}}}}]
not_in_nav: /**
"""
_ATOM = 'link[rel=alternate][type="application/atom+xml"]'


def _built(folder: Path, monkeypatch: pytest.MonkeyPatch, more: str = "") -> Path:
    """The site of the small plan, in which one activity has got other words."""
    project = Project(folder, monkeypatch)
    (folder / "mkdocs.yml").write_text(_SETTINGS.format(url=BASE_URL, more=more))
    (folder / "content").mkdir()
    project.commit()
    project.change("activities.yaml", "Bygga bostäder.", "Bygga hem.")
    return build(folder, folder / "site")


def test_a_site_tells_what_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = _built(tmp_path / "project", monkeypatch)
    for path, lang in (("andringar", "sv"), ("en/changes", "en")):
        _tells_what_its_feed_tells(site, path, site / f"data/changes/{lang}.atom")
    for path, feed, is_in_text in (
        ("", "sv.atom", False),
        ("en/activities", "en.atom", False),
        ("en/changes", "en.atom", True),
        ("organisationer/alnas", "organisations/alnas/sv.atom", True),
        ("en/focus-areas/boende", "focus-areas/boende/en.atom", True),
    ):
        _leads_to(site, path, site / "data/changes" / feed, is_in_text)
    assert page_at(site, "aktiviteter/boende-1").select(_ATOM) == []


def _tells_what_its_feed_tells(site: Path, path: str, file: Path) -> None:
    page, feed = page_at(site, path), feedparser.parse(file.read_bytes())
    assert not feed.bozo
    shown = page.select(".ap-changes > li")
    headings = [item.h3.get_text() for item in shown if item.h3]
    assert len(headings) == len(feed.entries) == 2
    assert all(entry.title.startswith(text) for text, entry in zip(headings, feed.entries, strict=True))
    assert [part.get_text() for part in shown[0].select("del, ins")] == ["bostäder.", "hem."]
    link = shown[0].select_one("h3 a")
    assert link and (site / path / str(link["href"]) / "index.html").exists()
    assert feed.entries[0].link.startswith(BASE_URL) and feed.entries[0].link.endswith("/boende-1/")
    assert [day["datetime"] for day in page.select("h2 time")] == ["2026-03-02", "2026-03-01"]


def _leads_to(site: Path, path: str, feed: Path, is_in_text: bool) -> None:
    """In the head for feed readers, and in the text where the feed is the page's own."""
    page = page_at(site, path)
    (link,) = page.select(_ATOM)
    found = (site / path / str(link["href"])).resolve()
    assert found == feed.resolve() and found.exists()
    assert link["title"]
    assert [item["href"] for item in page.select(".ap-feed")] == [link["href"]] * is_in_text


def test_feeds_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = _built(tmp_path / "project", monkeypatch, ", feeds: false")
    assert [*site.rglob("*.atom"), *page_at(site, "").select(f"{_ATOM}, .ap-feed")] == []
    kept = {file.name.split("-")[0] for file in (site.parent / ".cache").rglob("*.kept")}
    assert "fit" in kept and not kept & {"version", "changes"}

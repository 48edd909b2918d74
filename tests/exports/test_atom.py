"""The feeds follow RFC 4287, lead to pages that are there, and never change what they have said."""

import re
from pathlib import Path
from typing import Any

import feedparser
import pytest

from actionplan.derived.changes import History
from actionplan.derived.routes import living_routes
from actionplan.exports.atom import MEDIA_TYPE, feeds, tag
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.history.versions import Project

_BASE = "https://lan.example/plan/"
_HOSTILE = "<script>alert(1)</script> & ]]> \"’ 'x' 🏠"

Feeds = dict[str, bytes]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A plan with a change of every kind that matters here."""
    made = Project(tmp_path / "project", monkeypatch)
    made.commit()
    made.change("activities.yaml", "Bygga bostäder.", _HOSTILE)
    made.change("organisations.yaml", "Alnäs kommun", "Alnäs stad")
    file = made.data / "activities.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("id: arbete-1", "id: arbete-7"), "utf-8")
    examples = made.data / "examples.yaml"
    examples.write_text(examples.read_text("utf-8").replace("arbete-1", "arbete-7"), "utf-8")
    made.commit()
    return made


def _made(project: Project) -> tuple[Feeds, History, Plan]:
    plan = check(project.data).plan
    assert plan is not None
    found = project.history()
    return {file.path: file.content for file in feeds(found, plan, _BASE)}, found, plan


def _parsed(document: bytes) -> Any:
    found = feedparser.parse(document, response_headers={"content-type": f"{MEDIA_TYPE}; charset=utf-8"})
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def test_there_is_a_feed_of_the_plan_and_of_each_organisation_and_focus_area(project: Project) -> None:
    made, _, plan = _made(project)
    folders = ["", *(f"focus-areas/{item.id}/" for item in plan.focus_areas)]
    folders += [f"organisations/{item.id}/" for item in plan.organisations]
    assert set(made) == {f"data/changes/{folder}{lang}.atom" for folder in folders for lang in LANGUAGES}


def test_every_feed_has_what_the_format_requires(project: Project) -> None:
    """RFC 4287, sections 4.1.1, 4.1.2 and 4.2; moments as RFC 3339 writes them."""
    made, _, plan = _made(project)
    publisher = plan.organisation[plan.about.publisher].name
    for path, document in made.items():
        found = _parsed(document)
        lang: Language = "sv" if path.endswith("sv.atom") else "en"
        about = found.feed
        assert about.id == _BASE + path
        assert about.title and about.rights
        assert about.author == publisher.in_language(lang)[0]
        assert about.title_detail.language == lang
        links = {link.rel: link for link in about.links}
        assert links["self"].href == _BASE + path
        assert links["self"].type == MEDIA_TYPE
        moments = [entry.updated for entry in found.entries]
        assert moments == sorted(moments, reverse=True)
        assert about.updated == (moments or [about.updated])[0]
        for entry in found.entries:
            assert re.fullmatch(r"2026-03-\d\dT12:00:00Z", entry.updated)
            assert entry.title and entry.title_detail.type == "text/plain"
            assert entry.content[0].type == "text/html" and entry.content[0].value
            assert re.fullmatch(
                r"tag:lan\.example,2026-03-\d\d:plan/changes/[0-9a-f]{12}/[a-z0-9/_-]+", entry.id
            )
        assert len({entry.id for entry in found.entries}) == len(found.entries)


def test_no_person_of_the_repository_is_named(project: Project) -> None:
    made, _, _ = _made(project)
    assert all(b"Test" not in document and b"test@" not in document for document in made.values())


def test_every_entry_leads_to_a_page_that_is_there(project: Project) -> None:
    made, _, plan = _made(project)
    pages = {_BASE + route.path(lang) for route in living_routes(plan) for lang in LANGUAGES}
    followed = {link.href for document in made.values() for link in _parsed(document).feed.links}
    linked = {entry.link for document in made.values() for entry in _parsed(document).entries}
    assert _BASE + "aktiviteter/arbete-7/" in linked
    assert linked <= pages
    assert {link for link in followed if not link.endswith(".atom")} - pages <= {
        plan.about.licence.url,
    }


def test_a_record_that_is_gone_leads_to_its_list(project: Project) -> None:
    file = project.data / "glossary.yaml"
    text = file.read_text("utf-8")
    file.write_text(text[: text.index("  - id: etableringsplan")], "utf-8")
    project.commit()
    (entry,) = (
        item
        for item in _parsed(_made(project)[0]["data/changes/sv.atom"]).entries
        if "/terms/etableringsplan/" in item.id
    )
    assert entry.title == "Ordet ”etableringsplan” i ordlistan: finns inte längre här"
    assert entry.link == _BASE + "ordlista/"


def test_a_feed_holds_what_its_page_shows(project: Project) -> None:
    made, found, plan = _made(project)
    for kind, folder, records in (
        ("organisation", "organisations", plan.organisations),
        ("focus_area", "focus-areas", plan.focus_areas),
    ):
        for record in records:
            entries = _parsed(made[f"data/changes/{folder}/{record.id}/sv.atom"]).entries
            expected = [tag(_BASE, entry, "sv") for entry in found.of("sv", kind, record.id)]
            assert [entry.id for entry in entries] == expected
    of_alnas = [entry.title for entry in _parsed(made["data/changes/organisations/alnas/sv.atom"]).entries]
    assert "Alnäs stad: ändring i namnet" in of_alnas
    assert not [title for title in of_alnas if "boende-2" in title]


def test_no_text_of_the_plan_acts(project: Project) -> None:
    """What the format's own unescaping gives is HTML in which the text is still a text."""
    made, _, _ = _made(project)
    document = made["data/changes/sv.atom"]
    entry = next(item for item in _parsed(document).entries if "/boende-1/" in item.id)
    assert b"<script" not in document
    raw = re.search(rb"<content type=\"html\">([^<]*alert[^<]*)</content>", document)
    assert raw and b"&amp;lt;script&amp;gt;" in raw[1]
    assert "&lt;script&gt;alert(1)" in entry.content[0].value


def test_what_has_been_said_stays_as_it_was(project: Project) -> None:
    made, _, _ = _made(project)
    assert _made(project)[0] == made
    before = {entry.id: dict(entry) for entry in _parsed(made["data/changes/sv.atom"]).entries}
    project.change("activities.yaml", "Följa upp.", "Följa upp allt.")
    after = {entry.id: dict(entry) for entry in _parsed(_made(project)[0]["data/changes/sv.atom"]).entries}
    assert len(after) == len(before) + 1
    assert {key: entry for key, entry in after.items() if key in before} == before


def test_an_international_name_of_a_site(project: Project) -> None:
    _, found, _ = _made(project)
    assert tag("https://länet.example/", found.entries[0], "en").startswith("tag:xn--lnet-loa.example,2026-")

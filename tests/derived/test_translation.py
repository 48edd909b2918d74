"""The addresses and fingerprints of texts, and what the pages show of their state."""

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

from actionplan.derived.site import Chapter, Site
from actionplan.derived.translation import accept, counts, fingerprint, translations
from actionplan.pages.frame import rendered_chapter
from actionplan.pages.rendering import tools_for
from actionplan.plan.values import Text
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.small_plan import SMALL

_ROOT = Path(__file__).parents[2]


def _plan(folder: Path = SMALL) -> Plan:
    plan = check(folder).plan
    assert plan is not None
    return plan


def test_every_text_of_every_file_has_an_address() -> None:
    """As many as there are Swedish texts in the files."""
    written = sum(
        line.strip(" -").startswith("sv:") and "[" not in line
        for file in SMALL.glob("*.yaml")
        for line in file.read_text("utf-8").splitlines()
    )
    found = translations(_plan())
    assert len(found) == written
    fields = {item.address for item in found}
    assert {"plan/licence.text", "goals/boende/title", "examples/modellen/sections.paragraphs"} <= fields


def test_a_fingerprint_is_of_the_composed_form() -> None:
    assert fingerprint("Åre") == fingerprint(unicodedata.normalize("NFD", "Åre")) == "fa87f85f96be"


def test_the_places_in_a_list_do_not_matter() -> None:
    plan = _plan()
    texts = (Text(sv="Ett", en="One"), Text(sv="Två", en="Two"))
    plan = replace(plan, about=plan.about.model_copy(update={"purposes": texts}))
    plan = replace(plan, accepted=accept(plan))
    turned = replace(plan, about=plan.about.model_copy(update={"purposes": texts[::-1]}))
    assert counts(translations(turned))["outdated"] == 0
    more = (Text(sv="Noll", en="Zero"), *texts)
    longer = replace(plan, about=plan.about.model_copy(update={"purposes": more}))
    assert [item.text.sv for item in translations(longer) if item.state == "outdated"] == ["Noll"]


def test_this_plan_keeps_its_record() -> None:
    """The published plan knows of most of its English; what an editor just changed may be outdated."""
    plan = _plan(_ROOT / "data")
    found = counts(translations(plan))
    assert plan.accepted is not None
    assert found["current"] > 10 * (found["outdated"] + found["missing"])


def test_an_outdated_text_is_marked_in_english_alone() -> None:
    plan = _plan()
    gone = tuple(line for line in accept(plan) if not line.startswith("activities/boende-1/"))
    site = Site(replace(plan, accepted=gone), (), date(2026, 1, 1), "https://plan.example/")
    text = plan.activity["boende-1"].text
    swedish, english = (tools_for(site, lang, "").localized(text) for lang in ("sv", "en"))
    assert swedish == "Bygga bostäder."
    assert english.startswith('Build homes. <small class="ap-untranslated">')
    assert "small" not in tools_for(site, "en", "").localized(plan.organisation["lansstyrelsen"].name)


def test_an_english_page_says_that_it_is_outdated() -> None:
    plan = _plan()
    written = "---\nchapter: om\n---\nText\n"
    pages = (
        Chapter("om", "om.md", "sv", "om/", "Om", "Om", None, written),
        Chapter("om", "en/about.md", "en", "en/about/", "About", "About", None, written),
    )
    site = Site(replace(plan, accepted=accept(plan)), pages, date(2026, 1, 1), "https://plan.example/")
    swedish, english = (rendered_chapter(site, page, "<p>x</p>").html for page in pages)
    note = "the translation does not follow the latest Swedish text"
    assert note in english and note not in swedish
    known = replace(site, plan=replace(plan, accepted=(*accept(plan), site.translations[-1].line)))
    assert note not in rendered_chapter(known, pages[1], "<p>x</p>").html


def test_of_two_texts_that_say_the_same_only_the_outdated_one_is_marked() -> None:
    """Two records with the same words are two texts; only one of them was accepted."""
    plan = _plan()
    same = Text(sv="Bygga bostäder.", en="Build homes.")
    activities = tuple(
        item.model_copy(update={"text": same.model_copy()}) if item.id in ("boende-1", "boende-2") else item
        for item in plan.activities
    )
    plan = replace(plan, activities=activities)
    accepted = tuple(line for line in accept(plan) if not line.startswith("activities/boende-2/"))
    site = Site(replace(plan, accepted=accepted), (), date(2026, 1, 1), "https://plan.example/")
    english = tools_for(site, "en", "")
    assert "ap-untranslated" not in english.localized(plan.activity["boende-1"].text)
    assert "ap-untranslated" in english.localized(plan.activity["boende-2"].text)

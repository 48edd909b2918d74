"""The Swedish texts are the sources' own, word for word, apart from the mends that data/README.md lists.

Needs the five source documents beside the project; skips without them.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from actionplan.plan.examples import Section
from actionplan.plan.values import Record, Text
from actionplan.reading.checks import check
from tests.site.building import ROOT

SOURCES = ROOT.parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the source documents are not beside the project (../shared/seeds)"
)

# Fields that hold the site's own words; see data/README.md.
OWN_FIELDS = {
    "also",
    "note",
    "notes",
    "about",
    "short",
    "short_title",
    "label",
    "licence",
    "renamed",
    "documents",
    "regions",
}
# Texts that the site words itself, each for a reason.
OWN_TEXTS = {
    "Landstinget Västernorrland": "the full name; the plan writes Landstinget",
    "Bilaga 2": "a place in the source",
}
NAME_LEFT_OUT = "[namn utelämnat]"


@cache
def source_text() -> str:
    """All sources as running text: without Markdown's signs, footnote marks and repeated blanks."""
    texts = [file.read_text("utf-8") for file in sorted(SOURCES.glob("*.txt"))]
    return running("\n".join(texts))


def running(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("*", "").replace("\u00a0", " ")).strip()


@cache
def mends() -> tuple[tuple[str, str], ...]:
    """What stands in the source and what stands here, from the table in data/README.md."""
    rows = re.findall(
        r"^\| \S+ \| \S+ \| (.+?) \| (.+?) \|$", (ROOT / "data/README.md").read_text("utf-8"), re.M
    )
    return tuple(
        (running(source), running(here)) for source, here in rows if source not in ("I källan", "---")
    )


def source_texts(value: Any, field: str = "") -> Iterator[str]:
    """Every Swedish text in a record that should be the source's own."""
    if field in OWN_FIELDS:
        return
    if isinstance(value, Text):
        yield value.sv
    elif isinstance(value, Section) and value.title.sv == "In english":
        # The one part of a source that is written in English: there the Swedish is ours.
        yield from (text.en or "" for text in value.paragraphs)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from source_texts(getattr(value, name), name)
    elif isinstance(value, tuple):
        for item in value:
            yield from source_texts(item, field)


@cache
def mended_source() -> str:
    text = source_text()
    for source, here in mends():
        assert source in source_text(), f"data/README.md: not in any source: {source}"
        text = text.replace(source, here)
    return text


def is_in_source(text: str) -> bool:
    wanted = running(text)
    if text in OWN_TEXTS or wanted in source_text() or wanted in mended_source():
        return True
    pieces = [re.escape(piece) for piece in wanted.split(NAME_LEFT_OUT)]
    return len(pieces) > 1 and bool(re.search(r"[^.]{3,60}?".join(pieces), mended_source()))


def test_every_swedish_text_of_the_data_stands_in_a_source() -> None:
    plan = check(ROOT / "data").plan
    assert plan is not None
    records: tuple[Any, ...] = (plan.about, plan.activities, plan.organisations, plan.terms, plan.examples)
    texts = [text for record in records for text in source_texts(record)]
    assert len(texts) > 400
    assert [text for text in texts if not is_in_source(text)] == []


def prose(file: Path) -> Iterator[str]:
    """The paragraphs, headings, items and cells of a hand-written page, without the site's remarks."""
    text = file.read_text("utf-8").split("---", 2)[2]
    text = re.sub(r"^!!! .*\n(?:\n| {4}.*\n?)*", "", text, flags=re.M)
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text.replace("<br>", "\n\n"))
    for block in re.split(r"\n\s*\n|\n(?=[-|])", text):
        for cell in block.split("|") if block.startswith("|") else [block]:
            cleaned = running(re.sub(r"^[#\s-]+", "", cell.strip()))
            if cleaned and not re.fullmatch(r"[-\s:]+", cleaned):
                yield cleaned


@pytest.mark.parametrize("file", sorted((ROOT / "content/planen").glob("*.md")), ids=lambda file: file.stem)
def test_every_chapter_is_the_plans_own_text(file: Path) -> None:
    own = {"Plats", "Datum", "Datum för workshops:"}  # headings of the list of workshops
    assert [text for text in prose(file) if text not in own and not is_in_source(text)] == []


def test_nobody_is_named_but_the_governor() -> None:
    """Names stand in the networks' lists as «First Last<tab>Organisation»."""
    lists = (
        (SOURCES / "001_bd774f0c4f573401.txt")
        .read_text("utf-8")
        .split("Bilaga 1 -")[1]
        .split("Bilaga 2 -")[0]
    )
    names = re.findall(r"^([A-ZÅÄÖ][^\t\n]+)\t", lists, re.M)
    assert len(names) > 80
    published = "".join(
        file.read_text("utf-8")
        for folder in ("data", "content")
        for file in (ROOT / folder).rglob("*")
        if file.suffix in (".yaml", ".md")
    )
    assert [name for name in names if name in published] == []
    numbers = re.findall(r"[\w.]+@[\w.]+\.\w+|\b0\d{1,3}[- ]\d{2,3} \d{2} \d{2}", published)
    # The site's own address, which reaches no one (RFC 2606).
    assert [item for item in numbers if not item.endswith(".example")] == []

"""A page that Markdown could not read in time is refused before it tries; one for readers never is."""

from pathlib import Path

import pytest

from actionplan.reading.page_limits import page_limit_findings

CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Text.\n\n" + "[" * 4000, "page-too-many-signs", 3),
        ("`a" * 8000, "page-too-many-signs", 1),
        ("\n\n".join(["*" * 1000] * 5), "page-too-many-signs", 9),
        ("\n".join("    " * level + "- a" for level in range(60)), "page-too-deep", 31),
        ("\n".join("\t" * level + "1. a" for level in range(60)), "page-too-deep", 31),
        ("a\n" + ">" * 40 + " b", "page-too-deep", 2),
        ("- " * 40 + "b", "page-too-deep", 1),
    ],
    ids=["brackets", "ticks", "stars", "list", "tabs", "quotations", "one line"],
)
def test_what_takes_too_long(text: str, code: str, line: int) -> None:
    (finding,) = page_limit_findings("content/a.md", text)
    assert (finding.code, finding.place.line) == (code, line)


@pytest.mark.parametrize("page", sorted(CONTENT.rglob("*.md")), ids=lambda page: page.stem)
def test_the_first_plans_pages_are_read(page: Path) -> None:
    assert not list(page_limit_findings(page.name, page.read_text("utf-8")))


def test_a_long_page_of_links_and_emphasis_is_read() -> None:
    text = "\n\n".join(["Ett **ord** om [planen](plan.md) och `data`."] * 5000)
    assert not list(page_limit_findings("content/a.md", text))

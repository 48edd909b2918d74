"""What is personal, and what only looks like it. The people and numbers are made up or official samples."""

from pathlib import Path

import pytest

from actionplan.reading.checks import check
from actionplan.reading.personal_data import findings_in, normalised, personal_data_in
from tests.small_plan import TESTS, lay_over

CONTENT = TESTS.parent / "content"


def _kinds(text: str, *allowed: str) -> list[str]:
    return [kind.removeprefix("personal-") for kind, _ in personal_data_in(text, frozenset(allowed))]


@pytest.mark.parametrize(
    "text",
    [
        "kim@exempel.example",
        "Skriv till kim.o'hara+plan@post.exempel.example.",
        "(åsa.öberg@länsstyrelsen.example)",
        "mailto:kim@exempel.example",
        "<kim@exempel.example>",
    ],
)
def test_an_address_is_found(text: str) -> None:
    assert _kinds(text) == ["email"]


@pytest.mark.parametrize(
    "text",
    [
        "070-174 06 05",
        "0701740605",
        "tel:+46701740605",
        "+46 (0)70 174 06 05",
        "0046 70 174 06 05",
        "08-465 004 00",
        "08/465 004 00",
        "(0611) 34 90 00",
        "0611-34\u00a090\u201100",
        "010–225 50 00",
        "0611-34\n        90 00",
        "ring 0980-319 22, vardagar",
        "+358 9 1234 5678",
    ],
)
def test_a_phone_number_is_found(text: str) -> None:
    assert _kinds(text) == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "811228-9874",
        "8112289874",
        "19811228-9874",
        "198112289874",
        "19811228 9874",
        "121212+1212",
        "811228–9874",
        "701063-2391",  # a coordination number
        "19701063-2391",
        "f. 811228-9874.",
    ],
)
def test_a_personal_number_is_found(text: str) -> None:
    assert _kinds(text) == ["number"]


@pytest.mark.parametrize(
    "text",
    [
        "851-2329-15",
        "dnr 601-1234-2015",
        "202100-2445",  # the county administrative board's organisation number
        "811228-9873",  # wrong check digit
        "811328-9872",  # no thirteenth month
        "810230-9873",  # no such day
        "2015–2017",
        "2015-02-09",
        "01-02-2015",
        "08.00–16.30",
        "8 000 000 kronor",
        "12 500 000",
        "0,5 procent",
        "0612",
        "SFS 2010:197",
        "978-91-7000-123-4",
        "https://exempel.example/artikel/0701740605/811228-9874",
        "halsa-11",
        "@lansstyrelsen",
        "a @ b.example",
        "kim@localhost",
    ],
)
def test_what_only_looks_personal_is_left_alone(text: str) -> None:
    assert _kinds(text) == []


def test_public_contacts_are_let_through_however_they_are_written() -> None:
    allowed = (normalised("Registrator@lansstyrelsen.example"), normalised("0611-34 90 00"))
    assert _kinds("registrator@Lansstyrelsen.example, +46 (0)611 349000, 0611-34 90 00", *allowed) == []
    assert _kinds("registrator@lansstyrelsen.example.com", *allowed) == ["email"]


def test_the_place_is_told_and_the_data_is_not() -> None:
    (finding,) = findings_in("a.md", "# Rubrik\n\nSkriv till kim@exempel.example.", ())
    assert (finding.place.line, finding.place.column) == (3, 12)
    assert "kim" not in str(finding)


def test_only_personal_numbers_are_refused_while_the_contacts_cannot_be_read(tmp_path: Path) -> None:
    data = lay_over(tmp_path, TESTS / "broken/personal-data")
    (data / "plan.yaml").write_text("title: [", "utf-8")
    codes = {item.code for item in check(data).findings if item.place.file.endswith("activities.yaml")}
    assert codes & {"personal-email", "personal-phone", "personal-number"} == {"personal-number"}


@pytest.mark.parametrize("page", sorted(CONTENT.rglob("*.md")), ids=lambda page: page.stem)
def test_the_pages_of_this_site_hold_nothing_personal(page: Path) -> None:
    assert list(findings_in(page.name, page.read_text("utf-8"), ())) == []


def test_a_long_text_takes_no_long_time() -> None:
    """Nothing here is quadratic: half a megabyte of words, digits and dots."""
    assert _kinds("ord.ord-0 7" * 50_000 + "a" * 50_000) == []

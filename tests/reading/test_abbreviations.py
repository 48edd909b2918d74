"""What counts as an abbreviation that a reader may need explained."""

from pathlib import Path

import pytest

from actionplan.reading.abbreviations import abbreviations_in
from actionplan.reading.checks import check
from tests.small_plan import TESTS, lay_over


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stöd av KBT och KBT:s metoder", ("KBT",)),
        ("KBT-behandling (ÖK), IOP/AB", ("KBT", "ÖK", "IOP", "AB")),
        ("Enligt Så, A och sfi, SFx, KBTs", ()),
        ("ETABLERINGSPROGRAMMET är långt, LÄGGER är inte det", ("LÄGGER",)),
        ("SEX TECKEN ÄR NOG", ()),
        ("KBT", ("KBT",)),
        ("Del IV av XII", ()),
        ("K2, A_B och AB2", ()),
        ("", ()),
    ],
)
def test_abbreviations(text: str, expected: tuple[str, ...]) -> None:
    assert abbreviations_in(text) == expected


def test_no_word_on_abbreviations_while_the_glossary_is_faulty(tmp_path: Path) -> None:
    """Whether it explains them cannot be known."""
    data = lay_over(tmp_path, TESTS / "broken/unexplained-abbreviation")
    assert {item.code for item in check(data).findings} == {"unexplained-abbreviation"}
    glossary = data / "glossary.yaml"
    glossary.write_text(glossary.read_text("utf-8") + "unknown: x\n", "utf-8")
    assert {item.code for item in check(data).findings} == {"unknown-field"}

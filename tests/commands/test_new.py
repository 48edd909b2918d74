"""``actionplan new``."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.small_plan import TESTS, lay_over


def _run(data: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["new", *arguments, "--data", str(data)], input=stdin)


def _plan(data: Path) -> Plan:
    plan = check(data).plan
    assert plan is not None
    return plan


def test_an_activity_comes_last_in_its_area_with_an_id_never_used(tmp_path: Path) -> None:
    data = lay_over(tmp_path, TESTS / "accepted" / "retired")
    options = ("--focus-area", "boende", "--text-sv", "Bygga: mer.", "--responsible", "alnas")
    result = _run(data, "activity", *options, "--responsible", "bjorkas")
    assert result.exit_code == 0
    assert result.output.splitlines() == [
        f'{data.as_posix()}/activities.yaml:13: "boende-5" är tillagt.',
        "Sidan får adressen /aktiviteter/boende-5/, på engelska /en/activities/boende-5/",
    ]
    plan = _plan(data)
    assert [item.id for item in plan.activities] == ["boende-1", "boende-2", "boende-5", "arbete-1"]
    assert plan.activities[2].text.sv == "Bygga: mer."
    assert plan.activities[2].responsible == ("alnas", "bjorkas")


def test_a_word_stands_in_alphabetical_order_if_the_others_do(small: Path) -> None:
    word = ("term", "--definition-sv", "Ord.", "--term-sv")
    assert _run(small, *word, "Asyl").exit_code == 0
    assert _run(small, *word, "åldersgräns", "--lang", "en").exit_code == 0
    assert [item.id for item in _plan(small).terms] == [
        "asyl",
        "etablering",
        "etableringsplan",
        "aldersgrans",
    ]
    (small / "glossary.yaml").write_text((TESTS / "plans/small/glossary.yaml").read_text("utf-8"), "utf-8")
    assert _run(small, *word, "Öppen").exit_code == 0
    assert _run(small, *word, "Öppen").exit_code == 0
    assert [item.id for item in _plan(small).terms][-2:] == ["oppen", "oppen-2"]


def test_answers_instead_of_options(small: Path) -> None:
    answers = "group\nLänets föreningar\n\n\nnejdå\nalnas, bjorkas\n"
    result = _run(small, "organisation", stdin=answers)
    assert result.exit_code == 0
    assert "Finns inte: nejdå." in result.output
    added = _plan(small).organisations[-1]
    assert (added.id, added.kind, added.members) == ("lanets-foreningar", "group", ("alnas", "bjorkas"))


def test_an_example(small: Path) -> None:
    options = ("--title-sv", "Huset", "--focus-area", "boende", "--source", "plan", "--text-sv", "2015")
    assert _run(small, "example", *options, "--id", "vart-hus").exit_code == 0
    added = _plan(small).example["vart-hus"]
    assert (added.focus_areas, added.text[0].sv) == (("boende",), "2015")


def test_a_translation_without_its_original_is_not_lost_in_silence(small: Path) -> None:
    before = (small / "examples.yaml").read_bytes()
    options = ("--title-sv", "Huset", "--focus-area", "boende", "--source", "plan", "--text-en", "A house.")
    result = _run(small, "example", *options)
    assert (result.exit_code, "den svenska texten saknas" in result.output) == (1, True), result.output
    assert (small / "examples.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("activity", "--focus-area", "boend", "--text-sv", "x"), 1, 'Menade du "boende"?'),
        (("organisation", "--kind", "group", "--name-sv", "Alla"), 1, "en grupp ska ha medlemmar"),
        (("term", "--term-sv", "x", "--definition-sv", "y", "--id", "etablering"), 2, "har använts"),
        (("term", "--term-sv", "?", "--definition-sv", "y"), 2, "--id"),
        (("term", "--term-sv", "a\u200bb", "--definition-sv", "y"), 1, "osynligt tecken"),
        (("activity",), 2, "Avbrutet. Ingenting är ändrat."),
    ],
)
def test_what_cannot_be_is_explained_and_nothing_is_written(
    small: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    before = {path: path.read_bytes() for path in small.iterdir()}
    result = _run(small, *arguments)
    assert (result.exit_code, said in result.output) == (code, True), result.output
    assert {path: path.read_bytes() for path in small.iterdir()} == before


def test_a_file_that_is_not_laid_out_is_left_alone_until_fmt_has_been_run(small: Path) -> None:
    file = small / "glossary.yaml"
    before = file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    word = ("term", "--term-sv", "Ord", "--definition-sv", "Ett.")
    result = _run(small, *word)
    assert (result.exit_code, file.read_bytes()) == (2, before)
    assert f"{file.as_posix()}: filen är inte uppställd" in result.output
    assert "Kör actionplan fmt" in result.output
    assert CliRunner().invoke(main, ["fmt", "--data", str(small)]).exit_code == 0
    assert _run(small, *word).exit_code == 0


def test_control_c_at_a_question_leaves_all_as_it_was(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> str:
        raise click.Abort

    monkeypatch.setattr("click.prompt", interrupted)
    before = {path: path.read_bytes() for path in small.iterdir()}
    result = _run(small, "term", "--lang", "en")
    assert (result.exit_code, "Nothing has been changed." in result.output) == (2, True)
    assert {path: path.read_bytes() for path in small.iterdir()} == before


def test_a_faulty_plan_is_reported(small: Path) -> None:
    (small / "sources.yaml").unlink()
    result = _run(small, "term", "--term-sv", "x", "--definition-sv", "y")
    assert (result.exit_code, "sources.yaml" in result.output) == (1, True)

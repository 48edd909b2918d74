"""``actionplan translations``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from actionplan.commands.main import main
from actionplan.reading.checks import check


def _run(small: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["translations", "--data", str(small), *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _state(small: Path, address: str) -> str:
    texts = json.loads(_run(small, "--format", "json").output)["texts"]
    return str(next(item["state"] for item in texts if item["address"] == address))


@pytest.fixture
def accepted(small: Path) -> Path:
    """The small plan with all its English accepted."""
    assert _run(small, "--accept").exit_code == 0
    return small


def test_english_is_outdated_when_the_swedish_changes_and_current_when_it_is_accepted(accepted: Path) -> None:
    assert _state(accepted, "activities/boende-1/text") == "current"
    _change(accepted / "activities.yaml", "Bygga bostäder.", "Bygga hem.")
    assert _state(accepted, "activities/boende-1/text") == "outdated"
    assert "activities/boende-1/text: Bygga hem." in _run(accepted).output
    assert _run(accepted, "--accept", "boende-1").exit_code == 0
    assert _state(accepted, "activities/boende-1/text") == "current"


def test_only_the_named_texts_are_accepted(accepted: Path) -> None:
    _change(accepted / "activities.yaml", "Bygga bostäder.", "Bygga hem.")
    _change(accepted / "glossary.yaml", "sv: etablering\n", "sv: etableringen\n")
    _run(accepted, "--accept", "terms/etablering")
    assert _state(accepted, "terms/etablering/term") == "current"
    assert _state(accepted, "activities/boende-1/text") == "outdated"
    _change(accepted / "activities.yaml", "Bygga hem.", "Bygga bostäder.")
    assert _state(accepted, "activities/boende-1/text") == "current", "what was accepted is still known"


def test_a_removed_text_disappears_from_the_record(accepted: Path) -> None:
    _change(accepted / "activities.yaml", "      en: Build homes.\n", "")
    assert "boende-1" in (accepted / "translations.yaml").read_text("utf-8")
    _run(accepted, "--accept")
    assert "boende-1" not in (accepted / "translations.yaml").read_text("utf-8")


def test_the_record_is_a_part_of_the_plan_and_stays_as_it_is(accepted: Path) -> None:
    before = (accepted / "translations.yaml").read_bytes()
    assert check(accepted).findings == ()
    _run(accepted, "--accept")
    assert (accepted / "translations.yaml").read_bytes() == before


def test_the_comments_at_the_beginning_are_kept(accepted: Path) -> None:
    file = accepted / "translations.yaml"
    file.write_bytes(b"# Ett skript\n# och en rad\n" + file.read_bytes())
    before = file.read_bytes()
    _run(accepted, "--accept")
    assert file.read_bytes() == before


def test_a_plan_without_a_record_has_nothing_outdated(small: Path) -> None:
    assert _run(small).output.startswith("Engelska texter: aktuella 5, föråldrade 0, saknas 40.\n")
    assert not (small / "translations.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--accept", "nope"), 'Det finns ingen text med id "nope".'),
        (("boende-1",), "Skriv --accept"),
        (("--accept", "nope", "--lang", "en"), 'No text has the id "nope".'),
    ],
)
def test_what_cannot_be_done_is_a_plain_message(
    accepted: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = (accepted / "translations.yaml").read_bytes()
    result = _run(accepted, *arguments)
    assert result.exit_code == 2
    assert said in result.output
    assert (accepted / "translations.yaml").read_bytes() == before


def test_a_record_that_cannot_be_written(accepted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    file = accepted / "translations.yaml"
    file.write_bytes(b"accepted: []\n")
    monkeypatch.setattr("os.fsync", refuse)
    result = _run(accepted, "--accept")
    assert result.exit_code == 2
    assert f"{file}: filen går inte att skriva (Permission denied)" in result.output
    assert result.output.endswith("Ingenting är ändrat.\n")
    assert file.read_bytes() == b"accepted: []\n"


def test_a_faulty_plan_is_explained(small: Path) -> None:
    (small / "glossary.yaml").write_bytes(b"")
    assert _run(small, "--accept").exit_code == 1
    assert not (small / "translations.yaml").exists()


def test_a_page_is_a_text_like_any_other(accepted: Path) -> None:
    """What is laid out anew is the same; what says something else is outdated; no English is missing."""
    pages = accepted.parent / "content"
    (pages / "en").mkdir(parents=True)
    head = "---\nchapter: forord\ntitle: {}\ndescription: x\n---\n"
    (pages / "forord.md").write_text(head.format("Förord") + "\nEtt ord\npå vägen.\n", "utf-8")
    assert _state(accepted, "chapters/forord/text") == "missing"
    (pages / "en/preface.md").write_text(head.format("Preface") + "\nA word.\n", "utf-8")
    assert _state(accepted, "chapters/forord/text") == "outdated"
    assert _run(accepted, "--accept", "forord").exit_code == 0
    (pages / "forord.md").write_text(head.format("Förord") + "\nEtt ord på vägen.\n", "utf-8")
    assert _state(accepted, "chapters/forord/text") == "current"
    (pages / "forord.md").write_text(head.format("Inledning") + "\nEtt ord på vägen.\n", "utf-8")
    assert _state(accepted, "chapters/forord/text") == "outdated"


def test_a_page_that_is_not_utf_8_is_named(accepted: Path) -> None:
    (accepted.parent / "content").mkdir()
    (accepted.parent / "content/forord.md").write_bytes("Förord".encode("latin-1"))
    result = _run(accepted)
    assert result.exit_code == 2
    assert "content/forord.md" in result.output

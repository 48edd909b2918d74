"""The lists of translations and changes as CSV."""

from datetime import UTC, datetime

from actionplan.derived.changes import ChangeEntry, EntryLine, EntryText, History
from actionplan.derived.translation import translations
from actionplan.exports.lists import change_lists, changes_path, translations_csv
from tests.exports.plans import BASE_URL, real_plan, small_plan
from tests.spreadsheets.excel import rows_in


def test_every_text_is_there_with_its_state() -> None:
    found = translations(real_plan())
    rows = rows_in(translations_csv(found))
    assert len(rows) == len(found) > 500
    assert {row["state"] for row in rows} == {item.state for item in found}
    first = next(row for row in rows if row["text"] == "activities/boende-3/text")
    assert first["sv"] == real_plan().activity["boende-3"].text.sv


def test_a_text_without_english_has_none() -> None:
    missing = [item for item in translations(small_plan()) if item.state == "missing"]
    assert missing
    assert {row["en"] for row in rows_in(translations_csv(missing))} == {""}


def test_a_row_for_each_thing_that_changed() -> None:
    text = EntryText(
        title="",
        heading="Boende 1",
        about="",
        about_lang="sv",
        lines=(
            EntryLine("Ändrad text:", (("kept", "Bygg"), ("old", "hus"), ("new", "=fler hus"))),
            EntryLine("Ny ansvarig: Timrå kommun"),
        ),
    )
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    gone = ChangeEntry("activities", "gone-1", (), (), {"sv": text}, "0123456789ab", moment)
    lists = change_lists(History((gone,), moment), small_plan(), BASE_URL)
    files = {file.path: file.content for file in lists}
    rows = rows_in(files[changes_path("sv")])
    assert [(row["date"], row["list"], row["id"], row["record"]) for row in rows] == [
        ("2026-03-04", "activities", "gone-1", "Boende 1")
    ] * 2
    assert [(row["change"], row["before"], row["after"]) for row in rows] == [
        ("Ändrad text:", "Bygg hus", "Bygg =fler hus"),
        ("Ny ansvarig: Timrå kommun", "", ""),
    ]
    assert rows[0]["page"] == BASE_URL + "aktiviteter/"
    assert rows_in(files[changes_path("en")]) == []

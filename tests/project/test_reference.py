"""The references of fields, commands and options are those of the code, and leave nothing out."""

import re

import click
import pytest

from actionplan.commands.main import COMMANDS, main
from actionplan.engine.config import ActionPlanConfig
from actionplan.plan.fields import Field
from actionplan.plan.kinds import FILES
from docs.reference import fields, options
from docs.reference.commands import english
from docs.reference.writing import FOLDER, references

_REFERENCES = references()


@pytest.mark.parametrize("name", sorted(_REFERENCES))
def test_a_reference_says_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8") == _REFERENCES[name], "run: python -m docs.reference"


def test_there_are_no_other_references() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(_REFERENCES)


def _headings(name: str) -> list[str]:
    return re.findall(r"^#{2,} (.*)", _REFERENCES[name], re.MULTILINE)


def test_every_file_is_there_and_every_field_of_a_record() -> None:
    headings = _headings("fields.md")
    assert [heading for heading in headings if heading.endswith(".yaml")] == list(FILES)
    assert len(headings) == len(set(headings))
    rows = re.findall(r"^\| `([^`]+)` \|", _REFERENCES["fields.md"], re.MULTILINE)
    assert {"responsible", "from", "prioritised", "publisher_iri", "accepted"} <= set(rows)


def test_no_field_is_without_words_and_no_english_is_left_of_a_changed_sentence() -> None:
    assert "" not in fields.sentences()
    assert set(fields.english()) - fields.sentences() == set()
    assert all(text and text != swedish for swedish, text in fields.english().items())


def test_a_sentence_without_english_is_shown_in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fields, "english", dict)
    assert any("Aktivitetens lydelse i planen." in part for part in fields.page())


def test_a_kind_of_value_without_words_is_named() -> None:
    with pytest.raises(TypeError, match="float"):
        fields._value(Field("share", "share", float, is_list=False, is_required=True))


def test_every_command_is_there_and_says_how_it_ends() -> None:
    reference = _REFERENCES["commands.md"]
    for name in COMMANDS:
        section = re.search(rf"^## actionplan {name}\n(.*?)(?=^## |\Z)", reference, re.MULTILINE | re.DOTALL)
        assert section, name
        assert re.search(r"Exits with 0\b.*\b[12]\b", section[1]), name
        assert f"Example: `actionplan {name}" in section[1]


def test_every_option_of_a_command_is_there() -> None:
    group = main.get_command(click.Context(main), "new")
    assert isinstance(group, click.Group)
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None
        section = _REFERENCES["commands.md"].split(f"### actionplan new {name}\n")[1].split("\n### ")[0]
        for option in command.params:
            assert f"`{option.opts[0]} " in section


def test_every_file_that_is_exported_is_there() -> None:
    group = main.get_command(click.Context(main), "export")
    assert isinstance(group, click.Group)
    for name in group.list_commands(click.Context(group)):
        assert re.search(
            rf"^(### actionplan export|\|) `?{re.escape(name)}\b", _REFERENCES["commands.md"], re.M
        )


def test_a_help_in_one_language_is_refused() -> None:
    assert english("Skriv\nplanen. /\nWrite the plan.") == "Write the plan."
    with pytest.raises(ValueError, match="Write the plan alone"):
        english("Write the plan alone.")


def test_every_option_of_the_plugin_has_its_text() -> None:
    names = [name for name, _ in ActionPlanConfig._schema]
    assert _headings("options.md") == list(options.texts()) == sorted(names, key=list(options.texts()).index)
    assert set(names) == set(options.texts())
    assert all(len(text) > 30 for text in options.texts().values())

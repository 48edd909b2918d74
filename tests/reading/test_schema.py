"""The schemas see what a schema can see, and refuse nothing that is right."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from actionplan.plan.kinds import FILES
from actionplan.reading.schema import outdated, schema_name, schemas
from tests.small_plan import SMALL, TESTS, cases_in, lay_over

ROOT = TESTS.parent


# YAML as the editors' extension reads it: the core schema of YAML 1.2.2, section 10.3.2.
_CORE = {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}


class _EditorsYaml(yaml.SafeLoader):
    """Reads slowly, but falls over no depth, as libyaml does."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way


class _FastEditorsYaml(yaml.CSafeLoader):
    """For files that are known to be sound."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way


for loader in (_EditorsYaml, _FastEditorsYaml):
    for kind, pattern in _CORE.items():
        loader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(rf"(?:{pattern})\Z"), None)
    loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas()[schema_name(name)]))


def _refused(folder: Path, loader: Any = _EditorsYaml) -> Iterator[str]:
    """What the schemas say of the plan in a folder; a file that is no YAML at all raises."""
    for name in FILES:
        file = folder / name
        if file.exists():
            data = yaml.load(file.read_bytes().decode("utf-8-sig"), Loader=loader)  # noqa: S506 - both are safe
            yield from (f"{name}: {error.json_path}" for error in _validator(name).iter_errors(data))


def test_the_committed_schemas_are_those_of_the_model() -> None:
    assert outdated(ROOT / "schemas") == ()
    assert sorted(file.name for file in (ROOT / "schemas").iterdir()) == sorted(schemas())


@pytest.mark.parametrize("file", FILES)
def test_a_schema_is_valid_and_explains_every_field_in_swedish(file: str) -> None:
    schema = json.loads(schemas()[schema_name(file)])
    Draft202012Validator.check_schema(schema)
    records = [schema, *schema.get("$defs", {}).values()]
    assert [record for record in records if record["additionalProperties"] is not False] == []
    fields = {name: field for record in records for name, field in record["properties"].items()}
    assert [name for name, field in fields.items() if not field.get("description")] == []
    # English docstrings and titles that pydantic makes up say nothing to an editor.
    assert [record for record in records if "description" in record] == []
    assert [field for field in fields.values() if "title" in field] == []


def test_a_field_has_the_name_that_stands_in_the_file() -> None:
    period = json.loads(schemas()["plan.schema.json"])["$defs"]["Period"]
    assert (list(period["properties"]), period["required"]) == (["from", "to"], ["from", "to"])


def test_a_choice_lists_its_values_and_a_reference_none() -> None:
    definitions = json.loads(schemas()["organisations.schema.json"])["$defs"]
    fields = definitions["Organisation"]["properties"]
    assert "municipality" in fields["kind"]["enum"]
    assert "enum" not in fields["part_of"]


@pytest.mark.parametrize("folder", [ROOT / "data", SMALL], ids=["real", "small"])
def test_a_right_plan_is_right(folder: Path) -> None:
    assert list(_refused(folder, _FastEditorsYaml)) == []


@pytest.mark.parametrize("file", [file for file in FILES if (ROOT / "data" / file).exists()])
def test_every_file_of_the_plan_points_to_its_schema(file: str) -> None:
    first = (ROOT / "data" / file).read_text("utf-8").split("\n", 1)[0]
    target = first.removeprefix("# yaml-language-server: $schema=")
    assert (ROOT / "data" / target).resolve() == ROOT / "schemas" / schema_name(file)


def test_the_editors_settings_leave_the_schemas_to_the_files_themselves() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    assert "yaml.schemas" not in settings
    assert settings["yaml.validate"] is True
    assert settings["[yaml]"]["editor.insertSpaces"] is True


# Words that YAML gives a meaning and the reader takes as they stand. An editor cannot tell them from
# a field left blank, and nobody means them as a text.
_TAKEN_FOR_BLANK = {"tilde", "word-null"}


@pytest.mark.parametrize("case", cases_in("accepted"))
def test_what_the_reader_accepts_is_accepted(case: str, tmp_path: Path) -> None:
    refused = list(_refused(lay_over(tmp_path, TESTS / "accepted" / case)))
    assert refused == (["activities.yaml: $.activities[1].text.sv"] if case in _TAKEN_FOR_BLANK else [])


# What no schema can see, and why. What breaks a rule of YAML itself, every editor underlines.
_UNSEEN = {
    "needs what stands elsewhere in the plan": """
        phrases-unknown-activity references-into-a-missing-file retired-reference unknown-activity
        unknown-document unknown-focus-area unknown-network unknown-owner unknown-term""",
    "needs to read what a text says": """
        personal-data bad-public-contact""",
    "needs several values of one file": """
        members-cycle no-such-sub-goal part-of-cycle-of-three part-of-itself period-reversed repeated-id
        retired-id-in-use retired-replaced-by-itself retired-replaced-by-unknown-example retired-twice
        statement-says-too-much statement-updated-too-early statement-without-reason
        two-counties-on-one-tile unexplained-abbreviation""",
    "is gone when the file has been read: comments, repeated keys, signs before a value": """
        anchor comment-after-text duplicate-key missing-dash number-octal number-sign-below-text
        number-sign-in-reference number-sign-in-text tag-of-type""",
    "is about characters, which VS Code marks by itself": """
        backslash-in-quotes bidi-override broken-character control-character-escaped decomposed-letters
        decomposed-letters-in-whole-file heap-of-marks line-separator lone-carriage-return soft-hyphen""",
    "is about the files, not what is in them": "missing-file misspelt-file-name stray-file",
    "is no YAML, or none in UTF-8": """
        alias alias-for-id at-sign-in-front braces-of-a-template colon-at-end-of-line colon-in-text
        conflict-markers conflict-markers-with-a-tab
        control-character hard-space-after-colon hard-space-indentation indented-too-little
        indented-too-much latin-1 list-as-key list-item-beside-field merge-key next-line
        no-space-after-colon not-text null-character quoted-beginning
        references-into-an-unreadable-file several-documents star-and-space-in-front star-in-front
        tab-in-text tab-indentation tab-indentation-of-whole-file tag text-beside-block-sign too-deep
        unclosed-brace unclosed-bracket unclosed-quote unclosed-quote-before-another utf-16-with-mark
        utf-16-without-mark windows-1252-crlf yaml-of-the-future""",
}
_REASON = {case: reason for reason, cases in _UNSEEN.items() for case in cases.split()}


def _outcome(folder: Path) -> str:
    try:
        return "seen" if list(_refused(folder)) else "unseen"
    except (yaml.YAMLError, ValueError, RecursionError):
        return "no YAML"


@pytest.mark.parametrize("case", cases_in("broken"))
def test_every_fault_that_a_schema_can_see_is_seen(case: str, tmp_path: Path) -> None:
    reason = _REASON.get(case, "")
    expected = "seen" if not reason else "no YAML" if reason.startswith("is no YAML") else "unseen"
    assert _outcome(lay_over(tmp_path, TESTS / "broken" / case)) == expected


def test_no_reason_outlives_its_case() -> None:
    assert set(_REASON) <= set(cases_in("broken"))

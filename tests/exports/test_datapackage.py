"""The data package: the command that others use finds nothing wrong with it, and does find what is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from actionplan.derived.export import DESCRIPTION
from actionplan.exports import EXPORTS
from actionplan.plan.values import LANGUAGES
from actionplan.words.wording import wording
from tests.exports.plans import published_plan_of, real_plan

(DATAPACKAGE,) = (export for export in EXPORTS if export.form == "datapackage")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    published_plan = published_plan_of(real_plan())
    for export in EXPORTS:
        if export.form in ("csv", "datapackage"):
            (folder / export.file).write_bytes(published_plan.content(export))
    return folder


def _validate(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_frictionless_finds_nothing_wrong_and_then_what_is(package: Path) -> None:
    result = _validate(package)
    assert result.returncode == 0, result.stdout + result.stderr
    assert json.loads(result.stdout)["stats"] == {"tasks": 9, "errors": 0, "warnings": 0} | {
        "seconds": json.loads(result.stdout)["stats"]["seconds"]
    }
    file = package / "organisations.csv"
    file.write_bytes(file.read_bytes().replace(b"lansstyrelsen-vasternorrland", b"arbetsformedlingen", 1))
    codes = {
        error["type"] for task in json.loads(_validate(package).stdout)["tasks"] for error in task["errors"]
    }
    assert "primary-key" in codes


def test_every_table_is_described_with_all_its_columns(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    for resource in described["resources"]:
        head = (package / resource["path"]).read_text("utf-8").splitlines()[0]
        fields = resource["schema"]["fields"]
        assert head.split(",") == [field["name"] for field in fields]
        assert all(" / " in field["description"] for field in fields)
    tables = {export.file for export in EXPORTS if export.form == "csv" and export.dataset != DESCRIPTION}
    assert {resource["path"] for resource in described["resources"]} == tables


def test_a_column_of_which_nothing_is_said_is_called_what_its_field_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for lang in LANGUAGES:
        monkeypatch.delitem(wording("exports", lang).texts["column"], "definition")
    described = json.loads(DATAPACKAGE.make(published_plan_of(real_plan())))
    (terms,) = (table for table in described["resources"] if table["name"] == "terms")
    said = {field["name"]: field["description"] for field in terms["schema"]["fields"]}
    assert said["definition_sv"] == "Förklaring (på svenska) / Definition (in Swedish)"


def test_columns_lead_to_the_tables_of_what_they_hold(package: Path) -> None:
    described = json.loads((package / "datapackage.json").read_text("utf-8"))
    leads = {
        (table["name"], key["fields"]): key["reference"]["resource"]
        for table in described["resources"]
        for key in table["schema"].get("foreignKeys", ())
    }
    assert leads == {
        ("activities", "goal"): "goals",
        ("activities", "focus_area"): "focus-areas",
        ("organisations", "part_of"): "",
        ("focus-areas", "goal"): "goals",
        ("examples", "owner_organisation"): "organisations",
        ("answers", "activity"): "activities",
        ("answers", "focus_area"): "focus-areas",
        ("answers", "organisation"): "organisations",
        ("answers", "via"): "organisations",
        ("memberships", "organisation"): "organisations",
    }

"""From a folder to a plan: what the broken cases do not show."""

import inspect
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from actionplan.plan import examples, model
from actionplan.plan.kinds import FILES, OPTIONAL
from actionplan.plan.values import Record, Retired
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from actionplan.system.folder_lock import FolderInUseError
from tests.small_plan import SMALL, TESTS, lay_over


def codes(folder: Path) -> list[str]:
    return [item.code for item in check(folder).findings]


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_the_small_plan_is_read_whole() -> None:
    plan = check(SMALL).plan
    assert plan is not None
    assert [item.id for item in plan.activities] == ["boende-1", "boende-2", "arbete-1"]
    assert plan.about.period.to == "2017"
    assert plan.examples[0].budget[0].sek == 1_000_000
    assert [len(records) for records in (plan.organisations, plan.terms, plan.regions, plan.documents)] == [
        5,
        2,
        1,
        1,
    ]


def test_the_cases_use_every_kind_of_record(tmp_path: Path) -> None:
    plan = check(lay_over(tmp_path, TESTS / "accepted" / "retired")).plan
    assert plan is not None
    every = {
        kind
        for module in (model, examples)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if issubclass(kind, Record) and kind not in (Record, Retired)
    }
    files = {file.record for file in FILES.values()} & every - {model.PlanFile}
    assert _kinds_in(plan) == every - files


def _kinds_in(value: Any) -> set[type]:
    if isinstance(value, Plan):
        return _kinds_in(tuple(vars(value).values()))
    if isinstance(value, BaseModel):
        return {type(value)} | _kinds_in(tuple(value.__dict__.values()))
    if isinstance(value, dict):
        return _kinds_in(tuple(value.values()))
    if isinstance(value, tuple):
        return {kind for item in value for kind in _kinds_in(item)}
    return set()


def test_a_missing_folder_is_one_fault(tmp_path: Path) -> None:
    assert codes(tmp_path / "nowhere") == ["missing-folder"]


def test_a_file_instead_of_a_folder_is_a_missing_folder(small: Path) -> None:
    assert codes(small / "plan.yaml") == ["missing-folder"]


def test_an_empty_folder_misses_every_file(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["missing-file"] * len(FILES.keys() - OPTIONAL)


def test_a_folder_instead_of_a_file_cannot_be_read(small: Path) -> None:
    (small / "glossary.yaml").unlink()
    (small / "glossary.yaml").mkdir()
    assert codes(small) == ["input-kind"]


def test_other_files_may_lie_beside(small: Path) -> None:
    (small / "README.md").write_text("# Data\n", "utf-8")
    (small / ".gitkeep").touch()
    assert codes(small) == []


def test_a_stray_file_is_not_taken_for_one_that_is_there(small: Path) -> None:
    (small / "plan2.YAML").touch()
    (finding,) = check(small).findings
    assert (finding.code, finding.suggestion) == ("stray-file", "")


@pytest.mark.parametrize("severity", ["warning", "error"])
def test_a_plan_comes_with_warnings_and_not_with_errors(small: Path, severity: str) -> None:
    change(small, "activities.yaml", "Följa upp.", "Fo\u0308lja." if severity == "warning" else "a\tb")
    checked = check(small)
    assert [item.severity for item in checked.findings] == [severity]
    assert (checked.plan is None) == (severity == "error")


def test_a_malformed_id_does_not_hide_other_unknown_references(small: Path) -> None:
    change(small, "glossary.yaml", "- id: etablering\n", "- id: Etablering\n")
    change(small, "glossary.yaml", "see: [etablering]", "see: [etablering, okand]")
    assert codes(small) == ["bad-id", "unknown-term"]


@pytest.mark.parametrize(
    ("old", "new", "only"),
    [
        ("terms:\n", "termer:\n", "unknown-field"),
        ("- id: etablering\n    term:", "- term:", "missing-field"),
        ("- id: etablering\n", "- ide: etablering\n", "unknown-field"),
        ("- id: etablering\n", "- id: [etablering]\n", "expected-text"),
        ("- id: etablering\n", "- id: Etablering\n", "bad-id"),
        ("- id: etablering\n", "- id: etab\u200blering\n", "invisible-character"),
    ],
)
def test_references_are_not_judged_where_an_id_cannot_be_read(
    small: Path, old: str, new: str, only: str
) -> None:
    change(small, "glossary.yaml", old, new)
    assert codes(small) == [only]


def test_references_to_an_optional_list_that_is_absent_are_unknown(small: Path) -> None:
    text = (small / "examples.yaml").read_text("utf-8")
    (small / "examples.yaml").write_text(text[text.index("examples:") :], "utf-8")
    assert codes(small) == ["unknown-region"]


def test_a_diamond_of_members_is_no_cycle(small: Path) -> None:
    change(small, "organisations.yaml", "members: [alnas, bjorkas]", "members: [alnas, norr]")
    with (small / "organisations.yaml").open("a", encoding="utf-8") as file:
        file.write("  - id: norr\n    kind: group\n    name:\n      sv: Norr\n    members: [alnas]\n")
    assert codes(small) == []


def test_a_record_that_leads_into_a_cycle_is_not_accused(small: Path) -> None:
    change(small, "organisations.yaml", "part_of: lansstyrelsen", "part_of: alnas")
    change(small, "organisations.yaml", "    url: https://example.org/\n", "    part_of: alnas\n")
    (finding,) = check(small).findings
    assert (finding.code, finding.params["name"]) == ("cycle-part_of", "alnas")


def test_a_very_long_chain_is_followed(small: Path) -> None:
    with (small / "organisations.yaml").open("a", encoding="utf-8") as file:
        for number in range(3000):
            file.write(f"  - {{id: o{number}, kind: unit, name: {{sv: x}}, part_of: o{number + 1}}}\n")
        file.write("  - {id: o3000, kind: unit, name: {sv: x}, part_of: o0}\n")
    assert codes(small) == ["cycle-part_of"]


@pytest.mark.parametrize("name", sorted(FILES))
def test_places_lead_to_the_file_as_given(small: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.parent)
    (small / name).write_bytes(b"")
    assert [item.place.file for item in check(Path("data")).findings] == [f"data/{name}"]


def test_the_places_of_records_and_lists_are_known(small: Path) -> None:
    places = check(small).places
    lines = {file: (small / file).read_text("utf-8").split("\n") for file in FILES if (small / file).exists()}
    found = {key: lines[Path(place.file).name][place.line - 1].strip() for key, place in places.items()}
    assert found["activity", "boende-2"] == "- id: boende-2"
    assert found["network", "styrgruppen"] == "- id: styrgruppen"
    assert (found["term", ""], found["region", ""]) == ("terms:", "regions:")
    assert (places["plan", ""].line, ("concept", "") in places) == (1, False)


def test_a_plan_with_errors_has_no_places(small: Path) -> None:
    change(small, "activities.yaml", "Följa upp.", "a\tb")
    assert check(small).places == {}


def test_a_folder_left_by_nobody_here_is_a_finding(small: Path) -> None:
    """A proposal may bring one, so that nothing of it may be believed."""
    left = small / ".actionplan-writing"
    left.mkdir()
    (left / "originals.json").write_bytes(b'[{"name": "plan.yaml"}]')
    (finding,) = check(small).findings
    assert (finding.code, finding.place.file) == ("strange-journal", left.as_posix())
    assert check(small).plan is None


def test_a_folder_that_somebody_goes_on_changing_is_a_finding(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def in_use(*_: object) -> None:
        raise FolderInUseError(11, "in use", str(small))

    monkeypatch.setattr("actionplan.system.journal.held", in_use)
    assert codes(small) == ["folder-in-use"]

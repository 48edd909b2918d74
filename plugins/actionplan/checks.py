"""From a folder of YAML files to a checked plan, or to all its faults at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from actionplan import model
from actionplan.findings import Finding, Place, closest, has_errors, in_order
from actionplan.plan import Plan
from actionplan.reading import Located, Path, read

FILES: dict[str, type[model.Record]] = {
    "plan.yaml": model.PlanFile,
    "activities.yaml": model.ActivitiesFile,
    "organisations.yaml": model.OrganisationsFile,
    "glossary.yaml": model.GlossaryFile,
    "examples.yaml": model.ExamplesFile,
    "sources.yaml": model.SourcesFile,
}

# Which list of which file holds the records of a kind, in the words of the references.
KINDS: dict[str, tuple[str, str]] = {
    "goal": ("plan.yaml", "goals"),
    "focus_area": ("plan.yaml", "focus_areas"),
    "target_group": ("plan.yaml", "target_groups"),
    "network": ("plan.yaml", "networks"),
    "activity": ("activities.yaml", "activities"),
    "organisation": ("organisations.yaml", "organisations"),
    "term": ("glossary.yaml", "terms"),
    "example": ("examples.yaml", "examples"),
    "region": ("examples.yaml", "regions"),
    "document": ("sources.yaml", "documents"),
}


@dataclass(frozen=True)
class Checked:
    """A plan, or None if it has errors, and the findings in the order of the files."""

    plan: Plan | None
    findings: tuple[Finding, ...]


def check(folder: FilePath) -> Checked:
    """Read and check the plan in ``folder``. Nothing about its contents is ever raised.

    Addresses in the findings are the folder as given and the file's name.
    """
    files = {name: _read_file(folder, name) for name in FILES}
    findings: list[Finding] = list(_stray_files(folder))
    ids = {kind: set(_ids(files[name], key)) for kind, (name, key) in KINDS.items() if _usable(files[name])}
    records = {name: _validated(located, FILES[name], ids) for name, located in files.items()}
    for kind, (name, key) in KINDS.items():
        _repeated_ids(files[name], key, kind)
    _cycles(files["organisations.yaml"])
    _members_and_kind(files["organisations.yaml"])
    for located in files.values():
        findings.extend(located.findings)
    ordered = in_order(findings)
    return Checked(None if has_errors(ordered) else _assemble(records), ordered)


def _read_file(folder: FilePath, name: str) -> Located:
    address = (folder / name).as_posix()
    try:
        return read(address, (folder / name).read_bytes())
    except FileNotFoundError:
        code = "missing-file" if folder.is_dir() else "missing-folder"
    except OSError:
        code = "unreadable-file"
    located = Located(address)
    located.fault(Place(address), code, folder=folder.as_posix())
    return located


def _stray_files(folder: FilePath) -> Iterator[Finding]:
    """YAML files that nothing reads: most often a misspelt name."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.suffix in (".yaml", ".yml") and path.name not in FILES:
            place = Place(path.as_posix())
            yield Finding(place, "stray-file", {}, "", closest(path.name, FILES))


def _usable(located: Located) -> bool:
    return isinstance(located.data, dict)


def _records(located: Located, key: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The records of a list that are mappings at all, with their paths."""
    items = located.data.get(key) if _usable(located) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (key, index), item


def _ids(located: Located, key: str) -> Iterator[str]:
    for _, record in _records(located, key):
        if isinstance(record.get("id"), str):
            yield record["id"]


def _repeated_ids(located: Located, key: str, kind: str) -> None:
    first: dict[str, Place] = {}
    for path, record in _records(located, key):
        place = located.place((*path, "id"))
        identifier = record.get("id")
        if not isinstance(identifier, str):
            continue
        if identifier in first:
            located.fault(place, "repeated-id", name=identifier, line=str(first[identifier].line))
        first.setdefault(identifier, place)


def _cycles(located: Located) -> None:
    """Refuse owners and groups that, followed far enough, contain themselves."""
    for relation in ("part_of", "members"):
        steps = {
            str(record.get("id")): (path, _as_list(record.get(relation)))
            for path, record in _records(located, "organisations")
        }
        for start, (path, _) in steps.items():
            if _reaches(start, start, steps):
                located.fault(located.place((*path, relation)), f"cycle-{relation}", name=start)


def _as_list(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def _reaches(start: str, goal: str, steps: Mapping[str, tuple[Path, list[str]]]) -> bool:
    seen: set[str] = set()
    waiting = list(steps[start][1])
    while waiting:
        current = waiting.pop()
        if current == goal:
            return True
        if current in steps and current not in seen:
            seen.add(current)
            waiting.extend(steps[current][1])
    return False


def _members_and_kind(located: Located) -> None:
    for path, record in _records(located, "organisations"):
        is_group, has_members = record.get("kind") == "group", bool(record.get("members"))
        if is_group and not has_members:
            located.fault(located.place((*path, "kind")), "group-without-members")
        if has_members and not is_group:
            located.fault(located.key_place((*path, "members")), "members-without-group")


def _validated(
    located: Located, record: type[model.Record], ids: Mapping[str, set[str]]
) -> model.Record | None:
    if located.data is None:
        return None
    if not _usable(located):
        located.fault(located.place(()), "expected-mapping")
        return None
    try:
        return record.model_validate(located.data, context=ids)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _explain(located, record, details, ids)
        return None


def _explain(
    located: Located, record: type[model.Record], details: ErrorDetails, ids: Mapping[str, set[str]]
) -> None:
    """Turn one of pydantic's errors into a finding in the plan's own words."""
    path, kind = details["loc"], details["type"]
    params = {key: str(value) for key, value in details.get("ctx", {}).items()}
    suggestion = ""
    place = located.place(path)
    if kind == "missing":
        field = str(path[-1])
        code = "missing-swedish" if field == "sv" else "missing-field"
        params, place = {"name": field}, located.key_place(path)
    elif kind == "extra_forbidden":
        code, params, place = "unknown-field", {"name": str(path[-1])}, located.key_place(path)
        suggestion = closest(str(path[-1]), _fields_at(record, path[:-1]))
    elif kind == "unknown-reference":
        code = f"unknown-{params['kind'].replace('_', '-')}"
        suggestion = closest(params["value"], sorted(ids.get(params["kind"], ())))
    elif kind == "literal_error":
        allowed = _allowed(params["expected"])
        code, params = "not-allowed", {"value": str(details["input"]), "allowed": ", ".join(allowed)}
        suggestion = closest(params["value"], allowed)
    else:
        code = _PLAIN_CODES.get(kind, kind)
    located.fault(place, code, suggestion, **params)


_PLAIN_CODES = {
    "string_type": "expected-text",
    "string_too_short": "empty-text",
    "tuple_type": "expected-list",
    "model_type": "expected-mapping",
    "model_attributes_type": "expected-mapping",
    "too_short": "empty-list",
    "int_type": "bad-number",
    "int_parsing": "bad-number",
    "greater_than": "bad-number",
}


def _allowed(expected: str) -> list[str]:
    """The values in pydantic's English list: ``'home', 'work' or 'health'``."""
    return expected.replace(" or ", ", ").replace("'", "").split(", ")


def _fields_at(record: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The names of the fields that the record at ``path`` may have."""
    current: Any = record
    for step in path:
        if isinstance(step, str):
            current = _record_in(_field(current, step))
    return [info.alias or name for name, info in current.model_fields.items()]


def _field(record: type[BaseModel], name: str) -> Any:
    for field, info in record.model_fields.items():
        if name in (field, info.alias):
            return info.annotation
    raise KeyError(name)


def _record_in(annotation: Any) -> Any:
    """The record type inside an annotation such as ``tuple[Aim, ...]`` or ``Text | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_record_in(inner) for inner in get_args(annotation))
    return next((inner for inner in found if inner is not None), None)


def _assemble(records: Mapping[str, Any]) -> Plan:
    return Plan(
        about=records["plan.yaml"],
        activities=records["activities.yaml"].activities,
        organisations=records["organisations.yaml"].organisations,
        terms=records["glossary.yaml"].terms,
        examples=records["examples.yaml"].examples,
        regions=records["examples.yaml"].regions,
        documents=records["sources.yaml"].documents,
    )

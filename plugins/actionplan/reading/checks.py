"""From a folder of YAML files to a checked plan, or to all its faults at once."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from actionplan.plan.kinds import FILES, KINDS, OPTIONAL, RETIRING, WITH_IDS
from actionplan.plan.values import ID_PATTERN, Record, id_from
from actionplan.plan.whole import Plan, plan_of
from actionplan.reading.abbreviations import warn_of_unexplained
from actionplan.reading.explaining import explain, fields_at
from actionplan.reading.findings import Finding, Place, closest, has_errors, in_order
from actionplan.reading.located import Located, Path, read
from actionplan.reading.personal_data import refuse_personal_data
from actionplan.system.gc_pause import without_collecting


@dataclass(frozen=True)
class Checked:
    """A plan, or None if it has errors, and the findings in the order of the files.

    ``places`` says where each record of a plan stands, by its kind (of ``WITH_IDS``)
    and identifier; an empty identifier stands for the kind's whole list.
    ``("plan", "")`` and ``("accessibility", "")`` are the beginnings of those files.
    """

    plan: Plan | None
    findings: tuple[Finding, ...]
    places: Mapping[tuple[str, str], Place] = field(default_factory=dict)


# All that is read is kept.
@without_collecting()
def check(folder: FilePath) -> Checked:
    """Read and check the plan in ``folder``. Nothing about its contents is ever raised.

    Addresses in the findings are the folder as given and the file's name.
    """
    if not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)):
        address = folder.as_posix()
        return Checked(None, (Finding(Place(address), "missing-folder", {"folder": address}),))
    files = {name: _read_file(folder, name) for name in FILES}
    missing = {name for name in FILES if name not in OPTIONAL and not (folder / name).exists()}
    strays = tuple(_stray_files(folder, missing))
    misspelt = {stray.suggestion for stray in strays}
    ids = dict(_known_ids(files))
    records = {name: _validated(located, FILES[name].record, ids) for name, located in files.items()}
    for kind in WITH_IDS.values():
        _repeated_ids(files[kind.file], kind.list_name)
    for kind in RETIRING:
        _retired(files[kind.file], kind.list_name)
    for relation in ("part_of", "members"):
        _cycles(files["organisations.yaml"], "organisations", relation)
    _members_and_kind(files["organisations.yaml"])
    texts = {name: located for name, located in files.items() if name not in OPTIONAL}
    warn_of_unexplained(texts, records["glossary.yaml"], records["organisations.yaml"])
    refuse_personal_data(files, _public_contacts(files["plan.yaml"]))
    found = [item for name in files if name not in misspelt for item in files[name].findings]
    ordered = in_order((*strays, *found))
    if has_errors(ordered):
        return Checked(None, ordered)
    return Checked(plan_of(records), ordered, dict(_places(files)))


def _read_file(folder: FilePath, name: str) -> Located:
    address = (folder / name).as_posix()
    try:
        return read(address, (folder / name).read_bytes())
    except FileNotFoundError:
        if name in OPTIONAL:
            return Located(address, data=None if _has_required_fields(name) else {})
        code = "missing-file"
    except OSError:
        code = "unreadable-file"
    located = Located(address)
    located.fault(Place(address), code)
    return located


def _has_required_fields(name: str) -> bool:
    return any(item.is_required() for item in FILES[name].record.model_fields.values())


def _stray_files(folder: FilePath, missing: Iterable[str]) -> Iterator[Finding]:
    """YAML files that nothing reads: most often a misspelt name of one that is missing."""
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in (".yaml", ".yml") and path.name not in FILES:
            address = os.fsencode(path.as_posix()).decode("utf-8", errors="replace")
            yield Finding(Place(address), "stray-file", suggestion=closest(path.name, missing))


def _public_contacts(located: Located) -> list[str] | None:
    """The addresses that may stand in the plan; None if the list cannot be read."""
    items = located.data.get("public_contacts") or [] if _usable(located) else None
    return [item for item in items if isinstance(item, str)] if isinstance(items, list) else None


def _usable(located: Located) -> bool:
    return isinstance(located.data, dict)


def _records(located: Located, key: str) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The records of a list that are mappings at all, with their paths."""
    items = located.data.get(key) if _usable(located) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (key, index), item


def _places(files: Mapping[str, Located]) -> Iterator[tuple[tuple[str, str], Place]]:
    """Where the lists and records of a plan without errors stand."""
    for kind in KINDS.values():
        if not kind.list_name and _usable(files[kind.file]):
            yield (kind.name, ""), Place(files[kind.file].name)
    for kind in WITH_IDS.values():
        located = files[kind.file]
        if (kind.list_name,) in located.keys:
            yield (kind.name, ""), located.key_place((kind.list_name,))
        for path, record in _records(located, kind.list_name):
            yield (kind.name, record["id"]), located.place(path)


def _known_ids(files: Mapping[str, Located]) -> Iterator[tuple[str, set[str]]]:
    """The identifiers of each kind whose every identifier can be read."""
    for kind in WITH_IDS.values():
        located, key = files[kind.file], kind.list_name
        if not _usable(located):
            continue
        is_required = FILES[kind.file].record.model_fields[key].is_required()
        items = located.data.get(key, None if is_required else [])
        if isinstance(items, list) and not located.is_faulty((key,)):
            ids = [_written_id(located, (key, index)) for index in range(len(items))]
            if None not in ids:
                written = [identifier for identifier in ids if identifier]
                yield kind.name, {*written, *map(id_from, written)}


def _id_of(located: Located, path: Path) -> str | None:
    """The identifier of the record at ``path``, or None if it does not have one that others can name."""
    identifier = _written_id(located, path)
    return identifier if identifier is not None and re.fullmatch(ID_PATTERN, identifier) else None


def _written_id(located: Located, path: Path) -> str | None:
    """What stands as the identifier, well formed or not: others may refer to it as it stands."""
    record = located.value(path)
    identifier = record.get("id") if isinstance(record, dict) else None
    return identifier if isinstance(identifier, str) and not located.is_faulty((*path, "id")) else None


def _repeated_ids(located: Located, key: str) -> None:
    first: dict[str, Place] = {}
    for path, _ in _records(located, key):
        identifier = _id_of(located, path)
        if identifier is None:
            continue
        place = located.place((*path, "id"))
        if identifier in first:
            located.fault(place, "repeated-id", name=identifier, line=str(first[identifier].line))
        first.setdefault(identifier, place)


def _retired(located: Located, key: str) -> None:
    """Refuse the return of an identifier that has been retired, and records that replace themselves."""
    retired = {_id_of(located, path): path for path, _ in _records(located, "retired")}
    for path, _ in _records(located, key):
        identifier = _id_of(located, path)
        if identifier is not None and identifier in retired:
            line = located.place((*retired[identifier], "id")).line
            located.fault(located.place((*path, "id")), "retired-id", name=identifier, line=str(line))
    _cycles(located, "retired", "replaced_by")


def _cycles(located: Located, key: str, relation: str) -> None:
    """Refuse records that, followed far enough by a relation, lead to themselves."""
    paths = {_id_of(located, path): path for path, _ in _records(located, key)}
    steps = {
        identifier: [step for step in _as_list(located.value(path).get(relation)) if step in paths]
        for identifier, path in paths.items()
        if identifier is not None
    }
    for cycle in _cycles_in(steps):
        place = located.place((*paths[cycle[0]], relation))
        chain = " → ".join((*cycle, cycle[0]))
        located.fault(place, f"cycle-{relation}", name=cycle[0], chain=chain)


def _as_list(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def _cycles_in(steps: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """The cycles met when every name is followed once, each from its first name."""
    done: set[str] = set()
    for start in steps:
        way: dict[str, Iterator[str]] = {start: iter(steps[start])} if start not in done else {}
        while way:
            current = next(reversed(way))
            following = next(way[current], None)
            if following is None:
                done.add(current)
                del way[current]
            elif following in way:
                names = tuple(way)
                yield names[names.index(following) :]
            elif following not in done:
                way[following] = iter(steps[following])


def _members_and_kind(located: Located) -> None:
    broken = {path[:2] for path in located.faulty}
    for path, record in _records(located, "organisations"):
        if path in broken:
            continue
        is_group, has_members = record.get("kind") == "group", bool(record.get("members"))
        if is_group and not has_members:
            located.fault(located.place((*path, "kind")), "group-without-members")
        if has_members and not is_group:
            located.fault(located.key_place((*path, "members")), "members-without-group")


def _validated(located: Located, record: type[Record], ids: Mapping[str, set[str]]) -> Record | None:
    if located.data is None:
        return None
    if not _usable(located):
        if not located.is_faulty(()):
            located.fault(located.place(()), "expected-mapping", name=fields_at(record, ())[0])
        return None
    try:
        return record.model_validate(located.data, context=ids)
    except ValidationError as error:
        explain(error.errors(include_url=False), located, record, ids)
        return None

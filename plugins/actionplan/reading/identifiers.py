"""Identifiers: which ones there are, that each is given once, and that none returns after it has retired."""

from collections.abc import Iterator, Mapping

from actionplan.plan.kinds import FILES, WITH_IDS
from actionplan.plan.values import id_from
from actionplan.reading.findings import Finding, Place
from actionplan.reading.records import id_at, items_of, records, written_id
from actionplan.reading.yaml_file import YamlFile


def known_ids(files: Mapping[str, YamlFile]) -> dict[str, set[str]]:
    """The identifiers of each kind whose every identifier can be read.

    Args:
        files: the plan's files by name.
    """
    known: dict[str, set[str]] = {}
    for kind in WITH_IDS.values():
        is_required = FILES[kind.file].record.model_fields[kind.list_name].is_required()
        ids = _ids_in(files[kind.file], kind.list_name, is_required=is_required)
        if ids is not None:
            known[kind.name] = {*ids, *map(id_from, ids)}
    return known


def _ids_in(file: YamlFile, key: str, *, is_required: bool) -> list[str] | None:
    """The identifiers in a list as they are written; None if one cannot be read, or the list itself."""
    if not isinstance(file.data, dict) or file.is_faulty((key,)):
        return None
    items = items_of(file, key) if is_required or key in file.data else []
    if not isinstance(items, list):
        return None
    ids = [written_id(file, (key, index)) for index in range(len(items))]
    return None if None in ids else [identifier for identifier in ids if identifier]


def repeated_ids(file: YamlFile, key: str) -> Iterator[Finding]:
    """Refuse an identifier that an earlier record of the same list has."""
    first: dict[str, Place] = {}
    for path, _ in records(file, key):
        identifier = id_at(file, path)
        if identifier is None:
            continue
        place = file.place((*path, "id"))
        if identifier in first:
            params = {"name": identifier, "line": str(first[identifier].line)}
            yield file.finding(place, "repeated-id", params)
        first.setdefault(identifier, place)


def returned_ids(file: YamlFile, key: str) -> Iterator[Finding]:
    """Refuse an identifier in a list that stands among the file's retired ones."""
    retired = {id_at(file, path): path for path, _ in records(file, "retired")}
    for path, _ in records(file, key):
        identifier = id_at(file, path)
        if identifier is not None and identifier in retired:
            line = file.place((*retired[identifier], "id")).line
            params = {"name": identifier, "line": str(line)}
            yield file.finding(file.place((*path, "id")), "retired-id", params)

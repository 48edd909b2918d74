"""The records in the lists of a file, before it is known whether they are right."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from actionplan.plan.values import ID_PATTERN
from actionplan.reading.yaml_file import DataPath, YamlFile


def items_of(file: YamlFile, key: str) -> Any:
    """What stands in the field ``key`` of a file; None if there is no such field, or no fields at all."""
    return file.data.get(key) if isinstance(file.data, dict) else None


def records(file: YamlFile, key: str) -> Iterator[tuple[DataPath, Mapping[str, Any]]]:
    """The records of a list that are mappings at all, with their paths."""
    items = items_of(file, key)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (key, index), item


def written_id(file: YamlFile, path: DataPath) -> str | None:
    """What stands as a record's identifier, well formed or not: others may refer to it as it stands.

    None if nothing does, or something that is faulty.
    """
    record = file.value(path)
    identifier = record.get("id") if isinstance(record, dict) else None
    return identifier if isinstance(identifier, str) and not file.is_faulty((*path, "id")) else None


def id_at(file: YamlFile, path: DataPath) -> str | None:
    """The identifier of the record at ``path``, or None if it does not have one that others can name."""
    identifier = written_id(file, path)
    return identifier if identifier is not None and re.fullmatch(ID_PATTERN, identifier) else None

"""The one writer of the plan's files: values of records change, and new records come in between.

The rules are in :mod:`actionplan.editing.layout`. A file is changed by its lines rather than as one tree,
because ruamel.yaml hangs a comment on the value before it: whoever removes that value, or adds one after
it, would lose the comment or move it. So the lines of a record, and of a field in it, are found by their
indentation, which a file that is laid out has; a field's lines alone are read, changed and written by
ruamel.yaml; and the record is laid out as ``fmt`` would. What comes of it is read again: if it does not say
exactly what it should, with the same comments, the record is refused, never half written.

Only files that are laid out are changed. Others would need rules for every way of writing YAML, or would have
to be laid out meanwhile, so that a change of one word came with a hundred lines that nobody asked for.
"""

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ruamel.yaml.error import YAMLError

from actionplan.editing.fields import (
    CannotChange,
    Lines,
    NewRecord,
    Value,
    bytes_of,
    end_of,
    field_lines,
    with_value,
)
from actionplan.editing.formatting import NotFaithfulError, formatted
from actionplan.plan.fields import FieldPath
from actionplan.reading.findings import Place
from actionplan.reading.located import read
from actionplan.reading.yaml_file import YamlFile

_DASH = "  - "


class NotLaidOutError(Exception):
    """The file is not laid out as ``actionplan fmt`` lays files out."""


class NoPlaceError(Exception):
    """The list that a record belongs to is not written with a dash before each item."""


@dataclass(frozen=True)
class Inserted:
    """The file with its new record, and the line that the record begins on, counted from 1."""

    raw: bytes
    line: int


def with_values(
    raw: bytes, key: str, changes: Mapping[str, Mapping[FieldPath, Value]], order: Sequence[str]
) -> tuple[bytes, set[str]]:
    """A file with some values changed.

    Args:
        raw: a file that ``check`` finds no error in.
        key: the list that holds the records, at the top level of the file.
        changes: for the id of each record, the new values. An empty text removes the field.
        order: the fields of a record; a new one is put in its place among them.

    Returns the new bytes, and the ids of the records that must be changed by hand.

    Raises:
        NotLaidOutError: the file is not laid out.
    """
    lines = _lines_of(raw)
    file = read("", raw)
    refused: set[str] = set()
    # From the end, so that the places of the records before still hold.
    for index, record in reversed(list(enumerate(file.data[key]))):
        if record["id"] in changes:
            try:
                _change(lines, file.place((key, index)), record, changes[record["id"]], order)
            except (CannotChange, NotFaithfulError, YAMLError):
                refused.add(record["id"])
    return bytes_of(lines), refused


def with_record(raw: bytes, key: str, index: int, record: NewRecord) -> Inserted:
    """A file with another record in a list, after ``index`` of those that are there.

    Args:
        raw: a file that ``check`` finds no error in.
        key: the list's name, at the top level of the file.
        index: how many records the new one comes after.
        record: its fields in their order.

    Raises:
        NotLaidOutError: the file is not laid out.
        NoPlaceError: the list is written as ``[…]`` and is not empty.
    """
    lines = _lines_of(raw)
    file = read("", raw)
    if file.data.get(key):
        at, is_apart = _place_after(lines, file, key, index)
    else:
        at, is_apart = _begin(lines, file, key), False
    new = _laid_out(_DASH, [" " * 4 + line for line in field_lines(record, 4)])
    above, below = ([""], []) if is_apart and index else ([], [""] if is_apart else [])
    lines[at:at] = [*above, *new, *below]
    return Inserted(bytes_of(lines), at + 1 + len(above))


def _lines_of(raw: bytes) -> Lines:
    """The lines of a file that is laid out, without the end of the last."""
    try:
        is_laid_out = formatted("", raw) == raw
    except NotFaithfulError:
        is_laid_out = False
    if not is_laid_out:
        raise NotLaidOutError
    return raw.decode("utf-8").split("\n")[:-1]


def _begin(lines: Lines, file: YamlFile, key: str) -> int:
    """Make room for the first record of a list; returns how many lines come before it."""
    if key not in file.data:
        lines.append(f"{key}:")
        return len(lines)
    at = file.key_place((key,)).line
    lines[at - 1], count = re.subn(rf"^({re.escape(key)}:)(?: \[\])?( *#.*)?$", r"\1\2", lines[at - 1])
    if not count:
        raise NoPlaceError(key)
    return at


def _place_after(lines: Lines, file: YamlFile, key: str, index: int) -> tuple[int, bool]:
    """How many lines come before a new record, and whether blank lines part records."""
    starts = [file.place((key, at)).line - 1 for at in range(len(file.data[key]))]
    if not lines[starts[0]].startswith(_DASH):
        raise NoPlaceError(key)
    is_apart = any(not lines[start - 1] for start in starts[1:])
    if index == 0:
        # Comments above the first record are about it, as are those above the others.
        return file.key_place((key,)).line, is_apart
    return end_of(lines, starts[index - 1], _DASH.index("-")), is_apart


def _laid_out(dash: str, lines: Lines) -> Lines:
    """The lines of a record, whose fields are given in their column, as ``fmt`` lays it out."""
    if not lines[0].strip() or lines[0].lstrip().startswith("#"):
        raise CannotChange("a comment would stand before the first field")
    record = [dash + lines[0][len(dash) :], *lines[1:]]
    return formatted("", bytes_of(["x:", *record])).decode("utf-8").split("\n")[1:-1]


def _change(
    lines: Lines,
    place: Place,
    record: Mapping[str, Any],
    changes: Mapping[FieldPath, Value],
    order: Sequence[str],
) -> None:
    """Change one record in the lines of its file."""
    start, column = place.line - 1, place.column - 1
    dash = lines[start][:column]
    if dash.strip() != "-":
        raise CannotChange("the record does not begin beside its dash")
    end = end_of(lines, start, dash.index("-"))
    changed = [" " * column + lines[start][column:], *lines[start + 1 : end]]
    for path, value in changes.items():
        changed = with_value(changed, path, value, order)
    changed = _laid_out(dash, changed)
    if _meaning(read("", bytes_of(["x:", *changed])).data) != {"x": [_meaning(_expected(record, changes))]}:
        raise CannotChange("the record is written in an unusual way")
    lines[start:end] = changed


def _expected(record: Mapping[str, Any], changes: Mapping[FieldPath, Value]) -> dict[str, Any]:
    """What a record should say after the changes."""
    result: dict[str, Any] = deepcopy(dict(record))
    for path, value in changes.items():
        parent = result
        for name in path[:-1]:
            parent[name] = parent.get(name) or {}
            parent = parent[name]
        parent[path[-1]] = list(value) if isinstance(value, tuple) else value
    return result


def _meaning(value: Any) -> Any:
    """A value without what means nothing: blanks at the ends of texts, and fields that are blank."""
    if isinstance(value, dict):
        kept = {key: _meaning(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", {})}
    if isinstance(value, list):
        return [_meaning(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value

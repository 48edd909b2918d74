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
from typing import Any, TypeAlias

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError

from actionplan.editing.formatting import NotFaithfulError, comments, formatted
from actionplan.editing.layout import LONGEST_LINE
from actionplan.editing.roundtrip import changed_text, dump, flow_list, load, new_text
from actionplan.reading.findings import Place
from actionplan.reading.located import Located, read

# The way to a value within its record, and the value: a text or references.
Address: TypeAlias = tuple[str, ...]
Value: TypeAlias = str | tuple[str, ...]
# A record as it is to be written: texts, references (tuples), records, lists of records.
NewRecord: TypeAlias = Mapping[str, Any]
Lines: TypeAlias = list[str]

_DASH = "  - "


class NotLaidOutError(Exception):
    """The file is not laid out as ``actionplan fmt`` lays files out."""


class NoPlaceError(Exception):
    """The list that a record belongs to is not written with a dash before each item."""


class _CannotChange(Exception):  # noqa: N818 - not an error: the caller names the record
    """A value cannot be changed without touching what surrounds it."""


@dataclass(frozen=True)
class Inserted:
    """The file with its new record, and the line that the record begins on, counted from 1."""

    raw: bytes
    line: int


def with_values(
    raw: bytes, key: str, changes: Mapping[str, Mapping[Address, Value]], order: Sequence[str]
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
    located = read("", raw)
    refused: set[str] = set()
    # From the end, so that the places of the records before still hold.
    for index, record in reversed(list(enumerate(located.data[key]))):
        if record["id"] in changes:
            try:
                _change(lines, located.place((key, index)), record, changes[record["id"]], order)
            except (_CannotChange, NotFaithfulError, YAMLError):
                refused.add(record["id"])
    return _bytes_of(lines), refused


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
    located = read("", raw)
    if located.data.get(key):
        at, is_apart = _place_after(lines, located, key, index)
    else:
        at, is_apart = _begin(lines, located, key), False
    new = _laid_out(_DASH, [" " * 4 + line for line in _field_lines(record, 4)])
    above, below = ([""], []) if is_apart and index else ([], [""] if is_apart else [])
    lines[at:at] = [*above, *new, *below]
    return Inserted(_bytes_of(lines), at + 1 + len(above))


def _lines_of(raw: bytes) -> Lines:
    """The lines of a file that is laid out, without the end of the last."""
    try:
        is_laid_out = formatted("", raw) == raw
    except NotFaithfulError:
        is_laid_out = False
    if not is_laid_out:
        raise NotLaidOutError
    return raw.decode("utf-8").split("\n")[:-1]


def _bytes_of(lines: Lines) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _end(lines: Lines, start: int, column: int) -> int:
    """The line after the last of what begins at a line and column: all its lines are indented more.

    Comments may be indented less and do not end it, if more of it follows.
    """
    end = start + 1
    for number, line in enumerate(lines[start + 1 :], start + 1):
        if line and _indent(line) > column:
            end = number + 1
        elif line and not line.lstrip().startswith("#"):
            break
    return end


# --- records -------------------------------------------------------------------


def _begin(lines: Lines, located: Located, key: str) -> int:
    """Make room for the first record of a list; returns how many lines come before it."""
    if key not in located.data:
        lines.append(f"{key}:")
        return len(lines)
    at = located.key_place((key,)).line
    lines[at - 1], count = re.subn(rf"^({re.escape(key)}:)(?: \[\])?( *#.*)?$", r"\1\2", lines[at - 1])
    if not count:
        raise NoPlaceError(key)
    return at


def _place_after(lines: Lines, located: Located, key: str, index: int) -> tuple[int, bool]:
    """How many lines come before a new record, and whether blank lines part records."""
    starts = [located.place((key, at)).line - 1 for at in range(len(located.data[key]))]
    if not lines[starts[0]].startswith(_DASH):
        raise NoPlaceError(key)
    is_apart = any(not lines[start - 1] for start in starts[1:])
    if index == 0:
        # Comments above the first record are about it, as are those above the others.
        return located.key_place((key,)).line, is_apart
    return _end(lines, starts[index - 1], _DASH.index("-")), is_apart


def _laid_out(dash: str, lines: Lines) -> Lines:
    """The lines of a record, whose fields are given in their column, as ``fmt`` lays it out."""
    if not lines[0].strip() or lines[0].lstrip().startswith("#"):
        raise _CannotChange("a comment would stand before the first field")
    record = [dash + lines[0][len(dash) :], *lines[1:]]
    return formatted("", _bytes_of(["x:", *record])).decode("utf-8").split("\n")[1:-1]


def _change(
    lines: Lines,
    place: Place,
    record: Mapping[str, Any],
    changes: Mapping[Address, Value],
    order: Sequence[str],
) -> None:
    """Change one record in the lines of its file."""
    start, column = place.line - 1, place.column - 1
    dash = lines[start][:column]
    if dash.strip() != "-":
        raise _CannotChange("the record does not begin beside its dash")
    end = _end(lines, start, dash.index("-"))
    changed = [" " * column + lines[start][column:], *lines[start + 1 : end]]
    for address, value in changes.items():
        changed = _with_value(changed, address, value, order)
    changed = _laid_out(dash, changed)
    if _meaning(read("", _bytes_of(["x:", *changed])).data) != {"x": [_meaning(_expected(record, changes))]}:
        raise _CannotChange("the record is written in an unusual way")
    lines[start:end] = changed


def _expected(record: Mapping[str, Any], changes: Mapping[Address, Value]) -> dict[str, Any]:
    """What a record should say after the changes."""
    result: dict[str, Any] = deepcopy(dict(record))
    for address, value in changes.items():
        parent = result
        for name in address[:-1]:
            parent[name] = parent.get(name) or {}
            parent = parent[name]
        parent[address[-1]] = list(value) if isinstance(value, tuple) else value
    return result


def _meaning(value: Any) -> Any:
    """A value without what means nothing: blanks at the ends of texts, and fields that are blank."""
    if isinstance(value, dict):
        kept = {key: _meaning(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", {})}
    if isinstance(value, list):
        return [_meaning(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


# --- fields --------------------------------------------------------------------


def _with_value(lines: Lines, address: Address, value: Value, order: Sequence[str]) -> Lines:
    """The lines of a record, or of a field that has fields, with one value set or, if empty, removed."""
    located = read("", _bytes_of(lines))
    name, *below = address
    first = next(iter(located.keys.values()))
    if lines[first.line - 1].lstrip()[0] in "{[":
        return _rewritten(lines, address, value, order)
    if name not in located.data:
        return _with_field(lines, located, address, value, order) if value else lines
    place = located.keys[(name,)]
    start, end = place.line - 1, _end(lines, place.line - 1, place.column - 1)
    field = lines[start:end]
    has_fields_below = isinstance(located.data[name], dict) and located.place((name,)).line > place.line
    if below and has_fields_below:
        inner = _with_value(field[1:], tuple(below), value, order)
        field = [field[0], *inner] if read("", _bytes_of(inner)).data else _removed([field[0], *inner])
    elif not below and value == "":
        field = _removed(field)
    else:
        field = _rewritten(field, address, value, order)
    return [*lines[:start], *field, *lines[end:]]


def _with_field(
    lines: Lines, located: Located, address: Address, value: Value, order: Sequence[str]
) -> Lines:
    """The lines of a record with a field that it did not have, after those that precede it in the order."""
    name, *below = address
    places = {other: located.keys[(other,)] for other in located.data}
    column = min(place.column for place in places.values()) - 1
    before = [places[other].line - 1 for other in _preceding(name, order) if other in places]
    at = _end(lines, max(before), column) if before else min(place.line for place in places.values()) - 1
    content: Any = value
    for step in reversed(below):
        content = {step: content}
    new = [" " * column + line for line in _field_lines({name: content}, column)]
    return [*lines[:at], *new, *lines[at:]]


def _preceding(name: str, order: Sequence[str]) -> Sequence[str]:
    names = [*order, "sv", "en"]
    return names[: names.index(name)]


def _removed(field: Lines) -> Lines:
    """No lines, unless what would go holds a comment of its own line."""
    if comments(_bytes_of(field)) != comments(_bytes_of(field[:1])):
        raise _CannotChange("a comment would be lost")
    return []


def _rewritten(field: Lines, address: Address, value: Value, order: Sequence[str]) -> Lines:
    """The lines of a field, or of a record in braces, with another value somewhere in it."""
    column = _indent(field[0])
    if any(line and _indent(line) < column for line in field):
        raise _CannotChange("a comment is indented less than its field")
    unit = [line[column:] for line in field]
    data = load(_bytes_of(unit))
    parents = [data]
    for name in address[:-1]:
        if parents[-1].get(name) is None:
            parents[-1][name] = CommentedMap()
        parents.append(parents[-1][name])
    old = parents[-1].get(address[-1])
    if isinstance(value, tuple) and isinstance(old, CommentedSeq) and old and not old.fa.flow_style():
        return [" " * column + line for line in _listed(unit, old, value)]
    if value == "":
        _remove(parents, address)
        if not data:
            return _removed(field)
    else:
        _put(parents[-1], address[-1], value, order, column)
    result = dump(data)
    if comments(result) != comments(_bytes_of(unit)):
        raise _CannotChange("a comment would be lost")
    return [" " * column + line if line else "" for line in result.decode("utf-8").split("\n")[:-1]]


def _put(parent: CommentedMap, name: str, value: Value, order: Sequence[str], column: int) -> None:
    """Set a value in data from ``load``; a new one is put in its place among the others."""
    in_flow = bool(parent.fa.flow_style())
    styled: Any
    if isinstance(value, tuple):
        styled = flow_list(value) if in_flow else _references(name, value, column)
    else:
        styled = changed_text(value, parent.get(name), column + 2, in_flow=in_flow)
    if name in parent:
        parent[name] = styled
    else:
        before = _preceding(name, order)
        at = max((number for number, other in enumerate(parent, 1) if other in before), default=0)
        parent.insert(at, name, styled)


def _remove(parents: list[CommentedMap], address: Address) -> None:
    """Remove a value, and the mappings that are left without fields."""
    for parent, name in zip(reversed(parents), reversed(address), strict=True):
        parent.pop(name, None)
        if parent:
            break


def _listed(unit: Lines, old: CommentedSeq, items: Sequence[str]) -> Lines:
    """The lines of a list with a line for each reference: those that stay keep it, and what is above it."""
    head, *below = unit
    groups: dict[str, Lines] = {}
    above: Lines = []
    names = iter(old)
    for line in below:
        above.append(line)
        if line.lstrip().startswith("- "):
            groups[next(names)] = above
            above = []
    if list(groups) != list(old):
        raise _CannotChange("a reference does not stand on its line")
    gone = [line for name, lines in groups.items() if name not in items for line in lines[:-1]]
    rest = [*gone, *above]
    if items:
        return [head, *(line for item in items for line in groups.get(item, [f"  - {item}"])), *rest]
    if rest:
        raise _CannotChange("a comment would be lost")
    empty = load(_bytes_of([head]))
    empty[next(iter(empty))] = flow_list(())
    return dump(empty).decode("utf-8").split("\n")[:-1]


# --- what is new -----------------------------------------------------------------


def _field_lines(record: NewRecord, column: int) -> Lines:
    """The lines of new fields, not indented; ``column`` is where they will stand."""
    return dump(_styled(record, column)).decode("utf-8").split("\n")[:-1]


def _styled(value: Any, column: int) -> Any:
    """New values in their styles; long texts are folded when the record is laid out."""
    if isinstance(value, Mapping):
        return {name: _styled_field(name, inner, column) for name, inner in value.items()}
    return [_styled(item, column) for item in value]


def _styled_field(name: str, value: Any, column: int) -> Any:
    if isinstance(value, str):
        return new_text(value)
    if isinstance(value, tuple):
        return _references(name, value, column)
    return _styled(value, column + (2 if isinstance(value, Mapping) else 4))


def _references(name: str, items: Sequence[str], column: int) -> Any:
    """References in brackets, or one below the other if the line would be too long."""
    length = column + len(f"{name}: [{', '.join(items)}]")
    return flow_list(items) if length <= LONGEST_LINE else list(items)

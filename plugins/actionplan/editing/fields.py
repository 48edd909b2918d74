"""The fields of a record, by their lines: values change, and fields come and go.

A record is given as lines in which its dash is a space, so that it is a mapping like those below it.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from actionplan.editing.formatting import comments
from actionplan.editing.layout import LONGEST_LINE
from actionplan.editing.roundtrip import changed_text, dump, flow_list, load, new_text
from actionplan.plan.fields import FieldPath
from actionplan.reading.located import read
from actionplan.reading.yaml_file import YamlFile

# What a field holds: a text or references.
Value: TypeAlias = str | tuple[str, ...]
# A record as it is to be written: texts, references (tuples), records, lists of records.
NewRecord: TypeAlias = Mapping[str, Any]
Lines: TypeAlias = list[str]


class CannotChange(Exception):  # noqa: N818 - not an error: the caller names the record
    """A value cannot be changed without touching what surrounds it."""


def bytes_of(lines: Lines) -> bytes:
    """Lines as a file has them."""
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def end_of(lines: Lines, start: int, column: int) -> int:
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


def with_value(lines: Lines, path: FieldPath, value: Value, order: Sequence[str]) -> Lines:
    """The lines of a record, or of a field that has fields, with one value set or, if empty, removed."""
    file = read("", bytes_of(lines))
    name, *below = path
    if not file.keys:
        raise CannotChange("the fields are not indented below their field")
    # Fields in braces share a line: there are no lines to choose among, and they are written anew together.
    if lines[file.key_place(next(iter(file.keys))).line - 1].lstrip()[0] in "{[":
        return _rewritten(lines, path, value, order)
    if name not in file.data:
        return _with_field(lines, file, path, value, order) if value else lines
    place = file.key_place((name,))
    start, end = place.line - 1, end_of(lines, place.line - 1, place.column - 1)
    field = lines[start:end]
    has_fields_below = isinstance(file.data[name], dict) and file.place((name,)).line > place.line
    if below and has_fields_below:
        inner = with_value(field[1:], tuple(below), value, order)
        field = [field[0], *inner] if read("", bytes_of(inner)).data else _removed([field[0], *inner])
    elif not below and value == "":
        field = _removed(field)
    else:
        field = _rewritten(field, path, value, order)
    return [*lines[:start], *field, *lines[end:]]


def _with_field(lines: Lines, file: YamlFile, path: FieldPath, value: Value, order: Sequence[str]) -> Lines:
    """The lines of a record with a field that it did not have, after those that precede it in the order."""
    name, *below = path
    places = {other: file.key_place((other,)) for other in file.data}
    column = min(place.column for place in places.values()) - 1
    before = [places[other].line - 1 for other in _preceding(name, order) if other in places]
    at = end_of(lines, max(before), column) if before else min(place.line for place in places.values()) - 1
    content: Any = value
    for step in reversed(below):
        content = {step: content}
    new = [" " * column + line for line in field_lines({name: content}, column)]
    return [*lines[:at], *new, *lines[at:]]


def _preceding(name: str, order: Sequence[str]) -> Sequence[str]:
    names = [*order, "sv", "en"]
    return names[: names.index(name)]


def _removed(field: Lines) -> Lines:
    """No lines, unless what would go holds a comment of its own line."""
    if comments(bytes_of(field)) != comments(bytes_of(field[:1])):
        raise CannotChange("a comment would be lost")
    return []


def _rewritten(field: Lines, path: FieldPath, value: Value, order: Sequence[str]) -> Lines:
    """The lines of a field, or of a record in braces, with another value somewhere in it."""
    column = _indent(field[0])
    if any(line and _indent(line) < column for line in field):
        raise CannotChange("a comment is indented less than its field")
    unit = [line[column:] for line in field]
    data = load(bytes_of(unit))
    parents = [data]
    for name in path[:-1]:
        if parents[-1].get(name) is None:
            parents[-1][name] = CommentedMap()
        parents.append(parents[-1][name])
    old = parents[-1].get(path[-1])
    if isinstance(value, tuple) and isinstance(old, CommentedSeq) and old and not old.fa.flow_style():
        return [" " * column + line for line in _listed(unit, old, value)]
    if value == "":
        _remove(parents, path)
        if not data:
            return _removed(field)
    else:
        _put(parents[-1], path[-1], value, order, column)
    result = dump(data)
    if comments(result) != comments(bytes_of(unit)):
        raise CannotChange("a comment would be lost")
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


def _remove(parents: list[CommentedMap], path: FieldPath) -> None:
    """Remove a value, and the mappings that are left without fields."""
    for parent, name in zip(reversed(parents), reversed(path), strict=True):
        parent.pop(name, None)
        if parent:
            break


def _listed(unit: Lines, old: CommentedSeq, items: Sequence[str]) -> Lines:
    """The lines of a list with a line for each reference: those that stay keep it, and what is above it.

    By lines, since ruamel.yaml has the comment above a reference hang on the one before it, with which it
    would go or move.
    """
    head, *below = unit
    groups: dict[str, Lines] = {}
    above: Lines = []
    names = iter(old)
    for line in below:
        above.append(line)
        if line.lstrip().startswith("- "):
            groups[next(names, "")] = above
            above = []
    if list(groups) != list(old):
        raise CannotChange("a reference does not stand on its line")
    gone = [line for name, lines in groups.items() if name not in items for line in lines[:-1]]
    rest = [*gone, *above]
    if items:
        return [head, *(line for item in items for line in groups.get(item, [f"  - {item}"])), *rest]
    if rest:
        raise CannotChange("a comment would be lost")
    empty = load(bytes_of([head]))
    empty[next(iter(empty))] = flow_list(())
    return dump(empty).decode("utf-8").split("\n")[:-1]


def field_lines(record: NewRecord, column: int) -> Lines:
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

"""New entries in the plan's files: their identifiers, their YAML, and the lines where they belong."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from actionplan.editing.roundtrip import LONGEST_LINE, dump, flow_list, scalar
from actionplan.plan.kinds import KINDS
from actionplan.plan.values import Record, id_from
from actionplan.plan.whole import Plan, key_of, records_of
from actionplan.reading.located import Located, read
from actionplan.words.wording import wording

# A record as it is to be written: texts, lists of identifiers (tuples), records, lists of records.
Entry = Mapping[str, Any]


class NoPlaceError(Exception):
    """The list that the entry belongs to is not written with a dash before each item."""


@dataclass(frozen=True)
class Inserted:
    """The file with its new entry, and the line that the entry begins on, counted from 1."""

    raw: bytes
    line: int


def used_ids(plan: Plan, kind: str) -> set[str]:
    """All identifiers of a kind that are or have been in use; none of them may be given anew."""
    return {key_of(item) for item in (*_records(plan, kind), *plan.retired.get(kind, ()))}


def _records(plan: Plan, kind: str) -> tuple[Record, ...]:
    return records_of(plan, KINDS[kind])


def next_in_area(area: str, used: Iterable[str]) -> str:
    """``halsa-11`` after ``halsa-10``: one more than the highest number ever used in the focus area."""
    found = (re.fullmatch(rf"{re.escape(area)}-([0-9]+)", identifier) for identifier in used)
    return f"{area}-{max((int(match[1]) for match in found if match), default=0) + 1}"


def id_for(name: str, used: Iterable[str]) -> str:
    """An identifier made of a Swedish name, with a number after it if it has been used.

    Empty if the name has no letter a–z (å, ä and ö count) and no digit.
    """
    base, taken = id_from(name), set(used)
    number, identifier = 1, base
    while identifier in taken:
        number += 1
        identifier = f"{base}-{number}"
    return identifier


def index_for(plan: Plan, kind: str, entry: Entry) -> int:
    """How many records of its list the new entry shall stand after.

    An activity stands after the last of its focus area. A word stands in
    alphabetical order if the glossary does. All else stands last.
    """
    if kind == "activity":
        same = [at for at, item in enumerate(plan.activities, 1) if item.focus_area == entry["focus_area"]]
        return max(same, default=len(plan.activities))
    if kind == "term":
        key = wording("site", "sv").sort_key
        words = [key(item.term.sv) for item in plan.terms]
        new = key(entry["term"]["sv"])
        return sum(word <= new for word in words) if words == sorted(words) else len(words)
    return len(_records(plan, kind))


def insert(raw: bytes, key: str, index: int, entry: Entry) -> Inserted:
    """Put an entry into a list of a file after ``index`` of its items; no other line is touched.

    Args:
        raw: a file that ``check`` finds no error in.
        key: the list's name, at the top level of the file.
        index: how many items the entry comes after.
        entry: its fields in their order.

    Raises:
        NoPlaceError: the list is written as ``[…]`` and is not empty.
    """
    located = read("", raw)
    newline = "\r\n" if b"\r\n" in raw else "\n"
    lines = raw.decode("utf-8").replace("\r\n", "\n").rstrip("\n").split("\n")
    items = located.data.get(key) or ()
    if items:
        at, indent, is_spaced = _after(lines, located, key, index)
    else:
        at, indent, is_spaced = _begun(lines, located, key), 2, False
    new = [" " * indent + line[2:] for line in _as_yaml(entry)]
    spaced = ["", *new] if is_spaced and index else [*new, ""] if is_spaced else new
    lines[at:at] = spaced
    first = at + 1 + (1 if is_spaced and index else 0)
    return Inserted((newline.join(lines) + newline).encode(), first)


def _begun(lines: list[str], located: Located, key: str) -> int:
    """Make room for the first item of a list; returns how many lines come before it."""
    if key not in located.data:
        lines.append(f"{key}:")
        return len(lines)
    at = located.key_place((key,)).line
    begun, count = re.subn(rf"^({re.escape(key)}:)\s*(?:\[\s*\])?(\s*#.*)?$", r"\1\2", lines[at - 1])
    if not count:
        raise NoPlaceError(key)
    lines[at - 1] = begun
    return at


def _after(lines: list[str], located: Located, key: str, index: int) -> tuple[int, int, bool]:
    """Where an entry goes: the lines before it, its dash's column, and whether blank lines part entries."""
    starts = [located.place((key, at)).line - 1 for at in range(len(located.data[key]))]
    dash = re.match(r" *(?=- )", lines[starts[0]])
    if dash is None:
        raise NoPlaceError(key)
    indent = len(dash[0])
    is_spaced = any(not lines[start - 1].strip() for start in starts[1:])
    if index == 0:
        return starts[0], indent, is_spaced
    at = starts[index - 1] + 1
    while at < len(lines) and (not lines[at].strip() or _indent(lines[at]) > indent):
        at += 1
    while not lines[at - 1].strip():
        at -= 1
    return at, indent, is_spaced


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _as_yaml(entry: Entry) -> list[str]:
    """The lines of an entry, its dash in column 2."""
    return dump({"x": [_styled(entry, 4)]}).decode().split("\n")[1:-1]


def _styled(value: Any, indent: int) -> Any:
    """An entry's values with the styles that the plan's files have; ``indent`` is its fields' column."""
    if isinstance(value, Mapping):
        return {key: _field(key, item, indent) for key, item in value.items()}
    return [_styled(item, indent) for item in value]


def _field(key: str, value: Any, indent: int) -> Any:
    column = indent + len(key) + 2
    if isinstance(value, str):
        return scalar(value, indent + 2, column)
    if isinstance(value, tuple):
        on_one_line = column + sum(len(item) + 2 for item in value) <= LONGEST_LINE
        return flow_list(list(value)) if on_one_line else list(value)
    return _styled(value, indent + 2 if isinstance(value, Mapping) else indent + 4)

"""What changed within a record, field by field, and in the order of a list."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from actionplan.plan.fields import Field, field_at, fields_of
from actionplan.plan.kinds import BY_COLLECTION, Kind, in_file
from actionplan.plan.values import LANGUAGES, Language, Record, Text
from actionplan.plan.whole import Plan, key_of, name_of

Code = Literal[
    "added",
    "removed",
    "new-id",
    "moved",
    "placed",
    "text",
    "value",
    "item-added",
    "item-removed",
    "reordered",
    "responsible-added",
    "responsible-removed",
    "judged",
]


@dataclass(frozen=True)
class RecordChange:
    """One change to one record.

    ``collection`` is the name of the record's list in the files, ``name`` what a
    reader knows the record by, ``field`` the names that lead to the field. ``lang`` is
    the language of a reworded text, ``english_unchanged`` says that its English
    stayed as it was.
    """

    code: Code
    collection: str
    id: str
    name: Text | str
    field: str = ""
    lang: Language | None = None
    before: Text | str = ""
    after: Text | str = ""
    english_unchanged: bool = False


class RecordNames:
    """What identifiers stand for, before and after."""

    def __init__(self, base: Plan, head: Plan) -> None:
        self._names: dict[tuple[str, str], Text | str] = {
            (kind, key): name_of(record)
            for plan in (base, head)
            for kind, records in plan.by_kind.items()
            for key, record in records.items()
        }

    def of(self, field: Field, value: str) -> Text | str:
        """The name of what a value of a field refers to, or the value itself if it refers to nothing."""
        return self._names.get((field.ref.kind, value), value) if field.ref else value


def changes_within(
    collection: str, before: Record, after: Record, names: RecordNames
) -> Iterator[RecordChange]:
    """The changes to a record that is in both versions."""
    kind = BY_COLLECTION[collection]
    comparison = _RecordComparison(kind, key_of(after), name_of(after), names)
    # What stands in a list of its own is compared there.
    left_out = () if kind.list_name else {other.list_name for other in in_file(kind.file)}
    for field in fields_of(kind.record):
        if field not in left_out:
            yield from comparison.between(field, getattr(before, field), getattr(after, field))


@dataclass(frozen=True)
class _RecordComparison:
    kind: Kind
    id: str
    name: Text | str
    names: RecordNames

    def between(self, field: str, before: Any, after: Any) -> Iterator[RecordChange]:
        """The changes to a value, whatever it is made of."""
        if before == after:
            return
        if _is_text(before, after):
            yield from self._text(field, before, after)
        elif isinstance(before, Record) and type(before) is type(after):
            for part in fields_of(type(after)):
                yield from self.between(f"{field}.{part}", getattr(before, part), getattr(after, part))
        elif isinstance(before, tuple) and isinstance(after, tuple):
            yield from self._list(field, before, after)
        else:
            code: Code = "moved" if field == self.kind.within else "value"
            yield self._change(code, field, self._shown(field, before), self._shown(field, after))

    def _change(
        self, code: Code, field: str, before: Text | str = "", after: Text | str = "", **more: Any
    ) -> RecordChange:
        whose = (self.kind.collection, self.id, self.name)
        return RecordChange(code, *whose, field, before=before, after=after, **more)

    def _name(self, path: str, value: str) -> Text | str:
        """The name of what a value refers to; ``path`` are the names and places that lead to it."""
        steps = (int(step) if step.isdigit() else step for step in path.split("."))
        return self.names.of(field_at(self.kind.record, steps), value)

    def _text(self, field: str, before: Text | None, after: Text | None) -> Iterator[RecordChange]:
        texts = {
            lang: tuple(getattr(item, lang, None) or "" for item in (before, after)) for lang in LANGUAGES
        }
        stale = before is not None and bool(texts["en"][1]) and texts["en"][0] == texts["en"][1]
        for lang, (old, new) in texts.items():
            if old != new:
                yield self._change(
                    "text", field, old, new, lang=lang, english_unchanged=lang == "sv" and stale
                )

    def _list(self, field: str, before: tuple[Any, ...], after: tuple[Any, ...]) -> Iterator[RecordChange]:
        if all(isinstance(item, str) for item in (*before, *after)):
            yield from self._names_in(field, before, after)
            return
        # In long lists, autojunk would take what stands there often for noise, and report it as new.
        matcher = SequenceMatcher(None, before, after, autojunk=False)
        for _, start, end, new_start, new_end in matcher.get_opcodes():
            yield from self._piece(field, new_start, before[start:end], after[new_start:new_end])

    def _piece(
        self, field: str, start: int, before: Sequence[Any], after: Sequence[Any]
    ) -> Iterator[RecordChange]:
        """A stretch of a list that differs: what stands at the same place is compared."""
        if before == after:
            return
        both = min(len(before), len(after))
        for number in range(both):
            yield from self.between(f"{field}.{start + number + 1}", before[number], after[number])
        for item in before[both:]:
            yield self._change("item-removed", field, before=self._shown(field, item))
        for item in after[both:]:
            yield self._change("item-added", field, after=self._shown(field, item))

    def _names_in(
        self, field: str, before: tuple[str, ...], after: tuple[str, ...]
    ) -> Iterator[RecordChange]:
        kind: Literal["responsible", "item"] = "responsible" if field == "responsible" else "item"
        added: Code = "responsible-added" if kind == "responsible" else "item-added"
        removed: Code = "responsible-removed" if kind == "responsible" else "item-removed"
        known, now = frozenset(before), frozenset(after)
        for item in (item for item in dict.fromkeys(after) if item not in known):
            yield self._change(added, field, after=self._name(field, item))
        for item in (item for item in dict.fromkeys(before) if item not in now):
            yield self._change(removed, field, before=self._name(field, item))
        if known == now:
            yield self._change("reordered", field)

    def _shown(self, field: str, value: object) -> Text | str:
        """A value in one line; what it names by its name."""
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            return self._name(field, value)
        return "; ".join(self._leaves(field, value))

    def _leaves(self, field: str, value: object) -> Iterator[str]:
        if isinstance(value, Text):
            yield " / ".join(text for text in (value.sv, value.en) if text)
        elif isinstance(value, tuple):
            for item in value:
                yield from self._leaves(field, item)
        elif isinstance(value, Record):
            for part in fields_of(type(value)):
                yield from self._leaves(f"{field}.{part}", getattr(value, part))
        elif value is not None:
            name = self._name(field, str(value))
            yield name if isinstance(name, str) else name.sv


def _is_text(before: object, after: object) -> bool:
    return any(isinstance(item, Text) for item in (before, after)) and all(
        item is None or isinstance(item, Text) for item in (before, after)
    )


def out_of_order(
    collection: str, before: Mapping[str, Record], after: Mapping[str, Record]
) -> Iterator[RecordChange]:
    """The records that stand at another place in their list, as few as explain the new order.

    An activity's place is its row in its focus area.
    """
    if [key for key in before if key in after] == [key for key in after if key in before]:
        return
    old, new = _rows(before), _rows(after)
    for key in _moved(old, new):
        old_row, new_row = old[key][1], new[key][1]
        yield RecordChange(
            "placed", collection, key, name_of(after[key]), before=str(old_row), after=str(new_row)
        )


def _rows(records: Mapping[str, Record]) -> dict[str, tuple[str, int]]:
    """Each record's group and its row in it, counted from 1."""
    filled: dict[str, int] = {}
    rows: dict[str, tuple[str, int]] = {}
    for key, record in records.items():
        group = str(getattr(record, "focus_area", ""))
        filled[group] = filled.get(group, 0) + 1
        rows[key] = (group, filled[group])
    return rows


def _moved(old: Mapping[str, tuple[str, int]], new: Mapping[str, tuple[str, int]]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for key, (group, _) in new.items():
        if key in old and old[key][0] == group:
            groups.setdefault(group, []).append(key)
    for keys in groups.values():
        stayed = frozenset(_longest_rising([old[key][1] for key in keys]))
        yield from (key for key in keys if old[key][1] not in stayed)


def _longest_rising(numbers: Iterable[int]) -> list[int]:
    """A longest subsequence that rises (patience sorting, n log n); the numbers are distinct."""
    tops: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tops, number)
        before[number] = tops[place - 1] if place else None
        tops[place : place + 1] = [number]
    chain: list[int] = []
    current = tops[-1] if tops else None
    while current is not None:
        chain.append(current)
        current = before[current]
    return chain[::-1]

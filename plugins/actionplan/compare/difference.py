"""What changed between two versions of a plan, in the plan's own terms.

:func:`difference` takes two :class:`Snapshot` and returns typed changes; their words are the business of
``sentences`` and ``lines``, their form that of ``text``, ``markdown`` and ``as_json``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from actionplan.compare.pages import PageChange, page_changes
from actionplan.compare.records import RecordChange, RecordNames, changes_within, out_of_order
from actionplan.compare.shifts import Shift, shifts
from actionplan.derived.translation import TranslationState, counts, translations
from actionplan.plan.kinds import BY_RECORD, KINDS, Kind
from actionplan.plan.values import Record
from actionplan.plan.whole import Plan, collections, key_of, name_of, records_of
from actionplan.reading.prose import ProsePage


@dataclass(frozen=True)
class Snapshot:
    """A plan, its hand-written pages by their names in ``content/``, and the bytes of all its files."""

    plan: Plan
    pages: Mapping[str, ProsePage] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Difference:
    """All that changed. ``states`` counts the translations before and after."""

    changes: tuple[RecordChange, ...]
    shifts: tuple[Shift, ...]
    pages: tuple[PageChange, ...]
    states: tuple[dict[TranslationState, int], dict[TranslationState, int]]
    files: tuple[str, ...]
    record_changed: bool
    same_plan: bool

    @cached_property
    def english_unchanged(self) -> tuple[RecordChange | PageChange, ...]:
        """The Swedish texts and pages that changed while their English did not."""
        candidates: tuple[RecordChange | PageChange, ...] = (*self.changes, *self.pages)
        return tuple(item for item in candidates if item.english_unchanged)

    @property
    def says_something(self) -> bool:
        """Whether the plan or its pages mean anything else than before."""
        return bool(self.pages) or not self.same_plan

    @property
    def is_formatting(self) -> bool:
        """Whether the files differ and say the same."""
        return bool(self.files) and not self.says_something

    @property
    def is_empty(self) -> bool:
        return not self.files and not self.says_something


def difference(base: Snapshot, head: Snapshot) -> Difference:
    """Compare two versions of a plan, record by record."""
    names = RecordNames(base.plan, head.plan)
    before, after = collections(base.plan), collections(head.plan)
    new_ids = {name: _new_ids(before[name], after[name]) for name in before}
    changes = [
        change
        for name in before
        for change in _in_list(name, before[name], after[name], new_ids[name], names)
    ]
    changes += _of_lists_without_ids(base.plan, head.plan)
    return Difference(
        changes=tuple(changes),
        shifts=shifts(base.plan, head.plan, new_ids["activities"], new_ids["organisations"]),
        pages=page_changes(base.plan, head.plan, base.pages, head.pages, new_ids),
        states=(_states(base), _states(head)),
        files=tuple(
            sorted(
                name for name in {*base.files, *head.files} if base.files.get(name) != head.files.get(name)
            )
        ),
        record_changed=frozenset(base.plan.accepted or ()) != frozenset(head.plan.accepted or ()),
        same_plan=base.plan == head.plan,
    )


def _states(version: Snapshot) -> dict[TranslationState, int]:
    return counts(translations(version.plan, version.pages.values()))


def _new_ids(before: Sequence[Record], after: Sequence[Record]) -> dict[str, str]:
    """Records that are the same but for their identifiers, by the old one."""
    old, new = {key_of(item): item for item in before}, {key_of(item): item for item in after}
    # Backwards, so that of several that say the same the first one counts.
    arrived = {repr(_nameless(item)): key for key, item in reversed(new.items()) if key not in old}
    gone = ((key, repr(_nameless(item))) for key, item in old.items() if key not in new)
    pairs: dict[str, str] = {}
    for key, content in gone:
        if content in arrived:
            pairs[key] = arrived.pop(content)
    return pairs


def _nameless(record: Record) -> Record:
    return record.model_copy(update=dict.fromkeys(BY_RECORD[type(record)].key, ""))


def _in_list(
    name: str,
    before: Sequence[Record],
    after: Sequence[Record],
    new_ids: Mapping[str, str],
    names: RecordNames,
) -> Iterator[RecordChange]:
    old, new = {key_of(item): item for item in before}, {key_of(item): item for item in after}
    for key, record in new.items():
        if key not in old and key not in new_ids.values():
            yield RecordChange("added", name, key, name_of(record))
    for key, record in old.items():
        if key in new_ids:
            yield RecordChange("new-id", name, new_ids[key], name_of(record), before=key, after=new_ids[key])
        elif key not in new:
            yield RecordChange("removed", name, key, name_of(record))
    for key, record in new.items():
        if key in old and old[key] != record:
            yield from changes_within(name, old[key], record, names)
    yield from out_of_order(name, old, new)


def _of_lists_without_ids(base: Plan, head: Plan) -> Iterator[RecordChange]:
    """Judged ideas, known by their texts, and the abbreviations that need no explanation."""
    for kind in (kind for kind in KINDS.values() if not kind.is_compared):
        name = kind.collection
        old, new = ({_text(item, kind): item for item in records_of(plan, kind)} for plan in (base, head))
        for text in (text for text in new if text not in old):
            yield RecordChange("added", name, "", text)
        for text in (text for text in old if text not in new):
            yield RecordChange("removed", name, "", text)
        for text in (text for text in new if text in old and old[text] != new[text]):
            yield RecordChange("judged", name, "", text)
    for word in (word for word in head.known if word not in base.known):
        yield RecordChange("added", "known", "", word)
    for word in (word for word in base.known if word not in head.known):
        yield RecordChange("removed", "known", "", word)


def _text(record: Record, kind: Kind) -> str:
    return str(getattr(record, kind.label))

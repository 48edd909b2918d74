"""New entries in the plan's files: their identifiers, and the place in their list."""

import re
from collections.abc import Iterable

from actionplan.editing.fields import NewRecord
from actionplan.plan.kinds import KINDS
from actionplan.plan.values import Record, id_from
from actionplan.plan.whole import Plan, key_of, records_of
from actionplan.words.wording import wording


def used_ids(plan: Plan, kind: str) -> set[str]:
    """All identifiers of a kind that are or have been in use; none of them may be given anew."""
    return {key_of(item) for item in (*_records(plan, kind), *plan.retired.get(kind, ()))}


def _records(plan: Plan, kind: str) -> tuple[Record, ...]:
    return records_of(plan, KINDS[kind])


def next_in_area(area: str, used: Iterable[str]) -> str:
    """``halsa-11`` after ``halsa-10``: one more than the highest number ever used in the focus area."""
    matches = (re.fullmatch(rf"{re.escape(area)}-([0-9]+)", identifier) for identifier in used)
    return f"{area}-{max((int(match[1]) for match in matches if match), default=0) + 1}"


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


def index_for(plan: Plan, kind: str, entry: NewRecord) -> int:
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

"""What ``actionplan new`` asks about a new record, and the record that the answers make."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from actionplan.editing.fields import NewRecord
from actionplan.plan.fields import Field, field_at
from actionplan.plan.kinds import KINDS, Kind
from actionplan.plan.whole import Plan


@dataclass(frozen=True)
class Question:
    """What a new entry needs to know: an option of the command, or else a prompt.

    Attributes:
        option: the option's name.
        path: the fields that lead to the answer in the record.
        field: the field that it is the answer of.
        is_required: whether a record must have it.
        is_said_if_empty: whether it is written that there is nothing.
    """

    option: str
    path: tuple[str, ...]
    field: Field
    is_required: bool
    is_said_if_empty: bool

    @property
    def is_many(self) -> bool:
        """Whether several may be answered: identifiers, for a text is one paragraph."""
        return self.field.is_list and self.field.ref is not None

    def choices(self, plan: Plan) -> tuple[str, ...]:
        """What may be answered, if not any text may."""
        return tuple(plan.by_kind[self.field.ref.kind]) if self.field.ref else self.field.choices


# What is asked about a record of each kind: the option's name, and the field in the file that it fills.
_ASKED = {
    "activity": {
        "focus_area": "focus_area",
        "text_sv": "text.sv",
        "text_en": "text.en",
        "responsible": "responsible",
    },
    "example": {
        "title_sv": "title.sv",
        "title_en": "title.en",
        "focus_area": "focus_areas",
        "source": "sources.document",
        "text_sv": "text.sv",
        "text_en": "text.en",
    },
    "term": {
        "term_sv": "term.sv",
        "term_en": "term.en",
        "definition_sv": "definition.sv",
        "definition_en": "definition.en",
    },
    "organisation": {
        "kind": "kind",
        "name_sv": "name.sv",
        "name_en": "name.en",
        "part_of": "part_of",
        "member": "members",
    },
}

# An empty cell in the plan is something that it says.
_SAID_IF_EMPTY = {("activity", "responsible")}


def _question(kind: str, option: str, dotted: str) -> Question:
    path = tuple(dotted.split("."))
    fields = [field_at(KINDS[kind].record, path[: length + 1]) for length in range(len(path))]
    return Question(
        option,
        path,
        replace(fields[-1], is_list=any(field.is_list for field in fields)),
        is_required=all(field.is_required for field in fields),
        is_said_if_empty=(kind, option) in _SAID_IF_EMPTY,
    )


QUESTIONS = {
    kind: tuple(_question(kind, *asked) for asked in options.items()) for kind, options in _ASKED.items()
}


def entry_of(kind: Kind, identifier: str, answers: Mapping[str, Any]) -> NewRecord:
    """The record in the order of the questions; what was not answered is left out."""
    entry: dict[str, Any] = {"id": identifier}
    for question in QUESTIONS[kind.name]:
        answer = answers[question.option]
        if answer or question.is_said_if_empty:
            _put(entry, question, answer)
    return entry


def _put(entry: dict[str, Any], question: Question, answer: str | tuple[str, ...]) -> None:
    """Put an answer where it belongs: in a field, or in a record in it, or in each of several there."""
    name, *inner = question.path
    if not inner:
        entry[name] = answer
    elif isinstance(answer, tuple):
        entry[name] = [{inner[0]: item} for item in answer]
    elif question.field.is_list:
        entry.setdefault(name, [{}])[0][inner[0]] = answer
    else:
        entry.setdefault(name, {})[inner[0]] = answer

"""Tables of what joins records, such as who answers for what, and of what the other tables leave out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from actionplan.derived.export import PublishedPlan
from actionplan.exports.tables import DETAILS_COLUMNS, DETAILS_KEY, TableRow, details
from actionplan.plan.model import Organisation
from actionplan.plan.values import LANGUAGES, Text


@dataclass(frozen=True)
class Relation:
    """A table whose rows are told apart by the columns of ``key`` together.

    ``references`` are the columns that hold the identifier of a record that has a table, each with the
    kind of that; ``numbers`` hold whole numbers.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: Callable[[PublishedPlan], Iterator[TableRow]]
    references: Mapping[str, str] = field(default_factory=dict)
    numbers: frozenset[str] = frozenset()


def _answers(published: PublishedPlan) -> Iterator[TableRow]:
    """A row for each organisation and activity that it answers for, in the plan's order."""
    for activity in published.plan.activities:
        for item in published.answers(activity.id):
            yield {
                "activity": activity.id,
                "focus_area": activity.focus_area,
                **_name_of(item.organisation),
                "degree": item.degree.key,
                "via": item.via.id,
            }


def _memberships(published: PublishedPlan) -> Iterator[TableRow]:
    """A row for each organisation in a network, in the plan's order."""
    plan = published.plan
    for network in plan.networks:
        for member in network.members:
            yield {
                "network": network.id,
                **_in_both("network_name", network.name),
                **_name_of(plan.organisation[member.organisation]),
                "people": str(member.people),
                **_in_both("note", member.note),
            }


def _name_of(organisation: Organisation) -> TableRow:
    return {"organisation": organisation.id, **_in_both("organisation_name", organisation.name)}


def _in_both(column: str, text: Text | None) -> TableRow:
    return {f"{column}_{lang}": (getattr(text, lang) or "") if text else "" for lang in LANGUAGES}


def _both(column: str) -> tuple[str, ...]:
    return tuple(f"{column}_{lang}" for lang in LANGUAGES)


RELATIONS = (
    Relation(
        "answers",
        ("activity", "focus_area", "organisation", *_both("organisation_name"), "degree", "via"),
        ("activity", "organisation"),
        _answers,
        {
            "activity": "activity",
            "focus_area": "focus_area",
            "organisation": "organisation",
            "via": "organisation",
        },
    ),
    Relation(
        "memberships",
        (
            *("network", *_both("network_name"), "organisation", *_both("organisation_name")),
            *("people", *_both("note")),
        ),
        ("network", "organisation"),
        _memberships,
        {"organisation": "organisation"},
        frozenset({"people"}),
    ),
    Relation("details", DETAILS_COLUMNS, DETAILS_KEY, details),
)

"""What files a plan has, and what kinds of records stand in them: the one table that all rooms read.

What follows from a record's model is not said here but read from it (:mod:`actionplan.plan.fields`).
A kind has one name everywhere, ``focus_area``; only addresses write it with a hyphen
(:func:`actionplan.derived.routes.in_address`).

To add a kind: its record and its file in a module of this room, a row in :data:`FILES` if the file is new,
a row in :data:`KINDS`, and a field of :class:`actionplan.plan.whole.Plan` where its records are kept.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

from actionplan.plan import examples, model, statement, teaching
from actionplan.plan.fields import fields_of
from actionplan.plan.values import Record


@dataclass(frozen=True)
class File:
    """A file of a plan.

    Attributes:
        name: its name.
        record: what it holds.
        is_optional: whether a plan can do without it.
        is_teaching: whether it teaches the fit check; applicants' words are not the plan's.
    """

    name: str
    record: type[Record]
    is_optional: bool = False
    is_teaching: bool = False


# In the order in which their faults are told.
FILES: dict[str, File] = {
    file.name: file
    for file in (
        File("plan.yaml", model.PlanFile),
        File("activities.yaml", model.ActivitiesFile),
        File("organisations.yaml", model.OrganisationsFile),
        File("glossary.yaml", model.GlossaryFile),
        File("examples.yaml", examples.ExamplesFile),
        File("sources.yaml", model.SourcesFile),
        File("phrases.yaml", teaching.PhrasesFile, is_optional=True, is_teaching=True),
        File("thesaurus.yaml", teaching.ThesaurusFile, is_optional=True, is_teaching=True),
        File("other-fields.yaml", teaching.OtherFieldsFile, is_optional=True, is_teaching=True),
        File("ideas.yaml", teaching.IdeasFile, is_optional=True, is_teaching=True),
        File("accessibility.yaml", statement.AccessibilityFile, is_optional=True),
        File("accessibility-tests.yaml", statement.AccessibilityTestsFile, is_optional=True),
        File("translations.yaml", model.TranslationsFile, is_optional=True),
    )
}

OPTIONAL = frozenset(file.name for file in FILES.values() if file.is_optional)


@dataclass(frozen=True)
class Kind:
    """A kind of records.

    Attributes:
        name: what it is called in references, routes and addresses.
        file: the file that its records stand in.
        list_name: the list in that file; empty if the file as a whole is the one record.
        key: the fields by which its records are told apart; empty if nothing but their text does.
        label: the field that readers know a record by; empty if there is none.
        collection: the name of all its records outside the files, in published addresses too; the list's,
            unless another kind has that.
        plan_field: where a :class:`actionplan.plan.whole.Plan` keeps them, dots between the names.
        page: whether each record has a page of its own, a place of its own on a page, or none.
        shown_on: the page that shows all of its records, or the plan's, where they stand among other things.
        within: the field that says where in the plan a record belongs, if there is one.
        retires: whether records leave the list ``retired`` behind, since others point to their addresses.
        is_ordered: whether a record's place in the list means something to readers.
        is_told: whether its changes are told in the plan's history.
        is_followed: whether each record has a feed of what changes about it.
        is_exported: whether it is a list of its own among the open data.
        has_sheet: whether it is a sheet in the editors' workbook.
    """

    name: str
    file: str
    list_name: str = ""
    key: tuple[str, ...] = ("id",)
    label: str = ""
    collection: str = ""
    plan_field: str = ""
    page: Literal["own", "place", ""] = ""
    shown_on: str = "plan"
    within: str = ""
    retires: bool = False
    is_ordered: bool = False
    is_told: bool = True
    is_followed: bool = False
    is_exported: bool = True
    has_sheet: bool = False

    def __post_init__(self) -> None:
        """Fill in what follows from the list's name."""
        object.__setattr__(self, "collection", self.collection or self.list_name or self.name)
        object.__setattr__(self, "plan_field", self.plan_field or self.collection)

    @cached_property
    def record(self) -> type[Record]:
        """The type of its records."""
        file = FILES[self.file].record
        return cast(type[Record], fields_of(file)[self.list_name].value_type) if self.list_name else file

    @property
    def is_compared(self) -> bool:
        """Whether a record can be found again in another version: by its key, or as the only one."""
        return bool(self.key) or not self.list_name

    @property
    def has_ids(self) -> bool:
        """Whether each record has an identifier that others can refer to."""
        return bool(self.list_name) and self.key == ("id",)


def _taught(
    name: str,
    file: str,
    list_name: str,
    kept_as: str,
    *,
    key: tuple[str, ...] = ("id",),
    label: str = "",
    collection: str = "",
) -> Kind:
    """A kind of what teaches the fit check: it is no part of the plan, nor of its history and open data."""
    return Kind(
        name,
        file,
        list_name,
        key=key,
        label=label,
        collection=collection,
        plan_field=f"teaching.{kept_as}",
        shown_on="fit",
        is_told=False,
        is_exported=False,
    )


# In the order in which changes are told and plan.json holds them; it is published, and so permanent.
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("plan", "plan.yaml", key=(), label="title", plan_field="about", is_exported=False),
        Kind("goal", "plan.yaml", "goals", label="title", page="own", is_ordered=True),
        Kind(
            "focus_area",
            "plan.yaml",
            "focus_areas",
            label="title",
            page="own",
            within="goal",
            is_ordered=True,
            is_followed=True,
        ),
        Kind(
            "activity",
            "activities.yaml",
            "activities",
            label="text",
            page="own",
            shown_on="activities",
            within="focus_area",
            retires=True,
            is_ordered=True,
            has_sheet=True,
        ),
        Kind(
            "organisation",
            "organisations.yaml",
            "organisations",
            label="name",
            page="own",
            shown_on="organisations",
            retires=True,
            is_followed=True,
            has_sheet=True,
        ),
        Kind("network", "plan.yaml", "networks", label="name", shown_on="networks"),
        Kind(
            "target_group",
            "plan.yaml",
            "target_groups",
            label="name",
            plan_field="about.target_groups",
            is_exported=False,
        ),
        Kind(
            "term",
            "glossary.yaml",
            "terms",
            label="term",
            page="place",
            shown_on="glossary",
            retires=True,
            has_sheet=True,
        ),
        Kind(
            "example",
            "examples.yaml",
            "examples",
            label="title",
            page="own",
            shown_on="examples",
            retires=True,
            has_sheet=True,
        ),
        # They are there for the map, and none of the plan's own records.
        Kind("region", "examples.yaml", "regions", label="name", shown_on="examples", is_told=False),
        Kind("document", "sources.yaml", "documents", label="title"),
        _taught("phrases", "phrases.yaml", "activities", "phrases", key=("activity",), collection="phrases"),
        _taught("concept", "thesaurus.yaml", "concepts", "concepts", label="label"),
        _taught("other_field", "other-fields.yaml", "fields", "other_fields", label="name"),
        _taught("sample", "phrases.yaml", "samples", "samples", key=(), label="text"),
        _taught("idea", "ideas.yaml", "ideas", "gold", key=(), label="text"),
        # What the site says of its own accessibility is no part of what the plan says.
        Kind(
            "accessibility",
            "accessibility.yaml",
            key=(),
            shown_on="accessibility",
            is_told=False,
            is_exported=False,
        ),
    )
}

RETIRING: tuple[Kind, ...] = tuple(kind for kind in KINDS.values() if kind.retires)


def _retired(kind: Kind) -> Kind:
    return Kind(
        f"retired_{kind.name}", kind.file, "retired", collection=f"retired_{kind.name}", is_told=False
    )


# What has left the plan: an identifier, and what took its place.
RETIRED: dict[str, Kind] = {kind.name: kind for kind in map(_retired, RETIRING)}

# The kinds that references and places in the files name.
WITH_IDS: dict[str, Kind] = {name: kind for name, kind in (KINDS | RETIRED).items() if kind.has_ids}

BY_COLLECTION: dict[str, Kind] = {kind.collection: kind for kind in KINDS.values()}

BY_RECORD: dict[type[Record], Kind] = {kind.record: kind for kind in (KINDS | RETIRED).values()}


def in_file(name: str) -> tuple[Kind, ...]:
    """The kinds of records that are listed in a file."""
    return tuple(kind for kind in KINDS.values() if kind.file == name and kind.list_name)

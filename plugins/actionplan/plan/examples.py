"""What the catalogue of good practice is: the records of ``examples.yaml``."""

from typing import Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from actionplan.plan.model import Source
from actionplan.plan.values import (
    ActivityRefs,
    ExampleSuccessors,
    FocusAreaRefs,
    Identifier,
    NonEmpty,
    OrganisationRef,
    Period,
    Record,
    RegionRefs,
    Retired,
    Text,
    Texts,
    WholeNumber,
)


class Tile(Record):
    """A county's place on the schematic map."""

    column: WholeNumber = Field(gt=0, description="Kolumn på kartan, räknad från väster med början på 1.")
    row: WholeNumber = Field(gt=0, description="Rad på kartan, räknad från norr med början på 1.")
    label: tuple[NonEmpty, ...] = Field(min_length=1, description="Namnet på rutan, en rad per led.")


class Region(Record):
    """A county: good practice may come from it, and it may have a place on the map."""

    id: Identifier = Field(description="Länets id.", examples=["vasternorrland"])
    name: Text = Field(description="Länets namn.")
    tile: Tile | None = Field(None, description="Länets ruta på kartan över länen.")


class Party(Record):
    """Someone who owns, funds or takes part in a project, in the source's words."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["name"]}, {"required": ["organisation"]}]}
    )

    name: Text | None = Field(None, description="Namnet som källan skriver det.")
    organisation: OrganisationRef | None = Field(
        None, description="Organisationens id, om den finns i organisations.yaml."
    )

    @model_validator(mode="after")
    def _named(self) -> Self:
        if self.name is None and self.organisation is None:
            raise PydanticCustomError("nameless-party", "party", {})
        return self


class Budget(Record):
    """A sum that a source states."""

    label: Text = Field(description="Vad summan avser.")
    sek: WholeNumber = Field(gt=0, description="Summan i kronor, bara siffror.")


class Figure(Record):
    """A figure that a source states, set large on the page."""

    value: Text = Field(description="Siffran som källan skriver den, till exempel 70 %.")
    label: Text = Field(description="Vad siffran betyder.")


class Aim(Record):
    """What a project aimed at, and what came of it."""

    text: Text = Field(description="Målet i källans ord.")
    figure: Figure | None = Field(None, description="Målets siffra, om målet är mätbart.")


class Work(Record):
    """What was done for one or more sub-goals, numbered from 1."""

    sub_goals: tuple[WholeNumber, ...] = Field(min_length=1, description="Delmålens nummer.")
    done: Texts = Field(min_length=1, description="Vad som gjordes.")


class Section(Record):
    """A further part of a source document, under its own heading."""

    title: Text = Field(description="Rubriken.")
    paragraphs: Texts = Field(min_length=1, description="Styckena.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class Example(Record):
    """An entry of the good-practice catalogue. What no source states is left out."""

    id: Identifier = Field(
        description="Exemplets id. Det står i adressen och ändras aldrig.", examples=["vagen-till-jobb"]
    )
    title: Text = Field(description="Exemplets namn.")
    focus_areas: FocusAreaRefs = Field(min_length=1, description="Fokusområden som exemplet belyser.")
    activities: ActivityRefs = Field((), description="Aktiviteter som exemplet belyser.")
    regions: RegionRefs = Field((), description="Län som exemplet kommer från.")
    sources: tuple[Source, ...] = Field(min_length=1, description="Källorna.")
    text: Texts = Field((), description="Källans löpande beskrivning, stycke för stycke.")
    owner: Party | None = Field(None, description="Projektägaren.")
    partners: tuple[Party, ...] = Field((), description="Samverkansparter.")
    funders: tuple[Party, ...] = Field((), description="Finansiärer.")
    period: Period | None = Field(None, description="Projektets tid.")
    budget: tuple[Budget, ...] = Field((), description="Summor.")
    area: Text | None = Field(None, description="Platsen i källans ord.")
    target_group: Texts = Field((), description="Målgruppen.")
    problem: Texts = Field((), description="Problemet eller bakgrunden.")
    purpose: Texts = Field((), description="Syftet.")
    aims: tuple[Aim, ...] = Field((), description="Målen.")
    sub_goals: tuple[Aim, ...] = Field((), description="Delmålen, i nummerordning.")
    work: tuple[Work, ...] = Field((), description="Vad som gjordes för delmålen.")
    methods: Texts = Field((), description="Arbetssätten.")
    expected_results: Texts = Field((), description="Väntade resultat.")
    results: Texts = Field((), description="Resultaten.")
    figures: tuple[Figure, ...] = Field((), description="Resultatens siffror.")
    evaluation: Texts = Field((), description="Vad källan säger om utvärdering och mätning.")
    success_factors: Texts = Field((), description="Framgångsfaktorer.")
    challenges: Texts = Field((), description="Utmaningar.")
    sections: tuple[Section, ...] = Field((), description="Övriga delar av källan.")
    notes: Texts = Field((), description="Webbplatsens anmärkningar.")

    @property
    def organisations(self) -> tuple[str, ...]:
        """The identifiers of the plan's organisations that own, fund or take part in it."""
        owners = (self.owner,) if self.owner else ()
        parties = (*owners, *self.partners, *self.funders)
        return tuple(dict.fromkeys(party.organisation for party in parties if party.organisation))

    @model_validator(mode="after")
    def _work_names_sub_goals(self) -> Self:
        for item in self.work:
            for number in item.sub_goals:
                if not 1 <= number <= len(self.sub_goals):
                    raise PydanticCustomError(
                        "no-such-sub-goal",
                        "sub-goal",
                        {"number": number, "count": len(self.sub_goals)},
                    )
        return self


class RetiredExample(Retired):
    """An example that has left the catalogue."""

    replaced_by: ExampleSuccessors = Field((), description="Id för exempel som har ersatt det.")


class ExamplesFile(Record):
    """``examples.yaml``: the good-practice catalogue."""

    regions: tuple[Region, ...] = Field((), description="Länen, även de som inga exempel kommer från.")
    examples: tuple[Example, ...] = Field(description="Exemplen.")
    retired: tuple[RetiredExample, ...] = Field((), description="Exempel som har tagits bort.")

    @model_validator(mode="after")
    def _one_county_a_tile(self) -> Self:
        taken: dict[tuple[int, int], str] = {}
        for name, tile in ((region.id, region.tile) for region in self.regions if region.tile):
            if (other := taken.setdefault((tile.column, tile.row), name)) != name:
                raise PydanticCustomError("tile-taken", "tile", {"name": name, "other": other})
        return self

"""What an action plan is: the records of its YAML files.

Every record is frozen and refuses unknown fields. The description of a field
is written in Swedish, because it is shown to the editors who fill it in.
A reference to another record is checked while the record is validated, against
the identifiers handed over as pydantic's validation context
(``{"organisation": {"arbetsformedlingen", …}, …}``); a kind that is absent
from the context is not checked, because its file could not be read.
"""

import re
from datetime import date, timedelta
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


def _well_formed_id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        raise PydanticCustomError("bad-id", "bad id", {"value": value})
    return value


def _reference(kind: str) -> AfterValidator:
    def known(value: str, info: ValidationInfo) -> str:
        ids = (info.context or {}).get(kind)
        if ids is not None and value not in ids:
            raise PydanticCustomError(
                "unknown-reference", "unknown reference", {"kind": kind, "value": value}
            )
        return value

    return AfterValidator(known)


def _partial_date(value: str) -> str:
    """A year, a month or a day in ISO 8601: ``2015``, ``2013-05``, ``2014-02-03``."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        raise PydanticCustomError("bad-date", "bad date", {"value": value})
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise PydanticCustomError("bad-date", "bad date", {"value": value}) from None
    return value


def _whole_number(value: Any) -> Any:
    """Digits alone: YAML's ``1_000`` and ``010`` must not be guessed at."""
    if isinstance(value, str) and not re.fullmatch(r"0|[1-9][0-9]{0,14}", value):
        raise PydanticCustomError("bad-number", "bad number", {"value": value})
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(r"(https?://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+)", value):
        raise PydanticCustomError("bad-address", "bad address", {"value": value})
    return value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    for number, value in enumerate(values):
        if value in values[:number]:
            raise PydanticCustomError("repeated-reference", "repeated", {"value": value})
    return values


NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Identifier = Annotated[str, AfterValidator(_well_formed_id)]
PartialDate = Annotated[str, AfterValidator(_partial_date)]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
WebAddress = Annotated[str, AfterValidator(_web_address)]

ActivityRef = Annotated[str, _reference("activity")]
DocumentRef = Annotated[str, _reference("document")]
FocusAreaRef = Annotated[str, _reference("focus_area")]
GoalRef = Annotated[str, _reference("goal")]
NetworkRef = Annotated[str, _reference("network")]
OrganisationRef = Annotated[str, _reference("organisation")]
RegionRef = Annotated[str, _reference("region")]
TermRef = Annotated[str, _reference("term")]

ActivityRefs = Annotated[tuple[ActivityRef, ...], AfterValidator(_distinct)]
FocusAreaRefs = Annotated[tuple[FocusAreaRef, ...], AfterValidator(_distinct)]
OrganisationRefs = Annotated[tuple[OrganisationRef, ...], AfterValidator(_distinct)]
RegionRefs = Annotated[tuple[RegionRef, ...], AfterValidator(_distinct)]
TermRefs = Annotated[tuple[TermRef, ...], AfterValidator(_distinct)]


class Record(BaseModel):
    """What all records share: they cannot be changed and know no stray fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _blank_means_absent(cls, data: Any) -> Any:
        """A known field that is left blank is as if it were not there."""
        if not isinstance(data, dict):
            return data
        known = {info.alias or name for name, info in cls.model_fields.items()}
        return {key: value for key, value in data.items() if value is not None or key not in known}


class Text(Record):
    """A text for readers. A missing translation shows Swedish, marked as such."""

    sv: NonEmpty = Field(description="Texten på svenska, ordagrant ur källan.")
    en: NonEmpty | None = Field(None, description="Vår översättning till engelska.")

    def in_language(self, lang: Language) -> tuple[str, Language]:
        """The text for a reader of ``lang`` and the language it really is in."""
        if lang == "en" and self.en is not None:
            return self.en, "en"
        return self.sv, "sv"


Texts = tuple[Text, ...]


class Period(Record):
    """A span of time, each end as exact as the source gives it."""

    start: PartialDate = Field(alias="from", description="Början: år, år-månad eller datum.")
    to: PartialDate = Field(description="Slut: år, år-månad eller datum.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_day > self.last_day:
            raise PydanticCustomError("period-reversed", "period", {"from": self.start, "to": self.to})
        return self

    @property
    def first_day(self) -> date:
        return date.fromisoformat((self.start + "-01-01")[:10])

    @property
    def last_day(self) -> date:
        parts = [int(part) for part in self.to.split("-")]
        if len(parts) == 3:
            return date(*parts)
        month = parts[1] if len(parts) == 2 else 12
        return date(parts[0], month, 28) + _rest_of_month(parts[0], month)

    def has_ended(self, today: date) -> bool:
        return today > self.last_day


def _rest_of_month(year: int, month: int) -> timedelta:
    """Days from the 28th to the last day of the month."""
    day = date(year, month, 28)
    while (day + timedelta(days=1)).month == month:
        day += timedelta(days=1)
    return day - date(year, month, 28)


class Source(Record):
    """Where a record stands in a source document."""

    document: DocumentRef = Field(description="Källdokumentets id i sources.yaml.")
    place: Text | None = Field(None, description="Var i dokumentet, till exempel en bilaga.")


# --- plan.yaml -------------------------------------------------------------

Pictogram = Literal["home", "work", "health", "speech", "people", "learning", "nature", "place"]


class Goal(Record):
    """One of the plan's goals."""

    id: Identifier = Field(description="Målets id. Det står i adressen och ändras aldrig.")
    title: Text = Field(description="Målets lydelse.")
    short: Text = Field(description="Webbplatsens korta namn på målet, för kort och menyer.")
    text: Text = Field(description="Planens bakgrundstext till målet.")
    pictogram: Pictogram = Field(description="Målets bild.")


class FocusArea(Record):
    """A focus area: the heading of one of the plan's tables."""

    id: Identifier = Field(description="Fokusområdets id. Det står i adressen och ändras aldrig.")
    goal: GoalRef = Field(description="Id för det mål som fokusområdet hör till.")
    title: Text = Field(description="Fokusområdets namn.")
    responsible: OrganisationRefs = Field(
        description="Den eller de organisationer som ansvarar för fokusområdet."
    )


class NetworkMember(Record):
    """An organisation in a network, with a head count and no names."""

    organisation: OrganisationRef = Field(description="Organisationens id.")
    people: WholeNumber = Field(gt=0, description="Antal personer i planens förteckning.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class Network(Record):
    """A regional network that took part in making the plan."""

    id: Identifier = Field(description="Nätverkets id.")
    name: Text = Field(description="Nätverkets namn.")
    about: Text = Field(description="Rubriken i planens bilaga.")
    members: tuple[NetworkMember, ...] = Field(min_length=1, description="Deltagarna.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class TargetGroup(Record):
    """A group of people that the plan's activities are meant for."""

    id: Identifier = Field(description="Målgruppens id.")
    name: Text = Field(description="Målgruppens namn i planen.")
    prioritised: Literal["yes", "no"] = Field(
        "no", description="yes om planen säger att gruppen är särskilt prioriterad."
    )


class FollowUp(Record):
    """How the plan is steered, updated and reported."""

    steering_group: NetworkRef = Field(description="Nätverket som är styrgrupp.")
    update: Text = Field(description="Hur planen uppdateras.")
    report: Text = Field(description="Hur planen rapporteras.")


class Licence(Record):
    """What others may do with the plan's data."""

    text: Text = Field(description="Villkoren i ord.")
    url: WebAddress | None = Field(None, description="Adress till licensens text.")


class PlanFile(Record):
    """``plan.yaml``: the plan itself, its goals and focus areas."""

    title: Text = Field(description="Planens titel.")
    short_title: Text = Field(description="Webbplatsens namn på planen, för sidhuvudet.")
    about: Text = Field(description="Webbplatsens egen beskrivning av planen, en eller två meningar.")
    publisher: OrganisationRef = Field(description="Id för organisationen som ger ut planen.")
    period: Period = Field(description="Åren som planen gäller.")
    reference: NonEmpty = Field(description="Planens diarienummer.")
    source: DocumentRef = Field(description="Id för planens källdokument i sources.yaml.")
    licence: Licence = Field(description="Villkor för att använda planens data.")
    purposes: Texts = Field((), description="Planens syften.")
    target_groups: tuple[TargetGroup, ...] = Field((), description="Planens målgrupper.")
    funding: Texts = Field((), description="Vilka medel som planen styr.")
    goals: tuple[Goal, ...] = Field(min_length=1, description="Planens mål.")
    focus_areas: tuple[FocusArea, ...] = Field(min_length=1, description="Planens fokusområden.")
    networks: tuple[Network, ...] = Field((), description="Nätverken bakom planen.")
    follow_up: FollowUp | None = Field(None, description="Hur planen följs upp.")


# --- activities.yaml -------------------------------------------------------


class Activity(Record):
    """One row of the plan's tables."""

    id: Identifier = Field(description="Aktivitetens id. Det står i adressen och ändras aldrig.")
    focus_area: FocusAreaRef = Field(description="Id för fokusområdet.")
    text: Text = Field(description="Aktivitetens lydelse i planen.")
    responsible: OrganisationRefs = Field(
        (), description="De organisationer som står i planens kolumn ANSVAR. Tom om cellen är tom."
    )
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class ActivitiesFile(Record):
    """``activities.yaml``: the activities in the plan's own order."""

    activities: tuple[Activity, ...] = Field(description="Aktiviteterna i planens ordning.")


# --- organisations.yaml ----------------------------------------------------

OrganisationKind = Literal[
    "authority", "county-council", "municipality", "group", "project", "unit", "association", "company"
]


class Renaming(Record):
    """A name that an organisation took later than the plan."""

    name: Text = Field(description="Det nya namnet.")
    start: PartialDate | None = Field(None, alias="from", description="När namnet började gälla.")


class Organisation(Record):
    """Someone who can answer for an activity or take part in a network."""

    id: Identifier = Field(description="Organisationens id. Det står i adressen och ändras aldrig.")
    kind: OrganisationKind = Field(description="Vad för slags organisation det är.")
    name: Text = Field(description="Organisationens namn när planen skrevs.")
    short: Text | None = Field(None, description="Kortform, till exempel AF.")
    in_plan: Text | None = Field(None, description="Så skriver planen namnet, om det skiljer sig.")
    part_of: OrganisationRef | None = Field(None, description="Organisationen som den är en del av.")
    members: OrganisationRefs = Field((), description="Medlemmar, om det är en grupp.")
    renamed: tuple[Renaming, ...] = Field((), description="Senare namn, det nyaste sist.")
    url: WebAddress | None = Field(None, description="Organisationens webbplats.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class OrganisationsFile(Record):
    """``organisations.yaml``."""

    organisations: tuple[Organisation, ...] = Field(description="Organisationerna.")


# --- glossary.yaml ---------------------------------------------------------


class Term(Record):
    """A word or an abbreviation that the plan explains."""

    id: Identifier = Field(description="Ordets id. Det står i adressen och ändras aldrig.")
    term: Text = Field(description="Ordet eller förkortningen.")
    definition: Text = Field(description="Förklaringen.")
    see: TermRefs = Field((), description="Id för ord som förklaringen hänvisar till.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class GlossaryFile(Record):
    """``glossary.yaml``."""

    terms: tuple[Term, ...] = Field(description="Orden.")


# --- sources.yaml ----------------------------------------------------------


class Document(Record):
    """A document that the texts are taken from."""

    id: Identifier = Field(description="Dokumentets id.")
    title: Text = Field(description="Dokumentets titel.")
    about: Text = Field(description="Webbplatsens beskrivning: vad det är och vem som skrev det.")


class SourcesFile(Record):
    """``sources.yaml``."""

    documents: tuple[Document, ...] = Field(description="Källdokumenten.")


# --- examples.yaml ---------------------------------------------------------


class Region(Record):
    """A county that good practice comes from."""

    id: Identifier = Field(description="Länets id.")
    name: Text = Field(description="Länets namn.")


class Party(Record):
    """Someone who owns, funds or takes part in a project, in the source's words."""

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

    id: Identifier = Field(description="Exemplets id. Det står i adressen och ändras aldrig.")
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


class ExamplesFile(Record):
    """``examples.yaml``: the good-practice catalogue."""

    regions: tuple[Region, ...] = Field((), description="Länen som exemplen kommer från.")
    examples: tuple[Example, ...] = Field(description="Exemplen.")

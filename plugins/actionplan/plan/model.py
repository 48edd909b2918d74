"""What an action plan is: the records of its YAML files.

Every record is frozen and refuses unknown fields. The description of a field
is written in Swedish, because it is shown to the editors who fill it in.
"""

from typing import Literal

from pydantic import ConfigDict, Field

from actionplan.plan.values import (
    AcceptedText,
    ActivitySuccessors,
    DocumentRef,
    EmailAddress,
    FocusAreaRef,
    GoalRef,
    Identifier,
    NetworkRef,
    NonEmpty,
    OrganisationRef,
    OrganisationRefs,
    OrganisationSuccessors,
    PartialDate,
    Period,
    PublicContact,
    Record,
    Retired,
    TermRefs,
    TermSuccessors,
    Text,
    Texts,
    WebAddress,
    WholeNumber,
)


class Source(Record):
    """Where a record stands in a source document."""

    document: DocumentRef = Field(description="Källdokumentets id i sources.yaml.")
    place: Text | None = Field(None, description="Var i dokumentet, till exempel en bilaga.")


# --- plan.yaml -------------------------------------------------------------

Pictogram = Literal["home", "work", "health", "speech", "people", "learning", "nature", "place"]


class Goal(Record):
    """One of the plan's goals."""

    id: Identifier = Field(
        description="Målets id. Det står i adressen och ändras aldrig.", examples=["halsa"]
    )
    title: Text = Field(description="Målets lydelse.")
    short: Text = Field(description="Webbplatsens korta namn på målet, för kort och menyer.")
    text: Text = Field(description="Planens bakgrundstext till målet.")
    pictogram: Pictogram = Field(description="Målets bild.")


class FocusArea(Record):
    """A focus area: the heading of one of the plan's tables."""

    id: Identifier = Field(
        description="Fokusområdets id. Det står i adressen och ändras aldrig.", examples=["halsa"]
    )
    goal: GoalRef = Field(description="Id i plan.yaml för det mål som fokusområdet hör till.")
    title: Text = Field(description="Fokusområdets namn.")
    responsible: OrganisationRefs = Field(
        description="Den eller de organisationer som ansvarar för fokusområdet."
    )


class NetworkMember(Record):
    """An organisation in a network, with a head count and no names."""

    organisation: OrganisationRef = Field(description="Organisationens id i organisations.yaml.")
    people: WholeNumber = Field(gt=0, description="Antal personer i planens förteckning.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class Network(Record):
    """A regional network that took part in making the plan."""

    id: Identifier = Field(description="Nätverkets id.", examples=["styrgruppen"])
    name: Text = Field(description="Nätverkets namn.")
    about: Text = Field(description="Rubriken i planens bilaga.")
    members: tuple[NetworkMember, ...] = Field(min_length=1, description="Deltagarna.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class TargetGroup(Record):
    """A group of people that the plan's activities are meant for."""

    id: Identifier = Field(description="Målgruppens id.", examples=["nyanlanda"])
    name: Text = Field(description="Målgruppens namn i planen.")
    prioritised: Literal["yes", "no"] = Field(
        "no", description="yes om planen säger att gruppen är särskilt prioriterad."
    )


class FollowUp(Record):
    """How the plan is steered, updated and reported."""

    steering_group: NetworkRef = Field(description="Id i samma fil för nätverket som är styrgrupp.")
    update: Text = Field(description="Hur planen uppdateras.")
    report: Text = Field(description="Hur planen rapporteras.")


class Licence(Record):
    """What others may do with the plan's data."""

    text: Text = Field(description="Villkoren i ord.")
    url: WebAddress | None = Field(None, description="Adress till licensens text.")


# The kinds of publishers that DCAT-AP knows: http://purl.org/adms/publishertype/1.0
PublisherKind = Literal[
    "NationalAuthority",
    "RegionalAuthority",
    "LocalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "Company",
    "Academia-ScientificOrganisation",
]

# The EU's themes of data: http://publications.europa.eu/resource/authority/data-theme
# fmt: off
Theme = Literal[
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN",
]
# fmt: on


class OpenData(Record):
    """What a catalogue of open data must know of the publisher. Without it the catalogue is not made."""

    publisher_iri: WebAddress | None = Field(
        default=None,
        description="Utgivarens adress på Sveriges dataportal:"
        " http://dataportal.se/organisation/SE följt av organisationsnumret, tio siffror.",
        examples=["http://dataportal.se/organisation/SE2021002163"],
    )
    publisher_kind: PublisherKind | None = Field(
        default=None, description="Vad för slags utgivare det är, till exempel RegionalAuthority."
    )
    contact_name: Text | None = Field(default=None, description="Funktionen som svarar på frågor om datan.")
    contact_email: EmailAddress | None = Field(
        default=None, description="Funktionens e-postadress. Den ska också stå i public_contacts."
    )
    themes: tuple[Theme, ...] = Field(default=(), description="EU:s teman för datan, till exempel SOCI.")


class PlanFile(Record):
    """``plan.yaml``: the plan itself, its goals and focus areas."""

    title: Text = Field(description="Planens titel.")
    short_title: Text = Field(description="Webbplatsens namn på planen, för sidhuvudet.")
    about: Text = Field(description="Webbplatsens egen beskrivning av planen, en eller två meningar.")
    publisher: OrganisationRef = Field(
        description="Id i organisations.yaml för organisationen som ger ut planen."
    )
    period: Period = Field(description="Åren som planen gäller.")
    reference: NonEmpty = Field(description="Planens diarienummer.", examples=["851-1234-2015"])
    source: DocumentRef = Field(description="Id för planens källdokument i sources.yaml.")
    licence: Licence = Field(description="Villkor för att använda planens data.")
    purposes: Texts = Field((), description="Planens syften.")
    target_groups: tuple[TargetGroup, ...] = Field((), description="Planens målgrupper.")
    funding: Texts = Field((), description="Vilka medel som planen styr.")
    goals: tuple[Goal, ...] = Field(min_length=1, description="Planens mål.")
    focus_areas: tuple[FocusArea, ...] = Field(min_length=1, description="Planens fokusområden.")
    networks: tuple[Network, ...] = Field((), description="Nätverken bakom planen.")
    follow_up: FollowUp | None = Field(None, description="Hur planen följs upp.")
    open_data: OpenData | None = Field(
        None, description="Det som katalogen över öppna data behöver veta om utgivaren."
    )
    public_contacts: tuple[PublicContact, ...] = Field(
        (),
        description="E-postadresser och telefonnummer som får stå i texterna, eftersom de går till en"
        " funktion och inte till en person, till exempel registrator@lansstyrelsen.example.",
    )


# --- activities.yaml -------------------------------------------------------


class Activity(Record):
    """One row of the plan's tables."""

    id: Identifier = Field(
        description="Aktivitetens id. Det står i adressen och ändras aldrig.", examples=["halsa-11"]
    )
    focus_area: FocusAreaRef = Field(description="Fokusområdets id i plan.yaml.")
    text: Text = Field(description="Aktivitetens lydelse i planen.")
    responsible: OrganisationRefs = Field(
        (), description="De organisationer som står i planens kolumn ANSVAR. Tom om cellen är tom."
    )
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class RetiredActivity(Retired):
    """An activity that has left the plan."""

    replaced_by: ActivitySuccessors = Field((), description="Id för aktiviteter som har ersatt den.")


class ActivitiesFile(Record):
    """``activities.yaml``: the activities in the plan's own order."""

    activities: tuple[Activity, ...] = Field(description="Aktiviteterna i planens ordning.")
    retired: tuple[RetiredActivity, ...] = Field((), description="Aktiviteter som har tagits bort.")


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

    # That a group, and nothing else, has members is for reading/groups.py, which names the fault's place.
    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"kind": {"const": "group"}}},
            "then": {"properties": {"members": {"minItems": 1}}, "required": ["members"]},
            "else": {"properties": {"members": {"maxItems": 0}}},
        }
    )

    id: Identifier = Field(
        description="Organisationens id. Det står i adressen och ändras aldrig.",
        examples=["migrationsverket"],
    )
    kind: OrganisationKind = Field(description="Vad för slags organisation det är.")
    name: Text = Field(description="Organisationens namn när planen skrevs.")
    short: Text | None = Field(None, description="Kortform, till exempel AF.")
    in_plan: Text | None = Field(None, description="Så skriver planen namnet, om det skiljer sig.")
    part_of: OrganisationRef | None = Field(None, description="Id för organisationen som den är en del av.")
    members: OrganisationRefs = Field((), description="Medlemmar, om det är en grupp.")
    renamed: tuple[Renaming, ...] = Field((), description="Senare namn, det nyaste sist.")
    url: WebAddress | None = Field(None, description="Organisationens webbplats.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class RetiredOrganisation(Retired):
    """An organisation that has left the plan."""

    replaced_by: OrganisationSuccessors = Field((), description="Id för organisationer som har ersatt den.")


class OrganisationsFile(Record):
    """``organisations.yaml``."""

    organisations: tuple[Organisation, ...] = Field(description="Organisationerna.")
    retired: tuple[RetiredOrganisation, ...] = Field((), description="Organisationer som har tagits bort.")


# --- glossary.yaml ---------------------------------------------------------


class Term(Record):
    """A word or an abbreviation that the plan explains."""

    id: Identifier = Field(
        description="Ordets id. Det står i adressen och ändras aldrig.", examples=["etablering"]
    )
    term: Text = Field(description="Ordet eller förkortningen.")
    also: Texts = Field(
        (), description="Andra sätt att skriva ordet, som sökningen och ordlistan ska känna igen."
    )
    definition: Text = Field(description="Förklaringen.")
    see: TermRefs = Field((), description="Id för ord som förklaringen hänvisar till.")
    note: Text | None = Field(None, description="Webbplatsens anmärkning.")


class RetiredTerm(Retired):
    """A word that has left the glossary."""

    replaced_by: TermSuccessors = Field((), description="Id för ord som har ersatt det.")


class GlossaryFile(Record):
    """``glossary.yaml``."""

    terms: tuple[Term, ...] = Field(description="Orden.")
    retired: tuple[RetiredTerm, ...] = Field((), description="Ord som har tagits bort.")
    known: tuple[NonEmpty, ...] = Field(
        (), description="Förkortningar som inte behöver stå i ordlistan, till exempel EU."
    )


# --- sources.yaml ----------------------------------------------------------


class Document(Record):
    """A document that the texts are taken from."""

    id: Identifier = Field(description="Dokumentets id.", examples=["plan"])
    title: Text = Field(description="Dokumentets titel.")
    about: Text = Field(description="Webbplatsens beskrivning: vad det är och vem som skrev det.")


class SourcesFile(Record):
    """``sources.yaml``."""

    documents: tuple[Document, ...] = Field(description="Källdokumenten.")


# --- translations.yaml -----------------------------------------------------


class TranslationsFile(Record):
    """``translations.yaml``: which Swedish text each English one was last accepted with."""

    accepted: tuple[AcceptedText, ...] = Field(
        (),
        description="Texternas adresser och kontrollsummor, som actionplan translations --accept skriver.",
    )

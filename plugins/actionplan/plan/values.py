"""What the records of a plan are built of: kinds of values, references, bilingual texts, periods.

A reference to another record is checked while the record is validated, against
the identifiers handed over as pydantic's validation context
(``{"organisation": {"arbetsformedlingen", …}, …}``); a kind that is absent
from the context is not checked, because its file could not be read.
"""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

ID_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
ADDRESS_PATTERN = r"(https?://[^\s/]+\S*|mailto:[^\s@]+@[^\s@]+)"

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


def other_language(lang: Language) -> Language:
    """The language that a page in ``lang`` leads to."""
    return "en" if lang == "sv" else "sv"


def id_from(written: str) -> str:
    """The well-formed identifier that a name makes, or that a malformed one was most likely meant to be.

    Å and ä become a, ö becomes o, and all but letters and digits one hyphen.
    """
    letters = "".join(c for c in unicodedata.normalize("NFD", written.casefold()) if c.isascii())
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _well_formed_id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        raise PydanticCustomError("bad-id", "bad id", {"value": value})
    return value


@dataclass(frozen=True)
class Ref:
    """Says of a field, in its ``Annotated``, that it holds the identifier of another record.

    Pydantic checks the identifier; :mod:`actionplan.plan.fields` reads from a model what refers to what.

    Attributes:
        kind: the kind of the other record, of :data:`actionplan.plan.kinds.KINDS`.
        or_retired: whether it may have left the plan.
    """

    kind: str
    or_retired: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._known, handler(source))

    def _known(self, value: str, info: ValidationInfo) -> str:
        """The identifier, if it is that of a record; raises PydanticCustomError ``unknown-reference``."""
        context = info.context or {}
        ids = context.get(self.kind)
        also = context.get(f"retired_{self.kind}") if self.or_retired else ()
        if ids is not None and also is not None and value not in ids and value not in also:
            raise PydanticCustomError(
                "unknown-reference", "unknown reference", {"kind": self.kind, "value": value}
            )
        return value


def _partial_date(value: str) -> str:
    """A year, a month or a day in ISO 8601: ``2015``, ``2013-05``, ``2014-02-03``."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value):
        raise PydanticCustomError("bad-date", "bad date", {"value": value})
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        raise PydanticCustomError("bad-date", "bad date", {"value": value}) from None
    return value


def _day(value: str) -> str:
    """A day in ISO 8601: ``2014-02-03``."""
    if len(_partial_date(value)) != 10:
        raise PydanticCustomError("bad-day", "bad day", {"value": value})
    return value


def _whole_number(value: Any) -> Any:
    """Digits alone: YAML's ``1_000`` and ``010`` must not be guessed at."""
    if isinstance(value, str) and not re.fullmatch(r"0|[1-9][0-9]{0,14}", value):
        raise PydanticCustomError("bad-number", "bad number", {"value": value})
    return value


def _web_address(value: str) -> str:
    if not re.fullmatch(ADDRESS_PATTERN, value):
        raise PydanticCustomError("bad-address", "bad address", {"value": value})
    return value


def _contact(value: str) -> str:
    """An e-mail address or a phone number, roughly: it is compared with what stands in the texts."""
    if not re.fullmatch(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+|\+?[\d ()-]{8,25}", value):
        raise PydanticCustomError("bad-contact", "bad contact", {"value": value})
    return value


def _email(value: str) -> str:
    if not re.fullmatch(r"[^\s@]+@[^\s@.]+(\.[^\s@.]+)+", value):
        raise PydanticCustomError("bad-email", "bad address", {"value": value})
    return value


def _accepted_text(value: str) -> str:
    """An address and a fingerprint: ``activities/boende-1/text 0123456789ab``."""
    if not re.fullmatch(r"[a-z0-9_./-]+ [0-9a-f]{12}", value):
        raise PydanticCustomError("bad-accepted-text", "bad line", {"value": value})
    return value


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    for number, value in enumerate(values):
        if value in values[:number]:
            raise PydanticCustomError("repeated-reference", "repeated", {"value": value})
    return values


# What a JSON Schema says of each kind of value (reading/schema.py). The reader takes every scalar as
# text; a program that reads YAML takes 2015 for a number, so where digits are text both are right.
# patternErrorMessage is what VS Code's extensions for JSON and YAML say of a value that is refused.


_ID_SCHEMA: dict[str, Any] = {
    "type": ["string", "integer"],
    "pattern": f"^{ID_PATTERN}$",
    "patternErrorMessage": "Använd bara a–z, 0–9 och enkla bindestreck mellan dem.",
    "minimum": 0,
}
_TEXT_SCHEMA = WithJsonSchema(
    {
        "type": ["string", "number"],
        "minLength": 1,
        "pattern": r"\S",
        "patternErrorMessage": "Texten är tom. Fyll i den, eller ta bort fältet om det får saknas.",
    }
)
_DATE_SCHEMA = WithJsonSchema(
    {
        "type": ["string", "integer"],
        "pattern": "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$",
        "patternErrorMessage": "Skriv år, år-månad eller år-månad-dag.",
        "minimum": 1000,
        "maximum": 9999,
        "examples": ["2015", "2015-02", "2015-02-09"],
    }
)
_DAY_SCHEMA = WithJsonSchema(
    {
        "type": "string",
        "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
        "patternErrorMessage": "Skriv år-månad-dag.",
        "examples": ["2026-02-09"],
    }
)
_NUMBER_SCHEMA = WithJsonSchema(
    {
        "type": ["integer", "string"],
        "pattern": "^[1-9][0-9]{0,14}$",
        "patternErrorMessage": "Skriv bara siffror, utan mellanslag och utan inledande nolla.",
        "minimum": 1,
        "examples": [12],
    }
)
_EMAIL_SCHEMA = WithJsonSchema(
    {
        "type": "string",
        "pattern": r"^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$",
        "patternErrorMessage": "Skriv en e-postadress, till exempel registrator@lansstyrelsen.example.",
    }
)
_ADDRESS_SCHEMA = WithJsonSchema(
    {
        "type": "string",
        "pattern": f"^{ADDRESS_PATTERN}$",
        "patternErrorMessage": "Adressen ska börja med https://, http:// eller mailto:.",
        "examples": ["https://www.migrationsverket.se/"],
    }
)


def _refers_to(file: str, example: str) -> WithJsonSchema:
    return WithJsonSchema(_ID_SCHEMA | {"description": f"Ett id som finns i {file}.", "examples": [example]})


_DISTINCT_SCHEMA = Field(json_schema_extra={"uniqueItems": True})

NonEmpty = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True), _TEXT_SCHEMA]
Identifier = Annotated[str, AfterValidator(_well_formed_id), WithJsonSchema(_ID_SCHEMA)]
PartialDate = Annotated[str, AfterValidator(_partial_date), _DATE_SCHEMA]
Day = Annotated[str, AfterValidator(_day), _DAY_SCHEMA]
WholeNumber = Annotated[int, BeforeValidator(_whole_number), _NUMBER_SCHEMA]
PublicContact = Annotated[str, AfterValidator(_contact), _TEXT_SCHEMA]
EmailAddress = Annotated[str, AfterValidator(_email), _EMAIL_SCHEMA]
AcceptedText = Annotated[
    str,
    AfterValidator(_accepted_text),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9_./-]+ [0-9a-f]{12}$"}),
]
WebAddress = Annotated[str, AfterValidator(_web_address), _ADDRESS_SCHEMA]

ActivityRef = Annotated[str, Ref("activity"), _refers_to("activities.yaml", "halsa-3")]
DocumentRef = Annotated[str, Ref("document"), _refers_to("sources.yaml", "plan")]
FocusAreaRef = Annotated[str, Ref("focus_area"), _refers_to("plan.yaml", "halsa")]
GoalRef = Annotated[str, Ref("goal"), _refers_to("plan.yaml", "halsa")]
NetworkRef = Annotated[str, Ref("network"), _refers_to("plan.yaml", "styrgruppen")]
OrganisationRef = Annotated[str, Ref("organisation"), _refers_to("organisations.yaml", "migrationsverket")]
RegionRef = Annotated[str, Ref("region"), _refers_to("examples.yaml", "vasternorrland")]
TermRef = Annotated[str, Ref("term"), _refers_to("glossary.yaml", "etablering")]

ActivityRefs = Annotated[tuple[ActivityRef, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]
FocusAreaRefs = Annotated[tuple[FocusAreaRef, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]
OrganisationRefs = Annotated[tuple[OrganisationRef, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]
RegionRefs = Annotated[tuple[RegionRef, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]
TermRefs = Annotated[tuple[TermRef, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]

# What replaced a record may have been replaced in its turn.
ActivitySuccessor = Annotated[str, Ref("activity", or_retired=True), _refers_to("activities.yaml", "halsa-3")]
ExampleSuccessor = Annotated[
    str, Ref("example", or_retired=True), _refers_to("examples.yaml", "harjedalsmodellen")
]
OrganisationSuccessor = Annotated[
    str, Ref("organisation", or_retired=True), _refers_to("organisations.yaml", "migrationsverket")
]
TermSuccessor = Annotated[str, Ref("term", or_retired=True), _refers_to("glossary.yaml", "etablering")]

ActivitySuccessors = Annotated[tuple[ActivitySuccessor, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]
ExampleSuccessors = Annotated[tuple[ExampleSuccessor, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]
OrganisationSuccessors = Annotated[
    tuple[OrganisationSuccessor, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA
]
TermSuccessors = Annotated[tuple[TermSuccessor, ...], AfterValidator(_distinct), _DISTINCT_SCHEMA]


class Record(BaseModel):
    """What all records share: they cannot be changed and know no stray fields."""

    # Pydantic builds each file's record when it is first used, and with it, once, the records in it.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

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


class Retired(Record):
    """A record that has left the plan. Its identifier is never used again, and its page says so.

    Each kind adds ``replaced_by``, the identifiers of the records of its kind that took its place.
    """

    id: Identifier = Field(description="Id:t för det som har tagits bort. Det används aldrig igen.")
    replaced_by: tuple[str, ...] = Field((), description="Id för det som har ersatt det.")
    reason: Text | None = Field(None, description="Varför det har tagits bort.")
    when: PartialDate | None = Field(None, description="När det togs bort: år, år-månad eller datum.")


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
        if len(self.to) == len("2015-02-09"):
            return date.fromisoformat(self.to)
        year, month = (int(part) for part in f"{self.to}-12".split("-")[:2])
        return date(year, month, monthrange(year, month)[1])

    def has_ended(self, today: date) -> bool:
        return today > self.last_day

"""What the fit check knows of applicants' language: the records of its four files.

The plan speaks as authorities do, applicants as everybody does. These records
hold everyday words for what the plan says, words of other fields, and ideas
with the judgement of somebody who knows the plan.
"""

from typing import Literal

from pydantic import Field

from actionplan.plan.values import ActivityRef, ActivityRefs, Identifier, Language, NonEmpty, Record, Text

Words = tuple[NonEmpty, ...]


class InLanguages(Record):
    """Words, phrases or ideas in each language, of which neither is a translation."""

    sv: Words = Field(default=(), description="På svenska.")
    en: Words = Field(default=(), description="På engelska.")

    def in_language(self, lang: Language) -> Words:
        return self.sv if lang == "sv" else self.en


# --- phrases.yaml ------------------------------------------------------------


class ActivityPhrases(Record):
    """How people speak of what an activity is about."""

    activity: ActivityRef = Field(description="Aktivitetens id i activities.yaml.")
    phrases: InLanguages = Field(
        default_factory=InLanguages,
        description="Vardagliga ord och uttryck för det som aktiviteten handlar om.",
    )
    ideas: InLanguages = Field(
        default_factory=InLanguages,
        description="Projektidéer som passar aktiviteten, med en sökandes egna ord.",
    )


class Sample(Record):
    """An idea that was written without the plan at hand, and then judged."""

    text: NonEmpty = Field(description="Idén med en sökandes egna ord.")
    lang: Language = Field(description="Idéns språk, sv eller en.")
    clearly: ActivityRefs = Field(default=(), description="Aktiviteter som idén passar.")
    partly: ActivityRefs = Field(default=(), description="Aktiviteter som idén delvis passar.")

    @property
    def is_inside(self) -> bool:
        """Whether the idea lies within the plan."""
        return bool(self.clearly or self.partly)


class PhrasesFile(Record):
    """``phrases.yaml``: what the fit check learns the activities from."""

    activities: tuple[ActivityPhrases, ...] = Field(
        default=(), description="Ord och idéer för varje aktivitet."
    )
    samples: tuple[Sample, ...] = Field(
        default=(), description="Bedömda idéer, både inom och utanför planen."
    )


# --- thesaurus.yaml ------------------------------------------------------------


class Concept(Record):
    """Words that mean much the same to somebody who looks for a fitting activity."""

    id: Identifier = Field(description="Begreppets id.", examples=["newly-arrived"])
    kind: Literal["newcomers", "group", "subject", "method", "setting"] = Field(
        description="newcomers: orden visar att det gäller nyanlända. group: vem det är för."
        " subject: vad det handlar om. method: vad som görs. setting: var och av vem."
    )
    label: Text = Field(description="Begreppets namn, så som det skrivs i en motivering.")
    words: InLanguages = Field(description="Ord och korta uttryck i grundform.")


class ThesaurusFile(Record):
    """``thesaurus.yaml``: the concepts of the field."""

    concepts: tuple[Concept, ...] = Field(default=(), description="Begreppen.")


# --- other-fields.yaml ---------------------------------------------------------


class OtherField(Record):
    """A field outside the plan that people also seek money for."""

    id: Identifier = Field(description="Fältets id.", examples=["nature"])
    name: Text = Field(description="Fältets namn.")
    words: InLanguages = Field(default_factory=InLanguages, description="Ord som hör till fältet.")
    ideas: InLanguages = Field(default_factory=InLanguages, description="Projektidéer inom fältet.")


class OtherFieldsFile(Record):
    """``other-fields.yaml``: what lies outside the plan."""

    fields: tuple[OtherField, ...] = Field(default=(), description="Fälten.")


# --- ideas.yaml ----------------------------------------------------------------


class IdeasFile(Record):
    """``ideas.yaml``: the gold standard. The fit check is measured with it and never learns from it."""

    ideas: tuple[Sample, ...] = Field(default=(), description="Idéerna.")

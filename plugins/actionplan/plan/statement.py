"""What the accessibility statement says, and what the accessibility tests of the site looked at.

Rules: the Swedish act on accessibility to digital public services (2018:1937), and what the Agency for
Digital Government asks of a statement
(https://www.digg.se/kunskap-och-stod/digital-tillganglighet/skapa-en-tillganglighetsredogorelse);
it is the model statement of Commission Implementing Decision (EU) 2018/1523.
"""

from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from actionplan.plan.values import Day, NonEmpty, Record, Text, Texts, WebAddress, WholeNumber

# --- accessibility.yaml ----------------------------------------------------

Status = Literal["fully", "partially", "not"]
Ground = Literal["not-compliant", "disproportionate-burden", "outside-the-law"]
Method = Literal["automatic", "self-assessment", "third-party"]


class Barrier(Record):
    """Something on the site that is not accessible."""

    text: Text = Field(description="Vad som inte är tillgängligt, och för vem.")
    ground: Ground = Field(
        description="not-compliant om lagens krav inte är uppfyllda, disproportionate-burden om en anpassning"
        " vore oskäligt betungande (12 §), outside-the-law om lagen inte omfattar innehållet (9 §)."
    )
    reason: Text = Field(description="Varför det inte är tillgängligt, och vad som planeras.")
    instead: Text | None = Field(None, description="Vad besökaren kan göra i stället.")


class Feedback(Record):
    """A way to report what is not accessible."""

    text: Text = Field(description="Vart man kommer, till exempel E-post till registrator.")
    url: WebAddress = Field(
        description="Ett formulär (https://…) eller en e-postadress till en funktion (mailto:…)."
    )


class AccessibilityFile(Record):
    """``accessibility.yaml``: all that the accessibility statement says of this site alone."""

    responsible: Text = Field(description="Vem som ansvarar för webbplatsen.")
    service: Text = Field(description="Webbplatsens namn.")
    about: Text | None = Field(None, description="Vad besökaren bör veta om vem som ger ut webbplatsen.")
    status: Status = Field(
        description="Om webbplatsen är helt (fully), delvis (partially) eller inte (not) förenlig med lagen."
    )
    barriers: tuple[Barrier, ...] = Field((), description="Det som inte är tillgängligt.")
    untested: Texts = Field((), description="Det som ingen har prövat.")
    method: Method = Field(
        description="Hur webbplatsen är prövad: automatic (bara automatiska prov), self-assessment (egen"
        " granskning) eller third-party (granskad av någon annan)."
    )
    method_text: Text = Field(description="Hur prövningen gick till.")
    assessed: Day = Field(description="Dagen då webbplatsen senast prövades.")
    updated: Day = Field(description="Dagen då redogörelsen senast ändrades.")
    feedback: tuple[Feedback, ...] = Field(min_length=1, description="Hur man meddelar brister.")
    answer: Text | None = Field(None, description="När den som hör av sig får svar.")

    @model_validator(mode="after")
    def _status_is_backed(self) -> Self:
        """No status says more than was tested, and none less than is explained."""
        fails = any(barrier.ground != "outside-the-law" for barrier in self.barriers)
        if self.status == "fully" and (fails or self.untested or self.method == "automatic"):
            raise PydanticCustomError("status-says-too-much", "status", {})
        if self.status != "fully" and not fails and not self.untested:
            raise PydanticCustomError("status-without-reason", "status", {})
        return self

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.updated < self.assessed:
            raise PydanticCustomError("updated-too-early", "updated", {"assessed": self.assessed})
        return self


# --- accessibility-tests.yaml ----------------------------------------------

# The engine's tags of its rules (https://www.deque.com/axe/core-documentation/api-documentation/#axecore-tags).
Standard = Literal["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
# What a reader has done on a page before it is tested.
PageState = Literal[
    "suggestions", "results", "no-results", "filtered", "nothing-left", "definition", "answer"
]
# What is tested beside the rules of the engine.
TestedCheck = Literal[
    "keyboard",
    "focus",
    "reflow",
    "text-spacing",
    "text-size",
    "targets",
    "reduced-motion",
    "forced-colours",
    "headings",
    "languages",
    "contrast",
    "html",
]


class Setting(Record):
    """A browser as the pages were opened in it."""

    scheme: Literal["light", "dark"] = Field(description="Ljust eller mörkt.")
    width: WholeNumber = Field(gt=0, description="Fönstrets bredd i pixlar.")


class RuleOff(Record):
    """A rule that was not tested."""

    rule: NonEmpty = Field(description="Regelns namn.")
    reason: Text = Field(description="Varför regeln inte prövas.")


class AccessibilityTestsFile(Record):
    """``accessibility-tests.yaml``: what the tests looked at. It is written of tests that find no fault."""

    engine: NonEmpty = Field(description="Programmet som prövar sidorna, med version.")
    browser: NonEmpty = Field(description="Webbläsaren som sidorna öppnas i.")
    standards: tuple[Standard, ...] = Field(min_length=1, description="Programmets etiketter på reglerna.")
    off: tuple[RuleOff, ...] = Field((), description="Regler som inte prövas.")
    settings: tuple[Setting, ...] = Field(min_length=1, description="Hur sidorna öppnas.")
    pages: tuple[NonEmpty, ...] = Field(min_length=1, description="Sidornas adresser på webbplatsen.")
    states: tuple[PageState, ...] = Field((), description="Vad en läsare har gjort på sidor som prövas.")
    checks: tuple[TestedCheck, ...] = Field((), description="Vad som prövas utöver programmets regler.")

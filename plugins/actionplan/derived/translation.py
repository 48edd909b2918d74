"""Whether each English text still says what its Swedish source says.

``translations.yaml`` records, for each text that has been read in both
languages, the beginning of a SHA-256 of the Swedish one. Where the Swedish
text is another now, the English one is outdated until somebody accepts it.

A line of the record is an address and a fingerprint: ``activities/boende-1/text 0123456789ab``.
The address is the list, the record's identifier and the names of the fields, without the places
in lists within the record: a paragraph put in before others does not make those outdated.
A hand-written page is one text: ``chapters/forord/text``.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, get_args

from actionplan.plan.values import Record, Text
from actionplan.plan.whole import Plan, collections, key_of
from actionplan.reading.prose import ProsePage, in_both_languages

TranslationState = Literal["current", "outdated", "missing"]
STATES: tuple[TranslationState, ...] = get_args(TranslationState)

# 48 bits: two of ten thousand texts share a fingerprint once in five million plans.
_LENGTH = 12


# The list of the hand-written pages, in addresses.
CHAPTERS = "chapters"


@dataclass(frozen=True)
class Translation:
    """A text with its address, and the state of its English."""

    collection: str
    id: str
    field: str
    text: Text
    state: TranslationState = "current"

    @property
    def address(self) -> str:
        """The list, the identifier if there is one, and the field: ``terms/etablering/definition``."""
        return "/".join(part for part in (self.collection, self.id, self.field) if part)

    @property
    def line(self) -> str:
        """What the record says when this English is accepted."""
        return f"{self.address} {fingerprint(self.text.sv)}"


def fingerprint(swedish: str) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of a text in Unicode's composed form (NFC)."""
    return hashlib.sha256(unicodedata.normalize("NFC", swedish).encode()).hexdigest()[:_LENGTH]


def translations(plan: Plan, pages: Iterable[ProsePage] = ()) -> tuple[Translation, ...]:
    """Every bilingual text of a plan with the state of its English, in the order of the plan's lists.

    After them come the ``pages``, each one text, in the list ``chapters``.
    A plan that keeps no record has no outdated text that we could know of.
    """
    accepted = None if plan.accepted is None else frozenset(plan.accepted)
    texts = (*_of_records(plan), *_of_pages(pages))
    return tuple(replace(item, state=_state(item, accepted)) for item in texts)


def _of_records(plan: Plan) -> Iterator[Translation]:
    for name, records in collections(plan).items():
        for record in records:
            for field, text in texts_of(record):
                yield Translation(name, key_of(record), field, text)


def _of_pages(pages: Iterable[ProsePage]) -> Iterator[Translation]:
    for chapter, text in in_both_languages(pages).items():
        yield Translation(CHAPTERS, chapter, "text", text)


def _state(item: Translation, accepted: frozenset[str] | None) -> TranslationState:
    if item.text.en is None:
        return "missing"
    return "current" if accepted is None or item.line in accepted else "outdated"


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """The texts in a record, each with the names of the fields that lead to it: ``sections.paragraphs``.

    Records that have identifiers of their own stand in lists of their own, and are left out.
    """
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for item in value:
            if not key_of(item):
                yield from texts_of(item, path)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from texts_of(getattr(value, name), f"{path}.{name}" if path else name)


def counts(texts: Iterable[Translation]) -> dict[TranslationState, int]:
    """How many texts there are in each state."""
    numbers = Counter(item.state for item in texts)
    return {state: numbers[state] for state in STATES}


def accept(plan: Plan, names: Iterable[str] = (), pages: Iterable[ProsePage] = ()) -> tuple[str, ...]:
    """The lines of the record after the English of all texts, or of the named ones, is accepted.

    A name is an identifier (``boende-1``), one with its list (``goals/boende``) or a whole address.
    Lines about texts that are gone, or have no English, are left out.

    Raises:
        KeyError: a name that no text has; the argument is the name.
    """
    chosen = set(names)
    texts = translations(plan, pages)
    for name in chosen.difference(*map(_names_of, texts)):
        raise KeyError(name)
    accepted = frozenset(plan.accepted or ())
    earlier: dict[str, list[str]] = {}
    for line in sorted(accepted):
        earlier.setdefault(line.split(" ")[0], []).append(line)
    lines: dict[str, None] = {}
    for item in texts:
        if item.state == "missing":
            continue
        if not chosen or chosen & _names_of(item) or item.line in accepted:
            lines[item.line] = None
        else:
            # What was accepted of an outdated text still says which Swedish its English was made of.
            # There may be several such lines: the paragraphs of a field share an address.
            lines |= dict.fromkeys(earlier.get(item.address, ()))
    return tuple(lines)


def _names_of(item: Translation) -> set[str]:
    """What a text may be called: its record's identifier, that with its list, or the whole address."""
    return {item.id, f"{item.collection}/{item.id}".rstrip("/"), item.address} - {""}

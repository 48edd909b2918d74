"""A change in words of a language, in the two forms that there are.

Who reviews a proposal (:class:`ReviewSentences`) reads a list of all changes: each sentence names its record
by the identifier, the field as the files do, and shows every value. Who reads the plan
(:class:`EntrySentences`) has the record in a heading: fields have everyday names, and a value is shown only
where it means something by itself. All else is the same, and stands in :class:`Sentences`.

The texts are those of ``locales/changes.<lang>.toml``: ``review`` and ``entry``, and beside them what both
forms say alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Protocol

from actionplan.compare.pages import PageChange
from actionplan.compare.records import RecordChange
from actionplan.compare.shifts import Shift, ShiftPart
from actionplan.compare.word_diff import word_diff
from actionplan.derived.changes import DiffWords
from actionplan.plan.values import Language, Text
from actionplan.reading.decoding import printable
from actionplan.words.wording import Wording

# How much of a name or value is shown, in characters.
LONGEST_NAME = 90

# How many activities are listed of those that one organisation gains or loses.
_MOST_LISTED = 20

# The lists that are one record, whose name says all.
_ONE_RECORD = ("plan", "accessibility")

# The fields whose values mean something as they stand in the files; of others only names are shown.
_PLAIN_VALUES = {"reference", "url", "start", "to", "people", "sek"}
_AMOUNTS = (".people", ".sek")


def visible(value: str) -> str:
    """A text in one line in which nothing is hidden: control characters and those that turn the
    direction of writing show as a replacement sign.
    """
    return printable(re.sub(r"\s*[\r\n\u2028\u2029]\s*", " ", value))


def shortened(text: str) -> str:
    """A name or value, cut where it is too long to stand within a sentence."""
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"


class Style(Protocol):
    """How one form of output shows what comes from the plan's files."""

    def text(self, value: str) -> str:
        """A text or a part of one."""

    def code(self, value: str) -> str:
        """An identifier, a field's name or an address."""

    def old(self, value: str) -> str:
        """Words that are gone."""

    def new(self, value: str) -> str:
        """Words that have come."""


@dataclass(frozen=True)
class Sentence:
    """A change in words: in brief, what more there is to say and, of a reworded text, its words
    and their language.
    """

    brief: str
    detail: str = ""
    words: tuple[DiffWords, ...] = ()
    lang: Language = "sv"

    @property
    def whole(self) -> str:
        """All but the words of a reworded text."""
        return f"{self.brief}: {self.detail}" if self.detail else self.brief

    @property
    def lead(self) -> str:
        """As :attr:`whole`, with a colon where words follow."""
        return f"{self.whole}:" if self.words else self.whole


class Sentences:
    """What both forms say alike; names stand as they are in the files where a form does not know better."""

    # The form's own texts, in the files of words.
    form: ClassVar[Literal["review", "entry"]]

    def __init__(self, words: Wording) -> None:
        self.words = words

    def change(self, change: RecordChange) -> Sentence:
        """What changed in a record."""
        if change.code == "text":
            words = word_diff(visible(str(change.before)), visible(str(change.after)))
            brief = self._brief(change, self._text_key(change))
            return Sentence(brief, words=tuple(words), lang=change.lang or self.words.lang)
        return Sentence(self._brief(change, change.code), self._detail(change))

    def shift(self, shift: Shift) -> Sentence:
        """What an organisation gains or loses, or answers for in another degree."""
        name = self.name(shift.name)
        brief = self.words(f"{self.form}.shift.{shift.code}", n=len(shift.parts), record=name)
        return Sentence(brief, self._listing([self._part(part) for part in shift.parts]))

    def name(self, value: Text | str) -> str:
        """A name or value in the reader's language, shortened."""
        return shortened(self._in_language(value))

    def _in_language(self, value: Text | str) -> str:
        return visible(value if isinstance(value, str) else value.in_language(self.words.lang)[0])

    def _brief(self, change: RecordChange, key: str) -> str:
        return self.words(
            f"{self.form}.change.{key}",
            record=self._record(change),
            field=self._field(change),
            before=self._value(change, change.before),
            after=self._value(change, change.after),
        )

    def _text_key(self, change: RecordChange) -> str:
        """Which sentence says that a text was reworded, came or went."""
        if change.before and change.after:
            return "text"
        return "text-added" if change.after else "text-removed"

    def _detail(self, change: RecordChange) -> str:
        """The values, where they are no part of the sentence."""
        if not self._shows_values(change):
            return ""
        before, after = self._value(change, change.before), self._value(change, change.after)
        if change.code == "value":
            return self.words("from_to", before=before, after=after)
        return {"item-added": after, "item-removed": before}.get(change.code, "")

    def _value(self, change: RecordChange, value: Text | str) -> str:
        return self.name(value) if value else self.words("nothing")

    def _listing(self, items: Sequence[str]) -> str:
        """The first items, and how many more there are."""
        shown = list(items[:_MOST_LISTED])
        if len(items) > len(shown):
            shown.append(self.words("more", n=len(items) - len(shown)))
        return ", ".join(shown)

    def _record(self, change: RecordChange) -> str:
        return change.id

    def _field(self, change: RecordChange) -> str:
        return change.field

    def _shows_values(self, change: RecordChange) -> bool:
        """Whether the values of a field are shown beside what is said of it."""
        return True

    def _part(self, part: ShiftPart) -> str:
        return part.activity


class ReviewSentences(Sentences):
    """For who reviews a proposal. The style shows what comes from the plan, so that no text of it is
    taken for something else.
    """

    form = "review"

    def __init__(self, words: Wording, style: Style) -> None:
        super().__init__(words)
        self._style = style

    def name(self, value: Text | str) -> str:
        """As :meth:`Sentences.name`, in the style."""
        text = self._in_language(value)
        return self._style.text(text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…")

    def line(self, sentence: Sentence) -> str:
        """A sentence with the words that a text lost and gained."""
        show = {"kept": self._style.text, "old": self._style.old, "new": self._style.new}
        return " ".join([sentence.lead, *(show[state](text) for state, text in sentence.words)])

    def page(self, change: PageChange) -> Sentence:
        """What happened to a page."""
        before, after = (self._style.code(f"/{path}") for path in (change.before, change.after))
        words = word_diff(visible(change.old_text), visible(change.new_text))
        return Sentence(
            self.words(f"review.page.{change.code}", before=before, after=after), words=tuple(words)
        )

    def english_unchanged(self, change: RecordChange | PageChange) -> str:
        """Which text or page changed in Swedish alone."""
        if isinstance(change, PageChange):
            return self._style.code(f"/{change.after}")
        field = self._style.code(change.field)
        return self.words("review.field_of", record=self._identifier(change), field=field)

    def _record(self, change: RecordChange) -> str:
        """The identifier and the name; of a reworded text the identifier alone, since its words follow."""
        if change.code == "text":
            return self._identifier(change)
        if change.collection in _ONE_RECORD:
            return self.words(f"review.list.{change.collection}")
        named = self.words("review.named", name=self.name(change.name))
        return f"{self._style.code(change.id)} {named}" if change.id else named

    def _identifier(self, change: RecordChange) -> str:
        return self._style.code(change.id) if change.id else self.words(f"review.list.{change.collection}")

    def _field(self, change: RecordChange) -> str:
        field = self._style.code(change.field)
        return self.words(f"review.field_in.{change.lang}", field=field) if change.lang else field

    def _value(self, change: RecordChange, value: Text | str) -> str:
        return self._style.code(str(value)) if change.code == "new-id" else super()._value(change, value)

    def _part(self, part: ShiftPart) -> str:
        degree = self.words(f"review.degree.{part.degree}")
        if part.via is not None:
            degree = self.words("review.via", degree=degree, name=self.name(part.via))
        if part.was:
            degree = self.words("review.was", before=self.words(f"review.degree.{part.was}"), after=degree)
        return f"{self._style.code(part.activity)} ({degree})"


class EntrySentences(Sentences):
    """For readers of the plan.

    ``new_or_gone`` are the fields that came or went whole, and not in translation alone.
    """

    form = "entry"

    def __init__(self, words: Wording, new_or_gone: frozenset[str]) -> None:
        super().__init__(words)
        self._new_or_gone = new_or_gone

    def change(self, change: RecordChange) -> Sentence:
        """As :meth:`Sentences.change`; who reads English is told where the English did not follow."""
        sentence = super().change(change)
        if change.english_unchanged and self.words.lang == "en":
            return replace(sentence, brief=self.words("entry.untranslated", change=sentence.brief))
        return sentence

    def _field(self, change: RecordChange) -> str:
        """The names of rarer fields are those of the files and say nothing to a reader."""
        fields = self.words.table("entry.field")
        return str(fields.get(change.field.split(".")[0], fields["other"]))

    def _text_key(self, change: RecordChange) -> str:
        key = super()._text_key(change)
        is_translation = change.lang != "sv" and change.field not in self._new_or_gone
        return key.replace("text-", "translation-") if is_translation else key

    def _value(self, change: RecordChange, value: Text | str) -> str:
        if isinstance(value, str) and value.isdecimal() and change.field.endswith(_AMOUNTS):
            return self.words.number(int(value))
        return super()._value(change, value)

    def _shows_values(self, change: RecordChange) -> bool:
        are_names = all(isinstance(value, Text) for value in (change.before, change.after) if value)
        return are_names or change.field.rsplit(".", 1)[-1] in _PLAIN_VALUES

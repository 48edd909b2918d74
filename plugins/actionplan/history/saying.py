"""The words of an entry in each language.

A reader of Swedish is told what changed in Swedish. A reader of English is told what changed in
the English, and where that did not follow or is not there, that the Swedish changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplan.compare.answers import Shift
from actionplan.compare.lines import visible
from actionplan.compare.records import Change
from actionplan.compare.words import pieces
from actionplan.derived.changes import Line, Said, Words
from actionplan.plan.values import LANGUAGES, Language, Text
from actionplan.plan.whole import Plan
from actionplan.words.wording import Wording, wording

# How much is shown, in characters: of a name, and of a title that says all that changed.
_LONGEST_NAME = 90
_LONGEST_TITLE = 140

# How many activities are listed of those that an organisation comes or ceases to answer for.
_MOST_ACTIVITIES = 20

# The fields whose values mean something as they stand in the files; of others only names are shown.
_PLAIN_VALUES = {"reference", "url", "start", "to", "people", "sek"}
_AMOUNTS = (".people", ".sek")


@dataclass(frozen=True)
class Heading:
    """The record that an entry is about: its list, its identifier and what it is known by."""

    collection: str
    id: str
    name: Text | str


@dataclass(frozen=True)
class _Told:
    """A change in words: in brief, and what more there is to say of it."""

    brief: str
    more: str = ""
    words: tuple[Words, ...] = ()
    lang: Language = "sv"

    @property
    def whole(self) -> str:
        return f"{self.brief}: {self.more}" if self.more else self.brief

    @property
    def line(self) -> Line:
        text = self.whole[:1].upper() + self.whole[1:] + (":" if self.words else "")
        return Line(text, self.words, self.lang)


def say(heading: Heading, changes: Iterable[Change], shifts: Iterable[Shift]) -> dict[Language, Said]:
    """What changed in one record, in each language in which something did."""
    known, moved = list(changes), list(shifts)
    found: dict[Language, Said] = {}
    for lang in LANGUAGES:
        teller = _Teller(wording("changes", lang), _new_or_gone(known))
        told = [teller.change(item) for item in _changes_in(lang, known)]
        told += [teller.shift(item) for item in moved]
        if told:
            found[lang] = teller.entry(heading, told)
    return found


def say_appearance(plan: Plan) -> dict[Language, Said]:
    """That the plan is there, and how much of it."""
    found: dict[Language, Said] = {}
    for lang in LANGUAGES:
        words = wording("changes", lang)
        lists = {
            "goals": plan.goals,
            "focus_areas": plan.focus_areas,
            "activities": plan.activities,
            "organisations": plan.organisations,
            "terms": plan.terms,
            "examples": plan.examples,
        }
        counts = [words(f"count.{name}", n=len(records)) for name, records in lists.items() if records]
        name, name_lang = plan.about.title.in_language(lang)
        line = Line(words("appearance.line", counts=words.listing(counts)))
        title = words("appearance.title")
        found[lang] = Said(title, title, visible(name), name_lang, (line,))
    return found


def _changes_in(lang: Language, changes: list[Change]) -> Iterator[Change]:
    """Those that a reader of a language meets."""
    translated = {change.field for change in changes if change.lang == "en"}
    for change in changes:
        if change.lang in (None, lang) or (lang == "en" and change.field not in translated):
            yield change


def _new_or_gone(changes: Iterable[Change]) -> frozenset[str]:
    """The fields that came or went whole, and not in translation alone."""
    swedish = (change for change in changes if change.lang == "sv")
    return frozenset(change.field for change in swedish if not (change.before and change.after))


@dataclass(frozen=True)
class _Teller:
    words: Wording
    new_or_gone: frozenset[str]

    def entry(self, heading: Heading, told: list[_Told]) -> Said:
        """All that is told of a record."""
        about, about_lang = self._known_by(heading.name)
        label = self.words(f"list.{heading.collection}", id=heading.id, name=_shortened(about))
        return Said(
            title=self.words("title", label=label, changes=self._summary(told, len(label))),
            heading=label,
            about="" if about in label or heading.collection == "plan" else about,
            about_lang=about_lang,
            lines=tuple(dict.fromkeys(item.line for item in told)),
        )

    def _summary(self, told: list[_Told], taken: int) -> str:
        """All changes if there is room, else in brief, else how many."""
        for texts in ([item.whole for item in told], [item.brief for item in told]):
            text = "; ".join(dict.fromkeys(texts))
            if taken + len(text) <= _LONGEST_TITLE:
                return text
        return self.words("changes", n=len(told))

    def _known_by(self, name: Text | str) -> tuple[str, Language]:
        if isinstance(name, str):
            return visible(name), self.words.lang
        text, lang = name.in_language(self.words.lang)
        return visible(text), lang

    def _value(self, item: Change, value: Text | str) -> str:
        if isinstance(value, str) and value.isdecimal() and item.field.endswith(_AMOUNTS):
            return self.words.number(int(value))
        return _shortened(self._known_by(value)[0]) if value else self.words("nothing")

    def change(self, item: Change) -> _Told:
        """One change to the record."""
        if item.code == "text":
            return self._text(item)
        before, after = self._value(item, item.before), self._value(item, item.after)
        brief = self.words(f"change.{item.code}", field=self._field(item), before=before, after=after)
        if item.code == "value" and self._means_something(item):
            return _Told(brief, self.words("from_to", before=before, after=after))
        if item.code in ("item-added", "item-removed") and self._means_something(item):
            return _Told(brief, after if item.after else before)
        return _Told(brief)

    def _means_something(self, item: Change) -> bool:
        values = [value for value in (item.before, item.after) if value]
        named = all(isinstance(value, Text) for value in values)
        return named or item.field.rsplit(".", 1)[-1] in _PLAIN_VALUES

    def _field(self, item: Change) -> str:
        """A field's name in words; the names of rarer ones are those of the files and say nothing."""
        name = item.field.split(".")[0]
        fields = self.words.table("field")
        return str(fields.get(name, fields["other"]))

    def _text(self, item: Change) -> _Told:
        before, after = str(item.before), str(item.after)
        kind = "text" if item.lang == "sv" or item.field in self.new_or_gone else "translation"
        key = "text" if before and after else f"{kind}-added" if after else f"{kind}-removed"
        brief = self.words(f"change.{key}", field=self._field(item))
        lang = item.lang or self.words.lang
        if item.english_unchanged and self.words.lang == "en":
            brief = self.words("untranslated", change=brief)
        return _Told(brief, words=tuple(_marked(before, after)), lang=lang)

    def shift(self, item: Shift) -> _Told:
        """What an organisation comes or ceases to answer for by way of others."""
        listed = [part.activity for part in item.parts[:_MOST_ACTIVITIES]]
        if len(item.parts) > len(listed):
            listed.append(self.words("more", n=len(item.parts) - len(listed)))
        return _Told(self.words(f"shift.{item.code}", n=len(item.parts)), ", ".join(listed))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1].rstrip() + "…"


def _marked(before: str, after: str) -> Iterator[Words]:
    for piece in pieces(visible(before), visible(after)):
        if piece.kept:
            yield ("kept", piece.kept)
        if piece.old:
            yield ("old", piece.old)
        if piece.new:
            yield ("new", piece.new)

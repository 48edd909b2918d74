"""A difference in words: groups with headings, and a line for each change.

The words are the same in every form; a :class:`Style` says how a form shows
what comes from the plan, so that no text of a plan is taken for something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from actionplan.compare.answers import Part, Shift
from actionplan.compare.difference import Difference
from actionplan.compare.pages import PageChange
from actionplan.compare.records import Change
from actionplan.compare.words import pieces
from actionplan.plan.values import Language, Text
from actionplan.reading.decoding import printable
from actionplan.words.wording import Wording, wording

# How much of a name is shown, in characters.
_LONGEST_NAME = 90

# The lists that are one record, whose name says all.
_ONE_RECORD = ("plan", "accessibility")

# How many activities are named of those that one organisation gains or loses.
_MOST_PARTS = 20


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
class Group:
    """A heading and the lines below it."""

    heading: str
    lines: tuple[str, ...]


def visible(value: str) -> str:
    """A text in one line in which nothing is hidden: control characters and those that turn the
    direction of writing show as a replacement sign.
    """
    return printable(re.sub(r"\s*[\r\n\u2028\u2029]\s*", " ", value))


def head(found: Difference, lang: Language, style: Style) -> str:
    """One sentence about the whole."""
    words = wording("diff", lang)
    if found.is_empty:
        return words("head.none")
    if found.is_formatting:
        return words("head.formatting", files=", ".join(style.code(name) for name in found.files))
    if not (found.changes or found.pages):
        return words("states.record")
    return words("head.changes", n=len(found.changes) + len(found.pages))


def groups(found: Difference, lang: Language, style: Style) -> Iterator[Group]:
    """All that changed, in the order of the plan's lists; then who answers, pages and translations."""
    if not found.says_something:
        return
    teller = _Teller(wording("diff", lang), style)
    for name in dict.fromkeys(change.collection for change in found.changes):
        yield teller.group(
            f"list.{name}", [teller.change(item) for item in found.changes if item.collection == name]
        )
    for key, lines in (
        ("shifts", [teller.shift(item) for item in found.shifts]),
        ("english_unchanged", [teller.stale(item) for item in found.english_unchanged]),
        ("pages", [teller.page(item) for item in found.pages]),
    ):
        if lines:
            yield teller.group(f"group.{key}", lines)
    if lines := list(teller.states(found)):
        yield Group(teller.words("group.translations"), tuple(lines))


@dataclass(frozen=True)
class _Teller:
    words: Wording
    style: Style

    def group(self, key: str, lines: list[str]) -> Group:
        return Group(f"{self.words(key)} ({len(lines)})", tuple(lines))

    def say(self, value: Text | str) -> str:
        """A name or value in the reader's language, shortened."""
        text = visible(value if isinstance(value, str) else value.in_language(self.words.lang)[0])
        return self.style.text(text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…")

    def change(self, item: Change) -> str:
        if item.code == "text":
            return self._text(item)
        return self.words(
            f"change.{item.code}",
            who=self.who(item),
            field=self.style.code(item.field),
            before=self._value(item, item.before),
            after=self._value(item, item.after),
        )

    def _value(self, item: Change, value: Text | str) -> str:
        if item.code == "new-id":
            return self.style.code(str(value))
        return self.say(value) if value else self.words("nothing")

    def who(self, item: Change) -> str:
        """A record: its identifier and its name."""
        if item.collection in _ONE_RECORD:
            return self.words(f"list.{item.collection}")
        name = self.say(item.name)
        named = self.words("named", name=name)
        return f"{self.style.code(item.id)} {named}" if item.id else named

    def _where(self, item: Change) -> str:
        return self.style.code(item.id) if item.id else self.words(f"list.{item.collection}")

    def _text(self, item: Change) -> str:
        key = "text" if item.before and item.after else "text-added" if item.after else "text-removed"
        return self.words(
            f"change.{key}",
            who=self._where(item),
            field=self.style.code(item.field),
            lang=self.words(f"lang.{item.lang}"),
            marked=self.marked(str(item.before), str(item.after)),
        )

    def marked(self, before: str, after: str) -> str:
        """A text with the words that it lost and gained."""
        shown: list[str] = []
        for piece in pieces(visible(before), visible(after)):
            shown += [self.style.text(piece.kept)] if piece.kept else []
            shown += [self.style.old(piece.old)] if piece.old else []
            shown += [self.style.new(piece.new)] if piece.new else []
        return " ".join(shown)

    def stale(self, item: Change | PageChange) -> str:
        if isinstance(item, PageChange):
            return self.style.code(f"/{item.after}")
        return self.words("stale", who=self._where(item), field=self.style.code(item.field))

    def shift(self, item: Shift) -> str:
        return self.words(
            f"shift.{item.code}",
            n=len(item.parts),
            who=self.say(item.name),
            activities=self._parts(item.parts),
        )

    def _parts(self, parts: tuple[Part, ...]) -> str:
        shown = [self._part(part) for part in parts[:_MOST_PARTS]]
        if len(parts) > len(shown):
            shown.append(self.words("more", n=len(parts) - len(shown)))
        return ", ".join(shown)

    def _part(self, part: Part) -> str:
        degree = self.words(f"degree.{part.degree}")
        if part.via is not None:
            degree = self.words("via", degree=degree, name=self.say(part.via))
        if part.was:
            degree = self.words("was", before=self.words(f"degree.{part.was}"), after=degree)
        return f"{self.style.code(part.activity)} ({degree})"

    def page(self, item: PageChange) -> str:
        return self.words(
            f"page.{item.code}",
            before=self.style.code(f"/{item.before}"),
            after=self.style.code(f"/{item.after}"),
            marked=self.marked(item.old_text, item.new_text),
        )

    def states(self, found: Difference) -> Iterator[str]:
        """The counts of translations before and after, where they or the record differ."""
        before, after = found.states
        if before != after:
            yield self.words("states.before", **before)
            yield self.words("states.after", **after)
        elif found.record_changed and (found.changes or found.pages):
            yield self.words("states.record")

"""What has changed in a plan over time, in words for its readers: one entry for each record and version.

Entries are made from the versions of the plan's files in git (``history/``), and shown by the page of changes
and the feeds.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Literal

from markupsafe import Markup

from actionplan.plan.values import Language

# Words of a reworded text: kept in both versions, only in the earlier, only in the later.
DiffWords = tuple[Literal["kept", "old", "new"], str]

# A feed holds news and is no archive.
MOST_ENTRIES = 50


@dataclass(frozen=True)
class EntryLine:
    """One thing that changed: a sentence and, of a reworded text, its words and their language."""

    text: str
    words: tuple[DiffWords, ...] = ()
    lang: Language = "sv"


@dataclass(frozen=True)
class EntryText:
    """An entry in one language: its title, what the record says of itself (in which language), the lines.

    ``heading`` is for where the lines stand below it: the title says in brief what they say.
    """

    title: str
    heading: str
    about: str
    about_lang: Language
    lines: tuple[EntryLine, ...]


@dataclass(frozen=True)
class ChangeEntry:
    """What one version of the plan changed in one record.

    ``collection`` and ``id`` name the record as :func:`actionplan.plan.whole.collections` does; an empty
    ``id`` stands for the plan itself. ``organisations`` and ``focus_areas`` are the identifiers of those
    whose pages the change shows on. ``texts`` lacks a language in which nothing has changed. ``commit`` and
    ``moment`` are those of the version.
    """

    collection: str
    id: str
    organisations: tuple[str, ...]
    focus_areas: tuple[str, ...]
    texts: Mapping[Language, EntryText]
    commit: str = ""
    moment: datetime = datetime.min


@dataclass(frozen=True)
class History:
    """The entries of the latest versions, the newest first, and when the newest of them changed something."""

    entries: tuple[ChangeEntry, ...]
    updated: datetime

    def of(self, lang: Language, kind: str = "", page_id: str = "") -> tuple[ChangeEntry, ...]:
        """The latest entries in a language: of all, or of those on an organisation's or a focus area's page.

        ``kind`` is that of the page (``organisation`` or ``focus_area``), or empty for the whole plan.
        """
        entries = (
            entry
            for entry in self.entries
            if lang in entry.texts and (not kind or page_id in _concerned(entry, kind))
        )
        return tuple(islice(entries, MOST_ENTRIES))


def _concerned(entry: ChangeEntry, kind: str) -> tuple[str, ...]:
    return entry.organisations if kind == "organisation" else entry.focus_areas


def as_html(text: EntryText, lang: Language) -> Markup:
    """What an entry says below its title, for a page or a feed in ``lang``."""
    about = Markup("<p>{}</p>").format(_in(text.about_lang, lang, text.about)) if text.about else Markup()
    lines = Markup().join(Markup("<li>{}</li>").format(_line(line, lang)) for line in text.lines)
    return about + Markup("<ul>{}</ul>").format(lines) if lines else about


_MARKS = {"kept": "{}", "old": "<del>{}</del>", "new": "<ins>{}</ins>"}


def _line(line: EntryLine, lang: Language) -> Markup:
    words = Markup(" ").join(Markup(_MARKS[state]).format(text) for state, text in line.words)  # noqa: S704
    return (
        Markup("{} {}").format(line.text, _in(line.lang, lang, words)) if words else Markup.escape(line.text)
    )


def _in(lang: Language, around: Language, text: str) -> Markup:
    """A text, marked with its language where that is not the one around it."""
    if lang == around:
        return Markup.escape(text)
    return Markup('<span lang="{}">{}</span>').format(lang, text)

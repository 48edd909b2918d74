"""Warns of abbreviations in the Swedish texts that nothing explains to a reader.

An abbreviation is two to six capital letters that make a whole word («KBT», and
the first part of «KBT:s» and «KBT-behandling»). Not counted are texts set in
capitals throughout and Roman numerals.
"""

import re
from collections.abc import Iterable, Iterator

from actionplan.plan.model import GlossaryFile, OrganisationsFile
from actionplan.plan.values import Record
from actionplan.reading.findings import Finding, Place
from actionplan.reading.yaml_file import YamlFile

_ABBREVIATION = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,6}\b")
_ROMAN_NUMERAL = re.compile(r"[IVX]+")


def abbreviations_in(text: str) -> tuple[str, ...]:
    """The abbreviations in a text, each once, in the order of their first places."""
    words = dict.fromkeys(_ABBREVIATION.findall(text))
    if not words or (text.upper() == text and " " in text.strip()):
        return ()
    return tuple(word for word in words if not _ROMAN_NUMERAL.fullmatch(word))


def unexplained_abbreviations(
    files: Iterable[YamlFile], glossary: Record | None, organisations: Record | None
) -> Iterator[Finding]:
    """A warning for every abbreviation that neither the glossary nor an organisation has.

    Each is named once, where it stands first; the files are read in their order.
    Nothing is said if a file that would explain them is faulty.
    """
    if not (isinstance(glossary, GlossaryFile) and isinstance(organisations, OrganisationsFile)):
        return
    known = {word for text in _explained(glossary, organisations) for word in re.findall(r"\w+", text)}
    for file in files:
        swedish = ((path, text) for path, text in file.texts() if path[-1:] == ("sv",))
        for path, text in swedish:
            for word in abbreviations_in(text):
                if word not in known:
                    known.add(word)
                    place = _place_of(word, file, file.place(path))
                    yield file.finding(place, "unexplained-abbreviation", {"name": word}, severity="warning")


def _explained(glossary: GlossaryFile, organisations: OrganisationsFile) -> Iterator[str]:
    yield from glossary.known
    for term in glossary.terms:
        yield from (text.sv for text in (term.term, *term.also))
    yield from (item.short.sv for item in organisations.organisations if item.short)


def _place_of(word: str, file: YamlFile, start: Place) -> Place:
    """Where a word stands in the text that begins at ``start``; its beginning if the word is not found."""
    whole = re.compile(rf"(?<!\w){word}(?!\w)")
    for number in range(start.line, len(file.lines) + 1):
        match = whole.search(file.lines[number - 1], start.column - 1 if number == start.line else 0)
        if match:
            return Place(start.file, number, match.start() + 1)
    return start

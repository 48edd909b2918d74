"""From the parser's events to the data of a file, with the faults that only the way it is written shows."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from actionplan.reading.decoding import printable
from actionplan.reading.findings import Finding, Place
from actionplan.reading.yaml_file import DataPath, Position, YamlFile

# Real plans are at most six levels deep; anything near this is an accident or an attack.
MAX_DEPTH = 50


class StopReading(Exception):  # noqa: N818 - not an error: the reason has been recorded
    """The rest of the file cannot be understood."""


@dataclass
class _Open:
    """A mapping or list that is being filled."""

    container: dict[str, Any] | list[Any]
    path: DataPath
    flow: bool
    key: str | None = None
    key_without_colon: bool = False
    repeats: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class Builder:
    """Takes the parser's events one by one; what they make is asked for at the end."""

    def __init__(self, begun: YamlFile, faulty_lines: frozenset[int]) -> None:
        """Begin with a file's name, lines and earlier findings.

        Values on ``faulty_lines`` (counted from 1) are faulty from the beginning.
        """
        self._values: dict[DataPath, Position] = {}
        self._keys: dict[DataPath, Position] = {}
        # Sees the positions as they are added.
        self._file = replace(begun, values=self._values, keys=self._keys)
        self._data: Any = None
        self._findings: list[Finding] = []
        self._faulty: set[DataPath] = set()
        self._faulty_lines = faulty_lines
        # Most lines have no number sign, and need not be looked at for comments (counted from 0).
        self._lines_with_sign = {number for number, line in enumerate(begun.lines) if "#" in line}
        self._open: list[_Open] = []
        self._documents = 0
        self._last_quoted: Any = None

    def take(self, events: Iterable[Any]) -> None:
        """Take all events of a file.

        Raises:
            StopReading: what follows cannot be understood; a finding says why.
            yaml.MarkedYAMLError: the parser raises it.
        """
        takers: dict[type, Callable[[Any], object]] = {
            yaml.DocumentStartEvent: self._document,
            yaml.AliasEvent: self._alias,
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
        }
        for event in events:
            if taker := takers.get(type(event)):
                taker(event)

    def finished(self) -> YamlFile:
        """The file with all its data."""
        return replace(self._file.with_faults(self._findings, self._faulty), data=self._data)

    def stopped(self) -> YamlFile:
        """The file of which only a part could be read: without data, with what was found in that part."""
        return self._file.with_faults(self._findings, self._faulty)

    @property
    def open_bracket(self) -> Place | None:
        """Where the innermost list or mapping in brackets begins that has not ended yet."""
        return self._file.place(self._open[-1].path) if self._open and self._open[-1].flow else None

    @property
    def long_quote(self) -> Place | None:
        """Where the last scalar begins, if it is in quotes and goes over more lines than one."""
        quoted = self._last_quoted
        is_long = quoted and quoted.start_mark.line < quoted.end_mark.line
        return self._place(quoted.start_mark) if is_long else None

    def _place(self, mark: Any) -> Place:
        return Place(self._file.name, mark.line + 1, mark.column + 1)

    def _fault(self, place: Place, code: str, **params: str) -> None:
        self._findings.append(self._file.finding(place, code, params))

    def _fault_in(self, path: DataPath, place: Place, code: str, **params: str) -> None:
        """Record a fault that leaves unknown what the value at ``path`` should be."""
        self._fault(place, code, **params)
        self._faulty.add(path)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._fault(self._place(event.start_mark), "several-documents")
            raise StopReading

    def _alias(self, event: Any) -> None:
        place = self._place(event.start_mark)
        if self._open and self._open[-1].wants_key:
            self._fault(place, "alias", name=event.anchor)
            raise StopReading
        self._fault_in(self._add(None, event), place, "alias", name=event.anchor)

    def _refuse_decorations(self, event: Any) -> None:
        if event.anchor:
            self._fault(self._place(event.start_mark), "anchor", name=event.anchor)
        if event.tag:
            self._fault(self._place(event.start_mark), "tag", name=_shown_tag(event.tag))

    def _start(self, event: Any) -> None:
        self._refuse_decorations(event)
        if len(self._open) >= MAX_DEPTH:
            self._fault(self._place(event.start_mark), "too-deep", limit=str(MAX_DEPTH))
            raise StopReading
        container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._add(container, event)
        self._open.append(_Open(container, path, bool(event.flow_style)))

    def _end(self, _: Any) -> None:
        self._open.pop()

    def _scalar(self, event: Any) -> None:
        if event.anchor or event.tag:
            self._refuse_decorations(event)
        plain = not event.style
        text = printable(event.value) if event.style == '"' else event.value
        value = text if text.isascii() else unicodedata.normalize("NFC", text)
        is_key = bool(self._open) and self._open[-1].wants_key
        path = self._add(None if plain and value == "" else value, event)
        if self._faulty_lines and not is_key and not self._faulty_lines.isdisjoint(_lines_of(event)):
            self._faulty.add(path)
        self._last_quoted = event if event.style in ("'", '"') else None
        if plain and value:
            first, last = event.start_mark.line, event.end_mark.line
            if first != last:
                self._refuse_merged_list(event, path)
            if last in self._lines_with_sign or last + 1 in self._lines_with_sign:
                self._refuse_comment(event, path)
        if text != event.value:
            # Decoding refuses such characters; here one is written as "\x07".
            self._fault_in(path, self._place(event.start_mark), "syntax-escape")

    def _add(self, value: Any, event: Any) -> DataPath:
        """Put a value where it belongs; returns its path."""
        position = (event.start_mark.line + 1, event.start_mark.column + 1)
        if not self._open:
            self._data = value
            self._values[()] = position
            return ()
        top = self._open[-1]
        if isinstance(top.container, list):
            path: DataPath = (*top.path, len(top.container))
            top.container.append(value)
        elif top.key is None:
            return self._key(top, top.container, value, event, position)
        else:
            path = self._value(top, top.container, top.key, value)
        # What follows a repeated key is read in its place, and must not move the first.
        self._values.setdefault(path, position)
        return path

    def _key(
        self, top: _Open, container: dict[str, Any], value: Any, event: Any, position: Position
    ) -> DataPath:
        if not isinstance(value, str):
            self._fault(self._place(event.start_mark), "bad-key")
            raise StopReading
        path: DataPath = (*top.path, value)
        if value in container:
            # A dash that is missing makes two records one: all their fields are there twice.
            if not top.repeats:
                line, _ = self._keys[path]
                self._fault(self._place(event.start_mark), "duplicate-key", name=value, line=str(line))
            top.repeats = True
            self._faulty.add(path)
        self._keys.setdefault(path, position)
        top.key = value
        top.key_without_colon = top.flow and not self._after(event).lstrip().startswith(":")
        return path

    def _value(self, top: _Open, container: dict[str, Any], key: str, value: Any) -> DataPath:
        path = (*top.path, key)
        top.key = None
        if value is None and top.key_without_colon:
            self._fault(self._file.key_place(path), "comma-cuts-text", name=key)
        else:
            container.setdefault(key, value)
        return path

    def _after(self, event: Any) -> str:
        """What stands after a scalar on its last line."""
        mark, lines = event.end_mark, self._file.lines
        return lines[mark.line][mark.column :] if mark.line < len(lines) else ""

    def _refuse_merged_list(self, event: Any, path: DataPath) -> None:
        """Refuse list items that YAML takes for further lines of the item before."""
        if self._open and self._open[-1].flow:
            return
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self._file.lines[number]
            if line.lstrip().startswith("- "):
                column = len(line) - len(line.lstrip()) + 1
                self._fault_in(path, Place(self._file.name, number + 1, column), "merged-list")

    def _refuse_comment(self, event: Any, path: DataPath) -> None:
        """Refuse what YAML takes for a comment and an editor may have meant as text.

        After a single word, a number sign followed by a space is a comment as usual.
        """
        mark = event.end_mark
        comment = re.match(r" +#(.?)", self._after(event))
        if comment and (" " in event.value or not comment[1].isspace()):
            column = mark.column + comment.end() - len(comment[1])
            self._fault_in(path, Place(self._file.name, mark.line + 1, column), "comment-cuts-text")
        # A further line of the text may begin with the sign: «Fas», and below it «#2». In a block it is text.
        if re.match(r": [>|]", self._after(event)):
            return
        below = "".join(self._file.lines[mark.line + 1 : mark.line + 2])
        comment = re.match(r" +#(?=\S)", below)
        if comment and comment.end() > self._file.key_place(path).column:
            place = Place(self._file.name, mark.line + 2, comment.end())
            self._fault_in(path, place, "comment-cuts-text")


def _lines_of(event: Any) -> range:
    """The numbers of the lines that a scalar stands on."""
    end = event.end_mark.line + (event.end_mark.column > 0)
    return range(event.start_mark.line + 1, end + 1)


def _shown_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")

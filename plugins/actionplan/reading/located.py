"""From the text of a YAML file to located data: every scalar is text, every value has its place.

This is the only module that imports yaml. It takes the parser's events rather
than its objects, so that nothing is guessed (``no`` stays ``no``), nothing can
recurse, and aliases, tags and further documents are seen before they act.
Rule: YAML 1.1 (https://yaml.org/spec/1.1/), reduced to plain mappings, lists and texts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from actionplan.reading.decoding import decode, printable
from actionplan.reading.findings import Finding, Place, has_errors
from actionplan.reading.syntax_errors import syntax_error

# libyaml's parser where the wheel has it: ten times faster, the same events.
_Parser: Any = getattr(yaml, "CLoader", yaml.Loader)

# Real plans are at most six levels deep; anything near this is an accident or an attack.
MAX_DEPTH = 50

# A message names a value; where a whole paragraph stands in its place, the beginning will do.
_LONGEST_SHOWN = 300

Path: TypeAlias = tuple[str | int, ...]


@dataclass
class Located:
    """The data of one file with the places of its values and of its keys.

    ``data`` is None where the file holds nothing that can be used. A value
    left blank is None in ``data``. ``faulty`` holds the paths of the values
    that a finding has been made about: what they should have been is unknown,
    so that nothing more can be said about them.
    """

    name: str
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    faulty: set[Path] = field(default_factory=set)

    def value(self, path: Path) -> Any:
        """The value at ``path``, which there must be."""
        value = self.data
        for step in path:
            value = value[step]
        return value

    def texts(self) -> Iterator[tuple[Path, str]]:
        """Every text with its path, in the order of the file; names of fields are no texts."""
        return _texts(self.data, ())

    def place(self, path: Path) -> Place:
        """Where the value at ``path`` stands, or the nearest value that encloses it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.name))

    def key_place(self, path: Path) -> Place:
        """Where the key of the value at ``path`` stands; else the place of the value."""
        return self.keys.get(path) or self.place(path)

    def fault(self, place: Place, code: str, suggestion: str = "", **params: str) -> None:
        """Record a fault at a place, with the line that stands there."""
        excerpt = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        shown = {name: _shown(value) for name, value in params.items()}
        self.findings.append(Finding(place, code, shown, excerpt, suggestion))

    def is_faulty(self, path: Path) -> bool:
        """Whether a finding has been made about the value at ``path`` or one that encloses it."""
        return any(path[:length] in self.faulty for length in range(len(path) + 1))


def read(name: str, raw: bytes) -> Located:
    """Read the bytes of the YAML file called ``name``; all faults are in the result, none is raised."""
    located = Located(name)
    decoded = decode(name, raw)
    located.findings.extend(decoded.findings)
    if decoded.text is None:
        return located
    located.lines = decoded.text.split("\n")
    builder = _Builder(located, decoded.faulty_lines)
    try:
        builder.take(yaml.parse(decoded.text, Loader=_Parser))
    except yaml.MarkedYAMLError as error:
        if not decoded.layout_suspect:
            _syntax_fault(located, error, builder)
        located.data = None
    except _StopReading:
        located.data = None
    else:
        if located.data is None and not has_errors(located.findings):
            located.fault(Place(name), "empty-file")
    return located


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _texts(item, (*path, key))


def _shown(value: str) -> str:
    value = printable(value.replace("\n", " "))
    return value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…"


class _StopReading(Exception):  # noqa: N818 - not an error: the reason has been recorded
    """The rest of the file cannot be understood."""


@dataclass
class _Open:
    """A mapping or list that is being filled."""

    container: dict[str, Any] | list[Any]
    path: Path
    flow: bool
    key: str | None = None
    key_without_colon: bool = False
    repeats: bool = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class _Builder:
    """Takes the parser's events one by one and fills a :class:`Located`."""

    def __init__(self, located: Located, faulty_lines: frozenset[int]) -> None:
        self.located = located
        self.faulty_lines = faulty_lines
        # Most lines have no number sign, and need not be looked at for comments (counted from 0).
        self.lines_with_sign = {number for number, line in enumerate(located.lines) if "#" in line}
        self.open: list[_Open] = []
        self.documents = 0
        self.last_quoted: Any = None

    def take(self, events: Iterable[Any]) -> None:
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

    def _place(self, mark: Any) -> Place:
        return Place(self.located.name, mark.line + 1, mark.column + 1)

    def _fault_in(self, path: Path, place: Place, code: str, **params: str) -> None:
        """Record a fault that leaves unknown what the value at ``path`` should be."""
        self.located.fault(place, code, **params)
        self.located.faulty.add(path)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.located.fault(self._place(event.start_mark), "several-documents")
            raise _StopReading

    def _alias(self, event: Any) -> None:
        place = self._place(event.start_mark)
        if self.open and self.open[-1].wants_key:
            self.located.fault(place, "alias", name=event.anchor)
            raise _StopReading
        self._fault_in(self._add(None, event), place, "alias", name=event.anchor)

    def _refuse_decorations(self, event: Any) -> None:
        if event.anchor:
            self.located.fault(self._place(event.start_mark), "anchor", name=event.anchor)
        if event.tag:
            self.located.fault(self._place(event.start_mark), "tag", name=_shown_tag(event.tag))

    def _start(self, event: Any) -> None:
        self._refuse_decorations(event)
        if len(self.open) >= MAX_DEPTH:
            self.located.fault(self._place(event.start_mark), "too-deep", limit=str(MAX_DEPTH))
            raise _StopReading
        container: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._add(container, event)
        self.open.append(_Open(container, path, bool(event.flow_style)))

    def _end(self, _: Any) -> None:
        self.open.pop()

    def _scalar(self, event: Any) -> None:
        self._refuse_decorations(event)
        plain = not event.style
        text = printable(event.value) if event.style == '"' else event.value
        value = unicodedata.normalize("NFC", text)
        is_key = bool(self.open) and self.open[-1].wants_key
        path = self._add(None if plain and value == "" else value, event)
        if self.faulty_lines and not is_key and not self.faulty_lines.isdisjoint(_lines_of(event)):
            self.located.faulty.add(path)
        self.last_quoted = event if event.style in ("'", '"') else None
        if plain and value:
            self._refuse_merged_list(event, path)
            self._refuse_comment(event, path)
        if text != event.value:
            # Decoding refuses such characters; here one is written as "\x07".
            self._fault_in(path, self._place(event.start_mark), "syntax-escape")

    def _add(self, value: Any, event: Any) -> Path:
        """Put a value where it belongs; returns its path."""
        place = self._place(event.start_mark)
        if not self.open:
            self.located.data = value
            self.located.values[()] = place
            return ()
        top = self.open[-1]
        if isinstance(top.container, list):
            path: Path = (*top.path, len(top.container))
            top.container.append(value)
        elif top.key is None:
            return self._key(top, top.container, value, event)
        else:
            path = self._value(top, top.container, top.key, value)
        # What follows a repeated key is read in its place, and must not move the first.
        self.located.values.setdefault(path, place)
        return path

    def _key(self, top: _Open, container: dict[str, Any], value: Any, event: Any) -> Path:
        place = self._place(event.start_mark)
        if not isinstance(value, str):
            self.located.fault(place, "bad-key")
            raise _StopReading
        path: Path = (*top.path, value)
        if value in container:
            # A dash that is missing makes two records one: all their fields are there twice.
            if not top.repeats:
                line = str(self.located.keys[path].line)
                self.located.fault(place, "duplicate-key", name=value, line=line)
            top.repeats = True
            self.located.faulty.add(path)
        self.located.keys.setdefault(path, place)
        top.key = value
        top.key_without_colon = top.flow and not self._after(event).lstrip().startswith(":")
        return path

    def _value(self, top: _Open, container: dict[str, Any], key: str, value: Any) -> Path:
        path = (*top.path, key)
        top.key = None
        if value is None and top.key_without_colon:
            self.located.fault(self.located.keys[path], "comma-cuts-text", name=key)
        else:
            container.setdefault(key, value)
        return path

    def _after(self, event: Any) -> str:
        """What stands after a scalar on its last line."""
        mark = event.end_mark
        return self.located.lines[mark.line][mark.column :] if mark.line < len(self.located.lines) else ""

    def _refuse_merged_list(self, event: Any, path: Path) -> None:
        """Refuse list items that YAML takes for further lines of the item before."""
        if event.start_mark.line == event.end_mark.line or (self.open and self.open[-1].flow):
            return
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.located.lines[number]
            if line.lstrip().startswith("- "):
                column = len(line) - len(line.lstrip()) + 1
                self._fault_in(path, Place(self.located.name, number + 1, column), "merged-list")

    def _refuse_comment(self, event: Any, path: Path) -> None:
        """Refuse what YAML takes for a comment and an editor may have meant as text.

        After a single word, a number sign followed by a space is a comment as usual.
        """
        mark = event.end_mark
        if self.lines_with_sign.isdisjoint((mark.line, mark.line + 1)):
            return
        comment = re.match(r" +#(.?)", self._after(event))
        if comment and (" " in event.value or not comment[1].isspace()):
            column = mark.column + comment.end() - len(comment[1])
            self._fault_in(path, Place(self.located.name, mark.line + 1, column), "comment-cuts-text")
        # A further line of the text may begin with the sign: «Fas», and below it «#2».
        below = "".join(self.located.lines[mark.line + 1 : mark.line + 2])
        comment = re.match(r" +#(?=\S)", below)
        if comment and comment.end() > self.located.key_place(path).column:
            place = Place(self.located.name, mark.line + 2, comment.end())
            self._fault_in(path, place, "comment-cuts-text")


def _lines_of(event: Any) -> range:
    """The numbers of the lines that a scalar stands on."""
    end = event.end_mark.line + (event.end_mark.column > 0)
    return range(event.start_mark.line + 1, end + 1)


def _shown_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _syntax_fault(located: Located, error: yaml.MarkedYAMLError, builder: _Builder) -> None:
    code, acts_at_begin = syntax_error(error.problem or "")
    marks = (error.problem_mark, error.context_mark)
    mark = next((mark for mark in (reversed(marks) if acts_at_begin else marks) if mark), None)
    place = Place(located.name, mark.line + 1, mark.column + 1) if mark else Place(located.name)
    located.fault(*_meant(located, place, code, builder))


def _meant(located: Located, place: Place, code: str, builder: _Builder) -> tuple[Place, str]:
    """A fault of syntax, told more exactly by what stands around it."""
    line = located.lines[place.line - 1] if place.line <= len(located.lines) else ""
    before, after = line[: place.column - 1], [line[place.column - 1 :], *located.lines[place.line :]]
    if not any(text.strip() for text in after):
        return _meant_at_the_end(located, place, code, builder)
    if code == "syntax-indent" and before.strip(" -"):
        quoted = builder.last_quoted
        if quoted and quoted.start_mark.line < quoted.end_mark.line:
            mark = quoted.start_mark
            return Place(located.name, mark.line + 1, mark.column + 1), "syntax-quote"
        return place, "syntax-after-quote"
    field_name = re.fullmatch(r"( *)(?:- +)?[a-z_]+", before)
    if code == "syntax-colon" and field_name:
        return Place(located.name, place.line, len(field_name[1]) + 1), "syntax-field-or-text"
    return place, code


def _meant_at_the_end(located: Located, place: Place, code: str, builder: _Builder) -> tuple[Place, str]:
    """A fault at the end of the file, where nothing stands that one could act upon."""
    if builder.open and builder.open[-1].flow:
        return located.place(builder.open[-1].path), "syntax-bracket"
    last = max((number for number, line in enumerate(located.lines, 1) if line.strip()), default=1)
    return min(place, Place(located.name, last, len(located.lines[last - 1].rstrip()) or 1)), code

"""From the text of a YAML file to located data: every scalar is text, every value has its place.

This is the only module that imports yaml. It takes the parser's events rather
than its objects, so that nothing is guessed (``no`` stays ``no``), nothing can
recurse, and aliases, tags and further documents are seen before they act.
Rule: YAML 1.1 (https://yaml.org/spec/1.1/), reduced to plain mappings, lists and texts.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from actionplan.decoding import decode
from actionplan.findings import Finding, Place

# libyaml's parser where the wheel has it: ten times faster, the same events.
_Parser: Any = getattr(yaml, "CLoader", yaml.Loader)

# Real plans are at most six levels deep; anything near this is an accident or an attack.
MAX_DEPTH = 50

Path: TypeAlias = tuple[str | int, ...]


@dataclass
class Located:
    """The data of one file with the places of its values and of its keys.

    ``data`` is None where the file holds nothing that can be used. A value
    left blank is None in ``data``.
    """

    name: str
    data: Any = None
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Where the value at ``path`` stands, or the nearest value that encloses it."""
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Place(self.name))

    def key_place(self, path: Path) -> Place:
        """Where the key of the value at ``path`` stands; else the place of the value."""
        return self.keys.get(path) or self.place(path)

    def fault(self, place: Place, code: str, suggestion: str = "", **params: str) -> None:
        excerpt = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        self.findings.append(Finding(place, code, params, excerpt, suggestion))


def read(name: str, raw: bytes) -> Located:
    """Read the bytes of the YAML file called ``name``; all faults are in the result, none is raised."""
    located = Located(name)
    decoded = decode(name, raw)
    located.findings.extend(decoded.findings)
    if decoded.text is None:
        return located
    located.lines = decoded.text.split("\n")
    try:
        _Builder(located).take(yaml.parse(decoded.text, Loader=_Parser))
    except yaml.MarkedYAMLError as error:
        if not decoded.layout_suspect:
            _syntax_fault(located, error)
        located.data = None
    except _Stop:
        located.data = None
    else:
        if located.data is None and not located.findings:
            located.fault(Place(name), "empty-file")
    return located


class _Stop(Exception):
    """The rest of the file cannot be understood; the reason has been recorded."""


@dataclass
class _Open:
    """A mapping or list that is being filled."""

    container: dict[str, Any] | list[Any]
    path: Path
    flow: bool
    key: str | None = None


class _Builder:
    """Takes the parser's events one by one and fills a :class:`Located`."""

    def __init__(self, located: Located) -> None:
        self.located = located
        self.open: list[_Open] = []
        self.documents = 0

    def take(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._document(event)
            elif isinstance(event, yaml.AliasEvent):
                self._refuse_shared(event, "alias")
                self._add(None, self._place(event), event)
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.open.pop()

    def _place(self, event: Any) -> Place:
        return Place(self.located.name, event.start_mark.line + 1, event.start_mark.column + 1)

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.located.fault(self._place(event), "several-documents")
            raise _Stop

    def _refuse_shared(self, event: Any, code: str) -> None:
        self.located.fault(self._place(event), code, name=event.anchor)

    def _refuse_decorations(self, event: Any) -> None:
        if event.anchor:
            self._refuse_shared(event, "anchor")
        if event.tag:
            self.located.fault(self._place(event), "tag", name=_shown_tag(event.tag))

    def _start(self, event: Any) -> None:
        self._refuse_decorations(event)
        if len(self.open) >= MAX_DEPTH:
            self.located.fault(self._place(event), "too-deep", limit=str(MAX_DEPTH))
            raise _Stop
        container: dict[str, Any] | list[Any] = (
            {} if isinstance(event, yaml.MappingStartEvent) else []
        )
        path = self._add(container, self._place(event), event)
        self.open.append(_Open(container, path, bool(event.flow_style)))

    def _scalar(self, event: Any) -> None:
        self._refuse_decorations(event)
        plain = event.style is None
        value = unicodedata.normalize("NFC", event.value)
        if plain:
            self._refuse_swallowed(event)
        self._add(None if plain and value == "" else value, self._place(event), event)

    def _add(self, value: Any, place: Place, event: Any) -> Path:
        """Put a value where it belongs; returns its path."""
        if not self.open:
            self.located.data = value
            self.located.values[()] = place
            return ()
        top = self.open[-1]
        if isinstance(top.container, list):
            path: Path = (*top.path, len(top.container))
            top.container.append(value)
        elif top.key is None:
            return self._key(top, value, place)
        else:
            path = (*top.path, top.key)
            self._value(top, top.container, value, event)
        self.located.values[path] = place
        return path

    def _key(self, top: _Open, value: Any, place: Place) -> Path:
        if not isinstance(value, str):
            self.located.fault(place, "bad-key")
            raise _Stop
        path: Path = (*top.path, value)
        if path in self.located.keys:
            first = self.located.keys[path]
            self.located.fault(place, "duplicate-key", name=value, line=str(first.line))
        else:
            self.located.keys[path] = place
        top.key = value
        return path

    def _value(self, top: _Open, container: dict[str, Any], value: Any, event: Any) -> None:
        key = top.key
        assert key is not None
        if value is None and top.flow and isinstance(event, yaml.ScalarEvent) and " " in key:
            self.located.fault(self.located.keys[(*top.path, key)], "comma-cuts-text", name=key)
        container.setdefault(key, value)
        top.key = None

    def _refuse_swallowed(self, event: Any) -> None:
        """Refuse what YAML silently takes away from a text without quotation marks."""
        name, start, end = self.located.name, event.start_mark, event.end_mark
        for number in range(start.line + 1, end.line + 1):
            line = self.located.lines[number]
            if line.lstrip().startswith("- "):
                column = len(line) - len(line.lstrip()) + 1
                self.located.fault(Place(name, number + 1, column), "merged-list")
        rest = self.located.lines[end.line][end.column :] if end.line < len(self.located.lines) else ""
        comment = re.match(r"\s+#(.?)", rest)
        if comment and event.value and (" " in event.value or not comment[1].isspace()):
            column = end.column + comment.end() - len(comment[1])
            self.located.fault(Place(name, end.line + 1, column), "comment-cuts-text")


def _shown_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


# What the parsers say (PyYAML's wording and libyaml's), and what it most often means.
_SYNTAX = (
    ("mapping values are not allowed", "syntax-colon"),
    ("found character that cannot start any token", "syntax-character"),
    ("found unexpected end of stream", "syntax-quote"),
    ("found undefined alias", "syntax-alias"),
    ("did not find expected ',' or", "syntax-bracket"),
    ("expected ',' or", "syntax-bracket"),
    ("could not find expected ':'", "syntax-no-colon"),
    ("did not find expected key", "syntax-indent"),
    ("did not find expected '-' indicator", "syntax-indent"),
    ("expected <block end>", "syntax-indent"),
    ("block sequence entries are not allowed", "syntax-list"),
)


def _syntax_fault(located: Located, error: yaml.MarkedYAMLError) -> None:
    mark = error.problem_mark or error.context_mark
    place = Place(located.name, mark.line + 1, mark.column + 1) if mark else Place(located.name)
    problem = error.problem or ""
    code = next((code for phrase, code in _SYNTAX if phrase in problem), "syntax")
    located.fault(place, code)

"""One of the plan's YAML files as it was read: its data, where it all stands, and what is wrong so far."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self, TypeAlias

from actionplan.reading.decoding import printable
from actionplan.reading.findings import Finding, Place, Severity

# A message names a value; where a whole paragraph stands in its place, the beginning will do.
_LONGEST_SHOWN = 300

# The names of fields and the places in lists that lead to a value: ``("activities", 3, "text", "sv")``.
DataPath: TypeAlias = tuple[str | int, ...]

# A line and a column, counted from 1.
Position: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class YamlFile:
    """The data of one file with the positions of its ``values`` and of its ``keys``.

    ``name`` is the file's address in findings. ``data`` is None where the file
    holds nothing that can be used. A value left blank is None in ``data``.
    ``lines`` are the file's, without their line breaks. ``faulty`` holds the
    paths of the values that a finding has been made about: what they should
    have been is unknown, so that nothing more can be said about them.

    Checks read this and return findings; none writes into it. Who knows more
    paths to be faulty makes another value of it (:meth:`with_faults`).
    """

    name: str
    data: Any = None
    values: Mapping[DataPath, Position] = field(default_factory=dict)
    keys: Mapping[DataPath, Position] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    faulty: frozenset[DataPath] = frozenset()

    def value(self, path: DataPath) -> Any:
        """The value at ``path``, which there must be."""
        value = self.data
        for step in path:
            value = value[step]
        return value

    def texts(self) -> Iterator[tuple[DataPath, str]]:
        """Every text with its path, in the order of the file; names of fields are no texts."""
        return _texts(self.data, ())

    def place(self, path: DataPath) -> Place:
        """Where the value at ``path`` stands, or the nearest value that encloses it."""
        while path and path not in self.values:
            path = path[:-1]
        return Place(self.name, *self.values.get(path, ()))

    def key_place(self, path: DataPath) -> Place:
        """Where the key of the value at ``path`` stands; else the place of the value."""
        return Place(self.name, *self.keys[path]) if path in self.keys else self.place(path)

    def finding(
        self,
        place: Place,
        code: str,
        params: Mapping[str, str] = {},
        *,
        suggestion: str = "",
        severity: Severity = "error",
    ) -> Finding:
        """What to say of a place, with the line that stands there."""
        excerpt = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        shown = {name: _shown(value) for name, value in params.items()}
        return Finding(place, code, shown, excerpt, suggestion, severity)

    def is_faulty(self, path: DataPath) -> bool:
        """Whether a finding has been made about the value at ``path`` or one that encloses it."""
        return any(path[:length] in self.faulty for length in range(len(path) + 1))

    def with_faults(self, findings: Iterable[Finding], faulty: Iterable[DataPath] = ()) -> Self:
        """The file with more findings, and with more paths known to be faulty."""
        return replace(self, findings=(*self.findings, *findings), faulty=self.faulty.union(faulty))


def _texts(value: Any, path: DataPath) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from _texts(item, (*path, key))


def _shown(value: str) -> str:
    value = printable(value.replace("\n", " "))
    return value if len(value) <= _LONGEST_SHOWN else value[: _LONGEST_SHOWN - 1] + "…"

"""Records that must not lead to themselves: what is part of what, members of groups, replacements."""

from collections.abc import Iterator, Mapping
from typing import Any

from actionplan.reading.findings import Finding
from actionplan.reading.records import id_at, records
from actionplan.reading.yaml_file import YamlFile


def cycles(file: YamlFile, key: str, relation: str) -> Iterator[Finding]:
    """Refuse records of a list that, followed far enough by a field, lead to themselves.

    Args:
        file: the file.
        key: the list in it.
        relation: the field that names other records of the list, one or several.
    """
    paths = {id_at(file, path): path for path, _ in records(file, key)}
    steps = {
        identifier: [step for step in _as_list(file.value(path).get(relation)) if step in paths]
        for identifier, path in paths.items()
        if identifier is not None
    }
    for cycle in _cycles_in(steps):
        place = file.place((*paths[cycle[0]], relation))
        chain = " → ".join((*cycle, cycle[0]))
        yield file.finding(place, f"cycle-{relation}", {"name": cycle[0], "chain": chain})


def _as_list(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str)]


def _cycles_in(steps: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """The cycles met when every name is followed once, each from its first name."""
    done: set[str] = set()
    for start in steps:
        # The names on the way from the start, each with the steps from it that have not been tried:
        # a stack of our own, since a plan may hold a longer chain than Python's would.
        way: dict[str, Iterator[str]] = {start: iter(steps[start])} if start not in done else {}
        while way:
            current = next(reversed(way))
            following = next(way[current], None)
            if following is None:
                done.add(current)
                del way[current]
            elif following in way:
                names = tuple(way)
                yield names[names.index(following) :]
            elif following not in done:
                way[following] = iter(steps[following])

"""Where the records of a plan stand in its files."""

from collections.abc import Iterator, Mapping

from actionplan.plan.kinds import KINDS, WITH_IDS
from actionplan.reading.findings import Place
from actionplan.reading.records import records
from actionplan.reading.yaml_file import YamlFile


def places(files: Mapping[str, YamlFile]) -> Iterator[tuple[tuple[str, str], Place]]:
    """Where the lists and records of a plan without errors stand, by kind and identifier.

    An empty identifier stands for the kind's whole list, or for the beginning of the file that is the
    kind's one record.

    Args:
        files: the plan's files by name.
    """
    for kind in KINDS.values():
        if not kind.list_name and isinstance(files[kind.file].data, dict):
            yield (kind.name, ""), Place(files[kind.file].name)
    for kind in WITH_IDS.values():
        file = files[kind.file]
        if (kind.list_name,) in file.keys:
            yield (kind.name, ""), file.key_place((kind.list_name,))
        for path, record in records(file, kind.list_name):
            yield (kind.name, record["id"]), file.place(path)

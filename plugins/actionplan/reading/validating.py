"""From the data of a file to its record of the model, or to what keeps it from being one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from actionplan.plan.fields import keys_at
from actionplan.plan.values import Record
from actionplan.reading.explaining import explain
from actionplan.reading.findings import Finding
from actionplan.reading.yaml_file import YamlFile


@dataclass(frozen=True)
class Validated:
    """A file's record, or None if it is none, and the file with the faults that were found on the way."""

    record: Record | None
    file: YamlFile


def validated(file: YamlFile, record: type[Record], ids: Mapping[str, set[str]]) -> Validated:
    """Hold a file's data against the model.

    Args:
        file: the file as it was read.
        record: what it should hold.
        ids: the identifiers of each kind, which references may name; a kind that is
            absent is not checked.
    """
    if not isinstance(file.data, dict):
        return Validated(None, file.with_faults(_no_mapping(file, record)))
    try:
        return Validated(record.model_validate(file.data, context=ids), file)
    except ValidationError as error:
        details = error.errors(include_url=False)
    # What stands in a faulty value is its consequence.
    news = [item for item in details if not file.is_faulty(item["loc"])]
    return Validated(None, file.with_faults(explain(news, file, record, ids), (item["loc"] for item in news)))


def _no_mapping(file: YamlFile, record: type[Record]) -> Iterator[Finding]:
    """What to say of a file that holds a list or a text; of one that holds nothing all has been said."""
    if file.data is not None and not file.is_faulty(()):
        yield file.finding(file.place(()), "expected-mapping", {"name": keys_at(record, ())[0]})

"""What the model's annotations say of the value at a path: the fields and the words that it may have."""

from collections.abc import Iterable
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel


def fields_at(record: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The names of the fields that the record at ``path``, below ``record``, may have."""
    current: Any = record
    for step in path:
        if isinstance(step, str):
            current = _record_in(_annotation(current, step))
    return [info.alias or name for name, info in current.model_fields.items()]


def choices_at(record: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The words that the value at ``path`` has to be one of; none if it may be any."""
    names = [step for step in path if isinstance(step, str)]
    current: Any = record
    for name in names[:-1]:
        current = _record_in(_annotation(current, name))
    return list(_choices_in(_annotation(current, names[-1])))


def _annotation(record: type[BaseModel], name: str) -> Any:
    for known, info in record.model_fields.items():
        if name in (known, info.alias):
            return info.annotation
    raise KeyError(name)


def _record_in(annotation: Any) -> Any:
    """The record type inside an annotation such as ``tuple[Aim, ...]`` or ``Text | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    records = (_record_in(inner) for inner in get_args(annotation))
    return next((inner for inner in records if inner is not None), None)


def _choices_in(annotation: Any) -> tuple[str, ...]:
    """The words of the first ``Literal`` inside an annotation."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    choices = (_choices_in(inner) for inner in get_args(annotation))
    return next((words for words in choices if words), ())

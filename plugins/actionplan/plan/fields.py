"""What the fields of a record are, read from its model: what they hold, refer to, and offer for choice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel

from actionplan.plan.values import Ref, Text

# The names of the fields that lead to a value within its record: ("text", "sv"), ("responsible",).
FieldPath: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Field:
    """A field of a record.

    Attributes:
        name: its name in the model.
        key: its name in the files, which differs where that is no name in Python: ``from``.
        value_type: what its value is, of a list an item: a type of records, or a plain one such as ``str``.
        is_list: whether it holds several values.
        is_required: whether it must be there.
        ref: what its value refers to, if it is an identifier.
        choices: the values that it may have, if they are named.
        rules: what stands beside the type in the annotation: pydantic's rules for the value and its list.
    """

    name: str
    key: str
    value_type: type
    is_list: bool
    is_required: bool
    ref: Ref | None = None
    choices: tuple[str, ...] = ()
    rules: tuple[Any, ...] = ()

    @property
    def record(self) -> type[BaseModel] | None:
        """The record type that its value has fields of; None for a plain value."""
        return self.value_type if issubclass(self.value_type, BaseModel) else None

    @property
    def is_text(self) -> bool:
        """Whether it holds a text for readers, or several."""
        return self.value_type is Text


@dataclass(frozen=True)
class Reference:
    """A field within a record that refers to other records, and the names of the fields that lead to it."""

    path: FieldPath
    field: Field
    kind: str


@cache
def fields_of(record: type[BaseModel]) -> Mapping[str, Field]:
    """The fields of a record by their names in the model, in its order."""
    return {
        name: _field(name, info.alias or name, (info.annotation, *info.metadata), info.is_required())
        for name, info in record.model_fields.items()
    }


def _field(name: str, key: str, annotated: tuple[Any, ...], is_required: bool) -> Field:
    """Take an annotation apart, such as ``tuple[Annotated[str, Ref("term")], ...]`` or ``Text | None``."""
    kind, *metadata = annotated
    is_list = False
    while (origin := get_origin(kind)) not in (None, Literal):
        kind, *more = (part for part in get_args(kind) if part is not type(None))
        is_list = is_list or origin is tuple
        if origin is Annotated:
            metadata += more
        elif origin not in (tuple, Union, UnionType):
            raise TypeError(f"{name}: {origin}")
    ref = next((item for item in metadata if isinstance(item, Ref)), None)
    choices = get_args(kind)
    return Field(name, key, str if choices else kind, is_list, is_required, ref, choices, tuple(metadata))


def field_at(record: type[BaseModel], path: Iterable[str | int]) -> Field:
    """The field that a path within a record leads to; raises KeyError if there is none.

    Args:
        record: the type of the record.
        path: names of fields, as in the model or in the files; numbers are places in lists, and say nothing.
    """
    current: type[BaseModel] | None = record
    field: Field | None = None
    for step in path:
        if isinstance(step, str):
            if current is None:
                raise KeyError(step)
            field = _called(current, step)
            current = field.record
    if field is None:
        raise KeyError(path)
    return field


def _called(record: type[BaseModel], name: str) -> Field:
    for field in fields_of(record).values():
        if name in (field.name, field.key):
            return field
    raise KeyError(name)


def record_at(record: type[BaseModel], path: Iterable[str | int]) -> type[BaseModel]:
    """The type of the record that a path within a record leads to: itself if the path is empty.

    Raises KeyError if there is none.
    """
    steps = [step for step in path if isinstance(step, str)]
    inner = field_at(record, steps).record if steps else record
    if inner is None:
        raise KeyError(path)
    return inner


def keys_at(record: type[BaseModel], path: Iterable[str | int]) -> list[str]:
    """The names, in the files, of the fields that the record at a path within a record may have."""
    return [field.key for field in fields_of(record_at(record, path)).values()]


def references(record: type[BaseModel], before: FieldPath = ()) -> Iterator[Reference]:
    """All the fields in a record, and in the records within it, that refer to other records."""
    for name, field in fields_of(record).items():
        path = (*before, name)
        if field.ref:
            yield Reference(path, field, field.ref.kind)
        if field.record:
            yield from references(field.record, path)


def referred_by(value: object) -> Iterator[tuple[str, str]]:
    """The kind and identifier of each record that a record refers to, in the order of its fields."""
    if isinstance(value, BaseModel):
        for name, field in fields_of(type(value)).items():
            own = getattr(value, name)
            if field.ref is None:
                yield from referred_by(own)
            else:
                for identifier in own if field.is_list else (own,) if own else ():
                    yield field.ref.kind, identifier
    elif isinstance(value, tuple):
        for item in value:
            yield from referred_by(item)

"""Turtle in an order that does not depend on the run, and fast."""

import io
from collections.abc import Mapping
from typing import Any

from rdflib import Graph, Literal
from rdflib.plugins.serializers.turtle import TurtleSerializer


class _Quick(TurtleSerializer):
    """Sorts by what is written; rdflib compares values, which takes most of the time with many words."""

    def sortProperties(self, properties: Mapping[Any, list[Any]]) -> list[Any]:  # noqa: N802 - rdflib's name
        for objects in properties.values():
            objects.sort(key=_as_written)
        first = [predicate for predicate in self.predicateOrder if predicate in properties]
        return [*first, *sorted(set(properties).difference(first), key=str)]


def _as_written(item: Any) -> tuple[str, str]:
    """A text's language and the text, or an address."""
    return (item.language or "" if isinstance(item, Literal) else "", str(item))


def turtle(graph: Graph) -> bytes:
    """A graph as Turtle in UTF-8."""
    stream = io.BytesIO()
    _Quick(graph).serialize(stream, encoding="utf-8")
    return stream.getvalue()

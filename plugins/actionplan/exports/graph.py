"""From a graph to files: RDF/XML, which catalogues of open data harvest, and Turtle, which people can read.

rdflib makes them. It is an optional library: modules that use it are read when a file is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from actionplan.derived.site_file import Lack
from actionplan.derived.source import Export, Source
from actionplan.plan.whole import Plan

if TYPE_CHECKING:
    from rdflib import Graph

# The forms by the end of a file's name, and their media types.
_FORMS = {"rdf": "application/rdf+xml", "ttl": "text/turtle"}

# A function that makes a graph: its module, its name, and what it takes beside the source.
Maker = tuple[str, str, tuple[object, ...]]


def rdf_exports(
    name: str,
    dataset: str,
    maker: Maker,
    is_for: Callable[[Plan], bool] = lambda plan: True,
    lacks: Callable[[Plan], Lack | None] = lambda plan: None,
) -> tuple[Export, ...]:
    """The files of a graph; ``lacks`` says what they lack beside the library."""
    return tuple(
        Export(
            file=f"{name}.{form}",
            media_type=media_type,
            dataset=dataset,
            form=form,
            make=partial(_serialised, maker, form),
            is_for=is_for,
            lacks=lambda plan: _lack_of_library() or lacks(plan),
        )
        for form, media_type in _FORMS.items()
    )


def _lack_of_library() -> Lack | None:
    if find_spec("rdflib"):
        return None
    return Lack("missing-library", {"library": "rdflib", "extra": "open-data"})


def _serialised(maker: Maker, form: str, source: Source) -> bytes:
    module, function, arguments = maker
    make = getattr(import_module(module), function)
    graph: Graph = source.once(f"{module}.{function}", lambda: make(source, *arguments))
    if form == "ttl":
        content: bytes = import_module("actionplan.exports.turtle").turtle(graph)
        return content
    return graph.serialize(format="xml", encoding="utf-8")

"""From a graph to files: RDF/XML, which catalogues of open data harvest, and Turtle, which people can read.

rdflib makes them. It is an optional library: modules that use it are read when a file is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from actionplan.derived.source import Export, ExportError, Source
from actionplan.plan.whole import Plan

if TYPE_CHECKING:
    from rdflib import Graph

# The forms by the end of a file's name, and their media types.
_FORMS = {"rdf": "application/rdf+xml", "ttl": "text/turtle"}

# A function that makes a graph: its module, its name, and what it takes beside the source.
Maker = tuple[str, str, tuple[object, ...]]


def rdf_exports(
    name: str, dataset: str, maker: Maker, is_for: Callable[[Plan], bool] = lambda plan: True
) -> tuple[Export, ...]:
    """The files of a graph."""
    return tuple(
        Export(
            file=f"{name}.{form}",
            media_type=media_type,
            dataset=dataset,
            form=form,
            make=partial(_serialised, maker, form),
            is_for=is_for,
        )
        for form, media_type in _FORMS.items()
    )


def _serialised(maker: Maker, form: str, source: Source) -> bytes:
    module, function, arguments = maker
    try:
        make = getattr(import_module(module), function)
    except ModuleNotFoundError as error:
        if error.name != "rdflib":
            raise
        raise ExportError("missing-library", library="rdflib", extra="open-data") from None
    graph: Graph = source.once(f"{module}.{function}", lambda: make(source, *arguments))
    if form == "ttl":
        content: bytes = import_module("actionplan.exports.turtle").turtle(graph)
        return content
    return graph.serialize(format="xml", encoding="utf-8")

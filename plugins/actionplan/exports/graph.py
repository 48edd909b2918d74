"""From a graph to files: RDF/XML, which catalogues of open data harvest, and Turtle, which people can read.

rdflib makes them. It is an optional library: modules that use it are imported when a file is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from actionplan.derived.export import Export, PublishedPlan
from actionplan.derived.site_file import Lack
from actionplan.plan.whole import Plan

if TYPE_CHECKING:
    from rdflib import Graph

# The forms by the end of a file's name, and their media types.
_FORMS = {"rdf": "application/rdf+xml", "ttl": "text/turtle"}

# Makes a graph, importing what needs rdflib when it is called.
Maker = Callable[[PublishedPlan], "Graph"]


def rdf_exports(
    name: str,
    dataset: str,
    maker: Maker,
    is_for: Callable[[Plan], bool] = lambda plan: True,
    lacks: Callable[[Plan], Lack | None] = lambda plan: None,
    part: Callable[[Plan], Plan] = lambda plan: plan,
) -> tuple[Export, ...]:
    """The files of a graph; ``lacks`` says what they lack beside the library, ``part`` as in Export."""
    return tuple(
        Export(
            file=f"{name}.{form}",
            media_type=media_type,
            dataset=dataset,
            form=form,
            make=partial(_serialised, name, maker, form),
            is_for=is_for,
            lacks=lambda plan: _lack_of_library() or lacks(plan),
            part=part,
        )
        for form, media_type in _FORMS.items()
    )


def _lack_of_library() -> Lack | None:
    if find_spec("rdflib"):
        return None
    return Lack("missing-library", {"library": "rdflib", "extra": "open-data"})


def _serialised(name: str, maker: Maker, form: str, published: PublishedPlan) -> bytes:
    """A graph in one of the forms."""
    graph: Graph = published.once(f"graph of {name}", lambda: maker(published))
    return _turtle(graph) if form == "ttl" else graph.serialize(format="xml", encoding="utf-8")


def _turtle(graph: Graph) -> bytes:
    from actionplan.exports.turtle import turtle

    return turtle(graph)

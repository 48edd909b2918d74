"""The plan in forms for programs and spreadsheets: each a function of the model, in a module of its own.

:data:`EXPORTS` lists them all. Who adds a form adds its module here, and its words to ``locales/exports``.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from actionplan.derived.export import DESCRIPTION, Export, PublishedPlan, makeable
from actionplan.exports import csv_files, datapackage, plan_json
from actionplan.exports.graph import rdf_exports
from actionplan.exports.publisher import lack_of_publisher
from actionplan.plan.whole import Plan, TeachingData
from actionplan.spreadsheets import workbook

if TYPE_CHECKING:
    from rdflib import Graph

__all__ = ["EXPORTS", "Export", "PublishedPlan", "makeable"]


def _glossary(published: PublishedPlan) -> Graph:
    from actionplan.exports.skos import glossary

    return glossary(published)


def _thesaurus(published: PublishedPlan) -> Graph:
    from actionplan.exports.skos import thesaurus

    return thesaurus(published)


def _catalogue(published: PublishedPlan) -> Graph:
    from actionplan.exports.dcat import catalogue_graph

    return catalogue_graph(published, (item for item in _DATA if item.is_data))


def _with_terms(plan: Plan) -> Plan:
    return _nothing_but(plan, terms=plan.terms, retired={"term": plan.retired.get("term", ())})


def _with_concepts(plan: Plan) -> Plan:
    return _nothing_but(plan, teaching=TeachingData(concepts=plan.teaching.concepts))


def _nothing_but(plan: Plan, **parts: Any) -> Plan:
    """A plan that says what it is, and beside that some of its parts."""
    nothing: dict[str, Any] = {item.name: () for item in fields(plan) if item.default is MISSING}
    return Plan(**nothing | {"about": plan.about, "retired": {}} | parts)


_DATA = (
    *plan_json.EXPORTS,
    *csv_files.EXPORTS,
    *workbook.EXPORTS,
    *rdf_exports("glossary", "terms", _glossary, part=_with_terms),
    *rdf_exports(
        "thesaurus",
        "thesaurus",
        _thesaurus,
        lambda plan: bool(plan.teaching.concepts),
        part=_with_concepts,
    ),
)

EXPORTS: tuple[Export, ...] = (
    *_DATA,
    *datapackage.EXPORTS,
    *rdf_exports("dcat", DESCRIPTION, _catalogue, lacks=lack_of_publisher),
)

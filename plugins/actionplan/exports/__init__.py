"""The plan in forms for programs and spreadsheets: each a function of the model, in a module of its own.

:data:`EXPORTS` lists them all. Who adds a form adds its module here, and its words to ``locales/exports``.
"""

from actionplan.derived.source import DESCRIPTION, Export, Source, makeable
from actionplan.exports import csv_files, datapackage, plan_json
from actionplan.exports.graph import rdf_exports
from actionplan.exports.publisher import lack_of_publisher
from actionplan.spreadsheets import workbook

__all__ = ["EXPORTS", "Export", "Source", "makeable"]

_DATA = (
    *plan_json.EXPORTS,
    *csv_files.EXPORTS,
    *workbook.EXPORTS,
    *rdf_exports("glossary", "terms", ("actionplan.exports.skos", "glossary", ())),
    *rdf_exports(
        "thesaurus",
        "thesaurus",
        ("actionplan.exports.skos", "thesaurus", ()),
        lambda plan: bool(plan.applicants.concepts),
    ),
)

EXPORTS: tuple[Export, ...] = (
    *_DATA,
    *datapackage.EXPORTS,
    *rdf_exports(
        "dcat",
        DESCRIPTION,
        ("actionplan.exports.dcat", "graph", (tuple(item for item in _DATA if item.is_data),)),
        lacks=lack_of_publisher,
    ),
)

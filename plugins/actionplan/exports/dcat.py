"""The catalogue that Sveriges dataportal harvests: what data there is, in which files, from whom.

Rules: DCAT-AP-SE 3.0.1 (https://docs.dataportal.se/dcat/sv/) and, below it, DCAT-AP 3.0: absolute IRIs
and no blank nodes, language-tagged texts, licences of Creative Commons by their exact IRI. What only the
publisher can say stands in ``open_data`` in ``plan.yaml``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from actionplan.derived.export import Export, PublishedPlan, makeable
from actionplan.derived.routes import Route
from actionplan.derived.site_file import Lack, LackError
from actionplan.exports.licence import licence_iri
from actionplan.exports.publisher import lack_of_publisher
from actionplan.plan.model import OpenData
from actionplan.plan.values import LANGUAGES, Text
from actionplan.words.wording import wording

_VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_FILE_TYPE = Namespace(f"{_AUTHORITY}/file-type/")
_THEME = Namespace(f"{_AUTHORITY}/data-theme/")
_LANGUAGE = {"sv": URIRef(f"{_AUTHORITY}/language/SWE"), "en": URIRef(f"{_AUTHORITY}/language/ENG")}
_KIND = Namespace("http://purl.org/adms/publishertype/")
_MEDIA_TYPE = Namespace("https://www.iana.org/assignments/media-types/")

# The EU's names of the forms.
_FILE_TYPES = {
    "json": "JSON",
    "csv": "CSV",
    "excel": "CSV",
    "xlsx": "XLSX",
    "rdf": "RDF_XML",
    "ttl": "RDF_TURTLE",
}


def _iri(address: str) -> URIRef:
    """A typed address as an identifier; what may not stand there (RFC 3987) gets per cent signs."""
    return URIRef(quote(address, safe="%/:=&?~#+!$,;'@()*[]"))


@dataclass(frozen=True)
class _Publisher:
    """All that the catalogue must know of its publisher."""

    iri: URIRef
    kind: str
    contact: Text
    email: str
    licence: URIRef


def catalogue_graph(published: PublishedPlan, exports: Iterable[Export]) -> Graph:
    """The catalogue of the given exports.

    Raises:
        LackError: something that only the publisher can say is not said; the error names it.
    """
    publisher = _publisher(published)
    # This store keeps the order in which triples are added: the same plan gives the same bytes.
    graph = Graph(store="SimpleMemory")
    makeable_exports = [item for item in makeable(exports, published) if isinstance(item, Export)]
    catalogue = _here(published, "catalogue")
    _describe_publisher(graph, published, publisher)
    _describe_catalogue(graph, published, publisher, catalogue)
    for name in dict.fromkeys(item.dataset for item in makeable_exports):
        dataset = _here(published, f"dataset-{name}")
        graph.add((catalogue, DCAT.dataset, dataset))
        _describe_dataset(graph, published, publisher, dataset, name)
        for item in makeable_exports:
            if item.dataset == name:
                _describe_file(graph, published, publisher, dataset, item)
    return graph


def _publisher(published: PublishedPlan) -> _Publisher:
    about = published.plan.about
    open_data, licence = about.open_data or OpenData(), about.licence.url
    iri, kind, contact, email = (
        open_data.publisher_iri,
        open_data.publisher_kind,
        open_data.contact_name,
        open_data.contact_email,
    )
    if iri and kind and contact and email and licence:
        return _Publisher(_iri(iri), kind, contact, email, _iri(licence_iri(licence)))
    raise LackError(lack_of_publisher(published.plan) or Lack("unset"))


def _here(published: PublishedPlan, name: str) -> URIRef:
    """The IRI of something that is described on the page about open data."""
    return URIRef(f"{published.page(Route('open_data'), 'sv')}#{name}")


def _add_wording(
    graph: Graph, subject: URIRef, predicate: URIRef, key: str, published: PublishedPlan
) -> None:
    """Add one of our own texts in every language."""
    for lang in LANGUAGES:
        title = published.plan.about.title.in_language(lang)[0]
        graph.add((subject, predicate, Literal(wording("exports", lang)(key, title=title), lang)))


def _add_text(graph: Graph, subject: URIRef, predicate: URIRef, text: Text) -> None:
    """Add one of the plan's texts in the languages that it has."""
    graph.add((subject, predicate, Literal(text.sv, "sv")))
    if text.en is not None:
        graph.add((subject, predicate, Literal(text.en, "en")))


def _describe_publisher(graph: Graph, published: PublishedPlan, publisher: _Publisher) -> None:
    about = published.plan.about
    graph.add((publisher.iri, RDF.type, FOAF.Agent))
    graph.add((publisher.iri, DCTERMS.type, _KIND[publisher.kind]))
    _add_text(graph, publisher.iri, FOAF.name, published.plan.organisation[about.publisher].name)
    contact = _here(published, "contact")
    graph.add((contact, RDF.type, _VCARD.Organization))
    _add_text(graph, contact, _VCARD.fn, publisher.contact)
    graph.add((contact, _VCARD.hasEmail, URIRef(f"mailto:{publisher.email}")))


def _describe_catalogue(
    graph: Graph, published: PublishedPlan, publisher: _Publisher, catalogue: URIRef
) -> None:
    graph.add((catalogue, RDF.type, DCAT.Catalog))
    _add_wording(graph, catalogue, DCTERMS.title, "catalogue.title", published)
    _add_wording(graph, catalogue, DCTERMS.description, "catalogue.description", published)
    graph.add((catalogue, DCTERMS.publisher, publisher.iri))
    graph.add((catalogue, DCTERMS.license, publisher.licence))
    _link(graph, catalogue, FOAF.homepage, published.page(Route("start"), "sv"))
    for language in _LANGUAGE.values():
        graph.add((catalogue, DCTERMS.language, language))
    graph.add((publisher.licence, RDF.type, DCTERMS.LicenseDocument))


def _describe_dataset(
    graph: Graph, published: PublishedPlan, publisher: _Publisher, dataset: URIRef, name: str
) -> None:
    about = published.plan.about
    graph.add((dataset, RDF.type, DCAT.Dataset))
    _add_wording(graph, dataset, DCTERMS.title, f"dataset.{name}.title", published)
    _add_wording(graph, dataset, DCTERMS.description, f"dataset.{name}.description", published)
    graph.add((dataset, DCTERMS.publisher, publisher.iri))
    graph.add((dataset, DCAT.contactPoint, _here(published, "contact")))
    graph.add((dataset, DCTERMS.identifier, Literal(str(dataset))))
    for lang in LANGUAGES:
        graph.add((dataset, DCTERMS.language, _LANGUAGE[lang]))
        _link(graph, dataset, DCAT.landingPage, published.page(Route("open_data"), lang))
    for theme in about.open_data.themes if about.open_data else ():
        graph.add((dataset, DCAT.theme, _THEME[theme]))
    for goal in published.plan.goals:
        _add_text(graph, dataset, DCAT.keyword, goal.short)
    period = _here(published, "period")
    graph.add((dataset, DCTERMS.temporal, period))
    graph.add((period, RDF.type, DCTERMS.PeriodOfTime))
    graph.add((period, DCAT.startDate, Literal(about.period.first_day, datatype=XSD.date)))
    graph.add((period, DCAT.endDate, Literal(about.period.last_day, datatype=XSD.date)))


def _describe_file(
    graph: Graph, published: PublishedPlan, publisher: _Publisher, dataset: URIRef, export: Export
) -> None:
    address = URIRef(published.address_of(export.file))
    distribution = _here(published, export.file)
    graph.add((dataset, DCAT.distribution, distribution))
    graph.add((distribution, RDF.type, DCAT.Distribution))
    _add_wording(graph, distribution, DCTERMS.title, f"form.{export.form}.name", published)
    graph.add((distribution, DCAT.accessURL, address))
    graph.add((distribution, DCAT.downloadURL, address))
    graph.add((distribution, DCTERMS.format, _FILE_TYPE[_FILE_TYPES[export.form]]))
    graph.add((distribution, DCAT.mediaType, _MEDIA_TYPE[export.media_type]))
    graph.add(
        (
            distribution,
            DCAT.byteSize,
            Literal(len(published.content(export)), datatype=XSD.nonNegativeInteger),
        )
    )
    graph.add((distribution, DCTERMS.license, publisher.licence))
    for lang in (export.lang,) if export.lang else LANGUAGES:
        graph.add((distribution, DCTERMS.language, _LANGUAGE[lang]))


def _link(graph: Graph, subject: URIRef, predicate: URIRef, address: str) -> None:
    page = URIRef(address)
    graph.add((subject, predicate, page))
    graph.add((page, RDF.type, FOAF.Document))

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


def graph(published: PublishedPlan, exports: Iterable[Export]) -> Graph:
    """The catalogue of the given exports.

    Raises:
        LackError: something that only the publisher can say is not said; the error names it.
    """
    publisher = _publisher(published)
    # This store keeps the order in which triples are added: the same plan gives the same bytes.
    found = Graph(store="SimpleMemory")
    made = [item for item in makeable(exports, published) if isinstance(item, Export)]
    catalogue = _here(published, "catalogue")
    _describe_publisher(found, published, publisher)
    _describe_catalogue(found, published, publisher, catalogue)
    for name in dict.fromkeys(item.dataset for item in made):
        dataset = _here(published, f"dataset-{name}")
        found.add((catalogue, DCAT.dataset, dataset))
        _describe_dataset(found, published, publisher, dataset, name)
        for item in made:
            if item.dataset == name:
                _describe_file(found, published, publisher, dataset, item)
    return found


def _publisher(published: PublishedPlan) -> _Publisher:
    about = published.plan.about
    known, licence = about.open_data or OpenData(), about.licence.url
    iri, kind, contact, email = (
        known.publisher_iri,
        known.publisher_kind,
        known.contact_name,
        known.contact_email,
    )
    if iri and kind and contact and email and licence:
        return _Publisher(_iri(iri), kind, contact, email, _iri(licence_iri(licence)))
    raise LackError(lack_of_publisher(published.plan) or Lack("unset"))


def _here(published: PublishedPlan, name: str) -> URIRef:
    """The IRI of something that is described on the page about open data."""
    return URIRef(f"{published.page(Route('open_data'), 'sv')}#{name}")


def _say(found: Graph, subject: URIRef, predicate: URIRef, key: str, published: PublishedPlan) -> None:
    """Add one of our own texts in every language."""
    for lang in LANGUAGES:
        title = published.plan.about.title.in_language(lang)[0]
        found.add((subject, predicate, Literal(wording("exports", lang)(key, title=title), lang)))


def _quote(found: Graph, subject: URIRef, predicate: URIRef, text: Text) -> None:
    """Add one of the plan's texts in the languages that it has."""
    found.add((subject, predicate, Literal(text.sv, "sv")))
    if text.en is not None:
        found.add((subject, predicate, Literal(text.en, "en")))


def _describe_publisher(found: Graph, published: PublishedPlan, publisher: _Publisher) -> None:
    about = published.plan.about
    found.add((publisher.iri, RDF.type, FOAF.Agent))
    found.add((publisher.iri, DCTERMS.type, _KIND[publisher.kind]))
    _quote(found, publisher.iri, FOAF.name, published.plan.organisation[about.publisher].name)
    contact = _here(published, "contact")
    found.add((contact, RDF.type, _VCARD.Organization))
    _quote(found, contact, _VCARD.fn, publisher.contact)
    found.add((contact, _VCARD.hasEmail, URIRef(f"mailto:{publisher.email}")))


def _describe_catalogue(
    found: Graph, published: PublishedPlan, publisher: _Publisher, catalogue: URIRef
) -> None:
    found.add((catalogue, RDF.type, DCAT.Catalog))
    _say(found, catalogue, DCTERMS.title, "catalogue.title", published)
    _say(found, catalogue, DCTERMS.description, "catalogue.description", published)
    found.add((catalogue, DCTERMS.publisher, publisher.iri))
    found.add((catalogue, DCTERMS.license, publisher.licence))
    _link(found, catalogue, FOAF.homepage, published.page(Route("start"), "sv"))
    for language in _LANGUAGE.values():
        found.add((catalogue, DCTERMS.language, language))
    found.add((publisher.licence, RDF.type, DCTERMS.LicenseDocument))


def _describe_dataset(
    found: Graph, published: PublishedPlan, publisher: _Publisher, dataset: URIRef, name: str
) -> None:
    about = published.plan.about
    found.add((dataset, RDF.type, DCAT.Dataset))
    _say(found, dataset, DCTERMS.title, f"dataset.{name}.title", published)
    _say(found, dataset, DCTERMS.description, f"dataset.{name}.description", published)
    found.add((dataset, DCTERMS.publisher, publisher.iri))
    found.add((dataset, DCAT.contactPoint, _here(published, "contact")))
    found.add((dataset, DCTERMS.identifier, Literal(str(dataset))))
    for lang in LANGUAGES:
        found.add((dataset, DCTERMS.language, _LANGUAGE[lang]))
        _link(found, dataset, DCAT.landingPage, published.page(Route("open_data"), lang))
    for theme in about.open_data.themes if about.open_data else ():
        found.add((dataset, DCAT.theme, _THEME[theme]))
    for goal in published.plan.goals:
        _quote(found, dataset, DCAT.keyword, goal.short)
    period = _here(published, "period")
    found.add((dataset, DCTERMS.temporal, period))
    found.add((period, RDF.type, DCTERMS.PeriodOfTime))
    found.add((period, DCAT.startDate, Literal(about.period.first_day, datatype=XSD.date)))
    found.add((period, DCAT.endDate, Literal(about.period.last_day, datatype=XSD.date)))


def _describe_file(
    found: Graph, published: PublishedPlan, publisher: _Publisher, dataset: URIRef, export: Export
) -> None:
    address = URIRef(published.address_of(export.file))
    distribution = _here(published, export.file)
    found.add((dataset, DCAT.distribution, distribution))
    found.add((distribution, RDF.type, DCAT.Distribution))
    _say(found, distribution, DCTERMS.title, f"form.{export.form}.name", published)
    found.add((distribution, DCAT.accessURL, address))
    found.add((distribution, DCAT.downloadURL, address))
    found.add((distribution, DCTERMS.format, _FILE_TYPE[_FILE_TYPES[export.form]]))
    found.add((distribution, DCAT.mediaType, _MEDIA_TYPE[export.media_type]))
    found.add(
        (
            distribution,
            DCAT.byteSize,
            Literal(len(published.content(export)), datatype=XSD.nonNegativeInteger),
        )
    )
    found.add((distribution, DCTERMS.license, publisher.licence))
    for lang in (export.lang,) if export.lang else LANGUAGES:
        found.add((distribution, DCTERMS.language, _LANGUAGE[lang]))


def _link(found: Graph, subject: URIRef, predicate: URIRef, address: str) -> None:
    page = URIRef(address)
    found.add((subject, predicate, page))
    found.add((page, RDF.type, FOAF.Document))

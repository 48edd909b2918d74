"""The catalogue for Sveriges dataportal, and the glossary as linked data."""

import sys
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from actionplan.derived.site_file import LackError, Missing
from actionplan.exports import EXPORTS, Export, makeable
from actionplan.exports.licence import licence_iri
from actionplan.plan.model import OpenData
from actionplan.plan.whole import Plan
from tests.exports.plans import (
    PUBLISHER,
    content,
    published,
    published_plan_of,
    real_plan,
    real_published,
    small_plan,
)
from tests.small_plan import TESTS

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
SHAPES = TESTS.parents[1] / "shared" / "dcat-ap"


def graph(file: str, plan: Plan) -> Graph:
    return Graph().parse(data=content(file, plan), format="xml" if file.endswith(".rdf") else "turtle")


@pytest.fixture(scope="module")
def catalogue() -> Graph:
    return graph("dcat.rdf", real_published())


def _conforms(found: Graph, shapes: Path) -> str:
    if not shapes.exists():
        pytest.skip("needs ../shared with SEMIC's shapes of DCAT-AP 3.0")
    conforms, _, report = validate(found, shacl_graph=Graph().parse(shapes))
    return "" if conforms else str(report)


def test_the_catalogue_fits_the_shapes_of_dcat_ap(catalogue: Graph) -> None:
    assert _conforms(catalogue, SHAPES / "shapes.ttl") == ""


# What the lists of the EU and IANA say that these are; the shapes ask, and the lists are elsewhere.
_TYPES = {
    "http://publications.europa.eu/resource/authority/language/": DCTERMS.LinguisticSystem,
    "http://publications.europa.eu/resource/authority/file-type/": DCTERMS.MediaTypeOrExtent,
    "http://publications.europa.eu/resource/authority/data-theme/": SKOS.Concept,
    "https://www.iana.org/assignments/media-types/": DCTERMS.MediaType,
    "http://purl.org/adms/publishertype/": SKOS.Concept,
}


def test_what_the_catalogue_refers_to_is_of_the_right_kind(catalogue: Graph) -> None:
    found = Graph() + catalogue
    found.add((VCARD.Organization, RDFS.subClassOf, VCARD.Kind))
    for item in set(catalogue.objects()):
        for start, kind in _TYPES.items():
            if isinstance(item, URIRef) and item.startswith(start):
                found.add((item, RDF.type, kind))
    assert _conforms(found, SHAPES / "range.ttl") == ""


# DCAT-AP-SE 3.0.1: what each class must have.
_MANDATORY = {
    DCAT.Catalog: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset),
    DCAT.Dataset: (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.contactPoint),
    DCAT.Distribution: (DCAT.accessURL, DCTERMS.format, DCTERMS.license),
    FOAF.Agent: (FOAF.name, DCTERMS.type),
    VCARD.Organization: (VCARD.fn, VCARD.hasEmail),
}


def test_everything_that_sweden_asks_for_is_there(catalogue: Graph) -> None:
    for kind, wanted in _MANDATORY.items():
        subjects = list(catalogue.subjects(RDF.type, kind))
        assert subjects, kind
        for subject in subjects:
            assert [item for item in wanted if (subject, item, None) not in catalogue] == [], subject
    assert len(list(catalogue.subjects(RDF.type, DCAT.Catalog))) == 1
    licences = set(catalogue.objects(None, DCTERMS.license))
    assert licences == {URIRef("http://creativecommons.org/publicdomain/zero/1.0/")}


def test_no_blank_nodes_and_no_relative_addresses(catalogue: Graph) -> None:
    for triple in catalogue:
        for part in triple:
            assert not isinstance(part, BNode)
            assert not isinstance(part, URIRef) or ":" in part


def test_texts_have_a_language(catalogue: Graph) -> None:
    for predicate in (DCTERMS.title, DCTERMS.description, FOAF.name, VCARD.fn, DCAT.keyword):
        texts = list(catalogue.objects(None, predicate))
        assert texts
        assert {text.language for text in texts if isinstance(text, Literal)} == {"sv", "en"}


def test_every_data_file_is_a_distribution_with_its_size(catalogue: Graph) -> None:
    plan = real_published()
    published_plan = published_plan_of(plan)
    made = [item for item in makeable(EXPORTS, published_plan) if isinstance(item, Export)]
    sizes = {
        str(address).rsplit("/", 1)[1]: int(str(catalogue.value(item, DCAT.byteSize)))
        for item, address in catalogue.subject_objects(DCAT.downloadURL)
    }
    assert sizes == {item.file: len(published_plan.content(item)) for item in made if item.is_data}


@pytest.mark.parametrize("name", ["dcat", "glossary", "thesaurus"])
def test_both_forms_say_the_same(name: str) -> None:
    plan = real_published()
    assert isomorphic(graph(f"{name}.rdf", plan), graph(f"{name}.ttl", plan))


@pytest.mark.parametrize("name", ["publisher_iri", "publisher_kind", "contact_name", "contact_email"])
def test_what_the_publisher_has_not_said_stops_the_catalogue_alone(name: str) -> None:
    plan = published(small_plan(), PUBLISHER.model_copy(update={name: None}))
    items = list(makeable(EXPORTS, published_plan_of(plan)))
    stopped = [item for item in items if isinstance(item, Missing)]
    assert [item.name for item in stopped] == ["dcat.rdf", "dcat.ttl"]
    assert {item.lack.code for item in stopped} == {"unset"}
    assert {item.lack.params["fields"] for item in stopped} == {f"open_data.{name}"}
    assert len(items) > 15


def test_a_catalogue_without_a_licence_is_not_made() -> None:
    with pytest.raises(LackError) as found:
        content("dcat.ttl", published(small_plan(), OpenData(), licence=None))
    assert found.value.lack.params["fields"].endswith("open_data.contact_email, licence.url")


@pytest.mark.parametrize(
    ("url", "iri"),
    [
        (
            "https://creativecommons.org/licenses/by/4.0/deed.sv",
            "http://creativecommons.org/licenses/by/4.0/",
        ),
        (
            "http://www.creativecommons.org/licenses/by/2.5/se",
            "http://creativecommons.org/licenses/by/2.5/se/",
        ),
        (
            "https://creativecommons.org/publicdomain/mark/1.0/",
            "http://creativecommons.org/publicdomain/mark/1.0/",
        ),
        ("https://licence.example/terms", "https://licence.example/terms"),
    ],
)
def test_licences_are_known_by_their_exact_iri(url: str, iri: str) -> None:
    assert licence_iri(url) == iri


def test_a_missing_library_is_named_and_the_rest_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [name for name in sys.modules if name.split(".")[0] == "rdflib"]:
        monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, "rdflib", None)
    for name in ("skos", "dcat", "turtle"):
        monkeypatch.delitem(sys.modules, f"actionplan.exports.{name}", raising=False)
    published_plan = published_plan_of(published(small_plan()))
    items = list(makeable(EXPORTS, published_plan))
    stopped = {item.name: item.lack for item in items if isinstance(item, Missing)}
    assert set(stopped) == {"glossary.rdf", "glossary.ttl", "dcat.rdf", "dcat.ttl"}
    assert {(lack.code, lack.params["library"]) for lack in stopped.values()} == {
        ("missing-library", "rdflib")
    }
    made = {item.file: published_plan.content(item) for item in items if isinstance(item, Export)}
    assert made["plan.json"]


def test_the_glossary_is_one_scheme_with_a_label_and_a_definition_each() -> None:
    plan = real_plan()
    found = graph("glossary.ttl", plan)
    scheme = URIRef("https://plan.example/id/scheme/glossary")
    assert list(found.subjects(RDF.type, SKOS.ConceptScheme)) == [scheme]
    for term in plan.terms:
        concept = URIRef(f"https://plan.example/id/term/{term.id}")
        labels = {Literal(term.term.sv, "sv"), Literal(term.term.en, "en")}
        assert set(found.objects(concept, SKOS.prefLabel)) == labels
        assert Literal(term.definition.sv, "sv") in set(found.objects(concept, SKOS.definition))
        assert (concept, SKOS.inScheme, scheme) in found
        assert not labels & set(found.objects(concept, SKOS.altLabel))
    assert len(list(found.subjects(RDF.type, SKOS.Concept))) == len(plan.terms)


def test_the_thesaurus_holds_every_word_once() -> None:
    plan = real_plan()
    found = graph("thesaurus.ttl", plan)
    for concept in plan.teaching.concepts:
        node = URIRef(f"https://plan.example/id/concept/{concept.id}")
        labels = {str(item) for item in found.objects(node, SKOS.prefLabel | SKOS.altLabel)}
        assert labels == {*concept.words.sv, *concept.words.en, concept.label.sv, concept.label.en}

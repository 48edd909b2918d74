"""The glossary and the fit check's thesaurus as SKOS: concepts with their words in each language.

Rule: SKOS Reference (https://www.w3.org/TR/skos-reference/): one prefLabel a language, and no altLabel that
is the prefLabel.
"""

from collections.abc import Iterable

from rdflib import DCTERMS, FOAF, OWL, RDF, SKOS, Graph, Literal, URIRef

from actionplan.derived.export import PublishedPlan
from actionplan.derived.routes import Route
from actionplan.plan.values import LANGUAGES, Text
from actionplan.words.wording import wording

# The graph keeps the order in which triples are added, so that the same plan gives the same bytes.
_STORE = "SimpleMemory"


def glossary(published: PublishedPlan) -> Graph:
    """The glossary; words that have left it are marked as such and lead to what took their place."""
    graph, scheme = _with_scheme(published, "glossary", "terms", Route("glossary"))
    for term in published.plan.terms:
        concept = _concept(graph, published, scheme, "term", term.id)
        others = ((lang, text) for also in term.also for lang, text in _by_language(also))
        _label(graph, concept, term.term, others)
        for lang, text in _by_language(term.definition):
            graph.add((concept, SKOS.definition, Literal(text, lang)))
        for lang, text in _by_language(term.note):
            graph.add((concept, SKOS.note, Literal(text, lang)))
        for other in term.see:
            if other != term.id:
                graph.add((concept, SKOS.related, _iri(published, "term", other)))
        for lang in LANGUAGES:
            graph.add((concept, FOAF.page, URIRef(published.page(Route("term", term.id), lang))))
    for gone in published.plan.retired.get("term", ()):
        concept = _iri(published, "term", gone.id)
        graph.add((concept, OWL.deprecated, Literal(True)))
        for successor in published.plan.successors("term", gone):
            graph.add((concept, DCTERMS.isReplacedBy, _iri(published, "term", successor)))
    return graph


def thesaurus(published: PublishedPlan) -> Graph:
    """The concepts of the fit check with the words that people use for them."""
    graph, scheme = _with_scheme(published, "thesaurus", "thesaurus", Route("fit"))
    for item in published.plan.teaching.concepts:
        concept = _concept(graph, published, scheme, "concept", item.id)
        words = ((lang, word) for lang in LANGUAGES for word in item.words.in_language(lang))
        _label(graph, concept, item.label, words)
    return graph


def _with_scheme(published: PublishedPlan, name: str, dataset: str, route: Route) -> tuple[Graph, URIRef]:
    """A graph with the scheme of its concepts."""
    graph = Graph(store=_STORE)
    scheme = _iri(published, "scheme", name)
    graph.add((scheme, RDF.type, SKOS.ConceptScheme))
    for lang in LANGUAGES:
        title = published.plan.about.title.in_language(lang)[0]
        words = wording("exports", lang)
        graph.add((scheme, DCTERMS.title, Literal(words(f"dataset.{dataset}.title", title=title), lang)))
        graph.add((scheme, FOAF.page, URIRef(published.page(route, lang))))
    return graph, scheme


def _concept(graph: Graph, published: PublishedPlan, scheme: URIRef, kind: str, record_id: str) -> URIRef:
    concept = _iri(published, kind, record_id)
    graph.add((concept, RDF.type, SKOS.Concept))
    graph.add((concept, SKOS.inScheme, scheme))
    graph.add((concept, SKOS.topConceptOf, scheme))
    graph.add((scheme, SKOS.hasTopConcept, concept))
    return concept


def _label(graph: Graph, concept: URIRef, name: Text, others: Iterable[tuple[str, str]]) -> None:
    preferred = dict(_by_language(name))
    for lang, text in preferred.items():
        graph.add((concept, SKOS.prefLabel, Literal(text, lang)))
    for lang, text in others:
        if preferred.get(lang) != text:
            graph.add((concept, SKOS.altLabel, Literal(text, lang)))


def _by_language(text: Text | None) -> Iterable[tuple[str, str]]:
    """What a text says in the languages that it is written in."""
    if text is not None:
        yield "sv", text.sv
        if text.en is not None:
            yield "en", text.en


def _iri(published: PublishedPlan, kind: str, record_id: str) -> URIRef:
    return URIRef(published.iri(kind, record_id))

"""What a page is about, in the words of schema.org, for search engines and programs.

Rules: https://schema.org and JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/). schema.org has no action plan:
the plan is a ``Report``, an activity an ``Action`` whose agents answer for it, the glossary a
``DefinedTermSet``.
"""

from typing import Any

from actionplan.derived.export import PublishedPlan
from actionplan.derived.routes import Route
from actionplan.exports.licence import licence_iri
from actionplan.plan.examples import Example, Party
from actionplan.plan.model import Organisation
from actionplan.plan.values import Language, Text

Data = dict[str, Any]

_GOVERNMENT = ("authority", "county-council", "municipality")


def about(published: PublishedPlan, route: Route, lang: Language) -> Data | None:
    """What the page at a route is about; None for a page that is about nothing of its own."""
    make = _MAKERS.get(route.kind)
    # What has left the plan has a page, too.
    if make is None or (route.id and route.id not in published.plan.by_kind[route.kind]):
        return None
    return {"@context": "https://schema.org", **make(published, route, lang)}


def _in_language(text: Text, lang: Language) -> str:
    return text.in_language(lang)[0]


def _plan(published: PublishedPlan, route: Route, lang: Language) -> Data:
    plan = published.plan.about
    report: Data = {
        "@type": "Report",
        "@id": f"{published.base_url}#plan",
        "name": _in_language(plan.title, lang),
        "abstract": _in_language(plan.about, lang),
        "identifier": plan.reference,
        "temporalCoverage": f"{plan.period.start}/{plan.period.to}",
        "inLanguage": lang,
        "url": published.page(route, lang),
        "publisher": _organisation(published, plan.publisher, lang),
        "hasPart": [
            {
                "@type": "CreativeWork",
                "@id": published.iri("goal", goal.id),
                "name": _in_language(goal.title, lang),
                "url": published.page(Route("goal", goal.id), lang),
            }
            for goal in published.plan.goals
        ],
    }
    if plan.licence.url:
        report["license"] = licence_iri(plan.licence.url)
    return report


def _activity(published: PublishedPlan, route: Route, lang: Language) -> Data:
    activity = published.plan.activity[route.id]
    carriers = [
        item.organisation.id for item in published.answers(activity.id) if item.via == item.organisation
    ]
    return {
        "@type": "Action",
        "@id": published.iri("activity", activity.id),
        "identifier": activity.id,
        "name": _in_language(activity.text, lang),
        "url": published.page(route, lang),
        "agent": [_organisation(published, who, lang) for who in carriers],
        "subjectOf": {"@type": "Report", "@id": f"{published.base_url}#plan"},
    }


def _organisation(published: PublishedPlan, organisation_id: str, lang: Language) -> Data:
    """An organisation as others name it."""
    record = published.plan.organisation[organisation_id]
    return {
        "@type": _kind(record),
        "@id": published.iri("organisation", organisation_id),
        "name": _in_language(record.name, lang),
        "url": published.page(Route("organisation", organisation_id), lang),
    }


def _kind(organisation: Organisation) -> str:
    if organisation.kind in _GOVERNMENT:
        return "GovernmentOrganization"
    return "Project" if organisation.kind == "project" else "Organization"


def _organisation_page(published: PublishedPlan, route: Route, lang: Language) -> Data:
    record = published.plan.organisation[route.id]
    data = _organisation(published, route.id, lang)
    others = [_in_language(text, lang) for text in (record.short, record.in_plan) if text]
    if others:
        data["alternateName"] = others
    if record.url:
        data["sameAs"] = record.url
    if record.part_of:
        data["parentOrganization"] = _organisation(published, record.part_of, lang)
    if record.members:
        data["member"] = [_organisation(published, who, lang) for who in record.members]
    return data


def _example(published: PublishedPlan, route: Route, lang: Language) -> Data:
    example = published.plan.example[route.id]
    data: Data = {
        "@type": "CreativeWork",
        "@id": published.iri("example", example.id),
        "name": _in_language(example.title, lang),
        "url": published.page(route, lang),
        "inLanguage": lang,
        "about": [_in_language(published.plan.focus_area[area].title, lang) for area in example.focus_areas],
    }
    return data | _facts_of(published, example, lang)


def _facts_of(published: PublishedPlan, example: Example, lang: Language) -> Data:
    """What the sources state of an example, and nothing for what they do not."""
    facts: Data = {}
    if example.text:
        facts["abstract"] = _in_language(example.text[0], lang)
    if example.period:
        facts["temporalCoverage"] = f"{example.period.start}/{example.period.to}"
    if example.area:
        facts["spatialCoverage"] = _in_language(example.area, lang)
    if example.owner:
        facts["sourceOrganization"] = _party(published, example.owner, lang)
    if example.partners:
        facts["contributor"] = [_party(published, party, lang) for party in example.partners]
    if example.funders:
        facts["funder"] = [_party(published, party, lang) for party in example.funders]
    return facts


def _party(published: PublishedPlan, party: Party, lang: Language) -> Data:
    if party.organisation:
        data = _organisation(published, party.organisation, lang)
        return data | ({"name": _in_language(party.name, lang)} if party.name else {})
    return {"@type": "Organization", "name": _in_language(party.name, lang)} if party.name else {}


def _glossary(published: PublishedPlan, route: Route, lang: Language) -> Data:
    scheme = published.iri("scheme", "glossary")
    return {
        "@type": "DefinedTermSet",
        "@id": scheme,
        "url": published.page(route, lang),
        "inLanguage": lang,
        "hasDefinedTerm": [
            {
                "@type": "DefinedTerm",
                "@id": published.iri("term", term.id),
                "termCode": term.id,
                "name": _in_language(term.term, lang),
                "description": _in_language(term.definition, lang),
                "inDefinedTermSet": {"@id": scheme},
            }
            for term in published.plan.terms
        ],
    }


_MAKERS = {
    "start": _plan,
    "activity": _activity,
    "organisation": _organisation_page,
    "example": _example,
    "glossary": _glossary,
}

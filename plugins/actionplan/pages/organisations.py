"""The list of organisations and the page of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Site
from actionplan.pages.activities import organisations_by_name
from actionplan.pages.list_parts import ListPart, part_pages, parts_of
from actionplan.pages.made_from import made_from
from actionplan.pages.rendering import PageContent, Tools, shortened, tools_for
from actionplan.plan.examples import Example
from actionplan.plan.model import FocusArea, Network, NetworkMember, Organisation
from actionplan.plan.values import Language


@dataclass(frozen=True)
class OrganisationCard:
    """An organisation in the list. ``counts`` has the keys ``named``, ``through`` and ``area``."""

    organisation: Organisation
    counts: dict[str, int]
    total: int


@dataclass(frozen=True)
class KindOfOrganisations:
    """The organisations of one kind, under one heading."""

    kind: str
    cards: tuple[OrganisationCard, ...]


@dataclass(frozen=True)
class OrganisationsContext:
    """For ``organisations.html``."""

    kinds: tuple[KindOfOrganisations, ...]


@dataclass(frozen=True)
class DegreeRows:
    """An organisation's activities of one degree."""

    degree: str
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class OrganisationContext:
    """For ``organisation.html``. A list with ``parts`` is too long for the page, which leads on to them."""

    organisation: Organisation
    degrees: tuple[DegreeRows, ...]
    total: int
    list_parts: tuple[ListPart, ...]
    above: Route
    owner: Organisation | None
    parts: tuple[Organisation, ...]
    members: tuple[Organisation, ...]
    groups: tuple[Organisation, ...]
    networks: tuple[tuple[Network, NetworkMember], ...]
    examples: tuple[Example, ...]
    areas: tuple[FocusArea, ...]
    has_facts: bool
    feed: str


# The order of the kinds in lists: those who answer for most come first.
_KINDS = (
    "group",
    "authority",
    "county-council",
    "municipality",
    "project",
    "unit",
    "association",
    "company",
)


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The list of organisations, the page of each, and those of its list if it is long."""
    yield _list(site, lang)
    for organisation in site.plan.organisations:
        yield _organisation(site, lang, organisation)
        route, rows = Route("organisation", organisation.id), _rows_of(site, organisation)
        yield from part_pages(site, lang, route, organisation.name, rows)


def _list(site: Site, lang: Language) -> PageContent:
    route = Route("organisations")
    tools = tools_for(site, lang, route.path(lang))
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("organisations.title"),
        description=tools.t("organisations.description"),
        template="organisations.html",
        context=lambda: _list_context(site, tools),
        section="organisations",
    )


def _list_context(site: Site, tools: Tools) -> OrganisationsContext:
    kinds = (
        KindOfOrganisations(kind, tuple(_card(site, item) for item in items))
        for kind, items in organisations_by_kind(site, tools)
    )
    return OrganisationsContext(tuple(kinds))


def organisations_by_kind(site: Site, tools: Tools) -> Iterator[tuple[str, list[Organisation]]]:
    """The kinds that the plan has, in the order of the lists, each with its organisations by name."""
    organisations = organisations_by_name(site, tools)
    for kind in _KINDS:
        items = [item for item in organisations if item.kind == kind]
        if items:
            yield kind, items


def _card(site: Site, organisation: Organisation) -> OrganisationCard:
    counts = {degree.key: len(items) for degree, items in site.responsibilities_of(organisation.id).items()}
    return OrganisationCard(organisation, counts, sum(counts.values()))


def _organisation(site: Site, lang: Language, organisation: Organisation) -> PageContent:
    route = Route("organisation", organisation.id)
    tools = tools_for(site, lang, route.path(lang))
    answers = site.responsibilities.by_organisation[organisation.id]
    name = tools.plain(organisation.name)
    return PageContent(
        route=route,
        lang=lang,
        title=tools.t("organisation.page_title", name=name),
        description=shortened(tools.t("organisation.description", name=name, n=len(answers))),
        template="organisation.html",
        context=lambda: _context(site, tools, organisation),
        section="organisations",
        made_from=lambda: made_from(site, lang, route, (item.activity for item in answers)),
    )


def _rows_of(site: Site, organisation: Organisation) -> tuple[ActivityRow, ...]:
    answers = site.responsibilities.by_organisation[organisation.id]
    return site.rows_of(item.activity for item in answers)


def _context(site: Site, tools: Tools, organisation: Organisation) -> OrganisationContext:
    plan = site.plan
    by_degree = site.responsibilities_of(organisation.id)
    owner = plan.organisation[organisation.part_of] if organisation.part_of else None
    parts = tuple(item for item in plan.organisations if item.part_of == organisation.id)
    members = tuple(plan.organisation[member] for member in organisation.members)
    groups = tuple(item for item in plan.organisations if organisation.id in item.members)
    areas = tuple(area for area in plan.focus_areas if organisation.id in area.responsible)
    names = (organisation.in_plan, organisation.short, organisation.url)
    return OrganisationContext(
        organisation=organisation,
        degrees=tuple(
            DegreeRows(degree.key, site.rows_of(item.activity for item in items))
            for degree, items in by_degree.items()
        ),
        total=sum(len(items) for items in by_degree.values()),
        list_parts=parts_of(_rows_of(site, organisation), tools),
        above=Route("organisation", organisation.id),
        owner=owner,
        parts=parts,
        members=members,
        groups=groups,
        networks=tuple(
            (network, member)
            for network in plan.networks
            for member in network.members
            if member.organisation == organisation.id
        ),
        examples=tuple(item for item in plan.examples if organisation.id in item.organisations),
        areas=areas,
        has_facts=any((*names, owner, parts, members, groups, areas)),
        feed=tools.feed(Route("organisation", organisation.id)),
    )

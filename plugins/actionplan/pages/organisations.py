"""The list of organisations and the page of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.model import Example, FocusArea, Language, Network, NetworkMember, Organisation
from actionplan.pages.activities import organisations_by_name
from actionplan.pages.rendering import PageContent, Tools, render, shortened, tools
from actionplan.pages.site import ActivityRow, Site
from actionplan.responsibility import Degree, Responsibility
from actionplan.routes import Route


@dataclass(frozen=True)
class OrganisationCard:
    """An organisation in the list. ``counts`` has the keys ``named``, ``through`` and ``area``."""

    organisation: Organisation
    counts: dict[str, int]
    total: int


@dataclass(frozen=True)
class KindOfOrganisations:
    kind: str
    cards: tuple[OrganisationCard, ...]


@dataclass(frozen=True)
class OrganisationsContext:
    """For ``organisations.html``."""

    kinds: tuple[KindOfOrganisations, ...]


@dataclass(frozen=True)
class DegreeRows:
    """An organisation's activities of one degree, each with the reason in words."""

    degree: str
    rows: tuple[tuple[ActivityRow, str], ...]


@dataclass(frozen=True)
class OrganisationContext:
    """For ``organisation.html``."""

    organisation: Organisation
    degrees: tuple[DegreeRows, ...]
    total: int
    owner: Organisation | None
    parts: tuple[Organisation, ...]
    members: tuple[Organisation, ...]
    groups: tuple[Organisation, ...]
    networks: tuple[tuple[Network, NetworkMember], ...]
    examples: tuple[Example, ...]
    areas: tuple[FocusArea, ...]

    @property
    def has_facts(self) -> bool:
        """Whether there is anything to say of the organisation beside its activities."""
        item = self.organisation
        links = (self.owner, self.parts, self.members, self.groups, self.areas)
        return any((item.in_plan, item.short, item.url, *links))


# The order of the kinds on the list page: those who answer for most come first.
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
    yield _list(site, lang)
    for organisation in site.plan.organisations:
        yield _organisation(site, lang, organisation)


def _list(site: Site, lang: Language) -> PageContent:
    route = Route("organisations")
    using = tools(site, lang, route.path(lang))
    cards = [_card(site, item) for item in organisations_by_name(site, using)]
    kinds = tuple(
        KindOfOrganisations(kind, tuple(card for card in cards if card.organisation.kind == kind))
        for kind in _KINDS
    )
    context = OrganisationsContext(tuple(kind for kind in kinds if kind.cards))
    return PageContent(
        route=route,
        lang=lang,
        title=using.t("organisations.title"),
        description=using.t("organisations.description"),
        html=render("organisations.html", context, using),
        section="organisations",
    )


def _card(site: Site, organisation: Organisation) -> OrganisationCard:
    counts = {
        degree.key: len(items) for degree, items in site.responsibilities_of(organisation.id).items()
    }
    return OrganisationCard(organisation, counts, sum(counts.values()))


def _organisation(site: Site, lang: Language, organisation: Organisation) -> PageContent:
    route = Route("organisation", organisation.id)
    using = tools(site, lang, route.path(lang))
    context = _context(site, using, organisation)
    name = using.plain(organisation.name)
    return PageContent(
        route=route,
        lang=lang,
        title=using.t("organisation.page_title", name=name),
        description=shortened(using.t("organisation.description", name=name, n=context.total)),
        html=render("organisation.html", context, using),
        section="organisations",
    )


def _context(site: Site, using: Tools, organisation: Organisation) -> OrganisationContext:
    plan = site.plan
    mine = site.responsibilities_of(organisation.id)
    return OrganisationContext(
        organisation=organisation,
        degrees=tuple(
            DegreeRows(
                degree.key, tuple((site.rows[item.activity.id], _reason(using, item)) for item in items)
            )
            for degree, items in mine.items()
        ),
        total=sum(len(items) for items in mine.values()),
        owner=plan.organisation[organisation.part_of] if organisation.part_of else None,
        parts=tuple(item for item in plan.organisations if item.part_of == organisation.id),
        members=tuple(plan.organisation[member] for member in organisation.members),
        groups=tuple(item for item in plan.organisations if organisation.id in item.members),
        networks=tuple(
            (network, member)
            for network in plan.networks
            for member in network.members
            if member.organisation == organisation.id
        ),
        examples=tuple(item for item in plan.examples if organisation.id in _parties(item)),
        areas=tuple(
            area for area in plan.focus_areas if organisation.id in area.responsible
        ),
    )


def _reason(using: Tools, item: Responsibility) -> str:
    """By way of whom the organisation answers, where it is not itself the one that is named."""
    if item.via == item.organisation:
        return ""
    key = "degree.through.by" if item.degree == Degree.THROUGH else "degree.area.by"
    return using.t(key, via=using.plain(item.via.name))


def _parties(example: Example) -> set[str | None]:
    """The organisations of the plan that own, fund or take part in an example."""
    owners = [example.owner] if example.owner else []
    return {party.organisation for party in (*owners, *example.partners, *example.funders)}

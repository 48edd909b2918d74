"""What can be found: one record for every page of the plan, and for every term of the glossary."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from markupsafe import Markup

from actionplan.derived.routes import Route
from actionplan.derived.site import Chapter, Site
from actionplan.plan.examples import Example
from actionplan.plan.model import Activity, FocusArea, Goal, Network, Organisation, Term
from actionplan.plan.values import Language, Record, Text
from actionplan.words.wording import wording

# What a result is to readers; fewer kinds than a plan has of records, since all pages about it are of one.
ResultKind = Literal["activity", "organisation", "example", "term", "page"]
# In the order in which they are offered.
RESULT_KINDS: tuple[ResultKind, ...] = get_args(ResultKind)


@dataclass(frozen=True)
class SearchRecord:
    """Something to find.

    ``lang`` is the language of those who search, ``shown_in`` that of the title
    (Swedish where a translation is missing). ``id`` can be searched for, but is
    not shown; ``focus_areas`` and ``organisations`` are identifiers to filter by.
    """

    path: str
    lang: Language
    kind: ResultKind
    title: str
    text: str
    shown_in: Language
    id: str = ""
    focus_areas: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


class _Maker:
    """Makes records for readers of one language."""

    def __init__(self, site: Site, lang: Language) -> None:
        self.site = site
        self.plan = site.plan
        self.lang: Language = lang
        self.t = wording("site", lang)

    def make(
        self,
        route: Route,
        kind: ResultKind,
        title: Text,
        text: Iterable[str],
        areas: Iterable[str] = (),
        organisations: Iterable[str] = (),
    ) -> SearchRecord:
        shown, shown_in = title.in_language(self.lang)
        return SearchRecord(
            path=self.path(route),
            lang=self.lang,
            kind=kind,
            title=shown,
            text=_sentences(text),
            shown_in=shown_in,
            id=route.id,
            focus_areas=tuple(areas),
            organisations=tuple(dict.fromkeys(organisations)),
        )

    def path(self, route: Route) -> str:
        return self.site.addresses.of(route.path(self.lang))

    def in_language(self, *texts: Text | None) -> Iterator[str]:
        return (text.in_language(self.lang)[0] for text in texts if text is not None)

    def names(self, organisations: Iterable[str]) -> Iterator[str]:
        return self.in_language(*(self.plan.organisation[item].name for item in organisations))

    def activity(self, item: Activity) -> SearchRecord:
        row = self.site.rows[item.id]
        heading = self.t("degree.area.of_list" if row.cell_is_empty else "degree.named.of_list")
        carriers = self.t.listing(self.names(carrier.id for carrier in row.carriers))
        text = (f"{heading} {carriers}", *self.in_language(row.area.title, item.note))
        answers = (answer.organisation.id for answer in row.answers)
        return self.make(Route("activity", item.id), "activity", item.text, text, [row.area.id], answers)

    def organisation(self, item: Organisation) -> SearchRecord:
        renamed = (self.t("organisation.now", name=name) for name in self.in_language(*_new_names(item)))
        text = (
            self.t(f"kind.{item.kind}.one"),
            *self.in_language(item.short, item.in_plan, item.note),
            *renamed,
            *self.names(item.members),
        )
        areas = (answer.activity.focus_area for answer in self.site.responsibilities.by_organisation[item.id])
        route = Route("organisation", item.id)
        return self.make(route, "organisation", item.name, text, dict.fromkeys(areas), [item.id])

    def example(self, item: Example) -> SearchRecord:
        parties = (item.owner, *item.partners, *item.funders)
        organisations = [party.organisation for party in parties if party and party.organisation]
        regions = (self.plan.region[region].name for region in item.regions)
        own = (text for text in _texts_in(item) if text is not item.title)
        text = (*self.in_language(*own, *regions), *self.names(organisations))
        route = Route("example", item.id)
        return self.make(route, "example", item.title, text, item.focus_areas, organisations)

    def term(self, item: Term) -> SearchRecord:
        text = self.in_language(item.definition, *item.also, item.note)
        return self.make(Route("term", item.id), "term", item.term, text)

    def goal(self, item: Goal) -> SearchRecord:
        areas = self.plan.focus_areas_of(item)
        title, shown_in = item.short.in_language(self.lang)
        return SearchRecord(
            path=self.path(Route("goal", item.id)),
            lang=self.lang,
            kind="page",
            title=self.t("goal.page_title", short=title),
            text=_sentences(self.in_language(item.title, item.text, *(area.title for area in areas))),
            shown_in=shown_in,
            focus_areas=tuple(area.id for area in areas),
        )

    def focus_area(self, item: FocusArea) -> SearchRecord:
        text = (self.t("focus_area.kicker"), *self.names(item.responsible))
        route = Route("focus_area", item.id)
        return self.make(route, "page", item.title, text, [item.id], item.responsible)

    def listing(self, kind: str, title: str, text: Iterable[str]) -> SearchRecord:
        return self._plain(self.path(Route(kind)), title, _sentences(text), self.lang)

    def chapter(self, item: Chapter, html: str) -> SearchRecord:
        text = " ".join(Markup(html).striptags().split())  # noqa: S704 - only to be stripped
        return self._plain(item.path, item.title, text.removeprefix(item.title).strip(), item.lang)

    def _plain(self, path: str, title: str, text: str, shown_in: Language) -> SearchRecord:
        return SearchRecord(path, self.lang, "page", title, text, shown_in)

    def listings(self) -> Iterator[SearchRecord]:
        """The pages that are made of the plan as a whole."""
        plan, t = self.plan, self.t
        about = (
            *self.in_language(plan.about.about, *plan.about.purposes, *plan.about.funding),
            plan.about.reference,
        )
        yield self.listing("start", next(self.in_language(plan.about.title)), about)
        yield self.listing("plan", t("plan.title"), [t("plan.lead")])
        yield self.listing("fit", t("fit.title"), [t("fit.lead")])
        yield self.listing("organisations", t("organisations.title"), [t("organisations.lead")])
        counted = {"activities": plan.activities, "examples": plan.examples, "glossary": plan.terms}
        for kind, items in counted.items():
            yield self.listing(kind, t(f"{kind}.title"), [t(f"{kind}.lead", n=len(items))])
        if plan.accessibility:
            yield self.listing("accessibility", t("accessibility.title"), [t("accessibility.description")])
        if plan.networks:
            networks = (part for network in plan.networks for part in self._network(network))
            yield self.listing("networks", t("networks.title"), [t("networks.lead"), *networks])

    def _network(self, item: Network) -> Iterator[str]:
        yield from self.in_language(item.name, item.about)
        yield from self.names(member.organisation for member in item.members)


def records(site: Site, lang: Language) -> Iterator[SearchRecord]:
    """All that a reader of ``lang`` can find.

    Args:
        site: the plan and its hand-written pages.
        lang: the language of the index.
    """
    maker, plan = _Maker(site, lang), site.plan
    yield from map(maker.activity, plan.activities)
    yield from map(maker.organisation, plan.organisations)
    yield from map(maker.example, plan.examples)
    yield from map(maker.term, plan.terms)
    yield from map(maker.goal, plan.goals)
    yield from map(maker.focus_area, plan.focus_areas)
    yield from maker.listings()
    for chapter in _chapters(site, lang):
        yield maker.chapter(chapter, site.prose.get(chapter.path, ""))


def _chapters(site: Site, lang: Language) -> Iterator[Chapter]:
    """The hand-written pages in a language, and those that are not translated in Swedish."""
    best: dict[str, Chapter] = {}
    for chapter in site.chapters:
        if chapter.lang in (lang, "sv") and (chapter.id not in best or chapter.lang == lang):
            best[chapter.id] = chapter
    return iter(best.values())


def _sentences(texts: Iterable[str]) -> str:
    """Texts one after the other, each with a sign at its end."""
    return " ".join(text if text.endswith((".", "!", "?", ":", "”")) else f"{text}." for text in texts)


def _new_names(item: Organisation) -> Iterator[Text]:
    return (renaming.name for renaming in item.renamed)


def _texts_in(value: object) -> Iterator[Text]:
    """All texts for readers inside a record, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts_in(item)
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _texts_in(getattr(value, name))

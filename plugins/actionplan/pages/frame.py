"""The frame around every page: head, header with menu and language switch, footer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from actionplan.derived.routes import Route
from actionplan.derived.site import ABOUT, EASY_READ, Chapter, Site
from actionplan.exports import json_ld
from actionplan.pages.rendering import PageContent, Tools, render, tools_for
from actionplan.pages.suggesting import suggest_address
from actionplan.pages.terms import with_terms
from actionplan.plan.values import LANGUAGES, Language, other_language
from actionplan.security.policy import REFERRER

# Every page loads this module; it fetches the rest when somebody searches.
SEARCH_BOX = "search/box.mjs"
# The module that says on paper where a page comes from.
PAPER = "shared/paper.mjs"
MENU = ("plan", "activities", "fit", "organisations", "examples", "glossary")


@dataclass(frozen=True)
class Assets:
    """Paths, from the site's root, of what pages load.

    ``folder`` holds this package's modules; ``stylesheets`` are for every page, ``prose_stylesheets`` for the
    hand-written ones alone. A stylesheet's path that begins with a slash is from the server's root.
    """

    folder: str = ""
    stylesheets: tuple[str, ...] = ()
    prose_stylesheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class RenderedPage:
    """A page whose contents are rendered, and which still needs its frame.

    ``html`` is the contents, ``paths`` gives its address in each language it exists in, ``suggest`` the
    address at which a change of its text can be suggested, ``data`` what it is about, as JSON-LD, and
    ``feed`` the way to the feed of its changes. ``counterpart`` is where the link to the other language leads
    from a page that does not exist in it; without one to the start page.
    """

    lang: Language
    title: str
    description: str
    section: str
    html: Markup
    paths: dict[Language, str]
    scripts: tuple[str, ...] = ()
    is_prose: bool = False
    is_indexed: bool = True
    suggest: str = ""
    data: Markup = Markup("")  # noqa: RUF009 - nothing can change it
    feed: str = ""
    counterpart: Route | None = None

    @property
    def path(self) -> str:
        return self.paths[self.lang]


@dataclass(frozen=True)
class Alternate:
    """The same page in a language, or ``x-default``; the address is absolute."""

    hreflang: str
    address: str


@dataclass(frozen=True)
class FrameContext:
    """For ``frame.html``.

    ``name`` is the plan's short one, ``plan`` its whole title, ``licence`` on what terms it may be used, and
    ``host`` where a change can be suggested. ``is_translation`` is said of pages in another language than
    the plan's own.
    """

    policy: str
    referrer: str
    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...]
    other: Language
    counterpart: str
    section: str
    menu: tuple[str, ...]
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    is_indexed: bool
    has_ended: bool
    period: str
    is_translation: bool
    name: str
    plan: str
    publisher: str
    reference: str
    licence: str
    links: tuple[tuple[str, str], ...]
    suggest: str
    host: str
    data: Markup
    feed: str
    feed_title: str
    content: Markup


# Pages whose words are explained there anyway, or are shown for how they were written.
_WITHOUT_TERMS = {"glossary", "changes"}


def rendered_page(site: Site, page: PageContent) -> RenderedPage:
    """A generated page, rendered."""
    tools = tools_for(site, page.lang, page.path)
    html, scripts = render(page.template, page.context(), tools), page.scripts
    if page.route.kind not in _WITHOUT_TERMS:
        html, added = with_terms(html, tools)
        scripts += added
    return RenderedPage(
        lang=page.lang,
        title=page.title,
        description=page.description,
        section=page.section,
        html=Markup(html),  # noqa: S704 - made by our own templates
        paths={lang: site.addresses.of(page.route.path(lang)) for lang in _languages_of(page)},
        scripts=scripts,
        is_indexed=page.is_indexed,
        counterpart=page.counterpart,
        suggest=suggest_address(site, page.route),
        data=_data_of(site, page),
        feed=tools.feed(page.route),
    )


def _languages_of(page: PageContent) -> tuple[Language, ...]:
    return LANGUAGES if page.counterpart is None else (page.lang,)


def _data_of(site: Site, page: PageContent) -> Markup:
    """What a page is about, as JSON-LD that cannot end its element; empty on a site without data."""
    data = json_ld.about(site.published, page.route, page.lang) if site.downloads else None
    return htmlsafe_json_dumps(data, ensure_ascii=False) if data else Markup("")


@dataclass(frozen=True)
class ChapterContext:
    """For ``chapter.html``.

    ``chapters`` are those of the plan, none for a page beside the plan. ``simple`` is the language tag of
    an easy-read text, empty for others.
    """

    content: Markup
    simple: str
    chapters: tuple[Chapter, ...]
    current: str
    is_outdated: bool


def rendered_chapter(site: Site, chapter: Chapter, html: str) -> RenderedPage:
    """A hand-written page, with the list of the plan's other chapters below it."""
    is_of_plan = chapter.order is not None
    context = ChapterContext(
        content=Markup(html),  # noqa: S704 - Markdown's output
        # The variant «simple» of IANA's registry of language subtags (BCP 47). The page's own language stays
        # that of its frame, by which scripts find their words.
        simple=f"{chapter.lang}-simple" if chapter.id == EASY_READ else "",
        chapters=site.plan_chapters(chapter.lang) if is_of_plan else (),
        current=chapter.path,
        is_outdated=chapter.lang == "en" and chapter.id in site.outdated_chapters,
    )
    tools = tools_for(site, chapter.lang, chapter.path)
    html, scripts = with_terms(render("chapter.html", context, tools), tools)
    return RenderedPage(
        lang=chapter.lang,
        title=chapter.title,
        description=chapter.description,
        section="plan" if is_of_plan else "",
        html=Markup(html),  # noqa: S704 - made by our own templates or by Markdown
        paths=site.languages_of(chapter),
        scripts=scripts,
        is_prose=True,
        suggest=site.origins.of_page(chapter.path) if site.origins else "",
    )


def framed(site: Site, assets: Assets, page: RenderedPage, tools: Tools | None = None) -> str:
    """The whole HTML document of a page."""
    tools = tools or tools_for(site, page.lang, page.path)
    own = {name: getattr(page, name) for name in _OWN_OF_A_PAGE}
    shared = tuple([getattr(page, name) for name in _SHARED_BY_PAGES])
    languages, is_empty = tuple(page.paths), tuple([not value for value in own.values()])
    pieces = site.once(
        ("frame", tools.root, assets, shared, languages, is_empty),
        lambda: _SLOTS.split(
            render("frame.html", frame_context(site, assets, _with_slots(page), tools), tools)
        ),
    )
    own |= {_SLOT_OF_PATH.format(lang): path for lang, path in page.paths.items()}
    # Split at the slots, a frame is text and names of slots in turn.
    return "".join([escape(own[piece]) if number % 2 else piece for number, piece in enumerate(pieces)])


# Rendering the frame takes longer than most pages' contents, and nearly all of it is the same wherever the
# language, the section of the menu and the depth of the address (links are relative) are the same: a dozen
# frames for any number of pages. So a frame is rendered of a page that has a slot (a name between two control
# characters) in the place of all that is its own, is cut at the slots, and joined again with what each page
# has, escaped as the template would escape it. A field that is empty is empty there too, since the
# template asks whether there is anything; so a page without a feed has another frame than one with. A field
# of RenderedPage that is not named below is a part of the frame: pages that differ in it share none.
# What else stands in a frame are our own words and texts of a checked plan, which hold no control characters.
_SLOT = "\x02{}\x03"
_SLOTS = re.compile(_SLOT.format(r"(\w+)"))
_SLOT_OF_PATH = "path_{}"
_OWN_OF_A_PAGE = ("title", "description", "html", "suggest", "data", "feed")
_SHARED_BY_PAGES = tuple(
    field.name for field in fields(RenderedPage) if field.name not in (*_OWN_OF_A_PAGE, "paths")
)


def _with_slots(page: RenderedPage) -> RenderedPage:
    """A page with slots for all that is its own; empty fields stay empty."""
    slots: dict[str, Any] = {name: _SLOT.format(name) for name in _OWN_OF_A_PAGE if getattr(page, name)}
    if "data" in slots:
        slots["data"] = Markup(slots["data"])  # noqa: S704 - our own sign
    return replace(
        page, **slots, paths={lang: _SLOT.format(_SLOT_OF_PATH.format(lang)) for lang in page.paths}
    )


def frame_context(site: Site, assets: Assets, page: RenderedPage, tools: Tools) -> FrameContext:
    """What the frame needs to know of a page."""
    other = other_language(page.lang)
    about = site.plan.about
    name = tools.plain(about.short_title)
    return FrameContext(
        policy=site.policy,
        referrer=REFERRER,
        title=f"{page.title} – {name}" if page.section != "start" else page.title,
        description=page.description,
        canonical=site.base_url + page.path,
        alternates=alternates(site, page.paths),
        other=other,
        counterpart=tools.to_path(page.paths.get(other, (page.counterpart or Route("start")).path(other))),
        section=page.section,
        menu=MENU,
        stylesheets=_stylesheets(assets, page, tools),
        scripts=tuple(
            tools.to_path(f"{assets.folder}/{name}") for name in (SEARCH_BOX, PAPER, *page.scripts)
        ),
        icon=tools.to_path(f"{assets.folder}/icon.svg"),
        is_indexed=page.is_indexed,
        has_ended=about.period.has_ended(site.today),
        period=tools.t.span(about.period.start, about.period.to),
        is_translation=page.lang != "sv",
        name=name,
        plan=tools.plain(about.title),
        publisher=tools.plain(site.plan.organisation[about.publisher].name),
        reference=about.reference,
        licence=tools.plain(about.licence.text),
        links=tuple(_links(site, tools)),
        suggest=page.suggest,
        host=site.origins.repository.host if site.origins else "",
        data=page.data,
        feed=page.feed,
        feed_title=tools.t("changes.feed_title", title=page.title) if page.feed else "",
        content=page.html,
    )


def alternates(site: Site, paths: dict[Language, str]) -> tuple[Alternate, ...]:
    """Every language of a page, Swedish being the default; none if there is only one."""
    if len(paths) < 2:
        return ()
    languages = [Alternate(lang, site.base_url + path) for lang, path in paths.items()]
    return (*languages, Alternate("x-default", site.base_url + paths["sv"]))


def _stylesheets(assets: Assets, page: RenderedPage, tools: Tools) -> tuple[str, ...]:
    prose: Sequence[str] = assets.prose_stylesheets if page.is_prose else ()
    paths = (*prose, *assets.stylesheets)
    return tuple(path if path.startswith("/") else tools.to_path(path) for path in paths)


def _links(site: Site, tools: Tools) -> Iterator[tuple[str, str]]:
    """The pages about the site that there are, for the footer: addresses and names."""
    for name, chapter_id in (("about", ABOUT), ("easy_read", EASY_READ)):
        if chapter := site.chapter(chapter_id, tools.lang):
            yield tools.to_path(chapter.path), tools.t(f"frame.{name}")
    if site.plan.accessibility:
        yield tools.to("accessibility"), tools.t("frame.accessibility")
    yield tools.to("translation"), tools.t("translation.title")
    yield tools.to("changes"), tools.t("changes.title")
    yield tools.to("open_data"), tools.t("open_data.title")

"""The frame around every page: head, header with menu and language switch, footer."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from actionplan.model import LANGUAGES, Language
from actionplan.pages.rendering import PageContent, Tools, render, tools
from actionplan.pages.site import Chapter, Site
from actionplan.routes import Route

MENU = ("plan", "activities", "organisations", "examples", "glossary")


@dataclass(frozen=True)
class Assets:
    """Paths, from the site's root, of what pages load.

    ``folder`` holds this package's modules; ``stylesheets`` are for every page,
    ``prose_stylesheets`` for the hand-written ones alone.
    """

    folder: str = ""
    stylesheets: tuple[str, ...] = ()
    prose_stylesheets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Leaf:
    """A page on its way into the frame. ``paths`` gives its path in each language it exists in."""

    lang: Language
    title: str
    description: str
    section: str
    html: str
    paths: dict[Language, str]
    scripts: tuple[str, ...] = ()
    is_prose: bool = False

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
    """For ``frame.html``."""

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
    has_ended: bool
    period: str
    about_path: str
    content: Markup


def leaf_of(page: PageContent) -> Leaf:
    """A generated page; it exists in every language."""
    return Leaf(
        lang=page.lang,
        title=page.title,
        description=page.description,
        section=page.section,
        html=page.html,
        paths={lang: page.route.path(lang) for lang in LANGUAGES},
        scripts=page.scripts,
    )


@dataclass(frozen=True)
class ChapterFootContext:
    """For ``chapter_foot.html``."""

    chapters: tuple[Chapter, ...]
    current: str


def leaf_of_chapter(site: Site, chapter: Chapter, html: str) -> Leaf:
    """A hand-written page, with the list of the plan's other chapters below it."""
    using = tools(site, chapter.lang, chapter.path)
    foot = ""
    if chapter.order is not None:
        siblings = site.plan_chapters(chapter.lang)
        foot = render("chapter_foot.html", ChapterFootContext(siblings, chapter.path), using)
    return Leaf(
        lang=chapter.lang,
        title=chapter.title,
        description=chapter.description,
        section="plan" if chapter.order is not None else "",
        html=f'<article class="ap-width ap-chapter md-typeset">{html}</article>{foot}',
        paths={item.lang: item.path for item in site.chapters if item.id == chapter.id},
        is_prose=True,
    )


def framed(site: Site, assets: Assets, leaf: Leaf) -> str:
    """The whole HTML document of a page."""
    using = tools(site, leaf.lang, leaf.path)
    return render("frame.html", frame_context(site, assets, leaf, using), using)


def frame_context(site: Site, assets: Assets, leaf: Leaf, using: Tools) -> FrameContext:
    """What the frame needs to know of a page."""
    other: Language = "en" if leaf.lang == "sv" else "sv"
    about = site.plan.about
    name = using.plain(about.short_title)
    return FrameContext(
        title=f"{leaf.title} – {name}" if leaf.section != "start" else leaf.title,
        description=leaf.description,
        canonical=site.base_url + leaf.path,
        alternates=alternates(site, leaf.paths),
        other=other,
        counterpart=using.to_path(leaf.paths.get(other, Route("start").path(other))),
        section=leaf.section,
        menu=MENU,
        stylesheets=_stylesheets(assets, leaf, using),
        scripts=tuple(using.to_path(f"{assets.folder}/{name}") for name in leaf.scripts),
        icon=using.to_path(f"{assets.folder}/icon.svg"),
        has_ended=about.period.has_ended(site.today),
        period=using.t.span(about.period.start, about.period.to),
        about_path=_about(site, using),
        content=Markup(leaf.html),  # noqa: S704 - made by our own templates or by Markdown
    )


def alternates(site: Site, paths: dict[Language, str]) -> tuple[Alternate, ...]:
    """Every language of a page, Swedish being the default; none if there is only one."""
    if len(paths) < 2:
        return ()
    known = [Alternate(lang, site.base_url + path) for lang, path in paths.items()]
    return (*known, Alternate("x-default", site.base_url + paths["sv"]))


def _stylesheets(assets: Assets, leaf: Leaf, using: Tools) -> tuple[str, ...]:
    prose: Sequence[str] = assets.prose_stylesheets if leaf.is_prose else ()
    return tuple(using.to_path(path) for path in (*prose, *assets.stylesheets))


def _about(site: Site, using: Tools) -> str:
    """The way to the page about this site, if there is one."""
    for chapter in site.chapters:
        if chapter.id == "om-webbplatsen" and chapter.lang == using.lang:
            return using.to_path(chapter.path)
    return ""

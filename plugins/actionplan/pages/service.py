"""What belongs to the site and not to the plan: the page for missing pages and the sitemap."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup

from actionplan.derived.routes import all_routes
from actionplan.derived.site import Site
from actionplan.pages.frame import Alternate, Assets, RenderedPage, alternates, framed
from actionplan.pages.rendering import Tools, environment, render, tools_at, tools_for
from actionplan.plan.values import LANGUAGES, Language
from actionplan.security.policy import served_policy
from actionplan.words.wording import wording


@dataclass(frozen=True)
class MissingContext:
    """For ``missing.html``."""

    languages: tuple[Tools, ...]


@dataclass(frozen=True)
class SitemapEntry:
    """A page in the sitemap, with its address in each language."""

    address: str
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True)
class SitemapContext:
    """For ``sitemap.xml``."""

    entries: tuple[SitemapEntry, ...]


def missing_page(site: Site, assets: Assets) -> str:
    """The page for missing pages, in all languages at once; it works at any address.

    Its links begin with the path of the site's own address.
    """
    root = urlsplit(site.base_url).path
    languages = tuple(tools_at(site, lang, root) for lang in LANGUAGES)
    tools = languages[0]
    html = Markup(render("missing.html", MissingContext(languages), tools))  # noqa: S704 - our template's
    page = RenderedPage("sv", tools.t("missing.title"), "", "", html, {"sv": "404.html"})
    return framed(site, assets, page, tools)


def sitemap(site: Site) -> str:
    """``sitemap.xml``: every page with its alternates."""
    entries = []
    for paths in _pages_in_languages(site):
        others = alternates(site, paths)
        entries += [SitemapEntry(site.base_url + path, others) for path in paths.values()]
    context = SitemapContext(tuple(sorted(entries, key=lambda entry: entry.address)))
    return render("sitemap.xml", context, tools_for(site, "sv", ""))


def _pages_in_languages(site: Site) -> list[dict[Language, str]]:
    """The address of every page, generated or hand-written, from the site's root, by language."""
    address = site.addresses.of
    generated = [{lang: address(route.path(lang)) for lang in LANGUAGES} for route in all_routes(site.plan)]
    # One for all languages of a page; a page without an identifier is known by its path.
    chapters = {chapter.id or chapter.path: site.languages_of(chapter) for chapter in site.chapters}
    return [*generated, *chapters.values()]


def faults_page(report: str, lang: Language) -> str:
    """The page that ``mkdocs serve`` shows instead of the whole site while its data has faults."""
    page = environment().get_template("faults.html")
    return page.render(report=report, t=wording("site", lang), policy=served_policy())

"""The addresses that stand for records in whatever language: pages that lead on to the records' pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from actionplan.derived.routes import Route, identified, identifier
from actionplan.derived.site import Site
from actionplan.derived.site_file import SiteFile
from actionplan.pages.rendering import render, tools_at


@dataclass(frozen=True)
class IdentifierContext:
    """For ``identifier.html``: what leads on, in both languages; the Swedish page is the one that opens."""

    id: str
    route: Route


def identifier_pages(site: Site) -> Iterator[SiteFile]:
    """Every such page as a file of the site."""
    for kind, record_id, route in identified(site.plan):
        path = f"{identifier(kind, record_id)}/index.html"
        yield SiteFile(path, partial(_page, site, IdentifierContext(record_id, route)))


def _page(site: Site, context: IdentifierContext) -> str:
    # A server may show the page with or without a slash after its address: links begin at the root.
    return render("identifier.html", context, tools_at(site, "sv", urlsplit(site.base_url).path))

"""The addresses that stand for records in whatever language: pages that lead on to the records' pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from actionplan.derived.routes import Route, identified, identifier
from actionplan.derived.site import Site
from actionplan.pages.rendering import render, tools_at


@dataclass(frozen=True)
class IdentifierContext:
    """For ``identifier.html``: what leads on, in both languages; the Swedish page is the one that opens."""

    id: str
    route: Route


def identifier_pages(site: Site) -> Iterator[tuple[str, str]]:
    """The path of each such page's file, and the page."""
    # A server may show the page with or without a slash after its address: links begin at the root.
    using = tools_at(site, "sv", urlsplit(site.base_url).path)
    for kind, which, route in identified(site.plan):
        page = render("identifier.html", IdentifierContext(which, route), using)
        yield f"{identifier(kind, which)}/index.html", page

"""Where a reader can suggest a change of what stands on a page."""

from collections.abc import Iterator

from actionplan.derived.routes import Route
from actionplan.derived.site import Site
from actionplan.plan.kinds import KINDS

# The records that a page is made of, where its name does not tell. The fit check and the search are
# taught words in their files (data/README.md).
_MADE_OF = {
    "matrix": ("activity",),
    "translation": ("activity",),
    "focus_area_part": ("activity",),
    "organisation_part": ("activity",),
    "fit": ("concept", "activity"),
    "search": ("term",),
}


def _made_of(page: str) -> Iterator[str]:
    """The kinds of records that a page shows, the first being the most telling; all else is the plan's."""
    if page in KINDS:
        yield page
    yield from _MADE_OF.get(page, (kind.name for kind in KINDS.values() if kind.shown_on == page))
    yield "plan"


def suggest_address(site: Site, route: Route) -> str:
    """Where a change of what stands on a generated page can be suggested; empty if nobody has said."""
    if site.origins is None:
        return ""
    kinds = _made_of(route.kind)
    # What has left the plan has no place among the records; its list is where it is spoken of.
    addresses = (site.origins.of_record(kind, record_id) for kind in kinds for record_id in (route.id, ""))
    return next((address for address in addresses if address), "")

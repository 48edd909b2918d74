"""What a page is made from, where that is less than the whole site.

Most changes of a plan are of an activity's words, and a large plan has little else than activities: so the
pages that show only some of them name those, and the others need not be made again. Whatever is not named
here counts whole.
"""

from collections.abc import Iterable
from dataclasses import fields, replace
from functools import partial

from actionplan.derived.routes import Route
from actionplan.derived.site import Site
from actionplan.pages.suggesting import suggest_address
from actionplan.plan.model import Activity
from actionplan.plan.values import Language
from actionplan.plan.whole import TeachingData
from actionplan.system.cache import digest_of


def made_from(site: Site, lang: Language, route: Route, activities: Iterable[Activity | None]) -> str:
    """The digest of all that a page is made from, beside what pages load.

    Args:
        site: its site.
        lang: its language.
        route: its place.
        activities: all those of whom it says more than in which focus area they are and who answers for them.
    """
    shown = [site.once(("digest of", item.id), partial(digest_of, item)) for item in activities if item]
    beside = site.once("beside the words of activities", lambda: _beside(site))
    return digest_of(beside, lang, shown, suggest_address(site, route))


def _beside(site: Site) -> str:
    """The digest of what pages are made from beside the words of activities."""
    parts = {item.name: getattr(site, item.name) for item in fields(site)}
    parts |= {
        "plan": replace(site.plan, activities=(), teaching=TeachingData()),
        "activities": [(item.id, item.focus_area, item.responsible) for item in site.plan.activities],
        "chapters": [replace(chapter, text="") for chapter in site.chapters],
        "origins": site.origins and site.origins.repository,
        "history": site.history is not None,
        # Pages that show these are not among those that ask.
        **dict.fromkeys(("downloads", "missing", "documents", "prose", "lists")),
    }
    return digest_of(parts)

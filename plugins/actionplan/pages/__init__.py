"""Every generated page of the site, in every language.

:func:`all_pages` is the way in; it takes a :class:`Site` and knows nothing of
the engine that writes the pages to disk.
"""

from collections.abc import Iterator

from actionplan.derived.site import Chapter, Site, chapter_findings
from actionplan.pages import (
    accessibility,
    activities,
    changes,
    chapters,
    examples,
    fit,
    glossary,
    goals,
    matrix,
    open_data,
    organisations,
    retired,
    search,
    start,
    translation,
    whole_plan,
)
from actionplan.pages.rendering import PageContent
from actionplan.plan.values import LANGUAGES

__all__ = ["Chapter", "PageContent", "Site", "all_pages", "chapter_findings"]

_MODULES = (
    start,
    chapters,
    whole_plan,
    goals,
    activities,
    fit,
    organisations,
    matrix,
    examples,
    glossary,
    search,
    accessibility,
    translation,
    open_data,
    changes,
    retired,
)


def all_pages(site: Site) -> Iterator[PageContent]:
    """The generated pages of all kinds and languages."""
    for lang in LANGUAGES:
        for module in _MODULES:
            yield from module.pages(site, lang)

"""The pages as files: generated and hand-written ones in their frame, and what stands beside them."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from actionplan.derived.site import Chapter, Site
from actionplan.derived.site_file import SiteFile
from actionplan.pages import all_pages
from actionplan.pages.frame import Assets, framed, rendered_chapter, rendered_page
from actionplan.pages.rendering import PageContent
from actionplan.pages.service import missing_page, sitemap
from actionplan.system.cache import digest_of


def page_files(outline: Site, assets: Assets, whole: Callable[[], Site]) -> Iterator[SiteFile]:
    """All pages, and the page for missing pages and the sitemap.

    Args:
        outline: the site without what takes long to make: its pages' names and addresses are known.
        assets: what the pages load.
        whole: gives the site that pages are made from; it is called when the first of them is.
    """

    @cache
    def contents() -> dict[str, PageContent]:
        return {page.path: page for page in all_pages(whole())}

    def generated(path: str) -> str:
        return framed(whole(), assets, rendered_page(whole(), contents()[path]))

    def hand_written(chapter: Chapter) -> str:
        site = whole()
        return framed(site, assets, rendered_chapter(site, chapter, site.prose.get(chapter.path, "")))

    @cache
    def beside_parts() -> str:
        """What every page is made from beside what it names."""
        return digest_of(assets, bool(whole().downloads), outline.addresses)

    def made_from(page: PageContent) -> Callable[[], str] | None:
        part = page.made_from
        return (lambda: digest_of(beside_parts(), part())) if part else None

    file_of, taken = outline.addresses.file_of, set()
    for page in all_pages(outline):
        taken.add(file_of(page.path))
        made = partial(generated, page.path)
        yield SiteFile(file_of(page.path), made, page.title, made_from=made_from(page))
    for chapter in outline.chapters:
        # A page that is made of the plan keeps its address.
        if file_of(chapter.path) not in taken:
            made = partial(hand_written, chapter)
            yield SiteFile(file_of(chapter.path), made, chapter.title, is_hand_written=True)
    yield SiteFile("404.html", lambda: missing_page(whole(), assets))
    yield SiteFile("sitemap.xml", lambda: sitemap(whole()))

"""From a project to the files of its site."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date
from functools import cached_property, partial

from actionplan.derived.export import FOLDER, Download, Export, PublishedPlan, makeable
from actionplan.derived.site import MOST_ROWS, Site
from actionplan.derived.site_file import Missing, SiteFile
from actionplan.documents.making import Documents, lacks
from actionplan.exports import EXPORTS
from actionplan.exports.lists import TRANSLATIONS, translations_csv
from actionplan.exports.selections import selections
from actionplan.pages.fit import card_files
from actionplan.pages.frame import Assets
from actionplan.pages.identifiers import identifier_pages
from actionplan.pages.list_files import list_files
from actionplan.pages.service import faults_page
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan, TeachingData
from actionplan.publishing.browser_files import BrowserFiles
from actionplan.publishing.counted_files import CountedFiles
from actionplan.publishing.data_files import change_files, exported, fit_files, schema_files
from actionplan.publishing.known_files import KnownFiles
from actionplan.publishing.page_files import page_files
from actionplan.publishing.project import Options, Project, Prose
from actionplan.publishing.server_files import server_files
from actionplan.reading.findings import Finding
from actionplan.reading.reporting import report
from actionplan.search import SearchIndex
from actionplan.security.policy import page_policy, served_policy
from actionplan.system.cache import Cache, digest_of, package_digest, packed, unpacked
from actionplan.system.progress import SILENT, Progress, Stage

Item = SiteFile | Missing


def publish(
    project: Project,
    prose: Prose,
    options: Options | None = None,
    cache: Cache | None = None,
    known: KnownFiles | None = None,
    progress: Progress = SILENT,
) -> Iterator[Item]:
    """Every file of a site, and what cannot be made here.

    Nothing is written, and nothing read but the package's own files, ``cache`` and ``known`` aside. The list
    costs little: what a file holds is made when it is asked for. Only the search index, whose files are named
    by what they hold, is made to be listed; it comes last, so that who looks for another file need not wait
    for it.

    Args:
        project: what is published.
        prose: the HTML of its hand-written pages.
        options: what of the site is wanted.
        cache: what was made before and is dear to make.
        known: what an earlier site holds.
        progress: is told what is being made, also when a file is asked for afterwards.
    """
    publication = _Publication(project, prose, options or Options(), cache or Cache(), known, progress)
    yield from CountedFiles(progress).of(publication.items())


def publish_faults(findings: Sequence[Finding], lang: Language) -> Iterator[SiteFile]:
    """What a server shows while the plan has faults: one page at every address, which says what is wrong."""
    page = partial(faults_page, report(findings, lang, "text"), lang)
    yield SiteFile("index.html", page, title="")
    yield SiteFile("404.html", page)


class _Publication:
    """What the parts of one site share."""

    def __init__(
        self,
        project: Project,
        prose: Prose,
        options: Options,
        cache: Cache,
        known: KnownFiles | None,
        progress: Progress,
    ) -> None:
        self.project = project
        self.options = options
        self.cache = cache
        self._known = known
        self._progress = progress
        self.browser = BrowserFiles()
        self._prose = prose
        self._published = PublishedPlan(project.plan, project.base_url, self._kept_export, project.addresses)

    def items(self) -> Iterator[Item]:
        """All of the site."""
        yield from self.data()
        yield from self.documents.files()
        yield from self.spared(change_files(self.project))
        yield from self.spared(self.beside_data())
        yield from fit_files(self.project.plan, self.cache)
        yield from schema_files(self.cache)
        yield from self.spared(self.pages())
        yield from self.browser.files()
        yield from self.lists()
        yield from self.spared(server_files(self.project, *self.hashed_folders))
        yield from self.search()

    def data(self) -> Iterator[Item]:
        """The plan's data, and the list of its texts in both languages."""
        if self.options.exports:
            yield from exported(self._published)
            yield from self.spared([SiteFile(FOLDER + TRANSLATIONS, self._translations)])

    def _kept_export(self, file: str, part: Plan, make: Callable[[], bytes]) -> bytes:
        plan = self.project.plan
        digest = self._digest_of_plan if part is plan else digest_of(part)
        made_from = digest_of(digest, self.project.base_url, self.project.addresses)
        return self.cache.kept(file, made_from, make)

    @cached_property
    def _digest_of_plan(self) -> str:
        return digest_of(self.project.plan)

    def spared(self, items: Iterable[SiteFile]) -> Iterator[SiteFile]:
        """Files that are read instead of made, if an earlier site holds them."""
        if self._known is None:
            yield from items
        else:
            yield from (replace(item, make=partial(self._content_of, item, self._known)) for item in items)

    def _content_of(self, item: SiteFile, known: KnownFiles) -> bytes:
        if item.made_from:
            return known.content_of_part(item.made_from(), item)
        return known.content(self._digest_of_files, item)

    @cached_property
    def _digest_of_files(self) -> str:
        """The digest of all that the site's files are made from beside the package."""
        return digest_of(digest_of_site(self._site), self._assets, self.project.contacts)

    def _translations(self) -> bytes:
        # What the whole site has derived from the plan already need not be derived again.
        site = self._site if "_site" in vars(self) else self._outline
        return translations_csv(site.translations)

    def beside_data(self) -> Iterator[SiteFile]:
        """What belongs to the data: the lists of pages, and the permanent addresses of records."""
        if self.options.exports and self._published.has_address:
            yield from selections(self._published)
            yield from identifier_pages(self._outline)

    @cached_property
    def documents(self) -> Documents:
        """The whole plan for paper and reading devices."""
        # They take longer than the site, and who is shown what was just written need not wait for them.
        wanted = () if self.options.is_served else self.options.documents
        lacking = self.cache.remembered("lacks of documents", wanted, lambda: lacks(wanted, self.cache))
        made_from = partial(digest_of_site, self._outline)
        return Documents(self._outline, lacking, self.cache, made_from, self._progress)

    def pages(self) -> Iterator[SiteFile]:
        """The pages in their frame."""
        return page_files(self._outline, self._assets, lambda: self._site)

    @cached_property
    def _assets(self) -> Assets:
        """What the pages load."""
        project = self.project
        return Assets(
            self.browser.folder, (self.browser.stylesheet, *project.stylesheets), project.prose_stylesheets
        )

    def lists(self) -> Iterator[SiteFile]:
        """The files that a large plan's lists are loaded from as they are filtered."""
        for path in self._list_files(self._outline):
            yield from self.spared([SiteFile(path, partial(self._content_of_list, path))])

    def _content_of_list(self, path: str) -> bytes:
        # Of the whole site, whose pages hold many of the rows and have made them.
        return self._made_lists[path].content

    @cached_property
    def _made_lists(self) -> dict[str, SiteFile]:
        return self._list_files(self._site)

    def _list_files(self, site: Site) -> dict[str, SiteFile]:
        files = (list_files(site), *(card_files(site, lang) for lang in LANGUAGES))
        return {item.path: item for items in files for item in items}

    @property
    def hashed_folders(self) -> tuple[str, ...]:
        """The folders whose names change with what they hold."""
        return (self.browser.folder, *([self._lists] if self._lists else []))

    @cached_property
    def _lists(self) -> str:
        """The folder of the files of lists; empty for a plan whose lists stand on their pages."""
        if len(self.project.plan.activities) <= MOST_ROWS:
            return ""
        # By what the files are made from, so that their names are known before any is made.
        project = self.project
        made_from = digest_of(self._digest_of_plan, project.base_url, project.addresses, package_digest())
        return f"assets/actionplan-{made_from[:10]}"

    def search(self) -> Iterator[SiteFile]:
        """The search index."""
        if self.options.search:
            for path, content in unpacked(self._search_index).items():
                yield SiteFile(path, partial(bytes, content))

    @property
    def _search_index(self) -> bytes:
        # A site with nothing but what can be found: so the index cannot be made of anything else.
        plan = replace(self.project.plan, teaching=TeachingData())
        chapters, addresses = self.project.chapters, self.project.addresses
        site = Site(plan, chapters, date.min, base_url="", prose=self._prose, addresses=addresses)
        return self.cache.kept("search", digest_of_site(site), lambda: self._search_indexes(site))

    def _search_indexes(self, site: Site) -> bytes:
        """The indexes of all languages; a change in one need not change another."""
        self._progress.tell(Stage("search"))
        files: dict[str, bytes] = {}
        for lang in LANGUAGES:
            index = SearchIndex(site, lang)
            digest = digest_of(index.made_from)
            files |= unpacked(self.cache.kept(f"search-{lang}", digest, partial(_packed, index)))
        return packed(files)

    @cached_property
    def _outline(self) -> Site:
        """The site without the list of its downloads, which are made from it."""
        return Site(
            plan=self.project.plan,
            chapters=self.project.chapters,
            today=self.project.today,
            base_url=self.project.base_url,
            origins=self.project.origins,
            policy=served_policy() if self.options.is_served else page_policy(),
            history=self.project.history,
            prose=self._prose,
            lists=self._lists,
            addresses=self.project.addresses,
        )

    @cached_property
    def _site(self) -> Site:
        """The site that pages are made from."""
        exports = tuple(makeable(EXPORTS, self._published)) if self.options.exports else ()
        files = (item for item in exports if isinstance(item, Export))
        return replace(
            self._outline,
            downloads=tuple(Download(item, self._published) for item in files),
            missing=tuple(item for item in exports if isinstance(item, Missing)),
            documents=self.documents.described(),
        )


def _packed(index: SearchIndex) -> bytes:
    return packed(dict(index.files()))


def digest_of_site(site: Site) -> str:
    """The digest of all that a site is; of its downloads the names and sizes, which is what pages tell."""
    parts = {item.name: getattr(site, item.name) for item in fields(site)}
    return digest_of(parts | {"downloads": [(item.export.file, item.size) for item in site.downloads]})

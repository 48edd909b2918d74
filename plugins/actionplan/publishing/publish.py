"""From a project to the files of its site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial

from actionplan.derived.export import FOLDER, Download, Export, PublishedPlan, makeable
from actionplan.derived.site import Site
from actionplan.derived.site_file import Missing, SiteFile
from actionplan.documents.making import Documents, lacks
from actionplan.exports import EXPORTS
from actionplan.exports.lists import TRANSLATIONS, translations_csv
from actionplan.exports.selections import selections
from actionplan.pages.frame import Assets
from actionplan.pages.identifiers import identifier_pages
from actionplan.pages.service import faults_page
from actionplan.plan.values import Language
from actionplan.publishing.browser_files import BrowserFiles
from actionplan.publishing.data_files import change_files, exported, fit_files, schema_files
from actionplan.publishing.memo import Memo
from actionplan.publishing.page_files import page_files
from actionplan.publishing.project import Options, Project, Prose
from actionplan.publishing.server_files import server_files
from actionplan.reading.findings import Finding
from actionplan.reading.reporting import report
from actionplan.search import search_files
from actionplan.security.policy import page_policy, served_policy

Item = SiteFile | Missing


def publish(
    project: Project, prose: Prose, options: Options | None = None, memo: Memo | None = None
) -> Iterator[Item]:
    """Every file of a site, and what cannot be made here.

    Nothing is written, and nothing read but the package's own files. The list costs little: what a file
    holds is made when it is asked for. Only the search index, whose files are named by what they hold, is
    made to be listed; it comes last, so that who looks for another file need not wait for it.

    Args:
        project: what is published.
        prose: the HTML of its hand-written pages.
        options: what of the site is wanted.
        memo: what an earlier site can spare this one.
    """
    publication = _Publication(project, prose, options or Options(), memo or Memo())
    yield from publication.data()
    yield from publication.documents.files()
    yield from change_files(project)
    yield from publication.beside_data()
    yield from fit_files(project.plan, publication.memo)
    yield from schema_files()
    yield from publication.pages()
    yield from publication.browser.files()
    yield from server_files(project, publication.browser.folder)
    yield from publication.search()


def publish_faults(findings: Sequence[Finding], lang: Language) -> Iterator[SiteFile]:
    """What a server shows while the plan has faults: one page at every address, which says what is wrong."""
    page = partial(faults_page, report(findings, lang, "text"), lang)
    yield SiteFile("index.html", page, title="")
    yield SiteFile("404.html", page)


class _Publication:
    """What the parts of one site share."""

    def __init__(self, project: Project, prose: Prose, options: Options, memo: Memo) -> None:
        self.project = project
        self.options = options
        self.memo = memo
        self.browser = BrowserFiles()
        self._prose = prose
        made_from = (project.plan, project.base_url)
        # The published plan remembers what its exports hold.
        self._published = memo.kept("exports", made_from, lambda: PublishedPlan(*made_from))

    def data(self) -> Iterator[Item]:
        """The plan's data, and the list of its texts in both languages."""
        if self.options.exports:
            yield from exported(self._published)
            yield SiteFile(FOLDER + TRANSLATIONS, self._translations)

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
        return Documents(self._outline, self.memo.kept("lacks of documents", wanted, lambda: lacks(wanted)))

    def pages(self) -> Iterator[SiteFile]:
        """The pages in their frame."""
        project = self.project
        assets = Assets(
            self.browser.folder, (self.browser.stylesheet, *project.stylesheets), project.prose_stylesheets
        )
        return page_files(self._outline, assets, lambda: self._site)

    def search(self) -> Iterator[SiteFile]:
        """The search index."""
        if self.options.search:
            for path, content in search_files(self._site):
                yield SiteFile(path, partial(bytes, content))

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
        )

    @cached_property
    def _site(self) -> Site:
        """The site that pages are made from; its downloads are made, for pages tell their sizes."""
        exports = tuple(makeable(EXPORTS, self._published)) if self.options.exports else ()
        files = (item for item in exports if isinstance(item, Export))
        return replace(
            self._outline,
            downloads=tuple(Download(item, len(self._published.content(item))) for item in files),
            missing=tuple(item for item in exports if isinstance(item, Missing)),
            documents=self.documents.described(),
        )

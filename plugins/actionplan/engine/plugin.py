"""The door to MkDocs: it unpacks what MkDocs hands over, calls the core, and hands back.

No rule about plans or pages stands here, so that the engine can be exchanged.
"""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from actionplan.derived.changes import History
from actionplan.derived.origins import Repository
from actionplan.derived.source import FOLDER
from actionplan.documents.making import documents, possible
from actionplan.engine.config import ActionPlanConfig
from actionplan.engine.files import (
    add_assets,
    change_files,
    chapter_of,
    generated,
    only_faults,
    schema_files,
    source_uri,
)
from actionplan.engine.project import base_url_of, day_of_build, origins_of, repository_of, root_of, words_of
from actionplan.engine.site_dir import BuildBeside
from actionplan.exports import EXPORTS, Made, NotMade, Source, make
from actionplan.exports.lists import TRANSLATIONS, translations_csv
from actionplan.exports.selections import selections
from actionplan.fit.index import build
from actionplan.fit.transport import as_json
from actionplan.history.revisions import RevisionError
from actionplan.history.walk import CACHE, history
from actionplan.pages import PageContent, Site, all_pages, chapter_findings
from actionplan.pages.frame import Assets, Leaf, framed, leaf_of, leaf_of_chapter
from actionplan.pages.identifiers import identifier_pages
from actionplan.pages.service import faults_page, missing_page, sitemap
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.reading.checks import Checked, check
from actionplan.reading.findings import Finding, has_errors, in_order
from actionplan.reading.reporting import report, summary, with_excerpt
from actionplan.search import search_files
from actionplan.security.policy import page_policy, served_policy
from actionplan.security.security_txt import PATH as SECURITY_TXT
from actionplan.security.security_txt import ContactError, security_txt
from actionplan.security.servers import PUBLISHED, server_file
from actionplan.words.wording import wording

log = get_plugin_logger(__name__)

_ROOM = Path(__file__).parent


class GeneratedPage(Page):
    """A page that our templates make, when it is written; Markdown never sees it."""

    def __init__(self, generated: PageContent, file: File, config: MkDocsConfig) -> None:
        super().__init__(generated.title, file, config)
        self.generated = generated

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])


class ActionPlanPlugin(BasePlugin[ActionPlanConfig]):  # type: ignore[no-untyped-call]
    """Adds the plan's pages to a MkDocs site."""

    site: Site
    today: date
    assets: Assets
    checked: Checked
    repository: Repository | None = None
    security_txt = ""
    serving = False
    dirty = False
    beside: BuildBeside | None = None
    learnt: dict[Language, str]
    learnt_from: object = None
    exported: tuple[Made | NotMade, ...] = ()
    exported_from: object = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"
        self.dirty = dirty

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the plan before MkDocs empties the folder of the earlier site."""
        folder = root_of(config) / self.config.data_dir
        if str(folder) not in config.watch:
            config.watch.append(str(folder))
        if not config.site_url:
            raise PluginError("mkdocs.yml: site_url saknas / site_url is missing.")
        self.today = day_of_build(config, self.config)
        self.repository = repository_of(config, self.config)
        self.security_txt = self._security_txt(config.site_url)
        self.checked = check(_as_typed(folder))
        self._log(self.checked.findings)
        if self.checked.plan is None and not self.serving:
            raise PluginError(summary(self.checked.findings, self._lang))
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_ROOM / "theme"))
        # A server has a folder of its own, and a dirty build changes the earlier site.
        if not (self.serving or self.dirty):
            self.beside = BuildBeside(config, words_of(self.config))
        return config

    def _security_txt(self, site_url: str) -> str:
        """The text of security.txt; empty if nobody has said whom to tell."""
        contacts, policy = self.config.security_contact, self.config.security_policy
        try:
            return security_txt(contacts, policy, LANGUAGES, site_url, self.today) if contacts else ""
        except ContactError as error:
            raise PluginError(words_of(self.config)("security.bad_address", value=error.value)) from None

    @property
    def _lang(self) -> Language:
        return cast(Language, self.config.lang)

    def _log(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            say = log.error if finding.severity == "error" else log.warning
            say(with_excerpt(finding, self._lang))

    def _refuse_faults(self, findings: Iterable[Finding]) -> None:
        """Say what is wrong with hand-written pages; a site with errors is shown while serving alone."""
        found = in_order(findings)
        self._log(found)
        if has_errors(found) and not self.serving:
            raise PluginError(summary(found, self._lang))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        if self.checked.plan is None:
            return only_faults(files, config)
        self.assets = add_assets(files, config)
        chapters = tuple(chapter_of(file) for file in files.documentation_pages())
        self._refuse_faults(chapter_findings(chapters, self.checked.plan.about.public_contacts))
        base_url = base_url_of(config)
        exported = self._exported(Source(self.checked.plan, base_url))
        self.site = Site(
            plan=self.checked.plan,
            chapters=chapters,
            today=self.today,
            base_url=base_url,
            origins=origins_of(config, self.repository, self.checked.places, chapters),
            policy=served_policy() if self.serving else page_policy(),
            downloads=tuple(item for item in exported if isinstance(item, Made)),
            not_made=tuple(item for item in exported if isinstance(item, NotMade)),
            history=self._history(config),
        )
        made = (
            self._fit_files(self.checked.plan, config),
            schema_files(config),
            change_files(self.site, config),
        )
        for file in chain.from_iterable(made):
            files.append(file)
        for page in all_pages(self.site):
            file = generated(config, source_uri(page.path))
            file.page = GeneratedPage(page, file, config)
            files.append(file)
        return files

    def _exported(self, source: Source) -> tuple[Made | NotMade, ...]:
        """The files of the plan's data; a server that follows the files makes them anew only if it must."""
        if not self.config.exports:
            return ()
        if (source.plan, source.base_url) != self.exported_from:
            self.exported = tuple(make(EXPORTS, source))
            self.exported_from = (source.plan, source.base_url)
            words = wording("exports", self._lang)
            for item in self.exported:
                if isinstance(item, NotMade):
                    error = item.error
                    log.info(words(f"error.{error.code}", file=item.export.file, **error.params))
        return self.exported

    def _history(self, config: MkDocsConfig) -> History | None:
        """What has changed in the plan, as far as git knows; that it does not is no fault."""
        if not self.config.feeds:
            return None
        root = root_of(config).absolute()
        data = Path(os.path.relpath(root / self.config.data_dir, root)).as_posix()
        try:
            return history(root, data, root / CACHE)
        except RevisionError as error:
            log.info(wording("changes", self._lang)(f"none.{error.code}"))
            return None

    def _fit_files(self, plan: Plan, config: MkDocsConfig) -> Iterator[File]:
        """The fit check's index in each language, which its page fetches.

        Learning takes a second or two; a server that follows the files learns anew only if it must.
        """
        learnt_from = (plan.activities, plan.applicants)
        if learnt_from != self.learnt_from:
            self.learnt = {lang: _as_text(as_json(build(plan, lang))) for lang in LANGUAGES}
            self.learnt_from = learnt_from
        for lang, text in self.learnt.items():
            yield generated(config, f"fit/{lang}.json", text)

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> None:
        """Markdown has made a hand-written page; other pages quote it."""
        if self.checked.plan is not None and not isinstance(page, GeneratedPage):
            self.site.prose[page.file.url] = html

    def on_env(self, _env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """All hand-written pages are known, and nothing is written: make the documents that pages lead to.

        They take longer than the site, and a server that follows the files does without them.
        """
        if self.checked.plan is None or not self.config.pdf or self.serving:
            return
        wanted, missing = possible()
        if missing:
            log.info(words_of(self.config)("document.missing", command=missing))
        for file, content in documents(self.site, wanted):
            files.append(generated(config, file.path, content))
            self.site.documents.append(file)

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        if self.checked.plan is None:
            return _with_output(context, self._faults())
        return _with_output(context, framed(self.site, self.assets, self._leaf(page)))

    def _leaf(self, page: Page) -> Leaf:
        if isinstance(page, GeneratedPage):
            return leaf_of(self.site, page.generated)
        known = {chapter.path: chapter for chapter in self.site.chapters}
        return leaf_of_chapter(self.site, known[page.file.url], page.content or "")

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, **_: Any
    ) -> TemplateContext:
        if self.checked.plan is None:
            return _with_output(context, self._faults() if template_name == "404.html" else "")
        if template_name == "404.html":
            return _with_output(context, missing_page(self.site, self.assets))
        if template_name == "sitemap.xml":
            return _with_output(context, sitemap(self.site))
        return context

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is made of all pages, or is for others than readers; then put the site in its place.

        The last is done after all that other plugins add to the site.
        """
        if self.checked.plan is not None:
            self._write_beside_pages(Path(config.site_dir))
        said = self.beside.succeed() if self.beside else None
        if said:
            log.info(said)

    def _write_beside_pages(self, folder: Path) -> None:
        _write(folder, self._for_servers())
        if self.config.exports:
            _write(folder, _data_files(self.site))
        if self.config.search:
            _write(folder, search_files(self.site))

    def _for_servers(self) -> Iterator[tuple[str, bytes]]:
        """Files whose names begin with signs that MkDocs leaves out."""
        root = urlsplit(self.site.base_url).path
        for name in PUBLISHED:
            yield name, server_file(name, root, self.assets.folder).encode()
        if self.security_txt:
            yield SECURITY_TXT, self.security_txt.encode()

    @event_priority(-100)
    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Remove what was begun; a full disk is no fault of the code, and is said in words."""
        if self.beside is None:
            return
        self.beside.give_up()
        if isinstance(error, OSError):
            raise PluginError(self.beside.explain(error)) from None

    def on_shutdown(self) -> None:
        """Remove what was begun when somebody breaks off the build."""
        if self.beside:
            self.beside.give_up()

    def _faults(self) -> str:
        lang = self._lang
        return faults_page(report(self.checked.findings, lang, "text"), lang)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _data_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Everything that is published for programs, by its path from the site's root."""
    for item in site.downloads:
        yield FOLDER + item.export.file, item.content
    yield from selections(site.source)
    yield FOLDER + TRANSLATIONS, translations_csv(site.translations)
    for path, page in identifier_pages(site):
        yield path, page.encode()


def _as_text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _with_output(context: TemplateContext, document: str) -> TemplateContext:
    """Hand a finished document to the templates in ``theme/``, which print it and nothing else."""
    cast(dict[str, Any], context)["actionplan_output"] = document
    return context


def _as_typed(folder: Path) -> Path:
    """The folder the way an editor would write it: relative to where the command runs, if below."""
    relative = os.path.relpath(folder)
    return folder if relative.startswith("..") else Path(relative)

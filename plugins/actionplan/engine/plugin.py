"""The door to MkDocs: it unpacks what MkDocs hands over, calls the core, and hands back.

No rule about plans, pages or what a site consists of stands here, so that the engine can be exchanged.
MkDocs' order of a build: the settings (the plan is checked), the files (addresses become known, so that
hand-written pages can lead to generated ones), Markdown, the environment (all pages and their prose are
known: the site is published), and then everything is written.
"""

import logging
import os
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal, cast

import mkdocs
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from actionplan.derived.changes import History
from actionplan.derived.clashes import clashes
from actionplan.derived.site import chapter_findings
from actionplan.documents.making import ALL
from actionplan.engine.after_others import AfterOthers
from actionplan.engine.build_time import BuildTime
from actionplan.engine.config import ActionPlanConfig
from actionplan.engine.files import (
    Handover,
    Make,
    leave_out_scripts,
    makers,
    name_of,
    pages_of,
    prose_in,
    sources_in,
)
from actionplan.engine.inputs import take_out_unread
from actionplan.engine.listeners import end_is_looked_at, pages_are_looked_at, site_is_looked_at
from actionplan.engine.on_demand import OnDemand, Served, reloads
from actionplan.engine.progress import ProgressLine
from actionplan.engine.project import Settings, history_of, project_of, root_of, settings_of, words_of
from actionplan.engine.settings import Remark, missing_stylesheets, page_remarks, remarks
from actionplan.engine.site_dir import BuildBeside
from actionplan.history.git import RevisionError
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.publishing import (
    KnownFiles,
    Missing,
    Options,
    Project,
    Prose,
    SiteFile,
    in_words,
    publish,
    publish_faults,
)
from actionplan.publishing.own_paths import made_paths
from actionplan.reading.checks import Checked, check
from actionplan.reading.decoding import printable
from actionplan.reading.findings import Finding, has_errors, in_order
from actionplan.reading.rechecking import Rechecking
from actionplan.reading.reporting import summary, with_excerpt
from actionplan.system.cache import FOLDER, Cache
from actionplan.system.progress import SILENT, Progress, Stage
from actionplan.words.wording import wording

log = get_plugin_logger(__name__)

_THEME = Path(__file__).parent / "theme"

_LEVELS = {"info": logging.INFO, "warning": logging.WARNING}

# Stands, until somebody asks for it, for a hand-written page. (MkDocs tells that it leaves out an empty one.)
_NOT_YET = "<!-- -->"


class ActionPlanPlugin(BasePlugin[ActionPlanConfig]):  # type: ignore[no-untyped-call]
    """Adds the plan's pages and files to a MkDocs site."""

    serving = False
    reloading = False
    dirty = False
    settings: Settings
    checked: Checked
    history: History | None = None
    project: Project | None = None
    handover: Handover
    files: Files
    published: dict[str, SiteFile]
    build_time: BuildTime | None = None
    progress: Progress = SILENT
    beside: BuildBeside | None = None
    known: KnownFiles | None = None
    prose: dict[str, str]
    after: AfterOthers | None = None

    def __init__(self) -> None:
        # MkDocs keeps a plugin for as long as it serves; all else here is set anew by each build.
        self.cache = Cache()
        self.rechecking = Rechecking()
        self.on_demand = OnDemand()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"
        self.reloading = self.serving and reloads()
        self.dirty = dirty

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the plan before MkDocs empties the folder of the earlier site."""
        self.on_demand.begin()
        self.progress = ProgressLine(self._lang, logging.getLogger(mkdocs.__name__))
        self.progress.tell(Stage("check"))
        folder = root_of(config) / self.config.data_dir
        if str(folder) not in config.watch:
            config.watch.append(str(folder))
        self.cache = self.cache.at(root_of(config).absolute() / FOLDER)
        self._tell("settings", remarks(config, folder))
        self.settings = settings_of(config, self.config)
        self.build_time = BuildTime(self.settings.moment)
        if self.settings.undated:
            log.warning(words_of(self.config)("publishing.undated", detail=printable(self.settings.undated)))
        self.checked = check(_as_typed(folder), self.rechecking)
        self._refuse_faults(self.checked.findings)
        # Before those of the project, which would put others in the place of the plan's pages.
        config.theme.dirs.insert(0, str(_THEME))
        # A server has a folder of its own, and a dirty build changes the earlier site.
        if not (self.serving or self.dirty):
            self.known = KnownFiles(self.cache, Path(config.site_dir))
            self.beside = BuildBeside(config, words_of(self.config))
        return config

    # Before the others, so that they find all there is wherever they stand among the plugins.
    @event_priority(50)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Say which pages and files there will be, so that hand-written pages can lead to them."""
        is_looked_at = site_is_looked_at(config, self)
        self.handover = Handover(
            config,
            as_pages=pages_are_looked_at(config, self),
            is_written=not self.reloading or is_looked_at,
            # Others would look there for what is handed over in the end, or edit it.
            folder=None if is_looked_at or self.beside is None else self.beside.folder_of(config),
        )
        self.project, plan = None, self.checked.plan
        if plan is None:
            files = Files([])
            items = list(publish_faults(self.checked.findings, self._lang))
        else:
            leave_out_scripts(files)
            unread = take_out_unread(files, config)
            self.history = self._history(config)
            self.project = self._project(plan, config, files)
            # What cannot be read stops a build before MkDocs reads it; what is less is said when all is read.
            of_pages = chapter_findings(self.project.chapters, plan.about.public_contacts)
            self._refuse_faults([*unread, *(item for item in of_pages if item.severity == "error")])
            items = self._files_of(self.project, {})
            self._refuse_faults(clashes(made_paths(items), sources_in(files, config)))
        self.handover.add(files, items)
        self.files, self.published = files, {item.path: item for item in items}
        self.progress.tell(Stage("prose"))
        return files

    @event_priority(-100)
    def on_env(self, _env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Publish: all pages are known, those that other plugins have added too, and nothing is written."""
        self.files, plan = files, self.checked.plan
        if plan is None:
            return
        self.project, self.prose = self._project(plan, config, files), dict(prose_in(files))
        self._refuse_faults(chapter_findings(self.project.chapters, plan.about.public_contacts))
        self._tell("pages", page_remarks(config, pages_of(files, self.serving)))
        search = self.config.search and self.handover.is_written
        items = self._files_of(self.project, self.prose, search=search)
        self._refuse_faults(clashes(made_paths(items), sources_in(files, config)))
        self._tell("files", missing_stylesheets(config, (file.dest_uri for file in files)))
        self.handover.renew(files, items, self.published)
        self.published = {item.path: item for item in items}

    def _project(self, plan: Plan, config: MkDocsConfig, files: Files) -> Project:
        checked = plan, self.checked.places
        return project_of(config, self.settings, checked, files, self.history, is_served=self.serving)

    def _files_of(self, project: Project, prose: Prose, *, search: bool = False) -> list[SiteFile]:
        """The site's files; what cannot be made here is said, by a server once until something else is."""
        options = Options(
            exports=self.config.exports,
            search=search,
            documents=ALL if self.config.pdf else (),
            is_served=self.serving,
        )
        items = list(publish(project, prose, options, self.cache, self.known, self.progress))
        missing = tuple(item for item in items if isinstance(item, Missing))
        self.cache.remembered("missing files", missing, lambda: self._log_missing(missing))
        return [item for item in items if isinstance(item, SiteFile)]

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """A page is written: whatever a template made of it, it is what we make of it."""
        if page.file.dest_uri not in self.published:
            self._log_remarks([Remark("late_page", "warning", {"file": name_of(page.file, config)})])
            return output
        if "template" in page.meta:
            # What a plugin shows beside a page's own text, such as the posts of a blog.
            self.prose[page.file.url] = output
        return self._document(page.file.dest_uri)

    @event_priority(100)
    def on_post_template(self, output: str, *, template_name: str, **_: Any) -> str:
        """The page for missing pages or the sitemap is written."""
        return self._document(template_name) if template_name in self.published else output

    def _document(self, path: str) -> str:
        return self.published[path].text if self.handover.is_written else _NOT_YET

    @event_priority(100)
    def _begin_the_end(self, *, config: MkDocsConfig) -> None:
        """Look at the site before other plugins do the last that they do."""
        is_looked_at = self.project is not None and end_is_looked_at(config, self)
        self.after = AfterOthers(config, self.published) if is_looked_at else None

    @event_priority(-100)
    def _end_all(self, *, config: MkDocsConfig) -> None:
        """Put the site in its place, after all that other plugins add to it."""
        self._refuse_faults(self.after.findings() if self.after else ())
        note = self.beside.succeed() if self.beside else None
        if self.known:
            self.known.save()
        if note:
            log.info(note)
        self._end()
        self.on_demand.finish(self._served(Path(config.site_dir)))

    on_post_build = CombinedEvent(_begin_the_end, _end_all)

    def _served(self, folder: Path) -> Served:
        """What a server makes when somebody asks."""
        if self.handover.is_written:
            return Served(folder)
        return Served(folder, makers(self.files, self.published), self._search_index)

    def _search_index(self) -> dict[str, Make]:
        if self.project is None or not self.config.search:
            return {}
        items = self._files_of(self.project, prose_in(self.files), search=True)
        return {item.path: partial(getattr, item, "content") for item in items}

    def on_serve(self, server: LiveReloadServer, **_: Any) -> LiveReloadServer:
        """Make what a browser asks for before MkDocs answers with it."""
        self.on_demand.stand_before(server)
        return server

    @event_priority(-100)
    def on_build_error(self, *, error: Exception, **_: Any) -> None:
        """Remove what was begun; a full disk is no fault of the code, and is said in words."""
        self._end()
        if self.beside is None:
            return
        self.beside.give_up()
        if isinstance(error, OSError):
            raise PluginError(self.beside.explain(error)) from None

    def on_shutdown(self) -> None:
        """Remove what was begun when somebody breaks off the build."""
        self._end()
        if self.beside:
            self.beside.give_up()

    def _end(self) -> None:
        self.progress.end()
        if self.build_time:
            self.build_time.end()

    @property
    def _lang(self) -> Language:
        return cast(Language, self.config.lang)

    def _refuse_faults(self, findings: Iterable[Finding]) -> None:
        """Say what is wrong; a site with errors is shown while serving alone."""
        ordered = in_order(findings)
        for finding in ordered:
            report = log.error if finding.severity == "error" else log.warning
            report(with_excerpt(finding, self._lang))
        if any(finding.code == "missing-folder" for finding in ordered):
            log.error(wording("findings", self._lang)("folder.build"))
        if has_errors(ordered) and not self.serving:
            raise PluginError(summary(ordered, self._lang))

    def _tell(self, where: str, found: Iterable[Remark]) -> None:
        """Say what there is to say of settings; a server says it once, until there is something else."""
        remarks = tuple(found)
        self.cache.remembered(f"remarks on {where}", remarks, lambda: self._log_remarks(remarks))

    def _log_remarks(self, remarks: Iterable[Remark]) -> None:
        words = words_of(self.config)
        for remark in remarks:
            text = words(f"settings.{remark.code}", **remark.params)
            if remark.severity == "error":
                raise PluginError(text)
            log.log(_LEVELS[remark.severity], text)

    def _history(self, config: MkDocsConfig) -> History | None:
        """What has changed in the plan, as far as git knows; that it does not is no fault."""
        try:
            return history_of(config, self.config, self.cache, self.progress)
        except RevisionError as error:
            say = log.warning if error.is_refusal else log.info
            say(wording("changes", self._lang)(f"none.{error.code}", detail=printable(error.detail)))
            return None

    def _log_missing(self, missing: Iterable[Missing]) -> None:
        for line in dict.fromkeys(in_words(item, self._lang) for item in missing):
            log.info(line)


def _as_typed(folder: Path) -> Path:
    """The folder the way an editor would write it: relative to where the command runs, if below."""
    relative = os.path.relpath(folder)
    return folder if relative.startswith("..") else Path(relative)

"""What is handed to MkDocs as files: what the package makes, and the hand-written pages."""

import os
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file

from actionplan.derived.clashes import Claim
from actionplan.derived.routes import FOLDERS, Route
from actionplan.derived.site import Chapter
from actionplan.plan.values import LANGUAGES
from actionplan.publishing import Prose, SiteFile
from actionplan.reading.front_matter import front_matter
from actionplan.system.site_folder import NewFolder

# What makes a file.
Make = Callable[[], bytes]

# A chapter's number among the others.
_ORDER = re.compile(r"[0-9]{1,4}")
# Our name among the plugins.
_PLUGIN = "actionplan"
# Of MkDocs' own menu: the site's menu is made of the plan.
_OUTSIDE = InclusionLevel.NOT_IN_NAV


class PublishedFile(File):
    """A file of the site that MkDocs writes as it is; its content is made when it is asked for.

    (What ``File.generated`` makes holds its content from the start to the end of a build: with a large plan
    those of all files would fill the memory.) It stands outside MkDocs' own menu, and is published whatever
    its name begins with.

    A generated page is such a file too, under the name that it would have as a Markdown file, so that
    hand-written pages can lead to it.
    """

    def __init__(
        self,
        item: SiteFile,
        config: MkDocsConfig,
        is_written: bool = True,
        folder: NewFolder | None = None,
    ) -> None:
        """Stand for a file of the site.

        Args:
            item: the file.
            config: MkDocs' own settings.
            is_written: whether MkDocs writes it; a server makes it when somebody asks for it.
            folder: what writes it, if the earlier site may hand it over.
        """
        super().__init__(
            source_uri(item),
            None,
            config.site_dir,
            config.use_directory_urls,
            dest_uri=item.path,
            inclusion=_OUTSIDE,
        )
        self.generated_by = _PLUGIN
        self.item = item
        self._is_written = is_written
        self._folder = folder
        self._given: bytes | None = None

    def is_documentation_page(self) -> bool:
        """Never a page of MkDocs, whatever its name: it has neither Markdown nor a template."""
        return False

    def is_static_page(self) -> bool:
        """Whether it is HTML, XML or JSON."""
        return self.item.title is not None or super().is_static_page()

    @property
    def content_bytes(self) -> bytes:
        """What is written: what another plugin has given, else what the plan says."""
        return self.item.content if self._given is None else self._given

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._given = value

    @property
    def content_string(self) -> str:
        """The same as text."""
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._given = value.encode("utf-8")

    def copy_file(self, dirty: bool = False) -> None:
        """Write it, in a dirty build too."""
        if self._is_written and self._folder:
            self._folder.put(self.dest_uri, lambda: self.content_bytes)
        elif self._is_written:
            write_file(self.content_bytes, self.abs_dest_path)

    def is_modified(self) -> bool:
        """Whether it must be written: nobody can tell before it is made."""
        return True


class GeneratedPage(Page):
    """A page that the core makes when it is written; Markdown never sees it.

    It is for sites where other plugins are told when a page is written (``engine/listeners.py``). Its source
    and contents are empty; the finished document takes the place of what a template makes of them.
    """

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])


@dataclass(frozen=True)
class Handover:
    """How the files of a site are handed to MkDocs.

    Attributes:
        config: MkDocs' own settings.
        as_pages: whether generated pages are pages of MkDocs too, for other plugins to see and to change.
        is_written: whether MkDocs writes what is generated.
        folder: what writes instead, if the earlier site may hand over what it holds alike.
    """

    config: MkDocsConfig
    as_pages: bool = False
    is_written: bool = True
    folder: NewFolder | None = None

    def file(self, item: SiteFile) -> File:
        """The file as MkDocs knows it."""
        if item.title is not None and self.as_pages:
            return self._page(item, item.title)
        return PublishedFile(item, self.config, self.is_written, self.folder)

    def _page(self, item: SiteFile, title: str) -> File:
        """A page of MkDocs, of which it tells other plugins."""
        config = self.config
        # Not by File.generated, which knows who generates a file only while MkDocs is building.
        file = File(source_uri(item), None, config.site_dir, config.use_directory_urls, inclusion=_OUTSIDE)
        file.generated_by = _PLUGIN
        file.content_string = ""
        file.page = GeneratedPage(title, file, config)
        return file

    def add(self, files: Files, items: Sequence[SiteFile]) -> None:
        """Add the files of a site, except those that MkDocs makes by a hand-written page or a template."""
        templates = self.config.theme.static_templates
        if not self.is_written:
            templates -= {item.path for item in items}
        known = {file.dest_uri for file in files.documentation_pages()}
        for item in items:
            if item.path not in known and item.path not in templates:
                _put(files, self.file(item))

    def renew(self, files: Files, items: Iterable[SiteFile], earlier: Container[str]) -> None:
        """Let files hold what is known now, and add new ones; one that a plugin has taken out stays out."""
        new = []
        for item in items:
            file = files.get_file_from_path(source_uri(item))
            if isinstance(file, PublishedFile):
                file.item = item
            elif item.path not in earlier:
                new.append(item)
        self.add(files, new)


def source_uri(item: SiteFile) -> str:
    """The name by which MkDocs knows a file: its path or, of a page, the name it would have in Markdown."""
    if item.title is None:
        return item.path
    if item.path in _STARTS:
        return item.path.replace(".html", ".md")
    return f"{item.path.removesuffix('/index.html').removesuffix('.html')}.md"


_STARTS = {FOLDERS.file_of(Route("start").path(lang)) for lang in LANGUAGES}


def _put(files: Files, file: File) -> None:
    if earlier := files.get_file_from_path(file.src_uri):
        files.remove(earlier)
    files.append(file)


def pages_of(files: Files, is_served: bool) -> tuple[File, ...]:
    """The hand-written pages, and those that other plugins have added; a server shows drafts too."""
    inclusion = InclusionLevel.is_in_serve if is_served else InclusionLevel.is_included
    pages = files.documentation_pages(inclusion=inclusion)
    return tuple(file for file in pages if file.generated_by != _PLUGIN)


def sources_in(files: Files, config: MkDocsConfig) -> Iterator[Claim]:
    """All files that get an address in the site and are not made by this package.

    Files whose names begin with a dot are told even if MkDocs leaves them out: an ``.htaccess`` would not be
    the one that its writer thinks.
    """
    for file in files:
        is_hidden = any(part.startswith(".") for part in file.src_uri.split("/"))
        is_published = file.inclusion.is_included()  # type: ignore[no-untyped-call]
        if file.generated_by != _PLUGIN and (is_hidden or is_published):
            yield Claim(name_of(file, config), file.dest_uri)


def name_of(file: File, config: MkDocsConfig) -> str:
    """What messages call a file: its path as an editor would type it; of what a plugin has made, its name."""
    if file.generated_by:
        return f"{file.src_uri} ({file.generated_by})"
    return os.path.relpath(str(file.abs_src_path)) if _is_of_project(file, config) else file.src_uri


def _is_of_project(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one that somebody has written; other plugins' stand in folders of their own."""
    if file.generated_by or file.abs_src_path is None:
        return False
    folders = (config.docs_dir, config.theme.custom_dir)
    return any(folder and Path(file.abs_src_path).is_relative_to(folder) for folder in folders)


def prose_in(files: Files) -> Prose:
    """The HTML of the hand-written pages, when Markdown has made it."""
    pages = (file.page for file in files if file.page and not isinstance(file.page, GeneratedPage))
    return {page.file.url: page.content for page in pages if page.content is not None}


def makers(files: Iterable[File], published: Mapping[str, SiteFile]) -> dict[str, Make]:
    """What makes each file of ours that there still is, and each hand-written page, by its path in the site.

    Args:
        files: those that MkDocs knows; other plugins may have taken some out, or have given some a content.
        published: what the site consists of, by path.
    """
    made: dict[str, Make] = {}
    for file in files:
        if isinstance(file, PublishedFile):
            made[file.dest_uri] = partial(getattr, file, "content_bytes")
        elif file.is_documentation_page() and file.dest_uri in published:
            made[file.dest_uri] = partial(getattr, published[file.dest_uri], "content")
    return made


def leave_out_scripts(files: Files) -> None:
    """Of the theme's own files the site uses the stylesheet for prose: leave out scripts and source maps."""
    for file in list(files):
        if file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".map"):
            files.remove(file)


def prose_stylesheets(files: Files) -> tuple[str, ...]:
    """The paths of the theme's stylesheets for prose."""
    names = (file.src_uri for file in files)
    return tuple(
        name for name in names if name.startswith("assets/stylesheets/main.") and name.endswith(".css")
    )


def chapter_of(file: File, config: MkDocsConfig) -> Chapter:
    """A page; what it is stands in its front matter, or is what MkDocs or another plugin makes of it."""
    text = file.content_string
    front = front_matter(text).fields
    order = front.get("order", "")
    return Chapter(
        id=front.get("chapter", ""),
        source=name_of(file, config),
        lang="en" if file.src_uri.startswith("en/") else "sv",
        path=file.url,
        title=front.get("title") or _title_of(file.page),
        description=front.get("description", ""),
        order=int(order) if _ORDER.fullmatch(order) else None,
        text=text,
        is_foreign=not _is_of_project(file, config) or type(file.page) not in (type(None), Page),
    )


def _title_of(page: Page | None) -> str:
    """What MkDocs calls a page that does not say it; nothing as long as it is not read."""
    return str(page.title or "") if page and page.markdown is not None else ""

"""What is handed to MkDocs as files: what the package makes, and the hand-written pages."""

import os
from collections.abc import Container, Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import write_file

from actionplan.derived.routes import Route
from actionplan.derived.site import Chapter
from actionplan.plan.values import LANGUAGES
from actionplan.publishing import Prose, SiteFile
from actionplan.reading.front_matter import front_matter

# Our name among the plugins.
_PLUGIN = "actionplan"
# Of MkDocs' own menu: the site's menu is made of the plan.
_OUTSIDE = InclusionLevel.NOT_IN_NAV


class PublishedFile(File):
    """A file of the site that MkDocs writes as it is; its content is made when it is asked for.

    (What ``File.generated`` makes holds its content from the start to the end of a build: with a large plan
    those of all files would fill the memory.) It stands outside MkDocs' own menu, and is published whatever
    its name begins with.
    """

    def __init__(self, item: SiteFile, config: MkDocsConfig) -> None:
        super().__init__(item.path, None, config.site_dir, config.use_directory_urls, inclusion=_OUTSIDE)
        self.generated_by = _PLUGIN
        self.item = item
        self._given: bytes | None = None

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
        write_file(self.content_bytes, self.abs_dest_path)

    def is_modified(self) -> bool:
        """Whether it must be written: nobody can tell before it is made."""
        return True


class GeneratedPage(Page):
    """A page that the core makes when it is written; Markdown never sees it.

    MkDocs must take it for a page all the same: then hand-written pages can lead to it as to any Markdown
    file, and other plugins are told when it is written. Its source and contents are empty, and
    ``theme/main.html`` prints the finished document in their place.
    """

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = ""
        self.toc = TableOfContents([])


def generated_page(config: MkDocsConfig, path: str, title: str) -> File:
    """A page at the path of its file, for MkDocs to write by ``theme/main.html``."""
    # Not by File.generated, which knows who generates a file only while MkDocs is building.
    file = File(source_uri(path), None, config.site_dir, config.use_directory_urls, inclusion=_OUTSIDE)
    file.generated_by = _PLUGIN
    file.content_string = ""
    file.page = GeneratedPage(title, file, config)
    return file


def source_uri(path: str) -> str:
    """The name a generated page would have as a Markdown file, for links from hand-written ones."""
    starts = {f"{Route('start').path(lang)}index.html" for lang in LANGUAGES}
    return path.replace(".html", ".md") if path in starts else f"{path.removesuffix('/index.html')}.md"


def add_pages(files: Files, items: Iterable[SiteFile], config: MkDocsConfig) -> None:
    """Add the generated pages, so that hand-written ones can lead to them; those are known already."""
    known = {file.dest_uri for file in files.documentation_pages()}
    for item in items:
        if item.title is not None and item.path not in known:
            _put(files, generated_page(config, item.path, item.title))


def add_files(files: Files, items: Iterable[SiteFile], config: MkDocsConfig) -> None:
    """Add all that is no page; what MkDocs has a template for, it writes by that."""
    for item in items:
        if item.title is None and item.path not in config.theme.static_templates:
            _put(files, PublishedFile(item, config))


def renew_files(
    files: Files, items: Iterable[SiteFile], earlier: Container[str], config: MkDocsConfig
) -> None:
    """Let files hold what is known now, and add new ones; one that another plugin has taken out stays out."""
    for item in items:
        file = files.get_file_from_path(item.path)
        if isinstance(file, PublishedFile):
            file.item = item
        elif item.path not in earlier:
            add_files(files, [item], config)


def _put(files: Files, file: File) -> None:
    if earlier := files.get_file_from_path(file.src_uri):
        files.remove(earlier)
    files.append(file)


def prose_in(files: Files) -> Prose:
    """The HTML of the hand-written pages, when Markdown has made it."""
    pages = (file.page for file in files if file.page and not isinstance(file.page, GeneratedPage))
    return {page.file.url: page.content for page in pages if page.content is not None}


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


def chapter_of(file: File) -> Chapter:
    """A hand-written page; what it is stands in its front matter."""
    text = file.content_string
    front = front_matter(text).fields
    order = front.get("order", "")
    return Chapter(
        id=front.get("chapter", ""),
        source=os.path.relpath(str(file.abs_src_path)),
        lang="en" if file.src_uri.startswith("en/") else "sv",
        path=file.url,
        title=front.get("title", ""),
        description=front.get("description", ""),
        order=int(order) if order.isdecimal() else None,
        text=text,
    )

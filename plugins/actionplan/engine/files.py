"""What is handed to MkDocs as files: what the package makes, what it ships, and the hand-written pages."""

import os
from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from actionplan.derived.routes import Route
from actionplan.exports.atom import feeds
from actionplan.exports.lists import change_lists
from actionplan.pages import Chapter, Site
from actionplan.pages.frame import Assets
from actionplan.plan.values import LANGUAGES
from actionplan.publishing.browser_files import STYLESHEET, browser_files, fingerprint
from actionplan.reading.front_matter import front_matter
from actionplan.reading.schema import schemas


def generated(config: MkDocsConfig, uri: str, content: str | bytes = "") -> File:
    """A file of the site that this package makes, outside MkDocs' own menu."""
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def source_uri(path: str) -> str:
    """The name a generated page would have as a Markdown file, for links from hand-written ones."""
    is_start = path in {Route("start").path(lang) for lang in LANGUAGES}
    return f"{path}index.md" if is_start else f"{path.rstrip('/')}.md"


def schema_files(config: MkDocsConfig) -> Iterator[File]:
    """The schemas of the plan's files, for editors everywhere."""
    for name, text in schemas().items():
        yield generated(config, f"schemas/{name}", text)


def change_files(site: Site, config: MkDocsConfig) -> Iterator[File]:
    """The feeds and lists of what has changed, if that is known."""
    if site.history is None:
        return
    for make in (feeds, change_lists):
        for path, content in make(site.history, site.plan, site.base_url):
            yield generated(config, path, content)


def only_faults(files: Files, config: MkDocsConfig) -> Files:
    """While serving, faulty data leaves one page, which says what is wrong."""
    return Files([generated(config, "index.md")])


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


def add_assets(files: Files, config: MkDocsConfig) -> Assets:
    """Add this package's browser files under a name that changes with their contents.

    Of the theme's own files the site uses the stylesheet for prose; its
    scripts and source maps are left out.
    """
    for file in list(files):
        if file.src_uri.startswith("assets/javascripts/") or file.src_uri.endswith(".map"):
            files.remove(file)
    own_files = browser_files()
    folder = f"assets/actionplan-{fingerprint(own_files)}"
    for name, content in own_files.items():
        files.append(File.generated(config, f"{folder}/{name}", content=content))
    prose = [
        file.src_uri
        for file in files
        if file.src_uri.startswith("assets/stylesheets/main.") and file.src_uri.endswith(".css")
    ]
    own = [f"{folder}/{STYLESHEET}", *(str(path) for path in config.extra_css)]
    return Assets(folder, tuple(own), tuple(prose))

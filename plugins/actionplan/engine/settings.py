"""MkDocs' own settings that a plan's site does not follow: each is named, none is passed over in silence.

What becomes of every setting stands in the product's documentation (settings.md); a test compares it with
MkDocs' list.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from actionplan.engine.files import name_of

# Settings of the uppermost level that say how pages look, or what stands in MkDocs' menu.
_WITHOUT_EFFECT = (
    *("nav", "site_description", "site_author", "copyright"),
    *("repo_name", "edit_uri", "edit_uri_template"),
)
# Of the theme: where its pieces are, what else it makes, and what a site of a plan has anyway.
_OF_THEME = {"name", "custom_dir", "static_templates", "language", "locale", "font"}
# Of ``extra``: what Material reads (https://squidfunk.github.io/mkdocs-material/setup/); the rest may be
# other plugins'.
_OF_EXTRA = {
    *("alternate", "analytics", "annotate", "consent", "generator", "homepage", "scope", "social"),
    *("status", "tags", "version"),
}
# Made by us, whatever a project has under these names.
OUR_TEMPLATES = ("main.html", "404.html", "sitemap.xml", "blog.html", "blog-post.html")

_THEME = "material"


@dataclass(frozen=True)
class Remark:
    """What there is to say of a setting: the words for it (table ``settings``), and what fills them in."""

    code: str
    severity: Literal["error", "warning", "info"]
    params: Mapping[str, str] = field(default_factory=dict)


def remarks(config: MkDocsConfig, data: Path) -> Iterator[Remark]:
    """What there is to say of a project's settings.

    Args:
        config: MkDocs' own settings.
        data: the plan's folder.
    """
    if _are_nested(Path(config.site_dir), data):
        params = {"site_dir": os.path.relpath(config.site_dir), "data": os.path.relpath(data)}
        yield Remark("site_dir", "error", params)
    for script in config.extra_javascript:
        yield Remark("script", "warning", {"value": str(script)})
    for path in config.extra_css:
        if _is_elsewhere(str(path), config.site_url or ""):
            yield _style("style_elsewhere", str(path), config)
    unused = list(_without_effect(config))
    for name, path in _templates_in(config.theme.custom_dir):
        if name in OUR_TEMPLATES:
            yield Remark("template", "warning", {"file": path})
        else:
            unused.append(path)
    if unused:
        yield Remark("without_effect", "info", {"names": ", ".join(unused)})


def _are_nested(site: Path, data: Path) -> bool:
    """Whether a build, which empties the site's folder, would empty the plan's."""
    one, other = site.resolve(), data.resolve()
    return one.is_relative_to(other) or other.is_relative_to(one)


def _is_elsewhere(path: str, site_url: str) -> bool:
    parts = urlsplit(path)
    return bool(parts.scheme or parts.netloc) and not (site_url and path.startswith(site_url))


def stylesheets(config: MkDocsConfig) -> tuple[str, ...]:
    """Those of ``extra_css`` that may be loaded: paths from the site's root or, with a slash, the host's."""
    site_url = config.site_url or ""
    paths = (str(path) for path in config.extra_css)
    return tuple(path.removeprefix(site_url) for path in paths if not _is_elsewhere(path, site_url))


def missing_stylesheets(config: MkDocsConfig, published: Iterable[str]) -> Iterator[Remark]:
    """Those of ``extra_css`` that the site does not have.

    Args:
        config: MkDocs' own settings.
        published: the paths of all that the site has.
    """
    there = set(published)
    for path in stylesheets(config):
        name = urlsplit(path).path
        if not path.startswith("/") and name not in there:
            yield _style("style_missing", path, config)


def _style(code: str, path: str, config: MkDocsConfig) -> Remark:
    return Remark(code, "warning", {"value": path, "folder": os.path.relpath(config.docs_dir)})


def page_remarks(config: MkDocsConfig, pages: Iterable[File]) -> Iterator[Remark]:
    """What there is to say of pages; one that names a template of its own is put into the plan's frame.

    Args:
        config: MkDocs' own settings.
        pages: those that are read.
    """
    for file in pages:
        template = file.page.meta.get("template") if file.page else None
        if file.page and template and template not in OUR_TEMPLATES:
            del file.page.meta["template"]
            params = {"file": name_of(file, config), "value": str(template)}
            yield Remark("page_template", "warning", params)


def _templates_in(folder: str | None) -> Iterator[tuple[str, str]]:
    """The templates in a folder of theme pieces: their names there, and their paths."""
    root = Path(folder) if folder else None
    for path in sorted(root.rglob("*")) if root else ():
        name = path.relative_to(root or path).as_posix()
        if path.is_file() and (path.suffix == ".html" or name in OUR_TEMPLATES):
            yield name, os.path.relpath(path)


def _as_written(config: MkDocsConfig) -> dict[str, Any]:
    """The settings as they stand in the files: MkDocs fills in what nobody has said."""
    with Path(config.config_file_path).open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=config))


def _without_effect(config: MkDocsConfig) -> Iterator[str]:
    """The names of the settings that somebody has made, and that nothing follows."""
    said = _as_written(config)
    yield from (name for name in _WITHOUT_EFFECT if said.get(name))
    theme = said.get("theme")
    if config.theme.name != _THEME:
        yield f"theme: {config.theme.name or 'null'}"
    if isinstance(theme, dict):
        yield from (f"theme.{name}" for name in theme if name not in _OF_THEME and theme[name])
    yield from (f"extra.{name}" for name in sorted(_OF_EXTRA & config.extra.keys()))

"""Who else takes part in a build: what must be shown to them cannot be left out."""

from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig

# By which MkDocs tells of pages, of the menu that they stand in, and of the templates that list them
# (https://www.mkdocs.org/dev-guide/plugins/#events).
_PAGE_EVENTS = (
    *("nav", "env", "pre_template", "template_context", "post_template"),
    *("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page"),
)
# By which it tells that the site's folder is filled.
_AT_THE_END = ("post_build",)


def pages_are_looked_at(config: MkDocsConfig, ours: object) -> bool:
    """Whether somebody else is told of pages, or has templates that list them.

    Then generated pages must be pages of MkDocs too; else they are files, which cost less.

    Args:
        config: MkDocs' own settings.
        ours: this package's plugin.
    """
    return bool(config.extra_templates or _others_listen(config, ours, _PAGE_EVENTS))


def site_is_looked_at(config: MkDocsConfig, ours: object) -> bool:
    """Whether somebody else is told of pages or of the whole site; then all of it must be made in a build.

    The arguments are those of :func:`pages_are_looked_at`.
    """
    return pages_are_looked_at(config, ours) or end_is_looked_at(config, ours)


def end_is_looked_at(config: MkDocsConfig, ours: object) -> bool:
    """Whether somebody else has something to do when the site's folder is filled.

    The arguments are those of :func:`pages_are_looked_at`.
    """
    return _others_listen(config, ours, _AT_THE_END)


def _others_listen(config: MkDocsConfig, ours: object, events: Iterable[str]) -> bool:
    handlers = (handler for event in events for handler in config.plugins.events[event])
    return any(getattr(handler, "__self__", None) is not ours for handler in handlers)

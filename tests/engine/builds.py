"""Builds in this very process, as a server makes one after the other."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from actionplan.engine.plugin import ActionPlanPlugin
from actionplan.system.cache import Cache
from tests.site.building import BASE_URL


@contextmanager
def started(
    project: Path,
    *plugins: tuple[str, BasePlugin],  # type: ignore[type-arg]
    command: Literal["build", "serve"] = "build",
) -> Iterator[MkDocsConfig]:
    """A project's settings, with more plugins than it has, until MkDocs shuts down."""
    config = load_config(str(project / "mkdocs.yml"), site_url=BASE_URL, site_dir=str(project / "site"))
    for name, plugin in plugins:
        config.plugins[name] = plugin
    # MkDocs keeps plugins from project to project, as long as its process lasts.
    ours = config.plugins["actionplan"]
    assert isinstance(ours, ActionPlanPlugin)
    ours.cache = Cache()
    config.plugins.on_startup(command=command, dirty=False)
    try:
        yield config
    finally:
        config.plugins.on_shutdown()


def build_once(project: Path, *plugins: tuple[str, BasePlugin]) -> None:  # type: ignore[type-arg]
    """Build a project."""
    with started(project, *plugins) as config:
        build(config)

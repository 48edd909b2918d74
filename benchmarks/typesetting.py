"""What the plan as PDF costs: the seconds of each document, made alone."""

import time
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from actionplan.documents.document import PRINTED, document, document_path
from actionplan.documents.making import typeset
from actionplan.documents.pdf import unavailable
from actionplan.engine.plugin import ActionPlanPlugin
from actionplan.pages import Site
from actionplan.plan.values import LANGUAGES


def site_of(project: Path) -> Site:
    """What a project's site is made from, its hand-written pages read."""
    config = load_config(str(project / "mkdocs.yml"))
    build(config)
    plugin = config.plugins["actionplan"]
    assert isinstance(plugin, ActionPlanPlugin)  # noqa: S101 - the settings are ours
    return plugin.site


def report(name: str, project: Path) -> None:
    """Print the figures for a project's documents, or what is missing to make them."""
    if missing := unavailable():
        print(f"PDF, {name}: not measured; install it with {missing}")
        return
    site = site_of(project)
    typeset("<title>warm</title>")  # loads the library and its fonts
    for lang in LANGUAGES:
        for edition in PRINTED:
            started, used = time.perf_counter(), time.process_time()
            made = typeset(document(site, lang, edition))
            wall, cpu = time.perf_counter() - started, time.process_time() - used
            size = f"{made.pages} pages, {len(made.content)} bytes"
            print(f"{document_path(lang, edition)}, {name}: {cpu:.1f} s CPU, {wall:.1f} s; {size}")

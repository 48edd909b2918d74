"""Plans that are built one after the other in one process: what one leaves behind reaches no other."""

import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from benchmarks.plans import generated_plan
from benchmarks.projects import set_plugins
from tests.trees import tree

PLANS = ("alby", "berga", "ceder")


def _plans(target: Path) -> Path:
    for number, name in enumerate(PLANS):
        set_plugins(generated_plan(target / name, 12, seed=number), "[{actionplan: {feeds: false}}]")
    return target


def _build(project: Path) -> None:
    """As the command does; MkDocs keeps the plugin from project to project, as long as the process lasts."""
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def test_the_order_of_plans_changes_no_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    forth = _plans(tmp_path / "forth")
    shutil.copytree(forth, back := tmp_path / "elsewhere/back")
    for name in PLANS:
        _build(forth / name)
    for name in (*reversed(PLANS), PLANS[1]):
        _build(back / name)
    sites = {name: tree(forth / name / "site") for name in PLANS}
    assert {name: tree(back / name / "site") for name in PLANS} == sites
    assert len({site["aktiviteter/index.html"] for site in sites.values()}) == len(PLANS)

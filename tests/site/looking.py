"""Looks at an open page in all settings: what axe finds, and what it does not look for."""

from functools import cache
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AxeResults
from playwright.sync_api import Page

from actionplan.plan.statement import Standard
from tests.checkers_setup import find_axe
from tests.site.visits import SETTINGS, Scheme

# Axe has no rules for level A of WCAG 2.2.
TAGS: tuple[Standard, ...] = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_RUN = """async ({ tags, others }) => {
  const passing = (rule) => !rule.tags.some((tag) => tag === "experimental" || tag === "deprecated");
  const wanted = (rule) => others || rule.tags.includes("cat.color");
  const rules = axe.getRules(tags).filter((rule) => passing(rule) && wanted(rule)).map((rule) => rule.ruleId);
  // No rule that is run needs the stylesheets' texts, for which axe would fetch them.
  const options = { runOnly: rules, resultTypes: ["violations"], preload: false };
  const { violations } = await axe.run(document, options);
  return { violations };
}"""

# WCAG 1.4.12, and the text size of 1.4.4.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
LARGE = "html { font-size: 200% !important; }"

MEASURES = (Path(__file__).parent / "measures.js").read_text("utf-8")


@cache
def _scripts() -> str:
    return f"{find_axe().read_text('utf-8')};{MEASURES};0"


def axe(page: Page, *, others: bool = True) -> list[str]:
    """What axe finds in a page that has its script: by its rules on colours, and by all others if asked."""
    found: dict[str, Any] = page.evaluate(_RUN, {"tags": TAGS, "others": others})
    return [AxeResults(found).generate_report()] if found["violations"] else []


def measured(page: Page, *names: str) -> list[str]:
    """The faults that functions of measures.js find in a page."""
    faults: list[str] = page.evaluate("names => names.flatMap(name => measures[name]())", list(names))
    return faults


def laid(page: Page, style: str) -> list[str]:
    """What does not fit when a reader's own style lies over the page's."""
    page.evaluate("style => measures.lay(style)", style)
    faults = measured(page, "sideways", "cut")
    page.evaluate("measures.lay('')")
    return [f"with {{{style}}}: {fault}" for fault in faults]


def bring_scripts(page: Page) -> None:
    """Make axe and the functions of measures.js known to a page."""
    page.evaluate(_scripts())


def look(page: Page) -> list[str]:
    """Every fault of the page as it stands now, with the setting that it shows in."""
    bring_scripts(page)
    faults: dict[str, list[str]] = {}
    for scheme, width in SETTINGS:
        _set(page, scheme, width)
        found = axe(page, others=scheme == "light")
        if scheme == "light":
            found += _measured_at(page, width)
        faults[f"{scheme} {width}"] = found
    return _with_settings(faults) + _unmarked(page)


def measure(page: Page) -> list[str]:
    """The faults of the page that depend on how long its texts are, with the setting that they show in."""
    page.evaluate(MEASURES)
    faults: dict[str, list[str]] = {}
    for scheme, width in SETTINGS:
        if scheme == "light":
            _set(page, scheme, width)
            faults[f"{scheme} {width}"] = _measured_at(page, width)
    return _with_settings(faults) + _unmarked(page)


def _set(page: Page, scheme: Scheme, width: int) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce", forced_colors="none")
    page.set_viewport_size({"width": width, "height": 800})


def _measured_at(page: Page, width: int) -> list[str]:
    faults = measured(page, "sideways", "cut", "small") + laid(page, SPACED)
    return faults + ([*laid(page, LARGE), *measured(page, "moving")] if width == 1280 else [])


def _unmarked(page: Page) -> list[str]:
    page.emulate_media(forced_colors="active")
    return _with_settings({"forced colours 320": measured(page, "unmarked")})


def _with_settings(faults: dict[str, list[str]]) -> list[str]:
    return [f"{setting}: {fault}" for setting, found in faults.items() for fault in found]

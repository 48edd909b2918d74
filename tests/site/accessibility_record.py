"""What the accessibility tests look at: data/accessibility-tests.yaml, which the statement is made from.

The record is made of the tests' own tables, so that it can say no more than they do. The tests named
here find no fault, or the suite fails.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import axe_playwright_python
import yaml

from actionplan.accessibility import AccessibilityTestsFile, Check, Setting, Standard, State
from actionplan.editing.formatting import formatted
from actionplan.routes import Route
from actionplan.values import LANGUAGES
from tests import test_contrast
from tests.site import test_filter, test_fit, test_pages, test_reading_pages, test_search, test_terms
from tests.site.building import ROOT

FILE = ROOT / "data/accessibility-tests.yaml"
Test = Callable[..., None]

# The test that runs the engine on each page, and those that do so after what a reader does there.
_STATES: dict[State, Test] = {
    "suggestions": test_search.test_axe_finds_nothing_in_the_open_list,
    "results": test_search.test_axe_finds_nothing_among_results,
    "no-results": test_search.test_axe_finds_nothing_among_results,
    "filtered": test_reading_pages.test_every_kind_of_page_is_sound,
    "nothing-left": test_reading_pages.test_every_kind_of_page_is_sound,
    "definition": test_terms.test_axe_finds_nothing_with_a_definition_open,
    "answer": test_fit.test_axe_finds_nothing,
}

# The tests of what no engine can judge.
_CHECKS: dict[Check, tuple[Test, ...]] = {
    "keyboard": (
        test_search.test_suggestions_by_keyboard_alone,
        test_filter.test_everything_works_with_the_keyboard_at_320_pixels,
        test_terms.test_the_keyboard_opens_and_closes,
        test_fit.test_an_answer_by_keyboard_alone,
    ),
    "reflow": (test_reading_pages.test_every_kind_of_page_is_sound, test_fit.test_axe_finds_nothing),
    "headings": (test_pages.test_every_page_says_what_it_is, test_pages.test_no_heading_level_is_skipped),
    "contrast": (test_contrast.test_texts_in_pictures_can_be_read,),
}

# The tags of the rules that the engine follows unless it is told otherwise; its rules of WCAG 2.2 it
# leaves out (https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md).
_STANDARDS: tuple[Standard, ...] = tuple(tag for tag in get_args(Standard) if not tag.startswith("wcag22"))

_HEAD = """\
# yaml-language-server: $schema=../schemas/accessibility-tests.schema.json
# Vad tillgänglighetsproven har granskat. Filen skrivs av dem, och redogörelsen görs av den:
#   pytest tests/site/test_accessibility.py --rewrite-expected
# Ändra den inte för hand.
"""


def tested() -> AccessibilityTestsFile:
    """What the tests of this version look at."""
    paths = test_reading_pages.PATHS + [Route("fit").path(lang) for lang in LANGUAGES]
    return AccessibilityTestsFile(
        engine=_engine(),
        browser="Chromium",
        standards=_STANDARDS,
        off=(),
        settings=tuple(Setting(scheme=scheme, width=width) for scheme, width in test_reading_pages.SETTINGS),
        pages=tuple(f"/{path}" for path in paths),
        states=tuple(_STATES),
        checks=tuple(_CHECKS),
    )


def _engine() -> str:
    """The name of the engine that the browser tests load, with its version."""
    script = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    found = re.match(r"/\*! axe v([0-9.]+)", script)
    assert found
    return f"axe-core {found[1]}"


def as_file(record: AccessibilityTestsFile) -> str:
    """The text of ``data/accessibility-tests.yaml``."""
    data: dict[str, Any] = record.model_dump(mode="json", exclude_defaults=True)
    text = _HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return formatted(FILE.name, text.encode()).decode()

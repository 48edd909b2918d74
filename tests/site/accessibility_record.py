"""What the accessibility tests look at: data/accessibility-tests.yaml, which the statement is made from.

The record is made of the tests' own tables, so that it can say no more than they do. The tests named
here find no fault, or the suite fails.
"""

from collections.abc import Callable
from typing import Any, get_args

import yaml

from actionplan.editing.formatting import formatted
from actionplan.plan.statement import AccessibilityTestsFile, PageState, Setting, TestedCheck
from tests.checkers_setup import axe_version
from tests.site import (
    test_everybody,
    test_filter,
    test_fit,
    test_html,
    test_keyboard,
    test_pages,
    test_pictures,
    test_search,
    test_terms,
)
from tests.site.building import ROOT
from tests.site.looking import TAGS
from tests.site.visits import ALL, SETTINGS, VISITS
from tests.web import test_contrast

FILE = ROOT / "data/accessibility-tests.yaml"
Test = Callable[..., None]

# The tests of what no engine can judge.
_CHECKS: dict[TestedCheck, tuple[Test, ...]] = {
    "keyboard": (
        test_search.test_suggestions_by_keyboard_alone,
        test_filter.test_everything_works_with_the_keyboard_at_320_pixels,
        test_terms.test_the_keyboard_opens_and_closes,
        test_fit.test_an_answer_by_keyboard_alone,
        test_keyboard.test_buttons_copy_and_download,
    ),
    "focus": (
        test_keyboard.test_the_tab_key_stops_at_everything_in_turn_and_is_seen,
        test_keyboard.test_focus_changes_what_is_seen,
    ),
    "reflow": (test_everybody.test_a_page_is_for_everybody,),
    "text-spacing": (test_everybody.test_a_page_is_for_everybody,),
    "text-size": (test_everybody.test_a_page_is_for_everybody,),
    "targets": (test_everybody.test_a_page_is_for_everybody,),
    "reduced-motion": (test_everybody.test_a_page_is_for_everybody,),
    "forced-colours": (
        test_everybody.test_a_page_is_for_everybody,
        test_pictures.test_forced_colours_show_what_can_be_chosen_and_where_one_is,
        test_search.test_marks_can_be_read_in_forced_colours,
        test_terms.test_forced_colours_and_print,
    ),
    "headings": (test_pages.test_every_page_says_what_it_is, test_pages.test_no_heading_level_is_skipped),
    "languages": (test_html.test_every_part_is_in_the_language_that_it_says,),
    "contrast": (test_contrast.test_texts_in_pictures_can_be_read,),
    "html": (test_html.test_every_page_is_valid,),
}

_HEAD = """\
# yaml-language-server: $schema=../schemas/accessibility-tests.schema.json
# Vad tillgänglighetsproven har granskat. Filen skrivs av dem, och redogörelsen görs av den:
#   pytest tests/site/test_accessibility.py --rewrite-expected
# Ändra den inte för hand.
"""


def tested() -> AccessibilityTestsFile:
    """What the tests of this version look at, with the checkers that are here."""
    states = {visit.state for visit in VISITS}
    return AccessibilityTestsFile(
        engine=f"axe-core {axe_version()}",
        browser="Chromium",
        standards=TAGS,
        off=(),
        settings=tuple(Setting(scheme=scheme, width=width) for scheme, width in SETTINGS),
        pages=tuple(dict.fromkeys(f"/{visit.path(lang).split('?')[0]}" for visit, lang in ALL)),
        states=tuple(state for state in get_args(PageState) if state in states),
        checks=tuple(_CHECKS),
    )


def as_file(record: AccessibilityTestsFile) -> str:
    """The text of ``data/accessibility-tests.yaml``."""
    data: dict[str, Any] = record.model_dump(mode="json", exclude_defaults=True)
    text = _HEAD + yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return formatted(FILE.name, text.encode()).decode()

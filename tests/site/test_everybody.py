"""Every kind of page, in every state, for everybody: what axe finds, and what it does not look for.

Every rule of axe for WCAG 2.0 to 2.2, A and AA, and of its best practices is run. None is switched off; only
what axe itself calls experimental or deprecated is left out. Each page is opened once and looked at in one
setting after the other: by all rules at 1280 and 320 pixels in light, and in dark at both widths by those
that depend on colours, which are the rules that axe gives the tag ``cat.color``.

Every visit is made in both languages whenever the tests are run. Where the languages have their markup of
one template, axe looks at one of them, and the other's texts are measured; ``make test-whole`` has axe look
at that as well, every week and before a release (see ``short_round``).
"""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from actionplan.plan.values import Language
from tests.site.looking import SPACED, axe, bring_scripts, laid, look, measure, measured
from tests.site.visits import ALL, VISITS, Visit, short_round

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.name)
def test_a_page_is_for_everybody(context: BrowserContext, address: str, visit: Visit) -> None:
    """Nothing that axe finds, and nothing cut, out of reach, too small or moving."""
    for lang in visit.languages:
        page = _visited(context, address, visit, lang)
        faults = look(page) if lang in short_round(visit) else measure(page)
        assert not faults, "\n".join([lang, *faults])
        page.close()


@pytest.mark.whole_round
@pytest.mark.parametrize(
    ("visit", "lang"),
    [(visit, lang) for visit, lang in ALL if lang not in short_round(visit)],
    ids=lambda part: getattr(part, "name", part),
)
def test_its_other_language_is_for_everybody(
    context: BrowserContext, address: str, visit: Visit, lang: Language
) -> None:
    """The rest of the whole round: axe, in the languages that it does not look at in every run."""
    faults = look(_visited(context, address, visit, lang))
    assert not faults, "\n".join(faults)


def _visited(context: BrowserContext, address: str, visit: Visit, lang: Language) -> Page:
    page = context.new_page()
    page.goto(address + visit.path(lang))
    visit.act(page)
    return page


# A page with one fault for each check, to know that they are made.
_FAULTY = """<!doctype html><html lang="sv"><title>x</title><main><h1>x</h1>
<p style="color: #999">Hard to read.</p><h4>x</h4><img src="data:,">
<button style="width: 10px; height: 10px; padding: 0; border: 0; appearance: none; transition: 1s"></button>
<button style="width: 10px; height: 10px; padding: 0">x</button>
<div style="width: 900px; height: 1em; overflow: hidden">x<br>x</div></main>"""


def test_faults_are_found(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    page.set_content(_FAULTY)
    bring_scripts(page)
    report = axe(page)[0]
    for rule in ("color-contrast", "heading-order", "image-alt", "button-name", "target-size"):
        assert rule in report, rule
    for name in ("sideways", "cut", "small", "moving", "unmarked"):
        assert measured(page, name), name
    assert len(laid(page, SPACED)) == 2
    page.close()

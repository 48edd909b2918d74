"""The guard of the browser tests notes what it is there to note, and the policy stops what it must stop."""

from functools import partial

import pytest
from playwright.sync_api import Browser, expect

from actionplan.security.policy import page_policy
from tests.serving import QuietHandler, served
from tests.site.guard import Guard

pytestmark = pytest.mark.browser

_PAGE = '<!doctype html><title>A page</title>{head}<h1 {attributes}>A page</h1><script src="x.js"></script>'
_POLICY = f'<meta http-equiv="Content-Security-Policy" content="{page_policy()}">'
_INLINE = "<script>document.title += ' changed by an element'</script>"
_ATTRIBUTES = 'onclick="document.title += \' and an attribute\'" style="color: red"'


class _Handler(QuietHandler):
    """Answers with a page, or with the script that it loads."""

    def __init__(self, page: str, script: str, *rest: object) -> None:
        self._page, self._script = page, script
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 - the library's name
        is_script = self.path.endswith(".js")
        self.send_response(200)
        self.send_header("Content-Type", "text/javascript" if is_script else "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((self._script if is_script else self._page).encode())


def _visited(browser: Browser, script: str, head: str = _POLICY, attributes: str = "") -> tuple[str, str]:
    """Open a page whose own script is ``script``; returns its title in the end and what the guard says."""
    profile = browser.new_context()
    guard = Guard(profile)
    ran = 'document.documentElement.dataset.ran = "yes"; '
    with served(partial(_Handler, _PAGE.format(head=head, attributes=attributes), ran + script)) as address:
        page = profile.new_page()
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("data-ran", "yes")
        page.click("h1")
        title = page.title()
        guard.close()
    return title, "\n".join(guard.faults)


def test_nothing_that_stands_in_a_page_runs(browser: Browser) -> None:
    title, said = _visited(browser, "", _POLICY + _INLINE, _ATTRIBUTES)
    assert title == "A page"
    for directive in ("script-src-elem", "script-src-attr", "style-src-attr"):
        assert f"against the policy: {directive} inline" in said
    title, said = _visited(browser, "", _INLINE, _ATTRIBUTES)
    assert (title, said) == ("A page changed by an element and an attribute", "")


@pytest.mark.parametrize(
    ("directive", "script"),
    [
        ("require-trusted-types-for", 'document.body.innerHTML = "<b>text</b>"'),
        ("require-trusted-types-for", 'eval("1")'),
        ("img-src", 'new Image().src = "https://elsewhere.example/"'),
        ("img-src", 'new Image().src = "data:image/gif;base64,R0lGODlhAQABAAAAACw="'),
        ("connect-src", 'fetch("https://elsewhere.example/").catch(() => {})'),
        ("base-uri", 'document.head.append(Object.assign(document.createElement("base"), { href: "/x/" }))'),
        ("frame-src", 'document.body.append(Object.assign(document.createElement("iframe"), { src: "/" }))'),
        ("require-trusted-types-for", 'new Worker(URL.createObjectURL(new Blob([""])))'),
    ],
)
def test_not_even_the_sites_own_scripts_may(browser: Browser, directive: str, script: str) -> None:
    _, said = _visited(browser, script)
    assert f"against the policy: {directive} " in said, said


@pytest.mark.parametrize(
    ("fault", "script"),
    [
        ("asks another site: https://elsewhere.example/", 'new Image().src = "https://elsewhere.example/"'),
        ("the page stores something: it", 'localStorage.setItem("it", "kept")'),
        ("stored: {'origin'", 'localStorage.it = "kept"'),
        ("the page stores something: a cookie", 'document.cookie = "it=kept"'),
        ("stored: {'name': 'it'", 'document.cookie = "it=kept"'),
        ("session storage: ['it']", 'sessionStorage.it = "kept"'),
        ("dialog: told", 'alert("told")'),
        ("console: told", 'console.error("told")'),
        ("told", 'throw Error("told")'),
    ],
)
def test_the_guard_says(browser: Browser, fault: str, script: str) -> None:
    _, said = _visited(browser, script, head="")
    assert fault in said, said

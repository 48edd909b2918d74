"""Makes the pictures in the README, CONTRIBUTING and docs/ from the real site and commands; run by hand.

``python -m docs.screenshots`` makes all, ``python -m docs.screenshots fel`` one of them. What is
shown is what the commands print and what the site looks like, with an example change
to a copy of the plan.
"""

import base64
import html
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import FloatRect, Page, sync_playwright

from tests.browser_setup import ARGUMENTS, find_browser
from tests.serving import served_folder
from tests.site.building import ROOT, build, copy_project

PICTURES = ROOT / "docs/pages/pictures"
EXAMPLE_FORGE = "https://github.com/lansstyrelsen-exempel/handlingsplan"

# The activity that is changed in the pictures, and the changes to it.
ACTIVITY = "boende-3"
REWORDED = ("Genomföra uppföljning av bostadsmarknadsenkäten.", "Följa upp bostadsmarknadsenkäten varje år.")
SHARED = (
    "responsible: [lansstyrelsen-vasternorrland]",
    "responsible: [lansstyrelsen-vasternorrland, lanets-kommuner]",
)
MISSPELT = ("responsible: [lansstyrelsen-vasternorrland]", "ansvarig: [lansstyrelsen-vasternorrland]")
UNKNOWN = ("focus_area: boende\n", "focus_area: bonde\n")

CHOSEN = "organisation=sundsvall-kommun&focus_area=boende"

BELOW_THE_HEADER: FloatRect = {"x": 0, "y": 120, "width": 900, "height": 380}

_TERMINAL = """<!doctype html><meta charset="utf-8"><style>
  body {{ margin: 0; width: fit-content; max-width: 900px; background: #fff; }}
  pre {{ margin: 0; padding: 16px 20px; background: #f4f4f1; border-left: 6px solid #00694e;
        font: 14px/1.5 "DejaVu Sans Mono", monospace; white-space: pre-wrap; color: #1b1b1b; }}
  b {{ color: #00694e; }}
</style><pre><b>$ {command}</b>
{output}</pre>"""

_BESIDE = """<!doctype html><meta charset="utf-8"><style>
  body {{ margin: 0; padding: 12px; width: 876px; background: #fff; font: bold 16px/1.5 sans-serif; }}
  figure {{ margin: 0 0 12px; }} img {{ display: block; width: 100%; border: 1px solid #999; }}
</style><figure>Före{before}</figure><figure>Efter{after}</figure>"""


@contextmanager
def _copy() -> Iterator[Path]:
    """A copy of the repository's plan, pages and settings, with git's history of one version."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        copy_project(copy)
        git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
        for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Planen"]):
            subprocess.run([*git, *words], cwd=copy, check=True)
        yield copy


def _change(copy: Path, *changes: tuple[str, str]) -> None:
    file = copy / "data/activities.yaml"
    text = file.read_text("utf-8")
    for old, new in changes:
        if old not in text:
            raise SystemExit(f"{old!r} stands in the plan no longer: choose another example.")
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def _output(copy: Path, *words: str) -> str:
    command = [sys.executable, "-m", "actionplan", *words]
    return subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False).stdout


def _terminal(page: Page, name: str, copy: Path, *words: str) -> None:
    shown = {
        "command": html.escape("actionplan " + " ".join(words)),
        "output": html.escape(_output(copy, *words)),
    }
    page.set_content(_TERMINAL.format(**shown))
    page.locator("pre").screenshot(path=PICTURES / f"{name}.png")


def _open(page: Page, copy: Path) -> None:
    """Build the site and open the activity's page."""
    site = build(copy, copy / "site", REPO_URL=EXAMPLE_FORGE)
    page.goto((site / f"aktiviteter/{ACTIVITY}/index.html").as_uri())


def fel(page: Page) -> None:
    """What ``check`` says of a misspelt field and an unknown focus area."""
    with _copy() as copy:
        _change(copy, MISSPELT, UNKNOWN)
        _terminal(page, "fel", copy, "check")


def skillnad(page: Page) -> None:
    """What ``diff`` says of a reworded activity that one more answers for."""
    with _copy() as copy:
        _change(copy, REWORDED, SHARED)
        _terminal(page, "skillnad", copy, "diff", "main")


def foresla(page: Page) -> None:
    """The place of a page where a change can be suggested."""
    with _copy() as copy:
        _open(page, copy)
        place = page.get_by_text("Föreslå en ändring").first
        place.evaluate(
            "node => { node.style.outline = '3px solid #c2410c'; node.scrollIntoView({block: 'center'}); }"
        )
        page.screenshot(path=PICTURES / "foresla.png")


def fore_efter(page: Page) -> None:
    """The activity's page before and after."""
    with _copy() as copy:
        before = _shot(page, copy)
        _change(copy, REWORDED, SHARED)
        page.set_content(_BESIDE.format(before=before, after=_shot(page, copy)))
        page.locator("body").screenshot(path=PICTURES / "fore-efter.png")


def activities(page: Page) -> None:
    """The list of activities, of which an organisation and a focus area are chosen."""
    with _copy() as copy, served_folder(build(copy, copy / "site")) as address:
        page.set_viewport_size({"width": 1200, "height": 720})
        page.goto(f"{address}en/activities/?{CHOSEN}")
        page.get_by_text("6 activities of 54").wait_for()
        page.screenshot(path=PICTURES / "activities.png")


def _shot(page: Page, copy: Path) -> str:
    """The page's beginning as an image in HTML."""
    _open(page, copy)
    picture = base64.b64encode(page.screenshot(clip=BELOW_THE_HEADER)).decode()
    return f'<img src="data:image/png;base64,{picture}">'


ALL = {
    "fel": fel,
    "skillnad": skillnad,
    "foresla": foresla,
    "fore-efter": fore_efter,
    "activities": activities,
}


def main(names: list[str]) -> None:
    """Make the named pictures, or all."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        for name in names or ALL:
            page = browser.new_page(viewport={"width": 900, "height": 520}, locale="sv-SE")
            ALL[name](page)
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])

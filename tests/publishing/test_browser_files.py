"""The files that the pages load: all of them, in one order, and under a name that changes with them."""

import re
from pathlib import Path

import actionplan
from actionplan.publishing.browser_files import STYLESHEET, browser_files, fingerprint, stylesheet

_WEB = Path(actionplan.__file__).parent / "web"


def test_every_file_is_served_under_its_own_name() -> None:
    served = browser_files()
    assert len(served) > 40
    for name, content in served.items():
        if name != STYLESHEET and not name.endswith(".mjs"):
            assert content == (_WEB / name).read_bytes()
    files = {path.relative_to(_WEB).as_posix() for path in _WEB.rglob("*") if path.is_file()}
    assert {name for name in files if not name.endswith(".css")} == set(served) - {STYLESHEET}


def test_the_stylesheet_has_every_part_once() -> None:
    parts = {path: path.read_text("utf-8") for path in (_WEB / "style").glob("*.css")}
    order = parts.pop(_WEB / "style/index.css")
    assert sorted(re.findall(r'@import "(.*)"', order)) == sorted(path.name for path in parts)
    assert len(parts) > 10
    assert all(stylesheet().count(part) == 1 for part in parts.values())
    assert "@import" not in stylesheet()


def test_print_overrides_the_screen() -> None:
    """What applies on paper stands after what it overrides."""
    sheet = stylesheet()
    assert sheet.index("/* The look:") == 0
    assert sheet.index("/* --- Print") > max(
        sheet.index(f"/* --- {part}") for part in ("Search", "The whole plan")
    )


def test_what_the_stylesheet_names_is_there() -> None:
    named = set(re.findall(r'url\("(.*?)"\)', stylesheet()))
    assert len(named) == 2
    assert named <= set(browser_files())


def test_the_name_changes_with_what_is_served() -> None:
    files = {"a.mjs": b"1", "b.mjs": b"2"}
    names = {
        fingerprint(files),
        fingerprint(files | {"a.mjs": b"3"}),
        fingerprint({"c.mjs": b"1", "b.mjs": b"2"}),
    }
    assert len(names) == 3
    assert all(re.fullmatch("[0-9a-f]{10}", name) for name in names)

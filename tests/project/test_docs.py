"""The documentation is built strictly, leads somewhere, loads nothing of others, and names what there is."""

import os
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

import actionplan
from tests.project.test_house import _ROOMS
from tests.site.building import ENGINE, ROOT

PACKAGE = Path(actionplan.__file__).parent
PAGES = ROOT / "docs/pages"
MARKDOWN = sorted(PAGES.rglob("*.md"))
_TEXT = {path: path.read_text("utf-8") for path in MARKDOWN}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("docs")
    result = subprocess.run(
        [*ENGINE, "build", "--strict", "--config-file", "docs/mkdocs.yml", "--site-dir", str(target)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return target


@pytest.fixture(scope="module")
def parsed(built: Path) -> dict[Path, BeautifulSoup]:
    return {path: BeautifulSoup(path.read_text("utf-8"), "html.parser") for path in built.rglob("*.html")}


def test_every_page_is_built(built: Path) -> None:
    names = {path.relative_to(PAGES).with_suffix(".html") for path in MARKDOWN}
    assert {path.relative_to(built) for path in built.rglob("*.html")} == names | {Path("404.html")}


def test_every_link_leads_somewhere(parsed: dict[Path, BeautifulSoup]) -> None:
    for path, page in parsed.items():
        if path.name == "404.html":  # shown at any address, so its links begin at the root
            continue
        for link in page.select("a[href]"):
            parts = urlsplit(str(link["href"]))
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            target = target / "index.html" if target.is_dir() else target
            assert target.exists(), f"{path.name}: {link['href']}"
            if parts.fragment and target.suffix == ".html":
                assert parsed[target].find(id=unquote(parts.fragment)), f"{path.name}: {link['href']}"


def test_nothing_is_loaded_from_another_site(built: Path, parsed: dict[Path, BeautifulSoup]) -> None:
    for path, page in parsed.items():
        loaded = [
            *(str(item["src"]) for item in page.select("[src]")),
            *(str(item["href"]) for item in page.select("link[href]")),
            *(str(item.get("srcset", "")) for item in page.select("[srcset]")),
        ]
        assert loaded
        assert [address for address in loaded if urlsplit(address).netloc] == [], path.name
    for style in built.rglob("*.css"):
        assert not re.search(r"(@import|url\()\s*[\"']?(https?:)?//", style.read_text("utf-8")), style.name


def test_a_search_finds_the_options(built: Path) -> None:
    assert "security_contact" in (built / "search/search_index.json").read_text("utf-8")


def _named(pattern: str) -> list[tuple[str, str]]:
    """What the pages name in the type of code, each with the name of its page."""
    return [
        (path.name, found)
        for path, text in _TEXT.items()
        for line in re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL).splitlines()
        for code in re.findall(r"`([^`]+)`", line)
        if (found := code) and re.fullmatch(pattern, code)
    ]


# With a folder in front: the name of a file alone can be that of any plan's.
_MODULES = _named(r"(?!site/|build/|content/)[\w.-]+/[\w./-]*\w\.(py|mjs|css|html|toml|yml|conf)(: \w+)?")
_ROOM_NAMES = _named(r"[\w.-]+/([\w-]+/)*")
_FUNCTIONS = _named(r"[a-z_]+\(\)")


def test_what_is_named_is_not_nothing() -> None:
    assert len(_MODULES) > 30 and len(_ROOM_NAMES) > 20 and _FUNCTIONS


@pytest.mark.parametrize(("page", "named"), sorted(set(_MODULES)), ids=str)
def test_a_module_that_is_named_is_there_and_holds_what_is_said(page: str, named: str) -> None:
    path, _, name = named.partition(": ")
    file = next((folder / path for folder in (PACKAGE, ROOT) if (folder / path).is_file()), None)
    assert file, f"{page}: there is no {path}"
    if name:
        definition = rf"^(export )?((async )?def|class|(async )?function|const)? ?{name}\b[^\n]*[=(:]"
        assert re.search(definition, file.read_text("utf-8"), re.MULTILINE), f"{page}: no {name} in {path}"


# Made by a command, or of a project's own.
_MADE = {
    *("site/", "build/docs/", "dist/", ".venv/", ".cache/", ".cache/actionplan/"),
    *("data/", "content/", "plans/"),
}


@pytest.mark.parametrize(("page", "folder"), sorted(set(_ROOM_NAMES)), ids=str)
def test_a_folder_that_is_named_is_there(page: str, folder: str) -> None:
    known = folder in _MADE | {"content/en/"} or any((root / folder).is_dir() for root in (PACKAGE, ROOT))
    assert known, f"{page}: there is no {folder}"


def test_a_function_that_is_named_is_there() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    absent = {name[:-2] for _, name in _FUNCTIONS if f"def {name[:-2]}(" not in sources}
    assert absent == set()


def test_the_table_of_rooms_is_that_of_the_house() -> None:
    rows = re.findall(r"^\| `([a-z]+)/` \|", _TEXT[PAGES / "architecture.md"], re.MULTILINE)
    assert rows == list(_ROOMS)


def test_every_make_target_is_told_of() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", _TEXT[PAGES / "developers.md"]))
    assert named == targets


def test_the_activity_that_is_followed_stands_in_the_plan_as_shown() -> None:
    shown = re.findall(r"```yaml\n(.*?)```", _TEXT[PAGES / "architecture.md"], re.DOTALL)[0]
    swedish, responsible = shown.split("      en:")[0], shown.splitlines()[-1]
    activities = (ROOT / "data/activities.yaml").read_text("utf-8")
    assert swedish in activities
    assert responsible in activities.split(swedish)[1].split("  - id:")[0]

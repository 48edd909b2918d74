"""Each of MkDocs' settings is followed, or refused in words, and the documentation says which."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from actionplan.engine.settings import missing_stylesheets, remarks, stylesheets
from tests.engine.neighbours import broken_links, changed, is_ours, neighbour
from tests.repository import git
from tests.site.building import run_mkdocs, small_project
from tests.trees import tree

_DOCUMENTED = Path(__file__).parents[2] / "docs/pages/settings.md"
_HOST = "https://plan.example/"


def test_the_documentation_names_every_setting() -> None:
    """A setting that a new MkDocs brings must be thought of."""
    rows = re.findall(r"^\| `([a-zA-Z_]+)` \|", _DOCUMENTED.read_text("utf-8"), re.MULTILINE)
    names = {name for name, option in MkDocsConfig._schema} - {"config_file_path", "mdx_configs"}
    assert len(rows) == len(set(rows)) and names <= set(rows)
    assert set(rows) - names == {"INHERIT"}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return neighbour("settings", tmp_path_factory.mktemp("settings") / "project")


@pytest.fixture(scope="module")
def said(project: Path) -> str:
    """What a build says of a project with nearly all settings there are."""
    result = run_mkdocs(project, "build", site_url=_HOST)
    assert result.returncode == 0 and "Traceback" not in result.stderr, result.stderr
    return result.stderr


@pytest.fixture(scope="module")
def site(project: Path, said: str) -> Path:
    """In the folder that the inherited site_dir names, made of that of docs_dir."""
    return project / "ut"


def _warned(said: str) -> list[str]:
    return [line.partition("actionplan: ")[2] for line in said.splitlines() if line.startswith("WARNING")]


@pytest.mark.parametrize(
    "begins",
    [
        *(f"over/{name}: mallen har ingen verkan" for name in ("main.html", "404.html", "sitemap.xml")),
        "mkdocs.yml: extra_css: https://cdn.example/a.css tas inte med",
        "mkdocs.yml: extra_css: //cdn.example/b.css tas inte med",
        "mkdocs.yml: extra_css: saknas.css finns inte",
        "mkdocs.yml: extra_javascript: x/e.js tas inte med",
        "mkdocs.yml: extra_javascript: m.mjs tas inte med",
        'sidor/om.md: fältet template ("egen.html") har ingen verkan',
    ],
)
def test_what_is_refused_is_named(begins: str, said: str) -> None:
    assert [line for line in _warned(said) if line.startswith(begins)]


def test_nothing_else_is_refused(said: str) -> None:
    assert len(_warned(said)) == 9


@pytest.mark.parametrize(
    "name",
    [
        *("nav", "site_description", "site_author", "copyright", "edit_uri", "theme.logo", "theme.features"),
        *("extra.analytics", "over/partials/footer.html"),
    ],
)
def test_what_has_no_effect_is_named(name: str, said: str) -> None:
    (line,) = [line for line in said.splitlines() if "det här har ingen verkan" in line]
    assert line.startswith("INFO") and re.search(rf"\b{re.escape(name)}\b", line)
    assert "theme.custom_dir" not in line and "extra.egen" not in line


def test_pieces_of_a_theme_do_not_empty_the_pages(site: Path) -> None:
    """custom_dir: what has our names has no effect, and its other files are published."""
    pages = [path for path in site.rglob("*.html") if not path.is_relative_to(site / "id")]
    assert len(pages) > 50 and [page for page in pages if not is_ours(page)] == []
    assert "aktiviteter/boende-1/" in (site / "sitemap.xml").read_text("utf-8")
    assert (site / "fil.txt").read_text("utf-8") == "Egen fil\n"
    assert "Hej" not in (site / "index.html").read_text("utf-8")


def test_every_link_is_followed(site: Path) -> None:
    # The host's own stylesheet is beside the site; what is missing has been said.
    lost = {target.rpartition("/")[2] for _, target in broken_links(site, _HOST)}
    assert lost == {"pa-servern.css", "saknas.css", "finns-inte.md"}


def test_local_stylesheets_are_loaded(site: Path) -> None:
    page = BeautifulSoup((site / "aktiviteter/index.html").read_text("utf-8"), "html.parser")
    loaded = [str(tag["href"]) for tag in page.select("link[rel=stylesheet]")]
    assert loaded[1:] == ["../egen.css", "/pa-servern.css", "../egen.css", "../saknas.css"]
    assert "cdn.example" not in str(page)


def test_pages_are_those_that_the_settings_say(site: Path) -> None:
    """docs_dir, exclude_docs, draft_docs, hooks, markdown_extensions, extra_templates, repo_url."""
    text = (site / "om/index.html").read_text("utf-8")
    assert "Kroken syns." in text and 'class="admonition note"' in text and "headerlink" in text
    assert "https://github.com/exempel/plan/edit/main/sidor/om.md" in text
    assert not (site / "utkast").exists() and not (site / "utelamnad").exists()
    assert (site / "robots.txt").read_text("utf-8") == f"Sitemap: {_HOST}sitemap.xml"


@pytest.fixture
def loaded(project: Path) -> MkDocsConfig:
    return load_config(str(project / "mkdocs.yml"))


def test_a_server_follows_what_belongs_to_it(loaded: MkDocsConfig, project: Path) -> None:
    assert str(loaded.dev_addr) == "127.0.0.1:8123"
    assert [Path(path) for path in loaded.watch if path.endswith("krok")] == [project / "krok"]


def test_a_site_at_a_path_of_its_host_may_name_its_own_styles(loaded: MkDocsConfig) -> None:
    assert stylesheets(loaded)[2] == "egen.css"
    assert [item.params["value"] for item in missing_stylesheets(loaded, ["egen.css"])] == ["saknas.css"]


@pytest.mark.parametrize("folder", ["data", "data/ut", "."])
def test_a_build_never_empties_the_plans_folder(folder: str, tmp_path: Path) -> None:
    project = small_project(tmp_path / "p")
    changed(project, ("docs_dir: content", f"docs_dir: ../content\nsite_dir: {folder}"))
    shutil.move(project / "content", tmp_path)
    before = tree(project / "data")
    result = run_mkdocs(project, "build", site_url=_HOST)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "mkdocs.yml: site_dir: ett bygge tömmer mappen" in result.stderr
    assert tree(project / "data") == before


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ("theme: readthedocs\n", "theme: readthedocs"),
        ("theme: mkdocs\n", "theme: mkdocs"),
        ("theme: {name: material, palette: {primary: red}}\n", "theme.palette"),
        ("theme: {name: material}\nrepo_url: https://github.com/a/b\nrepo_name: b\n", "repo_name"),
        ("theme: {name: material}\nedit_uri_template: x/{path}\n", "edit_uri_template"),
        ("theme: {name: material}\nextra: {social: []}\n", "extra.social"),
        ("theme: {name: material, font: false, language: sv}\nextra: {own: 1}\n", ""),
    ],
)
def test_settings_one_by_one(setting: str, named: str, tmp_path: Path) -> None:
    project = changed(
        small_project(tmp_path), ("theme: {name: material, font: false}\n", setting), ("!ENV SITE_URL", _HOST)
    )
    config = load_config(str(project / "mkdocs.yml"))
    found = [item.params["names"] for item in remarks(config, project / "data")]
    assert found == ([named] if named else [])


def test_deploying_goes_where_the_settings_say(project: Path, said: str, tmp_path: Path) -> None:
    """remote_branch and remote_name, with the command that MkDocs has for it."""
    remote = tmp_path / "remote.git"
    git(tmp_path, "init", "-q", "--bare", str(remote))
    copy = shutil.copytree(project, tmp_path / "copy", ignore=shutil.ignore_patterns("ut", ".cache"))
    git(copy, "init", "-q")
    git(copy, "add", "data", "sidor")
    git(copy, "commit", "-qm", "x")
    git(copy, "remote", "add", "vart", str(remote))
    result = run_mkdocs(copy, "gh-deploy", "--no-history", site_url=_HOST)
    assert result.returncode == 0, result.stderr
    listed = subprocess.run(
        ["git", "--git-dir", str(remote), "ls-tree", "-r", "--name-only", "sidor"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert {"aktiviteter/index.html", "data/plan.json", ".htaccess", ".nojekyll"} <= set(listed)

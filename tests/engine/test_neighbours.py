"""Pages that other plugins add are built in the plan's frame, and nothing is written over in silence."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from actionplan.derived.site_file import SiteFile
from actionplan.engine.after_others import AfterOthers
from actionplan.engine.plugin import ActionPlanPlugin
from tests.engine.builds import started
from tests.engine.neighbours import broken_links, changed, is_ours, neighbour
from tests.site.building import run_mkdocs, small_project

_HOST = "https://plan.example/"
_FIRST = "  - actionplan: {search: false}\n"
_LAST = "  - minify: {minify_html: true}\n"


@pytest.fixture(scope="module", params=["first", "last"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built strictly with the plugins that people use most, after ours and before it."""
    project = neighbour("plugins", tmp_path_factory.mktemp("plugins") / "project")
    if request.param == "last":
        changed(project, (_FIRST, ""), (_LAST, _LAST + _FIRST))
    result = run_mkdocs(project, "build")
    assert result.returncode == 0 and "Traceback" not in result.stderr, result.stderr
    return project / "site"


def test_all_pages_stand_in_the_plans_frame(site: Path) -> None:
    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    assert {"extra/index.html", "blog/index.html", "blog/category/nytt/index.html"} <= set(pages)
    others = {name for name, page in pages.items() if not is_ours(page)}
    assert {name for name in others if not name.startswith("id/")} == {"gammal/index.html"}


def test_pages_of_others_say_what_their_plugins_say(site: Path) -> None:
    assert "Genererad text." in (site / "extra/index.html").read_text("utf-8")
    naked = (site / "nakna/index.html").read_text("utf-8")
    assert re.search(r"<title>En sida utan fält – ", naked) and "../aktiviteter/" in naked
    post = (site / "blog/2026/01/02/hej-alla/index.html").read_text("utf-8")
    assert "Resten av texten, med 2 och" in post and "2026-01-02" in post
    listed = (site / "blog/index.html").read_text("utf-8")
    assert "Nyheter" in listed and "Första stycket." in listed and "Resten av texten" not in listed
    assert "../aktiviteter/" in (site / "gammal/index.html").read_text("utf-8")


def test_every_link_leads_somewhere(site: Path) -> None:
    assert broken_links(site, _HOST) == []
    assert f"{_HOST}extra/" in (site / "sitemap.xml").read_text("utf-8")


_OWN = (
    *("content/index.md", "content/aktiviteter/index.md", "content/en/activities/index.md"),
    *("content/data/plan.json", "content/_headers", "content/.htaccess", "content/Sok.md"),
)


@pytest.fixture(scope="module")
def own_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages and files at the plan's addresses, and two that differ in a capital letter alone."""
    project = neighbour("own-pages", tmp_path_factory.mktemp("own") / "project")
    (project / "content/README.md").write_text("Om mappen.", "utf-8")
    changed(project, ("plugins:", "exclude_docs: README.md\nplugins:"))
    # Not kept as files: not every disk can hold both.
    (project / "content/Om.md").write_text((project / "content/om.md").read_text("utf-8"), "utf-8")
    return project


def test_two_sources_of_one_address_stop_a_build(own_pages: Path) -> None:
    result = run_mkdocs(own_pages, "build", site_url=_HOST)
    assert result.returncode == 1 and not (own_pages / "site").exists()
    checked = subprocess.run(
        [sys.executable, "-m", "actionplan", "check"],
        cwd=own_pages,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 1
    named = re.findall(r"^ERROR +-  actionplan: (\S+?):1:1: (.*)$", result.stderr, re.MULTILINE)
    assert {file for file, text in named if "planens egen" in text} == set(_OWN)
    assert re.findall(r"^(\S+?):1:1: adressen", checked.stdout, re.MULTILINE) == [file for file, _ in named]
    shared = [(file, text) for file, text in named if "har också" in text]
    # One names the other, whichever comes first on the disk.
    ((file, text),) = shared
    other = {"content/om.md": "content/Om.md", "content/Om.md": "content/om.md"}[file]
    assert f"har också {other} " in text


class _Adds(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Adds a page when nobody expects it any more."""

    @event_priority(-1000)
    def on_env(self, env: object, *, config: MkDocsConfig, files: Files) -> None:
        file = File.generated(config, "sent.md", content="# Sent")
        Page("Sent", file, config).content = "<h1>Sent</h1>"
        files.append(file)


def test_a_page_that_comes_too_late_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with started(small_project(tmp_path), ("adds", _Adds())) as config:
        build(config)
    (said,) = [item.getMessage() for item in caplog.records if "sent.md" in item.getMessage()]
    assert "sent.md (adds): sidan kom till när de andra redan var gjorda" in said
    assert "Sent" in (tmp_path / "site/sent/index.html").read_text("utf-8")


def test_a_server_shows_drafts(tmp_path: Path) -> None:
    """draft_docs: they stand in the plan's frame like the others, and a build leaves them out."""
    project = changed(small_project(tmp_path), ("plugins:", "draft_docs: om.md\nplugins:"))
    with started(project) as config:
        ours = config.plugins["actionplan"]
        assert isinstance(ours, ActionPlanPlugin)
        ours.serving = True
        build(config, serve_url=_HOST)
        assert is_ours(project / "site/hela-planen/index.html")
        assert "ap-header" in (project / "site/om/index.html").read_text("utf-8")
        ours.serving = False
        build(config)
    assert not (project / "site/om/index.html").exists()


def _page(path: str, text: str) -> SiteFile:
    return SiteFile(path, lambda: f"<h1>Titel</h1>\n\n<p>Sidans egna ord: {text}</p>", "A page")


class _Late(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Does nothing: the test does it in its place."""


def test_what_is_written_over_after_the_build_is_told(tmp_path: Path) -> None:
    with started(small_project(tmp_path / "p"), ("late", _Late())) as config:
        config.site_dir = str(tmp_path / "site")
        items = [_page("a/index.html", "A."), _page("b/index.html", "B."), _page("c/index.html", "C.")]
        items += [
            SiteFile("data/plan.json", lambda: '{"activities": []}'),
            SiteFile("assets/x.css", lambda: "a { }"),
        ]
        for item in items:
            file = tmp_path / "site" / item.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(item.content)
        after = AfterOthers(config, {item.path: item for item in items})
        assert list(after.findings()) == []
        # Made smaller, led elsewhere, and left alone.
        (tmp_path / "site/a/index.html").write_text(
            items[0].text.replace("\n", "") + "<!-- mindre -->", "utf-8"
        )
        (tmp_path / "site/b/index.html").write_text("<p>Flyttad", "utf-8")
        (tmp_path / "site/data/plan.json").write_text("[]", "utf-8")
        (tmp_path / "site/assets/x.css").write_text("a{}", "utf-8")
        (tmp_path / "site/C").mkdir()
        (tmp_path / "site/C/index.html").write_text("C", "utf-8")
        (tmp_path / "site/new.txt").write_text("new", "utf-8")
        found = {(item.place.file, item.params["address"], item.code) for item in after.findings()}
    expected = {"/b/index.html", "/data/plan.json", "/C/index.html"}
    assert found == {("late", address, "address-of-plan") for address in expected}


def test_a_redirect_never_takes_the_place_of_a_page(tmp_path: Path) -> None:
    others = "{redirects: {redirect_maps: {aktiviteter.md: om.md}}}"
    project = changed(small_project(tmp_path), ("{search: false}}]", "{search: false}}, " + others + "]"))
    result = run_mkdocs(project, "build", site_url=_HOST)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert "redirects:1:1: adressen /aktiviteter/index.html är planens egen" in result.stderr
    assert not (project / "site").exists()

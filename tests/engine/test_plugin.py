"""The hooks: MkDocs writes what is published, and other plugins see it as files and pages of MkDocs."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from actionplan.derived.changes import History
from actionplan.engine import project as engine_project
from actionplan.engine.prose import project_with_prose
from actionplan.fit import index
from actionplan.history.walk import history
from actionplan.publishing import Options, SiteFile, data_files, publish
from actionplan.reading.checks import check
from tests.engine.builds import build_once, started
from tests.repository import commit, git
from tests.site.building import BASE_URL, small_project
from tests.trees import tree

# What MkDocs and its theme add to a site.
_OF_MKDOCS = re.compile(r"assets/(stylesheets|images)/|sitemap\.xml\.gz$")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return small_project(tmp_path / "project")


def test_the_site_is_what_is_published(project: Path) -> None:
    """File for file, in two ways: built by MkDocs, and published from what its pages hold."""
    build_once(project)
    plan = check(project / "data").plan
    assert plan is not None
    known, prose = project_with_prose(project / "mkdocs.yml", project / "content", plan, BASE_URL)
    built = {path: raw for path, raw in tree(project / "site").items() if not _OF_MKDOCS.search(path)}
    items = publish(known, prose, Options(search=False))
    published = {item.path: item.content for item in items if isinstance(item, SiteFile)}
    assert built.keys() == published.keys() and len(built) > 100
    # Without a theme's files, the way to its stylesheet is not known.
    stylesheet = re.compile(rb'<link rel="stylesheet" href="[./]*assets/stylesheets/[^"]+">\n')
    assert {path for path, raw in published.items() if stylesheet.sub(b"", built[path]) != raw} == set()


class _Sees(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Another plugin, which looks at all that it is shown, and changes some of it."""

    def __init__(self) -> None:
        self.files: set[str] = set()
        self.titles: dict[str, str] = {}
        self.at_the_end: set[str] = set()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        self.files = {file.src_uri for file in files}
        schema = files.get_file_from_path("schemas/plan.schema.json")
        answers = files.get_file_from_path("data/answers.csv")
        assert schema and answers
        files.remove(schema)
        answers.content_string = "changed"
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> None:
        self.titles[page.url] = str(page.title)

    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        return html.replace("Text.", "Texten ändrad.")

    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        return output.replace("</body>", f"<!-- {page.title} --></body>")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        self.at_the_end = set(tree(Path(config.site_dir)))


def test_other_plugins_see_pages_and_files_and_may_change_them(project: Path) -> None:
    page = project / "content/om.md"
    page.write_text(page.read_text("utf-8").replace("title: Om\n", "title: Om\norder: 1\n"), "utf-8")
    other = _Sees()
    build_once(project, ("other", other))
    assert {"index.md", "aktiviteter/boende-1.md", "en/glossary.md", "om.md"} <= other.files
    assert {"data/plan.json", "fit/sv.json", "data/dcat.rdf"} & other.files == {
        "data/plan.json",
        "fit/sv.json",
    }
    assert other.titles["aktiviteter/"] == "Aktiviteter" and other.titles["om/"] == "Om"
    assert {".htaccess", "data/plan.json", "id/activity/boende-1/index.html"} <= other.at_the_end
    site = project / "site"
    assert "<!-- Aktiviteter --></body>" in (site / "aktiviteter/index.html").read_text("utf-8")
    for path in ("om/index.html", "hela-planen/index.html"):
        assert "Texten ändrad." in (site / path).read_text("utf-8")
    assert not (site / "schemas/plan.schema.json").exists()
    assert (site / "data/answers.csv").read_text("utf-8") == "changed"


def test_hand_written_pages_may_lead_to_all_that_is_published(project: Path) -> None:
    """No link to it is unknown to MkDocs, which would stop a strict build."""
    page = project / "content/om.md"
    links = (
        "[plan](data/plan.json)",
        "[schema](schemas/plan.schema.json)",
        "[lista](aktiviteter/boende-1.md)",
    )
    page.write_text(page.read_text("utf-8") + "\n".join(links) + "\n", "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "strict: true\n", "utf-8")
    build_once(project)
    assert 'href="../data/plan.json"' in (project / "site/om/index.html").read_text("utf-8")


def test_a_page_that_is_left_out_is_not_published(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "exclude_docs: om.md\n", "utf-8")
    build_once(project)
    assert not (project / "site/om/index.html").exists()
    assert (project / "site/en/about/index.html").exists()


def test_a_servers_second_build_makes_what_has_changed(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    learnt: list[object] = []
    learn = index.build

    def counted(plan: object, lang: str) -> object:
        learnt.append(lang)
        return learn(plan, lang)  # type: ignore[arg-type]

    monkeypatch.setattr(data_files, "build", counted)
    with started(project) as config:
        build(config)
        page = project / "content/om.md"
        page.write_text(page.read_text("utf-8") + "\nEn zebra.\n", "utf-8")
        build(config)
        assert "En zebra." in (project / "site/om/index.html").read_text("utf-8")
        assert learnt == ["sv", "en"]
        file = project / "data/activities.yaml"
        file.write_text(file.read_text("utf-8").replace("Bygga bostäder.", "Bygga zebrahus."), "utf-8")
        build(config)
    # Only the Swedish has changed.
    assert learnt == ["sv", "en", "sv"]
    assert "zebrahus" in (project / "site/data/plan.json").read_text("utf-8")


def test_two_plugins_share_nothing(project: Path, tmp_path: Path) -> None:
    """Two projects built in turn in one process are as they are built alone."""
    other = shutil.copytree(project, tmp_path / "other")
    file = other / "data/plan.yaml"
    file.write_text(file.read_text("utf-8").replace("sv: Plan för prov", "sv: En annan plan"), "utf-8")
    build_once(project)
    build_once(other)
    alone = tree(project / "site"), tree(other / "site")
    with started(project) as ours, started(other) as theirs:
        for config in (ours, theirs, ours):
            build(config)
    assert (tree(project / "site"), tree(other / "site")) == alone


class _Looks(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """A plugin that is told of every page, and changes none."""

    def on_post_page(self, output: str, **_: object) -> str:
        return output


def test_pages_are_the_same_whether_others_look_at_them_or_not(project: Path) -> None:
    build_once(project)
    alone = tree(project / "site")
    build_once(project, ("looks", _Looks()))
    assert tree(project / "site") == alone


@pytest.mark.parametrize("others", [(), (("looks", _Looks()),)], ids=["alone", "with others"])
def test_a_wrong_link_stops_a_strict_build(
    others: tuple[tuple[str, BasePlugin], ...],  # type: ignore[type-arg]
    project: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = project / "content/om.md"
    page.write_text(page.read_text("utf-8") + "\n[fel](aktiviteter/boende-99.md)\n", "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "strict: true\n", "utf-8")
    with pytest.raises(Abort):
        build_once(project, *others)
    assert "aktiviteter/boende-99.md" in caplog.text


def test_git_is_asked_again_when_there_is_another_commit(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(project, "init", "-q")
    (project / ".gitignore").write_text(".cache/\nsite/\n.site*\n")
    commit(project)
    asked: list[object] = []

    def counted(*given: Any) -> History:
        asked.append(given)
        return history(*given)

    monkeypatch.setattr(engine_project, "history", counted)
    with started(project) as config:
        for text in ("En zebra.", "Två zebror."):
            page = project / "content/om.md"
            page.write_text(page.read_text("utf-8") + f"\n{text}\n", "utf-8")
            build(config)
        assert len(asked) == 1
        commit(project)
        build(config)
    assert len(asked) == 2

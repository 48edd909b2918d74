"""What a site consists of: which files, what is in them, and what cannot be made."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest

from actionplan.derived.routes import FOLDERS, all_routes
from actionplan.derived.site import DocumentFile, Site
from actionplan.documents import making
from actionplan.documents.document import EDITIONS, document_path
from actionplan.documents.making import ALL, Wanted
from actionplan.exports import graph
from actionplan.fit import index
from actionplan.plan.values import LANGUAGES
from actionplan.publishing import (
    Lack,
    Missing,
    Options,
    SiteFile,
    data_files,
    in_words,
    publish,
    publish_faults,
)
from actionplan.publishing.publish import Item
from actionplan.reading.checks import check
from actionplan.system.cache import Cache
from tests.publishing.projects import PROSE, small_project
from tests.small_plan import SMALL

_LISTED = Path(__file__).with_name("small_site.txt")
_QUICK = Options(search=False)


def files(items: Iterable[Item]) -> dict[str, SiteFile]:
    return {item.path: item for item in items if isinstance(item, SiteFile)}


def contents(items: Iterable[Item]) -> dict[str, bytes]:
    return {path: file.content for path, file in files(items).items()}


@pytest.fixture(scope="module")
def site() -> dict[str, SiteFile]:
    """The small plan's site with all that needs no other program."""
    return files(publish(small_project(), PROSE, _QUICK))


def test_the_list_of_files(request: pytest.FixtureRequest, site: dict[str, SiteFile]) -> None:
    """All but those of the package alone: what browsers load, and the schemas."""
    found = "".join(f"{path}\n" for path in site if not path.startswith(("assets/", "schemas/")))
    if request.config.getoption("--rewrite-expected"):
        _LISTED.write_text(found, "utf-8")
    assert found == _LISTED.read_text("utf-8")


def test_no_path_is_listed_twice() -> None:
    paths = [item.path for item in publish(small_project(), PROSE, _QUICK)]
    assert len(paths) == len(set(paths))
    assert not [path for path in paths if path.startswith("/") or path.endswith("/")]


def test_pages_alone_have_titles(site: dict[str, SiteFile]) -> None:
    pages = {path for path, file in site.items() if file.title is not None}
    plan = small_project().plan
    routes = {FOLDERS.file_of(route.path(lang)) for route in all_routes(plan) for lang in LANGUAGES}
    assert routes <= pages
    assert pages - routes == {"om/index.html", "en/about/index.html"}
    assert {site[path].media_type for path in pages} == {"text/html"}


def test_every_page_has_the_prose_the_assets_and_the_policy(site: dict[str, SiteFile]) -> None:
    page = site["om/index.html"].text
    assert "<p>Zebror.</p>" in page and "Zebror" in site["hela-planen/index.html"].text
    assert "Zebras" in site["en/whole-plan/index.html"].text
    loaded = re.findall(r'(?:src|href)="\.\./(assets/[^"]+)"', page)
    assert len(loaded) > 3 and set(loaded) <= site.keys()
    assert "default-src &#39;none&#39;; script-src &#39;self&#39;" in page
    assert "unsafe-inline" not in page


def test_what_a_page_leads_to_is_listed(site: dict[str, SiteFile]) -> None:
    page = site["oppna-data/index.html"].text
    wanted = re.findall(r'href="\.\./(data/[^"#]+)"', page)
    assert len(wanted) > 15 and set(wanted) <= site.keys()


def test_nothing_is_read_or_written_but_what_is_given(
    site: dict[str, SiteFile], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In an empty folder, without an environment or another program, the same is made."""
    expected = {path: file.content for path, file in site.items()}
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        monkeypatch.delenv(name)

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("another program was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert contents(publish(small_project(), PROSE, _QUICK)) == expected
    assert list(tmp_path.iterdir()) == [] and not os.environ.keys() - {"PYTEST_CURRENT_TEST"}


def test_files_are_made_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Wanted] = []

    def documents(site: Site, wanted: Iterable[Wanted]) -> Iterator[tuple[DocumentFile, bytes]]:
        assert site.prose == PROSE
        for lang, edition in wanted:
            made.append((lang, edition))
            path = document_path(lang, edition)
            yield DocumentFile(path, lang, edition, 12 if edition == "normal" else 0, 34_000), b"a document"

    monkeypatch.setattr(making, "documents", documents)
    for edition in EDITIONS:
        monkeypatch.setitem(making._LACKS, edition, lambda: None)
    found = files(publish(small_project(), PROSE, replace(_QUICK, documents=ALL)))
    assert made == []
    page = found["hela-planen/index.html"].text
    assert 'href="../data/plan-sv.pdf"' in page and "12 sidor, 34 kB" in page
    assert found["data/plan-en-18pt.pdf"].content == b"a document"
    assert made == list(ALL)
    served = publish(small_project(), PROSE, replace(_QUICK, documents=ALL, is_served=True))
    assert not [path for path in files(served) if path.endswith((".pdf", ".epub"))]


@pytest.mark.parametrize(
    ("options", "gone"),
    [
        (
            replace(_QUICK, exports=False),
            {"data/plan.json", "data/translations.csv", "data/activities/goal/boende.csv"}
            | {"id/activity/boende-1/index.html"},
        ),
    ],
)
def test_options_leave_out(options: Options, gone: set[str], site: dict[str, SiteFile]) -> None:
    found = files(publish(small_project(), PROSE, options))
    assert gone <= site.keys() and not gone & found.keys()
    assert {"fit/sv.json", "data/changes/sv.atom", "index.html"} <= found.keys()
    assert "data-downloads" not in found["aktiviteter/index.html"].text
    assert "data-downloads" in site["aktiviteter/index.html"].text


def test_a_served_site_may_reload_itself() -> None:
    served = files(publish(small_project(), PROSE, replace(_QUICK, is_served=True)))
    assert "unsafe-inline" in served["index.html"].text


def test_what_nobody_has_said_leaves_out_its_files(site: dict[str, SiteFile]) -> None:
    bare = replace(small_project(), history=None, contacts=None)
    found = files(publish(bare, PROSE, _QUICK))
    gone = {path for path in site if path.startswith("data/changes/")} | {".well-known/security.txt"}
    assert site.keys() - found.keys() == gone and len(gone) > 5


def test_the_search_index_is_in_the_site() -> None:
    found = files(publish(small_project(), PROSE))
    added = found.keys() - files(publish(small_project(), PROSE, _QUICK)).keys()
    assert added and all(found[path].content for path in added)


def test_a_library_a_setting_and_an_address_are_missing_in_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "find_spec", lambda name: None)
    program = Lack("missing-program", {"command": "apt install something"})
    monkeypatch.setitem(making._LACKS, "epub", lambda: program)
    options = replace(_QUICK, documents=(("sv", "epub"), ("en", "epub")))
    missing = {
        item.path: item for item in publish(small_project(), PROSE, options) if isinstance(item, Missing)
    }
    assert missing.keys() == {
        *("data/glossary.rdf", "data/glossary.ttl", "data/dcat.rdf", "data/dcat.ttl"),
        *("data/plan-sv.epub", "data/plan-en.epub"),
    }
    assert in_words(missing["data/dcat.ttl"], "en").startswith("dcat.ttl is not made: the library rdflib")
    assert len({in_words(missing[f"data/plan-{lang}.epub"], "sv") for lang in LANGUAGES}) == 1
    assert "apt install something" in in_words(missing["data/plan-sv.epub"], "sv")

    monkeypatch.undo()
    unset = [item for item in publish(small_project(), PROSE, _QUICK) if isinstance(item, Missing)]
    assert [item.path for item in unset] == ["data/dcat.rdf", "data/dcat.ttl"]
    assert "open_data.publisher_iri" in in_words(unset[0], "sv")

    nameless = list(publish(replace(small_project(), base_url=""), PROSE, _QUICK))
    assert in_words(next(item for item in nameless if isinstance(item, Missing)), "en").startswith(
        "plan.json is not made: the website’s address is missing."
    )
    assert "data/plan-sv.xlsx" in files(nameless)


def test_the_page_for_a_missing_library_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph, "find_spec", lambda name: None)
    page = files(publish(small_project(), PROSE, _QUICK))["oppna-data/index.html"].text
    assert "glossary.rdf" in page and "data/glossary.rdf" not in page


def test_two_sites_in_one_process_keep_apart() -> None:
    """Two plans below two paths of one host: made in turn, file by file, each is as it is made alone."""
    ours = small_project("https://x.example/a/", "Plan A")
    theirs = small_project("https://x.example/b/", "Plan B")
    alone = [contents(publish(project, PROSE)) for project in (ours, theirs)]
    together: list[dict[str, bytes]] = [{}, {}]
    for pair in zip_longest(publish(ours, PROSE), publish(theirs, PROSE)):
        for made, item in zip(together, pair, strict=True):
            if isinstance(item, SiteFile):
                made[item.path] = item.content
    assert together[0] == alone[0] and together[1] == alone[1]
    own = [path for path, raw in together[0].items() if raw != together[1].get(path)]
    assert {"index.html", "404.html", "sitemap.xml", "data/plan.json", ".htaccess"} <= set(own)
    assert not [path for path, raw in together[0].items() if b"x.example/b/" in raw or b"Plan B" in raw]
    assert 'href="/b/assets/' in together[1]["404.html"].decode()


def test_files_asked_for_later_are_those_of_their_own_site() -> None:
    """Also when the lists are made first, and the files are asked for in turn."""
    ours = files(publish(small_project("https://x.example/a/", "Plan A"), PROSE, _QUICK))
    theirs = files(publish(small_project("https://x.example/b/", "Plan B"), PROSE, _QUICK))
    for path in ("en/index.html", "aktiviteter/boende-1/index.html", "ordlista/index.html", "data/plan.json"):
        mine, other = ours[path].text, theirs[path].text
        assert "https://x.example/a/" in mine and "x.example/b/" not in mine
        assert "https://x.example/b/" in other and "x.example/a/" not in other


def test_what_has_not_changed_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    learnt: list[str] = []
    build = index.build

    def counted(plan: object, lang: str) -> object:
        learnt.append(lang)
        return build(plan, lang)  # type: ignore[arg-type]

    monkeypatch.setattr(data_files, "build", counted)
    cache, project = Cache(), small_project()
    for known in (project, replace(project, chapters=()), project):
        found = files(publish(known, PROSE, _QUICK, cache))
        assert found["fit/sv.json"].content == found["fit/sv.json"].content
    assert learnt == ["sv"]
    activities = project.plan.activities[:-1]
    fewer = replace(project, plan=replace(project.plan, activities=activities))
    assert files(publish(fewer, PROSE, _QUICK, cache))["fit/sv.json"].content
    assert learnt == ["sv", "sv"]


def test_a_page_of_the_plan_keeps_its_address() -> None:
    """A hand-written page with the same address does not stand in its way."""
    project = small_project()
    chapter = replace(project.chapters[0], path="aktiviteter/")
    items = list(publish(replace(project, chapters=(chapter,)), PROSE, _QUICK))
    (page,) = (item for item in items if item.path == "aktiviteter/index.html")
    assert isinstance(page, SiteFile) and "Zebror" not in page.text


def test_faults_are_shown_at_every_address(tmp_path: Path, small: Path) -> None:
    (small / "activities.yaml").write_text("activities: []\nstray: x\n", "utf-8")
    found = files(publish_faults(check(small).findings, "sv"))
    assert found.keys() == {"index.html", "404.html"}
    assert all("stray" in file.text for file in found.values())
    assert check(SMALL).plan is not None

"""What has left the plan: old links still lead somewhere, and nothing else does."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.serving import served_folder
from tests.site.building import BASE_URL, build, copy_project, page_at
from tests.site.looking import look

_RETIRED = {
    "activities.yaml": """retired:
  - id: halsa-11
    replaced_by: [halsa-12, sprak-1]
    reason: {sv: Delades i två., en: Split in two.}
    when: 2016-02
  - id: halsa-12
    replaced_by: [halsa-3]
""",
    "organisations.yaml": "retired:\n  - id: gamla-verket\n    replaced_by: [migrationsverket]\n",
    "glossary.yaml": "retired:\n  - id: gammalt-ord\n    replaced_by: [abo]\n",
    "examples.yaml": "retired:\n  - id: gammalt-exempel\n",
}


@pytest.fixture(scope="module")
def retired_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("retired")
    project = copy_project(folder)
    for name, text in _RETIRED.items():
        with (project / "data" / name).open("a", encoding="utf-8") as file:
            file.write(text)
    return build(project, folder / "site")


@pytest.mark.parametrize(
    ("path", "said", "links"),
    [
        ("aktiviteter/halsa-11", "Borttaget: februari 2016. Delades i två.", ["../halsa-3/", "../sprak-1/"]),
        ("en/activities/halsa-11", "Removed: February 2016. Split in two.", ["../halsa-3/", "../sprak-1/"]),
        ("aktiviteter/halsa-12", "Aktiviteten halsa-12 har tagits bort", ["../halsa-3/"]),
        ("organisationer/gamla-verket", "I stället finns:", ["../migrationsverket/"]),
        ("en/good-practice/gammalt-exempel", "has been removed", []),
    ],
)
def test_a_retired_page_says_what_there_is_instead(
    retired_site: Path, path: str, said: str, links: list[str]
) -> None:
    page = page_at(retired_site, path)
    main = page.select_one("[data-retired]")
    assert main and said in " ".join(main.get_text(" ").split())
    found = [str(link["href"]) for link in main.select(".ap-links a")]
    assert [link.rsplit("/", 2)[1] for link in found] == [link.strip("./") for link in links]
    assert all((retired_site / path / link).resolve().is_dir() for link in found)
    robots = page.select_one("meta[name=robots]")
    assert robots and robots["content"] == "noindex"
    assert len(page.select("link[rel=alternate]")) == 3


def test_a_retired_word_keeps_its_place_in_the_glossary(retired_site: Path) -> None:
    page = page_at(retired_site, "ordlista")
    place = page.find(id="gammalt-ord")
    assert place and "har tagits bort" in place.get_text()
    link = place.find_next("a")
    assert link and str(link["href"]).endswith("#abo")
    assert page.select('[data-term="gammalt-ord"]') == []
    assert page.select("meta[name=robots]") == []


def test_what_is_gone_is_in_no_list_and_no_sitemap(retired_site: Path) -> None:
    sitemap = (retired_site / "sitemap.xml").read_text("utf-8")
    assert f"{BASE_URL}aktiviteter/halsa-3/" in sitemap
    for path, text in (("aktiviteter", "halsa-11"), ("organisationer", "gamla-verket")):
        assert text not in (retired_site / path / "index.html").read_text("utf-8")
        assert text not in sitemap


@pytest.mark.browser
@pytest.mark.parametrize("path", ["aktiviteter/halsa-11/", "en/activities/halsa-11/"])
def test_a_retired_page_is_for_everybody(context: BrowserContext, retired_site: Path, path: str) -> None:
    with served_folder(retired_site) as address:
        page = context.new_page()
        page.goto(address + path)
        assert look(page) == []
        page.close()

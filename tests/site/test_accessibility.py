"""The accessibility statement says all that the law asks for, and no more than was tested."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from actionplan.derived.origins import Origins, repository
from actionplan.derived.routes import Route, all_routes
from actionplan.pages import Site, all_pages
from actionplan.pages.frame import Assets, framed, rendered_page
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.checkers_setup import all_found
from tests.site import accessibility_record
from tests.site.building import BASE_URL, copy_project, run_mkdocs
from tests.small_plan import SMALL, TESTS, lay_over

Documents = dict[str, BeautifulSoup]


def _main(documents: Documents, path: str) -> str:
    main = documents[path].main
    assert main
    return " ".join(main.get_text(" ").split())


def test_the_record_is_what_the_tests_look_at(plan: Plan, request: pytest.FixtureRequest) -> None:
    if not all_found():
        pytest.skip("The record names the axe and the Nu checker of npm, which are not here.")
    record = accessibility_record.tested()
    text = accessibility_record.as_file(record)
    if request.config.getoption("--rewrite-expected"):
        accessibility_record.FILE.write_text(text, "utf-8", newline="\n")
    assert accessibility_record.FILE.read_text("utf-8") == text
    assert plan.accessibility_tests == record


def test_a_page_of_every_kind_is_tested(plan: Plan, documents: Documents) -> None:
    pages = [page.lstrip("/") for page in accessibility_record.tested().pages]
    assert len(pages) == len(set(pages))
    assert set(pages) <= set(documents)
    for lang in LANGUAGES:
        for kind in {route.kind for route in all_routes(plan)}:
            of_kind = {route.path(lang) for route in all_routes(plan) if route.kind == kind}
            assert of_kind & set(pages), (kind, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_statement_says_what_the_law_asks_for(documents: Documents, plan: Plan, lang: Language) -> None:
    """The list of the Agency for Digital Government; see plugins/actionplan/accessibility.py."""
    statement = plan.accessibility
    assert statement
    path = Route("accessibility").path(lang)
    text = _main(documents, path)
    for said in (statement.responsible, statement.service, statement.method_text, *statement.untested):
        assert said.in_language(lang)[0] in text
    assert ("delvis förenlig" if lang == "sv" else "complies partially") in text
    assert text.count("22 november 2026" if lang == "sv" else "22 November 2026") == 2
    links = [str(link["href"]) for link in documents[path].select("main a")]
    assert "https://www.digg.se/tdosanmalan" in links
    assert "mailto:tillganglighet@handlingsplan.example" in links
    assert ("bara ett exempel" if lang == "sv" else "only an example") in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_statement_says_what_was_tested(documents: Documents, plan: Plan, lang: Language) -> None:
    tests = plan.accessibility_tests
    assert tests
    path = Route("accessibility").path(lang)
    text = _main(documents, path)
    assert tests.engine in text and tests.browser in text
    assert f" {len(tests.pages)} " in text
    links = documents[path].select("main details a")
    assert [link.get_text() for link in links] == list(tests.pages)
    assert ("hittar bara en del" if lang == "sv" else "find only some") in text
    assert "WCAG 2.1" in text and "WCAG 2.2" in text


def test_every_footer_leads_to_the_statement_and_the_easy_text(documents: Documents) -> None:
    for path, page in documents.items():
        names = [link.get_text() for link in page.select("footer .ap-footer__links a")]
        english = path.startswith("en/")
        assert {"Accessibility", "Easy read"} <= set(names) if english else True, path
        assert {"Tillgänglighet", "Lättläst"} <= set(names) if not english else True, path


@pytest.mark.parametrize(
    ("path", "tag", "start"),
    [("lattlast/", "sv-simple", "../"), ("en/easy-read/", "en-simple", "../../en/")],
)
def test_the_easy_text_is_marked_and_paired(documents: Documents, path: str, tag: str, start: str) -> None:
    page = documents[path]
    (text,) = page.select(f'main [lang="{tag}"]')
    assert text.h1
    # A definition in the glossary's words would not be easy.
    assert page.select(".ap-term") == []
    back = page.select_one("main a")
    assert back and back["href"] == start
    ordinary = documents["en/" if path.startswith("en/") else ""]
    (way,) = ordinary.select(f'main a[hreflang="{tag}"]')
    assert str(way["href"]).endswith(path.removeprefix("en/"))


def test_every_thought_of_the_easy_text_is_short(documents: Documents) -> None:
    """Each line is a sentence or the beginning of a list, of sixteen words at most."""
    for path in ("lattlast/", "en/easy-read/"):
        for part in documents[path].select("article p, article li"):
            lines = part.get_text().strip().split("\n")
            assert all(len(line.split()) <= 16 for line in lines), lines
            assert all(line[0].isupper() for line in lines) or part.name == "li", lines
            assert all(". " not in line for line in lines), lines


def _page(plan: Plan, kind: str, origins: Origins | None = None) -> BeautifulSoup | None:
    """A Swedish page of a plan without hand-written pages, if it has such a page."""
    site = Site(plan, (), date(2026, 11, 22), BASE_URL, origins)
    found = (page for page in all_pages(site) if page.lang == "sv" and page.route.kind == kind)
    for page in found:
        return BeautifulSoup(framed(site, Assets(), rendered_page(site, page)), "html.parser")
    return None


def test_without_a_statement_nothing_leads_to_one() -> None:
    plan = check(SMALL).plan
    assert plan and plan.accessibility is None
    assert _page(plan, "accessibility") is None
    start = _page(plan, "start")
    assert start and "Tillgänglighet" not in start.get_text() and "lätt svenska" not in start.get_text()


def test_an_empty_field_stops_the_build(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    file = project / "data/accessibility.yaml"
    text = file.read_text("utf-8")
    assert 'assessed: "2026-11-22"' in text
    file.write_text(text.replace('assessed: "2026-11-22"', "assessed:"), "utf-8")
    result = run_mkdocs(project, "build", "--site-dir", str(tmp_path / "site"))
    assert result.returncode == 1
    assert "data/accessibility.yaml:" in result.stderr
    assert 'fältet "assessed" saknas eller är tomt' in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_whole_statement_and_the_repository_are_shown(tmp_path: Path) -> None:
    """What fails, on each ground, and a way to report more that somebody can reach."""
    checked = check(lay_over(tmp_path, TESTS / "accepted/accessibility"))
    assert checked.plan
    origins = Origins(repository("https://codeberg.org/lan/plan", "main"), checked.places, {})
    page = _page(checked.plan, "accessibility", origins)
    assert page and page.main
    text = " ".join(page.main.get_text(" ").split())
    assert "inte förenlig med lagen" in text
    headings = [heading["id"] for heading in page.main.select("h3")]
    assert headings == ["not-compliant", "disproportionate-burden", "outside-the-law"]
    links = [str(link["href"]) for link in page.main.select("a")]
    assert "https://lan.se/tillganglighet" in links and "https://codeberg.org/lan/plan/issues/new" in links
    assert "exempel" not in text and "Automatiska prov" not in text
    assert "Vi svarar inom två arbetsdagar." in text
    suggest = page.select_one("footer .ap-suggest a")
    assert suggest and str(suggest["href"]).endswith("data/accessibility.yaml")


def test_the_statement_is_about_this_site(plan: Plan) -> None:
    """The service has the name that stands at the top of its pages."""
    assert plan.accessibility and plan.accessibility.service == plan.about.short_title

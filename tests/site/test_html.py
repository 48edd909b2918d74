"""The HTML of every page: valid, with a way past the header, and each part in the language that it says."""

import json
import re
import subprocess
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from tests.checkers_setup import find_nu

Documents = dict[str, BeautifulSoup]

# The Nu checker is one short run for all pages: a compiler that thinks long does not pay.
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-jar")
_OPTIONS = ("--errors-only", "--skip-non-html", "--format", "json", "--exit-zero-always")


def faults_by_nu(archive: Path, *folders: Path) -> list[str]:
    """What the Nu checker calls errors in the HTML files of folders."""
    command = [*_JAVA, str(archive), *_OPTIONS, *map(str, folders)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(result.stderr)["messages"]
    return [
        f"{message['url']}:{message.get('lastLine', 1)}: {message['message']}"
        for message in messages
        if message["type"] != "info"
    ]


def faults_by_html5lib(*folders: Path) -> list[str]:
    """What breaks the rules of parsing HTML in the files of folders; of the other rules it knows none."""
    faults = []
    for file in sorted(path for folder in folders for path in folder.rglob("*.html")):
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text("utf-8"))
        faults += [f"{file}:{place[0]}: {code}" for place, code, _ in parser.errors]
    return faults


def faults_of(*folders: Path) -> list[str]:
    """The errors in the HTML files of folders, by the best checker that is here."""
    archive = find_nu()
    return faults_by_nu(archive, *folders) if archive else faults_by_html5lib(*folders)


_FAULTY = '<!doctype html><html lang="sv"><title>x</title><p id="a" id="b"></p></main>'


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page that is not valid."""
    folder = tmp_path_factory.mktemp("faulty")
    (folder / "faulty.html").write_text(_FAULTY, "utf-8")
    return folder


def test_every_page_is_valid(site: Path, faulty: Path) -> None:
    """The checker reads the site and a faulty page in one run: what it finds is in that page alone."""
    faults = faults_of(site, faulty)
    assert [fault for fault in faults if "faulty.html:" not in fault] == []
    assert len(faults) >= 2


def test_faults_in_html_are_found_without_java(faulty: Path) -> None:
    assert len(faults_by_html5lib(faulty)) >= 2


def test_the_first_link_of_every_page_leads_past_the_header(documents: Documents) -> None:
    for path, page in documents.items():
        first = page.body.find(["a", "button", "input", "select", "textarea"]) if page.body else None
        assert isinstance(first, Tag) and first["href"] == "#content", path
        main = page.find(id="content")
        assert isinstance(main, Tag) and main.name == "main" and main["tabindex"] == "-1", path


# Small words that only one of the languages has, and no plan can do without.
_SMALL_WORDS = {
    "sv": re.compile(r"\b(och|att|som|för|är|det|på|av|med|till|ett|inte|har|vid|eller|kan|ska|där|om)\b"),
    "en": re.compile(r"\b(and|the|of|to|is|that|with|by|on|not|has|or|can|this|which|are|be|was|from)\b"),
}
# A name, which is not translated.
_NAMES = {"Spanien, General Directorate of Immigration at the Community of Madrid"}
_NO_TEXT = {"script", "style"}
_IN_A_LINE = {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "tspan"}
_WITHOUT_END = {"br", "circle", "hr", "img", "input", "line", "link", "meta", "path", "rect", "wbr"}


class _Texts(HTMLParser):
    """Collects the texts of a page, each with the language that it is said to be in."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self._text = ""
        self.feed(page)

    def _end_text(self) -> None:
        if self._text.strip():
            self.found.append((self._open[-1][1], " ".join(self._text.split())))
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        lang = (dict(attrs).get("lang") or self._open[-1][1])[:2]
        if tag not in _IN_A_LINE or lang != self._open[-1][1]:
            self._end_text()
        if tag not in _WITHOUT_END:
            self._open.append((tag, lang))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element without content, in a drawing."""

    def handle_endtag(self, tag: str) -> None:
        lang = self._open[-1][1]
        if tag not in _IN_A_LINE or lang != self._open[-2][1]:
            self._end_text()
        while self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._open[-1][0] not in _NO_TEXT:
            self._text += data


def test_every_part_is_in_the_language_that_it_says(site: Path) -> None:
    """WCAG 3.1.2, by the small words of each text; names are not translated."""
    seen, wrong = Counter[str](), set()
    for file in site.rglob("*.html"):
        for said, text in _Texts(file.read_text("utf-8")).found:
            words = re.sub(r"\S*/\S*", " ", text.lower())  # An address is in no language.
            own, other = (len(set(_SMALL_WORDS[lang].findall(words))) for lang in _both(said))
            seen[said] += own > 2
            if other > own and other > 1:
                wrong.add(text)
    assert wrong <= _NAMES
    assert set(seen) == {"sv", "en"} and min(seen.values()) > 500


def _both(said: str) -> tuple[str, str]:
    return ("sv", "en") if said == "sv" else ("en", "sv")

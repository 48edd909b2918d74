"""Nothing that identifies or reaches a person is published: the whole built site is searched."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pymupdf
from bs4 import BeautifulSoup

from actionplan.plan.whole import Plan
from actionplan.reading.personal_data import normalised, personal_data_in

Documents = dict[str, BeautifulSoup]

# What a schema tells editors to write; no address ends with .example (RFC 2606).
_EXAMPLE = "registrator@lansstyrelsen.example"

# Texts that others wrote and that the site loads: they name their authors.
_LICENCES = ("LICENSE.txt",)
_TEXTS_OF_INDEX = ("records-", "vocabulary")
_NO_TEXT = (".gz", ".png", ".woff2")


def _texts(site: Path, documents: Documents) -> Iterator[tuple[str, str]]:
    """Every text of the site with its name: pages as they read, and all files as they are written."""
    for path, page in documents.items():
        yield path, page.get_text(" ")
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        name = file.relative_to(site).as_posix()
        if name.startswith("search-index/") and not name.rpartition("/")[2].startswith(_TEXTS_OF_INDEX):
            # The rest of the search index is numbers, written as characters, and beginnings of words.
            continue
        if name.startswith("fit/"):
            # The rest of the fit check's index is numbers, written as characters, and beginnings of words.
            yield name, " ".join(json.loads(file.read_text("utf-8"))["labels"])
        elif name.endswith(".xlsx"):
            yield name, " ".join(_texts_of_workbook(file))
        elif not name.endswith((*_NO_TEXT, *_LICENCES)):
            yield name, file.read_text("utf-8")


def _texts_of_workbook(file: Path) -> Iterator[str]:
    """All that is written anywhere in a workbook; the values in its sheets are numbers of shared texts."""
    with zipfile.ZipFile(file) as book:
        parts = [ElementTree.fromstring(book.read(part)) for part in book.namelist()]  # noqa: S314 - our own
    elements = (element for part in parts for element in part.iter() if not element.tag.endswith("}v"))
    return (element.text for element in elements if element.text)


def _documents(documented: Path) -> Iterator[tuple[str, str]]:
    for file in documented.rglob("*.pdf"):
        with pymupdf.open(file) as document:  # type: ignore[no-untyped-call]
            yield file.name, " ".join(page.get_text() for page in document).replace("-\n", "")
    for file in documented.rglob("*.epub"):
        with zipfile.ZipFile(file) as book:
            yield file.name, " ".join(book.read(part).decode() for part in book.namelist())


def test_the_site_holds_no_personal_data(
    site: Path, documented: Path, documents: Documents, plan: Plan
) -> None:
    allowed = frozenset(map(normalised, (*plan.about.public_contacts, _EXAMPLE)))
    texts = dict(_texts(site, documents)) | dict(_documents(documented))
    assert len(texts) > 500
    assert plan.activities[0].text.sv in texts["data/plan-sv.xlsx"]
    found = {
        f"{name}: {kind} {text[start - 20 : start + 30]!r}"
        for name, text in texts.items()
        for kind, start in personal_data_in(text, allowed)
    }
    assert found == set()

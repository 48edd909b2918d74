"""Documents are kept under what they are made from."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actionplan.derived.site import DocumentFile, Site
from actionplan.derived.site_file import Lack, SiteFile
from actionplan.documents import making
from actionplan.documents.document import document_path
from actionplan.documents.making import ALL, Documents, Wanted, lacks
from actionplan.plan.values import Text
from actionplan.publishing.publish import digest_of_site
from actionplan.system.cache import Cache
from tests.publishing.projects import CHAPTERS, PROSE, small_plan
from tests.told import Told


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Wanted]:
    """The documents that have been made, in order; they hold how many were made before."""
    listed: list[Wanted] = []

    def documents(_site: Site, wanted: Iterable[Wanted]) -> Iterator[tuple[DocumentFile, bytes]]:
        for lang, edition in wanted:
            content = b"document %d\n" % len(listed)
            listed.append((lang, edition))
            yield DocumentFile(document_path(lang, edition), lang, edition, 7, len(content)), content

    monkeypatch.setattr(making, "documents", documents)
    monkeypatch.setattr(making, "drawn_with", lambda: "these libraries")
    return listed


def _site(**changes: object) -> Site:
    site = Site(small_plan(), CHAPTERS, date(2026, 1, 1), "https://plan.example/", prose=PROSE)
    return replace(site, **changes)  # type: ignore[arg-type]


def _contents(site: Site, folder: Path) -> dict[str, bytes]:
    documents = Documents(site, dict.fromkeys(ALL), Cache(folder), lambda: digest_of_site(site))
    files = [item for item in documents.files() if isinstance(item, SiteFile)]
    assert {file.path: file.size for file in documents.described()} == {
        file.path: len(file.content) for file in files
    }
    return {file.path: file.content for file in files}


def test_they_are_made_once_while_all_is_the_same(tmp_path: Path, made: list[Wanted]) -> None:
    first = _contents(_site(), tmp_path)
    assert _contents(_site(), tmp_path) == first and made == list(ALL)
    described = Documents(_site(), dict.fromkeys(ALL), Cache(tmp_path), lambda: digest_of_site(_site()))
    assert [(file.lang, file.edition, file.pages) for file in described.described()] == [
        (*item, 7) for item in ALL
    ]


def test_those_that_say_the_same_are_not_made_again(tmp_path: Path, made: list[Wanted]) -> None:
    """The next day; books name it. And what the fit check learns stands in none."""
    _contents(_site(), tmp_path)
    del made[:]
    _contents(_site(today=date(2026, 1, 2)), tmp_path)
    assert made == [("sv", "epub"), ("en", "epub")]


def test_a_text_in_one_language_makes_the_documents_that_hold_it(tmp_path: Path, made: list[Wanted]) -> None:
    site = _site()
    activity = site.plan.activities[0]
    assert activity.text.en
    _contents(site, tmp_path)
    del made[:]
    text = Text(sv=activity.text.sv, en="Something else.")
    activities = (activity.model_copy(update={"text": text}), *site.plan.activities[1:])
    _contents(replace(site, plan=replace(site.plan, activities=activities)), tmp_path)
    assert made == [("en", "normal"), ("en", "large"), ("en", "epub")]


def test_other_libraries_or_fonts_make_others(
    tmp_path: Path, made: list[Wanted], monkeypatch: pytest.MonkeyPatch
) -> None:
    _contents(_site(), tmp_path)
    del made[:]
    monkeypatch.setattr(making, "drawn_with", lambda: "newer libraries")
    _contents(_site(), tmp_path)
    assert made == [item for item in ALL if item[1] != "epub"]


def test_where_nobody_knows_what_sets_them_they_are_not_kept(
    tmp_path: Path, made: list[Wanted], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "drawn_with", lambda: None)
    for _ in range(2):
        del made[:]
        _contents(_site(), tmp_path)
    assert made == [item for item in ALL if item[1] != "epub"]


def test_that_nothing_lacks_is_kept_and_a_lack_is_not(
    tmp_path: Path, made: list[Wanted], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    answers: dict[str, Lack | None] = {"paper": Lack("missing-program"), "epub": None}

    def paper() -> Lack | None:
        looked.append("paper")
        return answers["paper"]

    def book() -> Lack | None:
        looked.append("book")
        return answers["epub"]

    monkeypatch.setattr(making, "_LACKS", {"normal": paper, "large": paper, "epub": book})
    for _ in range(2):
        told = lacks(ALL, Cache(tmp_path))
    assert looked == ["paper", "book", "paper"]
    assert told["sv", "large"] == Lack("missing-program") and told["en", "epub"] is None
    answers["paper"] = None
    for _ in range(2):
        assert not any(lacks(ALL, Cache(tmp_path)).values())
    assert looked == ["paper", "book", "paper", "paper"]
    assert made == []


def test_those_that_are_made_are_counted(tmp_path: Path, made: list[Wanted]) -> None:
    """What is kept is no work, and is not told of."""
    assert len(_contents(_site(), tmp_path)) == len(ALL)
    cache, told = Cache(tmp_path), Told()
    site = _site(base_url="https://other.example/")
    documents = Documents(site, dict.fromkeys(ALL), cache, lambda: digest_of_site(site), told)
    assert len(documents.described()) == len(ALL)
    anew = len(made) - len(ALL)
    assert told.numbers("documents") == [(number, anew) for number in range(anew + 1)] and anew

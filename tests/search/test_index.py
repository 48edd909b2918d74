"""The files that the browser reads."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from actionplan.pages import Site
from actionplan.reading.checks import check
from actionplan.search import SearchIndexError, index, pagefind_program
from actionplan.search.chunks import cut_chunks
from actionplan.search.records import records
from tests.small_plan import SMALL


@pytest.fixture
def small_site() -> Site:
    plan = check(SMALL).plan
    assert plan is not None
    return Site(plan, (), date(2026, 11, 21), "https://plan.example/")


def test_every_page_and_term_has_one_record_in_each_language(small_site: Site) -> None:
    plan = small_site.plan
    for lang in ("sv", "en"):
        paths = [item.path for item in records(small_site, "sv" if lang == "sv" else "en")]
        assert len(paths) == len(set(paths))
        many = (plan.activities, plan.organisations, plan.examples, plan.terms, plan.goals, plan.focus_areas)
        assert len(paths) >= sum(len(items) for items in many) + 6


def test_the_same_plan_gives_the_same_files(small_site: Site, tmp_path: Path) -> None:
    """Pagefind draws the order of its filters by lot: with three in each language, 8 times differ."""
    written = []
    for number in range(8):
        folder = tmp_path / str(number)
        index.write_index(small_site, folder)
        written.append({file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*")})
    assert all(files == written[0] for files in written)
    (entry,) = (raw for name, raw in written[0].items() if name.name == "pagefind-entry.json")
    for language in json.loads(entry)["languages"].values():
        assert Path(f"pagefind/pagefind.{language['hash']}.pf_meta") in written[0]


def test_only_what_the_site_uses_is_written(small_site: Site, tmp_path: Path) -> None:
    index.write_index(small_site, tmp_path)
    names = {file.name.split(".")[0] for file in (tmp_path / "pagefind").iterdir()}
    assert names == {"pagefind-entry", "pagefind", "wasm", "words", "index", "filter", "fragment"}
    assert set(json.loads((tmp_path / "pagefind/words.sv.json").read_text("utf-8"))) == {"words", "hidden"}


def test_markup_in_a_text_stays_text(small_site: Site, tmp_path: Path) -> None:
    first = small_site.plan.activities[0]
    evil = '<img src=x onerror="alert(1)"> & <script>'
    text = first.text.model_copy(update={"sv": f"{evil} zebra"})
    object.__setattr__(first, "text", text)
    index.write_index(small_site, tmp_path)
    fragments = (gzip.decompress(file.read_bytes()) for file in tmp_path.glob("pagefind/fragment/sv_*"))
    contents = [json.loads(raw.removeprefix(b"pagefind_dcd"))["content"] for raw in fragments]
    assert any(content.startswith(f"{evil} zebra") for content in contents)


def test_small_chunks_hold_the_words_of_the_large_ones(small_site: Site, tmp_path: Path) -> None:
    index.write_index(small_site, tmp_path)
    folder = tmp_path / "pagefind"
    before = _payload(folder)
    cut_chunks(folder, 300)
    assert len(list(folder.glob("index/sv_*"))) > 3
    assert _payload(folder) == before


def _payload(folder: Path) -> dict[str, int]:
    """How many bytes hold the words of each language, headers of arrays left out."""
    sizes = {"sv": 0, "en": 0}
    for file in folder.glob("index/*.pf_index"):
        raw = gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")
        sizes[file.name[:2]] += len(raw) - (2 if raw[1] < 0x98 else 6)
    return sizes


def test_another_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pagefind.sv.pf_meta").write_bytes(gzip.compress(b"something else"))
    with pytest.raises(ValueError, match=r"Pagefind 1\.5"):
        cut_chunks(tmp_path, 300)


def test_a_missing_program_is_said_in_words(
    small_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pagefind_program, "get_executable", lambda: None)
    with pytest.raises(SearchIndexError, match="pip install"):
        index.write_index(small_site, tmp_path)


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("echo out of luck; exit 1", "out of luck"),
        ("head -c 20 > /dev/null; echo out of luck; exit 1", "out of luck"),
        ('head -c 20 > /dev/null; printf "no base64,"', "no base64,"),
        ("head -c 20 > /dev/null", "no answer"),
    ],
)
def test_a_program_that_fails_is_heard(
    small_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, said: str
) -> None:
    script = tmp_path / "pagefind"
    script.write_text(f"#!/bin/sh\n{program}\n", "utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(pagefind_program, "get_executable", lambda: script)
    with pytest.raises(SearchIndexError, match=said):
        index.write_index(small_site, tmp_path)


def test_a_full_disk_is_noticed(small_site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is written here, and not by Pagefind, which says nothing of those that it cannot write."""
    (tmp_path / "pagefind/fragment").mkdir(parents=True)
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("/dev/full is a device of Linux")
    (tmp_path / "pagefind/pagefind.js").symlink_to(full)
    with pytest.raises(OSError, match="No space left on device"):
        index.write_index(small_site, tmp_path)


def test_another_format_of_pagefind_is_said_in_words(
    small_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def another(pages: object, output: Path, unused: object) -> None:
        output.mkdir(parents=True)
        (output / "pagefind.sv.pf_meta").write_bytes(gzip.compress(b"something else"))

    monkeypatch.setattr(index, "write_pagefind_index", another)
    with pytest.raises(SearchIndexError, match=r"Pagefind 1\.5"):
        list(index.search_files(small_site))


def test_the_files_are_those_that_are_written(small_site: Site, tmp_path: Path) -> None:
    index.write_index(small_site, tmp_path)
    made = dict(index.search_files(small_site))
    assert made == {
        file.relative_to(tmp_path).as_posix(): file.read_bytes()
        for file in tmp_path.rglob("*")
        if file.is_file()
    }

"""Front matter is read in one way, however it is written, by the site and by the commands."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.utils import meta

from actionplan.commands.main import main
from actionplan.derived.site import Chapter, chapter_findings
from actionplan.derived.translation import fingerprint
from actionplan.engine.files import chapter_of
from actionplan.reading.front_matter import front_matter, front_matter_findings

# One page, its front matter written in every way that an editor may find.
_FOLDER = Path(__file__).parent / "front_matter"
_PAGES = sorted(_FOLDER.glob("*.md"))

_READERS_MEET = ("Ett förord", "Vad planen är.", "Ett ord på vägen.")


def _chapter(path: Path) -> Chapter:
    config = MkDocsConfig()
    config.load_dict({"site_name": "x", "docs_dir": str(path.parent)})
    config.validate()
    file = File(path.name, str(path.parent), "/nowhere", use_directory_urls=True)
    return chapter_of(file, config)


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_the_site_reads_the_page(page: Path) -> None:
    chapter = _chapter(page)
    assert (chapter.id, chapter.title, chapter.description) == ("forord", *_READERS_MEET[:2])


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_the_commands_read_the_same(page: Path, small: Path) -> None:
    content = small.parent / "content"
    content.mkdir()
    shutil.copyfile(page, content / "forord.md")
    result = CliRunner().invoke(main, ["translations", "--data", str(small), "--format", "json"])
    texts = {item["address"]: item for item in json.loads(result.output)["texts"]}
    heads = _READERS_MEET[:2] if page.stem != "order-of-fields" else _READERS_MEET[1::-1]
    said = " ".join((*heads, _READERS_MEET[2]))
    assert fingerprint(texts["chapters/forord/text"]["sv"]) == fingerprint(said)


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: page.stem)
def test_what_is_below_is_what_mkdocs_makes_the_page_of(page: Path) -> None:
    text = page.read_text("utf-8-sig")
    body, _ = meta.get_data(text)
    assert front_matter(text).body.strip() == body.strip()
    assert list(front_matter_findings("p.md", text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Rubrik\n\nEtt ord.\n",
        "---\n\nEtt ord mellan linjer.\n\n---\n\nMer.\n",
        "---\n- en\n- lista\n---\nMer.\n",
        "---\nchapter: a: b\n---\nMer.\n",
        "---\nchapter: forord\n",
        "Obs: så här\n    går det\nMer.\n",
        "    chapter: kod\n",
        "",
        "\n\n",
    ],
)
def test_other_beginnings_are_what_mkdocs_takes_them_for(text: str) -> None:
    body, fields = meta.get_data(text)
    assert front_matter(text).body.strip() == body.strip()
    assert front_matter(text).fields == fields


def test_a_value_is_the_text_that_is_written() -> None:
    text = "---\ntitle: 2015\nchapter: no\norder: 010\ndescription:\nhide: [a]\nwhen: {a: b}\n---\n"
    fields = {"title": "2015", "chapter": "no", "order": "010", "description": ""}
    assert front_matter(text).fields == fields


@pytest.mark.parametrize(
    ("front", "line", "code"),
    [
        ("chapter: forord\ntitle: Förord: om planen\n", 3, "syntax-colon"),
        ('chapter: "forord\ntitle: Förord\n', 2, "syntax-quote"),
        ("chapter: forord\n\ttitle: Förord\n", 3, "tab"),
        ("chapter: forord\ntitle: %\n", 3, "syntax-character"),
        ("title: *x\n", 2, "alias"),
        (f"title: {'[' * 300}\n", 2, "too-deep"),
    ],
)
def test_front_matter_that_cannot_be_read_is_told_at_its_line(front: str, line: int, code: str) -> None:
    text = f"---\n{front}---\nText.\n"
    assert front_matter(text).body == text
    first, *_ = front_matter_findings("content/forord.md", text)
    assert (first.place.file, first.place.line, first.code) == ("content/forord.md", line, code)
    assert first.severity == "warning"


def test_fields_that_cannot_be_read_are_not_said_to_be_missing_too(tmp_path: Path) -> None:
    page = tmp_path / "forord.md"
    page.write_text("---\nchapter: forord\ntitle: Förord: om planen\n---\nText.\n", "utf-8")
    assert [item.code for item in chapter_findings([_chapter(page)])] == ["syntax-colon"]

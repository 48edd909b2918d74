"""Files of the site, and what is made once of a value."""

import pytest

from actionplan.derived.once import Once
from actionplan.derived.site_file import Lack, Missing, SiteFile, media_type_of


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", "text/html"),
        ("data/plan-sv.pdf", "application/pdf"),
        ("data/changes/sv.atom", "application/atom+xml"),
        ("assets/pages/fit.mjs", "text/javascript"),
        ("data/.htaccess", "application/octet-stream"),
        ("a.folder/file", "application/octet-stream"),
    ],
)
def test_the_name_tells_what_a_file_holds(path: str, expected: str) -> None:
    assert media_type_of(path) == SiteFile(path, bytes).media_type == expected


def test_a_text_is_published_in_utf_8_and_made_each_time() -> None:
    made: list[str] = []

    def make() -> str:
        made.append("å")
        return "".join(made)

    file = SiteFile("a/b.txt", make)
    assert (file.content, file.text, file.name) == ("å".encode(), "åå", "b.txt")
    assert SiteFile("b", lambda: "å".encode(), media_type="text/plain").text == "å"


def test_a_missing_file_has_the_name_it_would_have() -> None:
    assert Missing("data/dcat.rdf", Lack("unset", {"fields": "licence.url"})).name == "dcat.rdf"


def test_what_is_made_once_belongs_to_its_key_and_its_owner() -> None:
    ours, theirs, made = Once(), Once(), list[str]()

    def make() -> str:
        made.append("x")
        return str(len(made))

    assert [ours("a", make), ours("a", make), ours(("a", 1), make), theirs("a", make)] == ["1", "1", "2", "3"]

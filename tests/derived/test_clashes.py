"""Two sources of one address are told, whoever adds them, with the names of both."""

import pytest

from actionplan.derived.clashes import Claim, claims_of, clashes, path_in_site
from actionplan.derived.routes import FOLDERS, PageAddresses
from actionplan.publishing.own_paths import paths_of_plan
from actionplan.reading.findings import Finding
from actionplan.reading.reporting import headline
from tests.publishing.projects import small_plan

_FILES = PageAddresses(are_files=True)


def _of_content(names: list[str], addresses: PageAddresses) -> list[Finding]:
    return list(clashes(paths_of_plan(small_plan(), addresses), claims_of(names, "content", addresses)))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("aktiviteter/index.html", "address-of-plan"),
        ("Aktiviteter/Index.html", "address-of-plan"),
        ("aktiviteter", "address-of-plan"),  # a file where the plan has a folder
        ("data/plan.json/x.txt", "address-of-plan"),  # and the other way round
        ("om/index.html", "address-shared"),
        ("OM/index.html", "address-shared"),
        ("sa\u030a/index.html", "address-shared"),
        ("om", "address-shared"),
        ("om/index.html/x", "address-shared"),
        ("om/index.htm", ""),
        ("aktiviteter/x.txt", ""),
    ],
)
def test_one_address_for_two(path: str, code: str) -> None:
    there = (
        Claim("content/om.md", "om/index.html"),
        Claim("content/så.md", "s\u00e5/index.html"),
    )
    found = clashes(("aktiviteter/index.html", "data/plan.json"), (*there, Claim("new", path)))
    assert [item.code for item in found if item.place.file == "new"] == ([code] if code else [])


def test_both_are_named() -> None:
    sources = (
        Claim("content/om.md", "om/index.html"),
        Claim("content/om/index.md", "om/index.html"),
    )
    (found,) = clashes((), sources)
    said = headline(found, "sv")
    assert said.startswith("content/om/index.md:1:1: adressen /om/index.html har också content/om.md")
    own = Claim("content/Aktiviteter.md", "Aktiviteter/index.html")
    (found,) = clashes(("aktiviteter/index.html",), [own])
    said = headline(found, "en")
    assert said.startswith(
        "content/Aktiviteter.md:1:1: the address /Aktiviteter/index.html is the plan's own"
    )
    assert "it makes /aktiviteter/index.html there" in said


@pytest.mark.parametrize(
    ("name", "folders", "files"),
    [
        ("om.md", "om/index.html", "om.html"),
        ("en/about.MD", "en/about/index.html", "en/about.html"),
        ("index.md", "index.html", "index.html"),
        ("a/README.md", "a/index.html", "a/index.html"),
        ("bild.svg", "bild.svg", "bild.svg"),
    ],
)
def test_where_a_file_is_published(name: str, folders: str, files: str) -> None:
    assert path_in_site(name, FOLDERS) == folders
    assert path_in_site(name, _FILES) == files


@pytest.mark.parametrize(
    "name",
    [
        *("index.md", "README.md", "en/index.md", "aktiviteter.md", "aktiviteter/index.md", "AKTIVITETER.md"),
        *("aktiviteter/boende-1.md", "en/activities/index.md", "data/plan.json", "data/changes/sv.atom"),
        *("_headers", ".htaccess", "404.html", "404.md", "sitemap.xml", "sitemap.xml.gz", "fit/sv.json"),
        *("id/activity/boende-1.md", "schemas/plan.schema.json", "data"),
    ],
)
def test_the_plans_own_addresses(name: str) -> None:
    addresses = _FILES if name == "404.md" else FOLDERS
    (found,) = _of_content(["om.md", name], addresses)
    assert (found.place.file, found.code) == (f"content/{name}", "address-of-plan")


def test_pages_at_their_files_have_other_addresses() -> None:
    assert _of_content(["aktiviteter/index.md"], _FILES) == []
    (found,) = _of_content(["aktiviteter.md"], _FILES)
    assert found.code == "address-of-plan"

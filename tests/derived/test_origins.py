"""Addresses of the forges' editors, and settings of which none can be made."""

import pytest

from actionplan.derived.origins import Forge, ForgeError, Origins, Repository, repository
from actionplan.reading.findings import Place

PLACE = Place("data/activities.yaml", 12, 5)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://github.com/org/plan", "https://github.com/org/plan/edit/main/data/activities.yaml#L12"),
        ("https://gitlab.com/a/b/plan", "https://gitlab.com/a/b/plan/-/edit/main/data/activities.yaml#L12"),
        (
            "https://codeberg.org/org/plan",
            "https://codeberg.org/org/plan/_edit/main/data/activities.yaml#L12",
        ),
    ],
)
@pytest.mark.parametrize("end", ["", "/", ".git"])
def test_the_editor_of_each_forge(url: str, expected: str, end: str) -> None:
    assert repository(url + end, "main").edit_address(PLACE) == expected


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("github.lan.example", "github"),
        ("gitlab.lan.example:8443", "gitlab"),
        ("git.forgejo.example", "forgejo"),
        ("Gitea.lan.example", "forgejo"),
    ],
)
def test_a_host_tells_its_forge(host: str, kind: Forge) -> None:
    found = repository(f"https://{host}/org/plan", "main")
    assert (found.kind, found.host) == (kind, host)


@pytest.mark.parametrize("kind", ["github", "gitlab", "forgejo"])
def test_a_forge_that_the_host_does_not_tell_is_told(kind: Forge) -> None:
    assert repository("https://git.lan.example/org/plan", "main", kind).kind == kind
    # What is said outright is believed before the host's name.
    assert repository("https://github.com/org/plan", "main", kind).kind == kind


@pytest.mark.parametrize(
    ("code", "url", "branch"),
    [
        ("unknown_kind", "https://git.lan.example/org/plan", "main"),
        ("unknown_kind", "https://notgithub.example/org/plan", "main"),
        ("bad_address", "git@github.com:org/plan.git", "main"),
        ("bad_address", "https://github.com/org", "main"),
        ("bad_address", "https://name:secret@github.com/org/plan", "main"),
        ("bad_address", "https://github.com/org/plan?tab=readme", "main"),
        ("bad_address", 'https://github.com/org/"><script>', "main"),
        ("bad_address", "javascript:alert(1)//github.com/org/plan", "main"),
        ("bad_branch", "https://github.com/org/plan", ""),
        ("bad_branch", "https://github.com/org/plan", "my branch"),
        ("bad_branch", "https://github.com/org/plan", "../main"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(code: str, url: str, branch: str) -> None:
    with pytest.raises(ForgeError) as refused:
        repository(url, branch)
    assert refused.value.code == code
    assert refused.value.value == (branch if code == "bad_branch" else url)


def test_branches_and_files_are_quoted() -> None:
    found = repository("https://github.com/org/plan", "nästa/utgåva#2")
    address = found.edit_address(Place("data/en fil.yaml"))
    assert address == "https://github.com/org/plan/edit/n%C3%A4sta/utg%C3%A5va%232/data/en%20fil.yaml"


def test_what_is_not_known_has_no_address() -> None:
    origins = Origins(Repository("https://github.com/org/plan", "github"), {("term", "sfi"): PLACE}, {})
    assert origins.of_record("term", "sfi").endswith("#L12")
    assert (origins.of_record("term", "okand"), origins.of_page("planen/")) == ("", "")


@pytest.mark.parametrize(
    ("host", "path"),
    [("github.com", "issues/new"), ("gitlab.com", "-/issues/new"), ("codeberg.org", "issues/new")],
)
def test_something_is_reported_as_an_issue(host: str, path: str) -> None:
    assert repository(f"https://{host}/org/plan", "main").new_issue == f"https://{host}/org/plan/{path}"

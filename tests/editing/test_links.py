"""Dead links are found, against a web server of the test's own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from actionplan.editing.links import Link, dead_links, is_public, links_of_data, links_of_pages
from actionplan.reading.findings import Place
from tests.serving import QuietHandler, served
from tests.told import Told

HERE = Place("data/plan.yaml", 3, 8)


@dataclass
class Web:
    """A site with pages of every kind, and what it was asked for."""

    address: str = ""
    asked: list[tuple[str, str]] = field(default_factory=list)


@pytest.fixture
def web() -> Iterator[Web]:
    state = Web()

    class Handler(QuietHandler):
        def do_GET(self) -> None:  # noqa: N802 - the library's name
            state.asked.append((self.command, self.path))
            self.send_response(self._status())
            if self.path == "/moved":
                self.send_header("Location", "/here")
            if self.path == "/round":
                self.send_header("Location", "/round")
            if self.path == "/to-file":
                self.send_header("Location", "file:///etc/hostname")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _status(self) -> int:
            if self.path == "/no-heads":
                return 405 if self.command == "HEAD" else 200
            if self.path == "/wakes-up":
                return 503 if len(state.asked) <= 2 else 200
            known = {"/moved": 301, "/round": 302, "/to-file": 302, "/gone": 410, "/missing": 404}
            return {**known, "/broken": 500, "/members": 403}.get(self.path, 200)

        do_HEAD = do_GET  # noqa: N815 - the library's name

    with served(Handler) as address:
        state.address = address.removesuffix("/")
        yield state


def _found(*urls: str) -> list[tuple[str, str]]:
    findings = dead_links([Link(url, HERE) for url in urls], public=lambda _: True, pause=0)
    return [(item.code, item.params["reason"]) for item in findings]


@pytest.mark.parametrize(
    "path", ["/here", "/moved", "/no-heads", "/wakes-up", "/here#del", "/sida/å?a=1&b=ö", ""]
)
def test_a_page_that_answers_is_alive(web: Web, path: str) -> None:
    assert _found(web.address + path) == []


@pytest.mark.parametrize(
    ("path", "reason"), [("/missing", "404"), ("/gone", "410"), ("/broken", "500"), ("/round", "302")]
)
def test_a_page_that_does_not_is_dead(web: Web, path: str, reason: str) -> None:
    assert _found(web.address + path) == [("dead-link", reason)]


def test_a_page_for_members_is_a_warning(web: Web) -> None:
    assert _found(web.address + "/members") == [("refused-link", "403")]


def test_only_the_web_is_followed(web: Web) -> None:
    assert [code for code, _ in _found(web.address + "/to-file")] == ["dead-link"]


def test_nobody_answers() -> None:
    assert [code for code, _ in _found("http://127.0.0.1:1/", "http://finns-inte.invalid/")] == [
        "dead-link"
    ] * 2
    assert [code for code, _ in _found("http://[/", "http://" + "a" * 70 + ".example/")] == ["dead-link"] * 2


def test_an_address_is_asked_for_once(web: Web) -> None:
    assert _found(*[web.address + "/here"] * 20, web.address + "/here#del") == []
    assert web.asked == [("HEAD", "/here")]


def test_what_cannot_pass_is_not_asked_again(web: Web) -> None:
    _found(web.address + "/missing")
    assert web.asked == [("HEAD", "/missing"), ("GET", "/missing")]


def test_our_own_network_is_not_looked_into(web: Web) -> None:
    findings = dead_links([Link(web.address + "/here", HERE)], pause=0)
    assert [item.code for item in findings] == ["refused-link"]
    assert web.asked == []


PRIVATE = (
    "127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1"
    " ::1 fe80::1%eth0 fd00::1 ::ffff:10.0.0.1"
)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_private_addresses(address: str) -> None:
    assert not is_public(address)


def test_public_addresses() -> None:
    assert is_public("193.10.1.1")
    assert is_public("2a00:801:f0::1")


def test_links_have_their_places(small: Path, tmp_path: Path) -> None:
    assert next((link.url, link.place.line) for link in links_of_data(small)) == (
        "https://example.org/licens",
        18,
    )
    pages = tmp_path / "content"
    pages.mkdir()
    (pages / "a.md").write_text(
        "# A\n\nSe [planen](https://a.example/x_(y)), <https://b.example/>\noch https://c.example/z.\n"
        "[inne](../b.md) mailto:a@b.example\n",
        "utf-8",
    )
    assert [(link.url, link.place.line, link.place.column) for link in links_of_pages(pages)] == [
        ("https://a.example/x_(y)", 3, 13),
        ("https://b.example/", 3, 40),
        ("https://c.example/z", 4, 5),
    ]


def test_each_address_is_counted(web: Web) -> None:
    told = Told()
    links = [Link(f"{web.address}/{name}", HERE) for name in ("here", "here#part", "moved")]
    assert dead_links(links, public=lambda _: True, pause=0, progress=told) == ()
    assert told.numbers("links") == [(0, 2), (1, 2), (2, 2)]

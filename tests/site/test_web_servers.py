"""The site as web servers send it with the files that the project ships: nginx, Caddy and Apache."""

import gzip
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from actionplan.security.policy import headers, page_policy
from actionplan.security.servers import DEPLOYED, KEPT, REVALIDATED, server_file
from tests.site.building import ROOT
from tests.site.guard import Visitor
from tests.site.web_servers import SERVERS, WebServer, program, running


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, site: Path) -> Iterator[WebServer]:
    """Servers give up their rights as root: they get a copy of the site that anybody may read."""
    name = request.param
    if not program(name):
        pytest.skip(f"{name} is not installed (Debian: nginx-light, caddy, apache2-bin)")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)
        copy = folder / "site"
        shutil.copytree(site, copy)
        copy.chmod(0o755)
        (copy / ".git").mkdir()
        (copy / ".git/config").write_text("hidden", "utf-8")
        (copy / ".well-known").mkdir(exist_ok=True)
        (copy / ".well-known/security.txt").write_text("Contact: https://plan.example/å\n", "utf-8")
        with running(name, folder, copy) as started:
            yield started


def _one(site: Path, pattern: str) -> str:
    return "/" + next(site.glob(pattern)).relative_to(site).as_posix()


def test_the_repositorys_files_say_what_the_code_says(request: pytest.FixtureRequest) -> None:
    for name in DEPLOYED:
        file = ROOT / "deploy" / name
        if request.config.getoption("--rewrite-expected"):
            file.write_text(server_file(name), "utf-8")
        assert file.read_text("utf-8") == server_file(name)


def test_the_site_brings_files_for_its_host(site: Path) -> None:
    assets = next((site / "assets").glob("actionplan-*")).relative_to(site).as_posix()
    for name in (".htaccess", "_headers"):
        assert (site / name).read_text("utf-8") == server_file(name, "/", assets)
        assert page_policy() in (site / name).read_text("utf-8")
    below = server_file("_headers", "/integration/", "assets/actionplan-1")
    assert "\n/integration/*\n" in below and "\n/integration/assets/actionplan-1/*\n" in below


@pytest.mark.parametrize("path", ["/", "/en/glossary/", "/nowhere/"])
def test_every_answer_has_the_headers(server: WebServer, path: str) -> None:
    answer = server.get(path)
    assert answer.status == (404 if path == "/nowhere/" else 200)
    assert {name: answer.headers.get_all(name) for name in headers()} == {
        name: [value] for name, value in headers().items()
    }
    assert answer.headers.get_all("Cache-Control") == [REVALIDATED]
    assert answer.headers["Content-Type"].replace(" ", "").lower() == "text/html;charset=utf-8"


def test_what_is_missing_is_said_in_both_languages(server: WebServer, site: Path) -> None:
    for path in ("/nowhere/", "/assets/actionplan-0/nothing.css", "/.git/config", "/.git/nothing"):
        answer = server.get(path)
        assert answer.status == 404, path
        assert answer.body == (site / "404.html").read_bytes()
        assert answer.headers.get_all("Cache-Control") == [REVALIDATED], path


def test_what_is_named_by_its_contents_is_kept_and_nothing_else(server: WebServer, site: Path) -> None:
    kept = [
        "assets/actionplan-*/actionplan.css",
        "assets/actionplan-*/glossary/terms.mjs",
        "assets/stylesheets/main.*.css",
        "search-index/pieces/sv-*/words-*.json",
        "search-index/pieces/en-*/facets.json",
    ]
    for pattern in kept:
        assert server.get(_one(site, pattern)).headers.get_all("Cache-Control") == [KEPT], pattern
    for path in ("search-index/sv/index.json", "fit/sv.json", "sitemap.xml"):
        answer = server.get(f"/{path}")
        assert answer.headers.get_all("Cache-Control") == [REVALIDATED], path
        again = server.get(f"/{path}", if_none_match=answer.headers["ETag"])
        assert (again.status, again.body) == (304, b""), path


@pytest.mark.parametrize(
    ("pattern", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/actionplan-*/actionplan.css", "text/css; charset=utf-8"),
        ("assets/actionplan-*/glossary/terms.mjs", "text/javascript; charset=utf-8"),
        ("search-index/pieces/sv-*/records-0.json", "application/json"),
        ("assets/actionplan-*/icon.svg", "image/svg+xml"),
        ("fit/sv.json", "application/json"),
        (".well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_is_sent_as_what_it_is_and_compressed(
    server: WebServer, site: Path, pattern: str, kind: str
) -> None:
    path = f"/{pattern}" if pattern.startswith(".well") else _one(site, pattern)
    answer = server.get(path)
    sent = answer.headers["Content-Type"]
    assert sent.replace(" ", "").lower().startswith(kind.replace(" ", "")), sent
    if len(answer.body) > 1024:
        packed = server.get(path, accept_encoding="gzip")
        assert packed.headers["Content-Encoding"] == "gzip"
        assert "accept-encoding" in packed.headers["Vary"].lower()
        assert gzip.decompress(packed.body) == answer.body
        assert len(packed.body) < len(answer.body) * 0.6


@pytest.mark.browser
def test_search_and_the_fit_check_work_from_it(server: WebServer, visitor: Visitor) -> None:
    page = visitor(ignore_https_errors=True).new_page()
    page.goto(server.address + "sok/?q=bostad")
    expect(page.locator("[data-hits] .ap-hit").first).to_be_visible()
    page.goto(server.address + "en/check-your-idea/")
    page.fill("#idea", "Language cafés at the library where newly arrived people practise Swedish")
    expect(page.locator("[data-status]")).to_contain_text("Your idea")


def test_a_site_that_names_no_security_contact_has_no_security_txt(site: Path) -> None:
    assert not (site / ".well-known").exists()

"""A server that makes files when they are asked for answers as one that has made them all."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import click
import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin

from tests.engine.builds import started
from tests.site.building import BASE_URL, small_project
from tests.trees import tree

# What MkDocs writes itself, beside our files and in a build: the sitemap, compressed.
_OF_MKDOCS = "sitemap.xml.gz"

# A page of each kind, as a browser asks for it, in one of the languages.
_KINDS = (
    *("/", "/en/", "/mal/boende/", "/en/focus-areas/boende/", "/aktiviteter/", "/aktiviteter/boende-1/"),
    *("/organisationer/", "/en/organisations/alnas/", "/exempel/", "/ordlista/", "/vem-gor-vad/"),
    *("/prova-din-ide/", "/sok/", "/en/open-data/", "/andringar/", "/hela-planen/"),
    *("/om/", "/en/about/", "/id/activity/boende-1/"),
)


class _Looks(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Another plugin, which is told of every page, and changes none."""

    def __init__(self) -> None:
        self.seen: set[str] = set()

    def on_post_page(self, output: str, *, page: Any, **_: object) -> str:
        self.seen.add(page.file.dest_uri)
        return output


@dataclass(frozen=True)
class _Site:
    """A site that MkDocs serves, without the network between."""

    config: MkDocsConfig
    server: LiveReloadServer

    @property
    def folder(self) -> Path:
        return Path(self.config.site_dir)

    def build(self) -> None:
        """As the server does when a file has been saved."""
        build(self.config, serve_url=BASE_URL)

    def ask(self, address: str) -> tuple[str, bytes]:
        """The status and the body of an answer."""
        head: list[str] = []
        environ: dict[str, Any] = {"PATH_INFO": address.encode().decode("latin-1")}
        setup_testing_defaults(environ)
        body = self.server.get_app()(environ, lambda status, _headers, _error=None: head.append(status))  # type: ignore[misc, arg-type]
        content = b"".join(body)
        if close := getattr(body, "close", None):
            close()
        return head[0], content

    def error_page(self, code: int) -> bytes | None:
        """As ``mkdocs serve`` finds it."""
        with suppress(OSError):
            return (self.folder / f"{code}.html").read_bytes()
        return None


@contextmanager
def _served(project: Path, *plugins: tuple[str, BasePlugin]) -> Iterator[_Site]:  # type: ignore[type-arg]
    """A project while ``mkdocs serve`` shows it, as it is before anybody has asked for anything."""
    with click.Context(click.Command("serve")) as context:
        context.params["livereload"] = True
        with started(project, *plugins, command="serve") as config:
            server = LiveReloadServer(lambda: None, "127.0.0.1", 0, config.site_dir)
            site = _Site(config, server)
            server.error_handler = site.error_page
            try:
                site.build()
                config.plugins.on_serve(server, config=config, builder=lambda _: None)
                yield site
            finally:
                server.server_close()


def _project(folder: Path) -> Path:
    """The small project, with search."""
    project = small_project(folder)
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("{search: false}", "{}"), "utf-8")
    return project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    return _project(tmp_path / "project")


def test_what_is_made_on_demand_is_what_mkdocs_writes(project: Path, tmp_path: Path) -> None:
    """Byte for byte: every file, and a page of each kind at its address."""
    looks = _Looks()
    with _served(_project(tmp_path / "other"), ("looks", looks)) as site:
        written = tree(site.folder)
        pages = {address: site.ask(address) for address in _KINDS}
        missing = site.ask("/finns/inte/")
    assert [address for address, answer in pages.items() if answer[0] != "200 OK"] == []
    assert "aktiviteter/boende-1/index.html" in looks.seen
    written.pop(_OF_MKDOCS, None)
    with _served(project) as site:
        before = tree(site.folder).keys()
        assert {address: site.ask(address) for address in _KINDS} == pages
        assert site.ask("/finns/inte/") == missing and missing[0] == "404 Not Found"
        served = {path: site.ask(f"/{path}") for path in written}
    assert {path for path, answer in served.items() if answer != ("200 OK", written[path])} == set()
    # Nothing of it was there before it was asked for.
    made = written.keys() - before
    assert len(made) > 200 and {"data/plan.json", "fit/sv.json", "aktiviteter/index.html"} <= made
    assert [path for path in made if path.startswith("search-index/")]


def test_after_a_change_the_new_is_made(project: Path) -> None:
    with _served(project) as site:
        first = site.ask("/aktiviteter/boende-1/"), site.ask("/om/")
        assert site.ask("/aktiviteter/boende-1/") == first[0]
        page = project / "content/om.md"
        page.write_text(page.read_text("utf-8") + "\nEn zebra.\n", "utf-8")
        file = project / "data/activities.yaml"
        file.write_text(file.read_text("utf-8").replace("Bygga bostäder.", "Bygga zebrahus."), "utf-8")
        site.build()
        assert "Bygga zebrahus." in site.ask("/aktiviteter/boende-1/")[1].decode()
        assert "En zebra." in site.ask("/om/")[1].decode()
    assert "zebra" not in b"".join(body for _, body in first).decode()


def test_what_is_no_file_of_the_site_is_not_made(project: Path) -> None:
    with _served(project) as site:
        (project / "secret.txt").write_text("secret", "utf-8")
        for address in ("/../secret.txt", "/aktiviteter/../../secret.txt", "/fit/xx.json", "/search-index/x"):
            status, body = site.ask(address)
            assert status == "404 Not Found" and b"secret" not in body


@pytest.mark.parametrize("others", [(), (("looks", _Looks()),)], ids=["alone", "with others"])
def test_a_wrong_link_is_a_warning_while_serving(
    others: tuple[tuple[str, BasePlugin], ...],  # type: ignore[type-arg]
    project: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Though nobody has asked for the page yet; a strict server does not begin."""
    page = project / "content/om.md"
    link = "[rätt](aktiviteter/boende-1.md)"
    page.write_text(page.read_text("utf-8") + f"\n{link}\n", "utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "strict: true\n", "utf-8")
    with _served(project, *others) as site:
        assert 'href="../aktiviteter/boende-1/"' in site.ask("/om/")[1].decode()
    assert "boende-" not in caplog.text
    page.write_text(page.read_text("utf-8").replace("boende-1.md", "boende-99.md"), "utf-8")
    with pytest.raises(Abort), _served(project, *others):
        raise AssertionError("it began")
    assert "aktiviteter/boende-99.md" in caplog.text

"""HTML to PDF: the same bytes each time, nothing from elsewhere, a plain word if something is missing."""

import builtins
from pathlib import Path
from typing import Any

import pytest

from actionplan.derived.site_file import Lack
from actionplan.documents.pdf import SYSTEM_PACKAGES, lack_for_pdf, pdf

DOCUMENT = '<html lang="sv"><head><title>Planen</title></head><body><h1>Planen</h1>{}</body></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    if missing := lack_for_pdf():
        pytest.skip(f"PDF needs: {missing}")
    (tmp_path / "style.css").write_text("@page { size: A5 } h2 { break-before: page }", "utf-8")
    return tmp_path


def test_the_same_document_is_the_same_bytes(folder: Path) -> None:
    html = DOCUMENT.format("<h2>Mål</h2><p>Text</p>")
    first, second = (pdf(html, folder, "style.css") for _ in range(2))
    assert first == second
    assert first.pages == 2


def test_nothing_is_fetched_from_other_places(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *arguments, **_: asked.append(arguments))
    secret = folder.parent / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "utf-8")
    images = f"<img alt='a' src='https://annan.example/a.png'><img alt='b' src='{secret.as_uri()}'>"
    plain = pdf(DOCUMENT.format(images.replace("src", "title")), folder, "style.css")
    assert pdf(DOCUMENT.format(images), folder, "style.css").pages == plain.pages
    assert asked == []


@pytest.mark.parametrize(
    ("error", "command"),
    [(ImportError(), "pip install 'mkdocs-actionplan[pdf]'"), (OSError(), f"apt install {SYSTEM_PACKAGES}")],
)
def test_what_is_missing_is_said_as_a_command(
    monkeypatch: pytest.MonkeyPatch, error: Exception, command: str
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "weasyprint":
            raise error
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert lack_for_pdf() == Lack("missing-program", {"command": command})

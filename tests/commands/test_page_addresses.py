"""Commands name pages as the site beside them addresses them."""

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from actionplan.commands.main import main


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(
    ("setting", "page"), [("", "aktiviteter/boende-1/"), ("false", "aktiviteter/boende-1.html")]
)
def test_an_export_names_pages_as_the_site_does(
    setting: str, page: str, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    Path("mkdocs.yml").write_text(f"use_directory_urls: {setting}\n", "utf-8")
    _run("export", "activities.csv", "--site-url", "https://plan.example/")
    assert f"https://plan.example/{page}," in Path("activities.csv").read_text("utf-8")
    assert "https://plan.example/id/activity/boende-1," in Path("activities.csv").read_text("utf-8")


def test_what_is_new_is_named_as_the_site_does(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.parent)
    Path("mkdocs.yml").write_text("use_directory_urls: false\n", "utf-8")
    for command in (("init", "-q"), ("add", "data"), ("commit", "-qm", "x")):
        author = ("-c", "user.name=x", "-c", "user.email=x@plan.example")
        subprocess.run(["git", *author, *command], check=True)
    said = _run("new", "term", "--term-sv", "Zebra", "--definition-sv", "Ett djur.")
    assert "/ordlista.html#zebra" in said
    activity = ("--focus-area", "boende", "--text-sv", "Bygga torn.", "--responsible", "kommunerna")
    assert "/aktiviteter/boende-3.html" in _run("new", "activity", *activity)
    changes = _run("diff", "HEAD")
    assert "/aktiviteter/boende-3.html" in changes and "/en/activities/boende-3.html" in changes
    assert "/aktiviteter/boende-3/" not in changes

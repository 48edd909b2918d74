"""The one setting of a site that commands follow, whatever else stands among the settings."""

from pathlib import Path

import pytest

from actionplan.reading.site_settings import left_out, pages_are_files


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("site_name: X\n", False),
        ("use_directory_urls: true\n", False),
        ("use_directory_urls: false\n", True),
        ("use_directory_urls: No\n", True),
        ("extra: {use_directory_urls: false}\n", False),
        ("use_directory_urls: !ENV [FLAT, false]\n", True),
        ("use_directory_urls: !ENV SET\n", True),
        ("use_directory_urls: !ENV [FLAT, SET, true]\n", True),
        ("use_directory_urls: false\nmarkdown_extensions: [!!python/name:no.such.thing '']\n", True),
        ("use_directory_urls: false\nx: !!python/object/apply:os.abort []\n", True),
        ("- use_directory_urls\n", False),
        ("use_directory_urls: [\n", False),
        ("use_directory_urls: false\n\0", False),
        ("INHERIT: base.yml\n", True),
        ("INHERIT: base.yml\nuse_directory_urls: true\n", False),
        ("INHERIT: settings.yml\n", False),
        ("INHERIT: absent.yml\n", False),
    ],
)
def test_what_the_settings_say(
    text: str, expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SET", "false")
    (tmp_path / "base.yml").write_text("use_directory_urls: false\n", "utf-8")
    settings = tmp_path / "settings.yml"
    settings.write_text(text, "utf-8")
    assert pages_are_files(settings) is expected


def test_what_a_build_leaves_out(tmp_path: Path) -> None:
    settings = tmp_path / "settings.yml"
    settings.write_text("exclude_docs: |\n  README.md\n  /bilder/\ndraft_docs: utkast*.md\n", "utf-8")
    names = ("README.md", "en/README.md", "bilder/a.svg", "utkast-1.md", "om.md", "en/bilder/a.svg")
    assert [name for name in names if left_out(settings).match_file(name)] == list(names[:4])
    assert not left_out(tmp_path / "absent.yml").match_file("README.md")


def test_settings_that_are_not_there_or_no_text(tmp_path: Path) -> None:
    assert not pages_are_files(tmp_path / "settings.yml")
    (tmp_path / "settings.yml").write_bytes(b"use_directory_urls: false\n\xff")
    assert not pages_are_files(tmp_path / "settings.yml")

"""The README is short, its map is that of the house, and what it and the editors' guide lead to is there."""

import re
from pathlib import Path

import pytest

from tests.project.test_house import _ROOMS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
_MAKEFILE = (ROOT / "Makefile").read_text("utf-8")


def test_it_is_read_in_a_minute() -> None:
    assert len(README.splitlines()) <= 80


def test_its_map_has_every_room_in_order() -> None:
    rows = re.findall(r"^\| (`[a-z]+/`.*?) \|", README, re.MULTILINE)
    assert [room for row in rows for room in re.findall(r"`([a-z]+)/`", row)] == list(_ROOMS)


def test_its_commands_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", _MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"make ([a-z-]+)", README)) >= {"serve", "test"}
    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", README, re.MULTILINE)) <= targets


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "data/README.md"])
def test_what_it_links_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
    assert [path for path in targets if not ((ROOT / page).parent / path).exists()] == []


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "docs/pages/index.md", "docs/pages/working.md"]
)
def test_every_picture_is_there_small_and_described(page: str) -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", (ROOT / page).read_text("utf-8"))
    assert pictures
    for words, path in pictures:
        assert len(words) > 30, path
        assert ((ROOT / page).parent / path).stat().st_size < 150_000, path

"""Files that the earlier site holds are read, if they are what would be made."""

from pathlib import Path

from actionplan.derived.site_file import SiteFile
from actionplan.publishing import KnownFiles
from actionplan.system.cache import Cache


class _Page:
    """A page that counts how often it is made."""

    def __init__(self) -> None:
        self.times = 0
        self.item = SiteFile("a/index.html", self.make)

    def make(self) -> str:
        self.times += 1
        return "påse"


def _asked(site: Path, cache: Path, page: _Page, made_from: str = "1") -> bytes:
    known = KnownFiles(Cache(cache), site)
    content = known.content(made_from, page.item)
    known.save()
    return content


def test_a_file_is_made_once_while_all_is_the_same(tmp_path: Path) -> None:
    site, cache, page = tmp_path / "site", tmp_path / "cache", _Page()
    expected = "påse".encode()
    assert _asked(site, cache, page) == expected
    (site / "a").mkdir(parents=True)
    (site / "a/index.html").write_bytes(expected)
    assert [_asked(site, cache, page), _asked(site, cache, page)] == [expected] * 2
    assert page.times == 1
    assert _asked(site, cache, page, "2") == expected and page.times == 2
    assert _asked(site, cache, page, "1") == expected and page.times == 2


def test_a_file_that_is_another_now_is_made(tmp_path: Path) -> None:
    site, cache, page = tmp_path / "site", tmp_path / "cache", _Page()
    _asked(site, cache, page)
    for number, text in enumerate(("", "pase", "påse\n"), start=2):
        (site / "a").mkdir(parents=True, exist_ok=True)
        (site / "a/index.html").write_text(text, "utf-8")
        assert _asked(site, cache, page) == "påse".encode()
        assert page.times == number

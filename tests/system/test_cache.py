"""What is kept is what would be made, whatever has happened to the folder that it is kept in."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pytest

from actionplan.system import cache as cache_module
from actionplan.system.cache import Cache, digest_of, maker, packed, unpacked
from tests.publishing.projects import small_plan


class _Maker:
    """Makes a value, and counts how often."""

    def __init__(self, value: bytes = b"value") -> None:
        self.value = value
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.value


def _file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_what_was_made_is_made_once_by_all_runs(tmp_path: Path) -> None:
    make, first = _Maker(), Cache(tmp_path / "a/b")
    assert [first.kept("x", "1", make), first.kept("x", "1", make)] == [b"value"] * 2
    assert Cache(tmp_path / "a/b").kept("x", "1", make) == b"value"
    assert make.times == 1


def test_nothing_and_what_looks_like_something_else_are_values(tmp_path: Path) -> None:
    for value in (b"", b"\0" * 100, b"x" * 32):
        digest = digest_of(value.hex())
        Cache(tmp_path).kept("x", digest, _Maker(value))
        again = _Maker()
        assert Cache(tmp_path).kept("x", digest, again) == value and not again.times


def test_another_name_or_digest_is_another_value(tmp_path: Path) -> None:
    Cache(tmp_path).kept("x", "1", _Maker())
    for name, digest in (("y", "1"), ("x", "2"), ("x1", "")):
        assert Cache(tmp_path).kept(name, digest, _Maker(b"other")) == b"other"


def test_without_a_folder_it_is_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make, cache = _Maker(), Cache()
    assert [cache.kept("x", "1", make), cache.kept("x", "1", make)] == [b"value"] * 2
    assert make.times == 1 and not list(tmp_path.iterdir())
    cache.kept("x", "2", make)
    cache.kept("x", "1", make)
    assert make.times == 3  # of each name the latest alone


def _flipped(raw: bytes) -> bytes:
    return bytes([raw[0] ^ 1]) + raw[1:]


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:10],
        lambda raw: raw[:-1],
        lambda raw: raw + b"x",
        lambda raw: _flipped(raw),
        lambda raw: raw[:-1] + _flipped(raw[-1:]),
        lambda raw: b"\0" * len(raw),
    ],
)
def test_what_is_damaged_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    Cache(tmp_path).kept("x", "1", _Maker())
    whole = _file(tmp_path).read_bytes()
    _file(tmp_path).write_bytes(damage(whole))
    make = _Maker()
    assert Cache(tmp_path).kept("x", "1", make) == b"value"
    assert make.times == 1 and _file(tmp_path).read_bytes() == whole


def test_what_is_another_entrys_is_made_anew(tmp_path: Path) -> None:
    Cache(tmp_path).kept("x", "1", _Maker(b"one"))
    first = _file(tmp_path)
    Cache(tmp_path).kept("x", "2", _Maker(b"two"))
    (second,) = (path for path in tmp_path.iterdir() if path != first)
    first.write_bytes(second.read_bytes())
    assert Cache(tmp_path).kept("x", "1", _Maker(b"one")) == b"one"


def test_what_other_code_has_made_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).kept("x", "1", _Maker(b"theirs"))
    monkeypatch.setattr(cache_module, "maker", lambda: "other code")
    assert Cache(tmp_path).kept("x", "1", _Maker(b"ours")) == b"ours"


@pytest.mark.parametrize("path", ["words/locales/site.sv.toml", "web/pages/fit.mjs", "fit/rule.py"])
def test_any_file_of_the_package_is_a_part_of_the_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    package = tmp_path / "package"
    for text in ("a", "b"):
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text(text)
        monkeypatch.setattr(cache_module, "_PACKAGE", package)
        (tmp_path / text).write_text(maker.__wrapped__())
    assert (tmp_path / "a").read_text() != (tmp_path / "b").read_text()


def test_a_library_of_another_version_makes_other_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "library-1.0.dist-info").mkdir()
    before = maker.__wrapped__()
    (tmp_path / "library-1.0.dist-info").rename(tmp_path / "library-1.1.dist-info")
    assert maker.__wrapped__() != before == before


@pytest.mark.parametrize("place", ["a file", "in a file/below", "folders"])
def test_where_nothing_can_be_written_it_is_made(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("x")
    (tmp_path / "in a file").write_text("x")
    folder, make = tmp_path / place, _Maker()
    if place == "folders":
        Cache(folder).kept("x", "1", make)
        file = _file(folder)
        file.unlink()
        file.mkdir()
    assert Cache(folder).kept("x", "1", make) == b"value"
    assert Cache(folder).kept("x", "1", make) == b"value"
    assert make.times >= 2


def test_what_has_not_been_used_for_the_longest_makes_room(tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_bytes(b"x" * 5000)
    for number in range(4):
        Cache(tmp_path, 1000).kept(f"n{number}", "", _Maker(b"x" * 200))
    for age, path in enumerate(sorted(tmp_path.glob("n*"), reverse=True)):
        os.utime(path, ns=(0, 10**18 - age * 10**9))
    assert Cache(tmp_path, 1000).known("n0", "")  # is used now
    Cache(tmp_path, 1000).kept("n4", "", _Maker(b"x" * 200))
    left = sorted(path.name.split("-")[0] for path in tmp_path.iterdir())
    assert left == ["n0", "n2", "n3", "n4", "theirs.txt"]
    Cache(tmp_path, 1000).kept("large", "", _Maker(b"x" * 2000))
    assert [path.name for path in tmp_path.iterdir()] == ["theirs.txt"]


def test_what_a_killed_build_began_makes_room(tmp_path: Path) -> None:
    Cache(tmp_path, 1000).kept("x", "1", _Maker())
    begun = tmp_path / f".{_file(tmp_path).name}.abc"
    begun.write_bytes(b"x" * 2000)
    os.utime(begun, ns=(0, 0))
    Cache(tmp_path, 1000).kept("y", "1", _Maker())
    assert not begun.exists() and len(list(tmp_path.iterdir())) == 2


def test_many_runs_may_share_a_folder(tmp_path: Path) -> None:
    """Each reads, writes and removes what the others do."""
    wrong: list[object] = []

    def run(seed: int) -> None:
        cache = Cache(tmp_path, 2000)
        for number in range(150):
            value = b"%d" % ((number * seed) % 30) * 50
            if cache.kept("x", value.hex(), _Maker(value)) != value:
                wrong.append((seed, number))

    threads = [threading.Thread(target=run, args=(seed,)) for seed in (1, 7, 11, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) <= 2500


def test_objects_are_remembered_as_long_as_what_they_are_made_from_is_equal() -> None:
    cache, made = Cache(), list[object]()

    def make() -> int:
        made.append(None)
        return len(made) - 1

    assert [cache.remembered("a", [1, 2], make), cache.remembered("a", [1, 2], make)] == [0, 0]
    assert [cache.remembered("a", [3], make), cache.remembered("a", [1, 2], make)] == [1, 2]
    assert cache.remembered("b", [1, 2], make) == 3
    for _ in range(2):
        cache.remembered("c", None, lambda: made.append("nothing"))
    assert made.count("nothing") == 1


@dataclass(frozen=True)
class _Value:
    text: str
    day: date
    numbers: tuple[int, ...] = ()

    @cached_property
    def derived(self) -> str:
        return self.text.upper()


def test_equal_values_have_one_digest_and_others_another() -> None:
    value = _Value("a", date(2026, 1, 1))
    before = digest_of(value, {"b": 1})
    assert value.derived == "A" and digest_of(_Value("a", date(2026, 1, 1)), {"b": 1}) == before
    assert digest_of(value, {"b": 1}) == before
    others = (
        (_Value("b", date(2026, 1, 1)), {"b": 1}),
        (_Value("a", date(2026, 1, 2)), {"b": 1}),
        (_Value("a", date(2026, 1, 1), (1,)), {"b": 1}),
        (value, {"b": 2}),
        (value, {"c": 1}),
        (value,),
    )
    assert before not in {digest_of(*other) for other in others}
    assert digest_of("ab", "c") != digest_of("a", "bc")


_DIGEST = """
from pathlib import Path
from actionplan.reading.checks import check
from actionplan.system.cache import digest_of, maker
from tests.small_plan import SMALL
print(digest_of(check(SMALL).plan), maker())
"""


def test_digests_do_not_depend_on_the_run() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", _DIGEST],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert told == {f"{digest_of(small_plan())} {maker()}\n"}


def test_files_are_one_value() -> None:
    files = {"å/b.json": b'{"a": "\n"}', "empty": b"", "c": bytes(range(256))}
    assert unpacked(packed(files)) == files and unpacked(packed({})) == {}

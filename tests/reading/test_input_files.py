"""Only ordinary files of the project are read; all else is named, and never opened or waited for."""

import os
import socket
from pathlib import Path

import pytest

from actionplan.reading.checks import check
from actionplan.reading.input_files import Unread, input_files, is_passed_over, read_input, why_unread


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "project/content"
    place.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    return place


def code(path: Path, folder: Path) -> str:
    read = read_input(path, folder, 100)
    return read.code if isinstance(read, Unread) else ""


@pytest.mark.parametrize(
    "target", ["/etc/passwd", "/dev/zero", "/proc/self/environ", "../../secret.txt", "nowhere", "itself", "/"]
)
def test_a_link_out_of_the_project_is_not_followed(target: str, folder: Path) -> None:
    link = folder / "itself"
    link.symlink_to(target)
    assert code(link, folder) == "input-link"


def test_a_link_that_a_link_leads_to_counts(folder: Path) -> None:
    (folder / "one").symlink_to("two")
    (folder / "two").symlink_to("../../secret.txt")
    (folder / "sub").symlink_to("../..")
    assert code(folder / "one", folder) == "input-link"
    assert code(folder / "sub/secret.txt", folder) == "input-link"


def test_a_link_within_the_project_is_read_and_so_is_a_folder_that_is_one(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "a.md").write_text("a")
    (folder / "b.md").symlink_to("a.md")
    (folder.parent / "c.md").write_text("c")
    (folder / "c.md").symlink_to("../c.md")
    assert [read_input(folder / f"{name}.md", folder, 100) for name in "abc"] == [b"a", b"a", b"c"]
    whole = tmp_path / "other/content"
    whole.parent.mkdir()
    whole.symlink_to(folder)
    assert read_input(whole / "a.md", whole, 100) == b"a"


@pytest.mark.skipif(os.name != "posix", reason="There are no such files.")
def test_what_is_no_ordinary_file_is_not_waited_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(folder / "pipe")
    (folder / "folder.md").mkdir()
    with socket.socket(socket.AF_UNIX) as made:
        monkeypatch.chdir(folder)  # the paths of sockets are short
        made.bind("socket")
    assert [code(folder / name, folder) for name in ("pipe", "folder.md", "socket")] == ["input-kind"] * 3


def test_a_large_file_is_not_read(folder: Path) -> None:
    (folder / "a").write_bytes(b"x" * 101)
    assert why_unread(folder / "a", folder, 101) is None
    reason = why_unread(folder / "a", folder, 100)
    assert reason and reason.code == "input-size"


@pytest.mark.parametrize(
    "name", [".#activities.yaml", "._activities.yaml", "activities.yaml~", "#a.yaml#", ".a.swp", ".DS_Store"]
)
def test_what_programs_leave_is_passed_over_in_silence(name: str, small: Path) -> None:
    assert is_passed_over(name)
    (small / name).symlink_to("nowhere")
    assert check(small).findings == ()
    assert small / name not in input_files(small)


def test_every_kind_is_named_in_the_plans_folder(small: Path) -> None:
    (small / "thesaurus.yaml").unlink(missing_ok=True)
    (small / "thesaurus.yaml").symlink_to("/dev/zero")
    (small / "glossary.yaml").unlink()
    os.mkfifo(small / "glossary.yaml")
    (small / "extra.yaml").symlink_to("/etc/passwd")
    found = {(item.place.file.rsplit("/")[-1], item.code) for item in check(small).findings}
    assert found >= {
        ("thesaurus.yaml", "input-link"),
        ("glossary.yaml", "input-kind"),
        ("extra.yaml", "stray-file"),
    }

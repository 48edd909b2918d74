"""A build publishes no file that is not the project's own."""

import os
import re
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from tests.engine.builds import build_once
from tests.site.building import small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("token")
    return small_project(tmp_path / "project")


@pytest.mark.skipif(os.name != "posix", reason="There are no such files.")
def test_what_is_not_of_the_project_is_a_fault_and_never_published(
    project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content = project / "content"
    (content / "env.txt").symlink_to("/proc/self/environ")
    (content / "secret.md").symlink_to("../../secret.txt")
    (content / "gone.md").symlink_to("nowhere")
    (content / "outside").symlink_to("../..")
    os.mkfifo(content / "pipe.md")
    with pytest.raises(Abort):
        build_once(project)
    named = re.findall(r"(\S+?):1:1:", caplog.text)
    assert {Path(name).name for name in named} >= {"env.txt", "secret.md", "gone.md", "pipe.md", "secret.txt"}
    assert not (project / "site").exists()


def test_what_programs_leave_is_passed_over(project: Path) -> None:
    for name in (".#om.md", "om.md~", "#om.md#", "Thumbs.db"):
        (project / "content" / name).symlink_to("nowhere")
    build_once(project)
    assert not [
        path for path in (project / "site").rglob("*") if "om.md" in path.name or "Thumbs" in path.name
    ]

"""The moment of a build: the same for all who look while it lasts, and nobody's afterwards."""

import os
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.utils import get_build_date

from actionplan.engine.build_time import BuildTime
from tests.engine.builds import build_once, started
from tests.repository import commit, git
from tests.site.building import small_project

VARIABLE = "SOURCE_DATE_EPOCH"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small project in a repository, with the day of its build in security.txt."""
    monkeypatch.delenv(VARIABLE, raising=False)
    made = small_project(tmp_path / "project")
    settings = made / "mkdocs.yml"
    told = settings.read_text("utf-8").replace(
        "{search: false}", "{search: false, security_contact: ['mailto:security@plan.example']}"
    )
    settings.write_text(told, "utf-8")
    (made / ".gitignore").write_text("site\n.cache\n", "utf-8")
    git(made, "init", "-q")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2016-05-04T12:00:00+0000")
    commit(made)
    return made


def _expires(project: Path) -> str:
    """A day less than a year after the build."""
    text = (project / "site/.well-known/security.txt").read_text("utf-8")
    return next(line for line in text.splitlines() if line.startswith("Expires: "))


def test_a_server_follows_the_commits(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds in one process with a commit between: the second bears the day of the second commit."""
    with started(project) as config:
        build(config)
        assert _expires(project) == "Expires: 2017-05-03T00:00:00Z"
        page = project / "content/om.md"
        page.write_text(page.read_text("utf-8") + "Mer text.\n", "utf-8")
        monkeypatch.setenv("GIT_COMMITTER_DATE", "2018-06-07T12:00:00+0000")
        commit(project)
        build(config)
    assert _expires(project) == "Expires: 2019-06-06T00:00:00Z"
    assert VARIABLE not in os.environ


class _Looks(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Another plugin, which looks at the date of the build, and may err."""

    def __init__(self, error: Exception | None = None) -> None:
        self.seen: list[str] = []
        self._error = error

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        self.seen.append(get_build_date())

    def on_env(self, env: object, **_: object) -> None:
        self.seen.append(get_build_date())
        if self._error:
            raise self._error


def test_mkdocs_and_other_plugins_have_the_same_day(project: Path) -> None:
    looks = _Looks()
    build_once(project, ("looks", looks))
    assert looks.seen == ["2016-05-04", "2016-05-04"]
    assert VARIABLE not in os.environ


@pytest.mark.parametrize("said", [None, "1514720000"])
def test_a_build_that_fails_leaves_the_variable_as_it_was(
    said: str | None, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if said:
        monkeypatch.setenv(VARIABLE, said)
    looks = _Looks(ValueError("somebody else erred"))
    with started(project, ("looks", looks)) as config, pytest.raises(ValueError, match="somebody else"):
        build(config)
    assert looks.seen == ["2017-12-31" if said else "2016-05-04"] * 2
    assert os.environ.get(VARIABLE) == said


def test_a_faulty_plan_leaves_the_variable_as_it_was(project: Path) -> None:
    (project / "data/activities.yaml").write_text("activities: []\nstray: x\n", "utf-8")
    with started(project) as config, pytest.raises(Abort):
        build(config)
    assert VARIABLE not in os.environ


def test_putting_back_twice_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1")
    time = BuildTime(2)
    assert os.environ[VARIABLE] == "2"
    time.end()
    monkeypatch.setenv(VARIABLE, "3")
    time.end()
    assert os.environ[VARIABLE] == "3"

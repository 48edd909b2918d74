"""Who waits at a terminal sees on one line how far it is; nobody else sees anything."""

import io
import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from actionplan.engine import progress
from actionplan.engine.progress import ProgressLine, waiting
from actionplan.system.progress import Stage
from tests.repository import commit, git
from tests.site.building import BASE_URL, ENGINE, copy_project, run_mkdocs, settings, small_project
from tests.terminals import Seen, on_terminal

_BUILD = [*ENGINE, "build"]

# A build that lasts long enough to be waited for.
_SLOW = """import logging, time
def on_files(files, config):
    time.sleep(1.5)
    logging.getLogger('mkdocs.slow').info('a line of another plugin')
    time.sleep(0.5)
"""


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """A terminal that nobody need wait at for long."""
    made = _Terminal()
    monkeypatch.setenv("TERM", "xterm")
    # Not sys.stderr itself, which pytest puts back when a test begins.
    monkeypatch.setattr(progress, "sys", SimpleNamespace(stderr=made))
    monkeypatch.setattr(progress, "_PATIENCE", 0.05)
    monkeypatch.setattr(progress, "_PAUSE", 0.01)
    return made


def _wait_for(terminal: _Terminal, text: str) -> None:
    ends = time.monotonic() + 10
    while time.monotonic() < ends:
        if terminal.getvalue().endswith(text):
            return
        time.sleep(0.01)
    raise AssertionError(f"{text!r} was not shown: {terminal.getvalue()!r}")


@pytest.mark.parametrize(("lang", "text"), [("sv", "Sidor 1 av 2"), ("en", "Pages 1 of 2")])
def test_a_line_is_written_and_taken_away(lang: str, text: str, terminal: _Terminal) -> None:
    with waiting(lang) as line:  # type: ignore[arg-type]
        line.tell(Stage("pages", 1, 2))
        _wait_for(terminal, f"\r\x1b[K{text}")
    assert terminal.getvalue() == f"\r\x1b[K{text}\r\x1b[K"


def test_it_is_taken_away_when_the_work_fails(terminal: _Terminal) -> None:
    with pytest.raises(ValueError, match="failed"), waiting("en") as line:
        line.tell(Stage("search"))
        _wait_for(terminal, "Making the search index")
        raise ValueError("failed")
    assert terminal.getvalue().endswith("index\r\x1b[K")


def test_what_is_quick_shows_nothing(terminal: _Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 60)
    with waiting("en") as line:
        line.tell(Stage("search"))
        time.sleep(0.1)
    assert terminal.getvalue() == ""


@pytest.fixture
def log(terminal: _Terminal) -> Iterator[logging.Logger]:
    """A log that is written on the terminal."""
    made, handler = logging.getLogger("tests.progress"), logging.StreamHandler(terminal)
    made.addHandler(handler)
    made.setLevel(logging.INFO)
    made.propagate = False
    yield made
    made.removeHandler(handler)


def test_the_log_takes_its_place_and_it_moves_below(terminal: _Terminal, log: logging.Logger) -> None:
    line = ProgressLine("en", log)
    line.tell(Stage("links", 3, 7))
    _wait_for(terminal, "Links 3 of 7")
    log.warning("dead")
    _wait_for(terminal, "\r\x1b[KLinks 3 of 7\r\x1b[Kdead\n\r\x1b[KLinks 3 of 7")
    line.end()
    log.warning("afterwards")
    line.end()
    line.tell(Stage("links", 4, 7))
    time.sleep(0.1)
    assert terminal.getvalue().endswith("dead\n\r\x1b[KLinks 3 of 7\r\x1b[Kafterwards\n")


def test_who_wants_errors_alone_gets_no_line(terminal: _Terminal, log: logging.Logger) -> None:
    log.setLevel(logging.ERROR)
    line = ProgressLine("en", log)
    line.tell(Stage("search"))
    time.sleep(0.2)
    line.end()
    assert terminal.getvalue() == ""


def test_a_line_that_is_too_long_is_cut(terminal: _Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a narrow terminal it would else be broken, and half of it stay."""
    monkeypatch.setattr(progress, "_columns", lambda _: 12)
    with waiting("en") as line:
        line.tell(Stage("search"))
        _wait_for(terminal, "\r\x1b[KMaking the ")


def test_a_terminal_that_goes_away_ends_nothing(terminal: _Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []

    def gone(text: str) -> int:
        tried.append(text)
        raise OSError("gone")

    monkeypatch.setattr(terminal, "write", gone)
    with waiting("en") as line:
        line.tell(Stage("search"))
        ends = time.monotonic() + 10
        while not tried and time.monotonic() < ends:
            time.sleep(0.01)
    assert tried


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """The first build of the real plan, with two versions in git, at a terminal."""
    project = copy_project(tmp_path_factory.mktemp("progress"))
    (project / ".gitignore").write_text("site\n.cache\n", "utf-8")
    git(project, "init", "-q")
    commit(project)
    file = project / "data/activities.yaml"
    file.write_text(file.read_text("utf-8").replace("Arbeta fram ett", "Ta fram ett", 1), "utf-8")
    commit(project)
    return on_terminal([*_BUILD, "--strict"], project, settings())


def test_a_build_says_how_far_it_is(built: Seen) -> None:
    assert built.code == 0, built.raw
    numbers = [re.fullmatch(r"Sidor (\d+) av (\d+)", text) for text in built.passing]
    pages = sorted((int(found[1]), int(found[2])) for found in numbers if found)
    assert len(pages) > 3 and len({total for _, total in pages}) == 1
    assert pages[0][0] < pages[-1][0] <= pages[0][1] > 200
    assert {re.sub(r"\d+", "n", text) for text in built.passing} <= {
        *("Planens filer läses", "Git läses: version n av n", "Egna sidor läses"),
        *("Filer n av n", "”Prova din idé” lär sig planens ord", "Sidor n av n"),
    }


def test_nothing_of_it_stays_on_the_screen(built: Seen) -> None:
    """What stays are the lines of the log, which MkDocs breaks at the edge."""
    assert len(built.screen) > 2
    assert [line for line in built.screen if not re.match(r"(INFO {4}-| {9})  ", line)] == []
    assert "Documentation built in" in built.screen[-1]


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A small project whose build takes two seconds, and with a plugin that logs a line meanwhile."""
    project = small_project(tmp_path / "project")
    (project / "hooks.py").write_text(_SLOW, "utf-8")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hooks.py]\n")
    return project


def test_off_a_terminal_there_is_the_log_alone(slow: Path) -> None:
    """On one, the same build shows lines: the tests below."""
    piped = run_mkdocs(slow, "build")
    assert piped.returncode == 0 and piped.stdout == ""
    assert "INFO    -  a line of another plugin" in piped.stderr.splitlines()
    assert not re.search(r"[\r\x1b]|Egna sidor|Filer|Sidor", piped.stderr)


@pytest.mark.parametrize(
    ("argument", "term"), [("--quiet", "xterm"), ("--no-strict", "dumb")], ids=["quiet", "dumb"]
)
def test_where_it_is_not_wanted_there_is_none(argument: str, term: str, slow: Path) -> None:
    seen = on_terminal([*_BUILD, argument], slow, {**settings(), "TERM": term})
    assert seen.code == 0 and seen.passing == set()


def test_ctrl_c_leaves_no_line_behind(slow: Path) -> None:
    typed: list[str] = []

    def break_off(raw: str) -> str:
        if typed or "Egna sidor läses" not in raw:
            return ""
        typed.append("\x03")
        return typed[0]

    seen = on_terminal(_BUILD, slow, settings(), break_off)
    assert typed and seen.passing and seen.code == 1
    assert [line for line in seen.screen if "Egna sidor" in line] == []
    assert seen.screen[-1] == "Aborted!"
    assert not [path for path in slow.iterdir() if path.name.startswith(".site")]


def test_an_error_leaves_no_line_behind(slow: Path) -> None:
    hooks = slow / "hooks.py"
    hooks.write_text(
        "from mkdocs.exceptions import PluginError\n"
        + _SLOW
        + "def on_env(env, config, files):\n    time.sleep(0.3)\n    raise PluginError('no more')\n"
    )
    seen = on_terminal(_BUILD, slow, settings())
    assert seen.code == 1 and seen.passing
    assert "no more" in "\n".join(seen.screen)
    assert [text for text in seen.passing for line in seen.screen if text in line] == []


def test_a_command_says_how_far_it_is(tmp_path: Path) -> None:
    """Documents, the books alone: PDF files take longer and are made in the same way."""
    project = small_project(tmp_path / "project")
    command = [ENGINE[0], "-c", _SLOW_EXPORT, "export", "plan-sv.epub", "--lang", "en"]
    seen = on_terminal(command, project, {**settings(), "SITE_URL": BASE_URL})
    assert seen.code == 0, seen.raw
    assert "Documents 0 of 1" in seen.passing
    assert seen.screen == ["Written: plan-sv.epub"]


# The command, on a machine on which a book takes two seconds.
_SLOW_EXPORT = """import time
from actionplan.commands.main import main
from actionplan.documents import epub
make = epub.epub
def slow(*given, **named):
    time.sleep(2)
    return make(*given, **named)
epub.epub = slow
main()
"""

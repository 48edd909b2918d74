"""How long an editor waits for ``mkdocs serve``: for the first page, and for each saved file to be shown."""

import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.measuring import ENVIRONMENT, say
from benchmarks.projects import Projects, first_text

_EDITS = 10
# Seconds between two looks at a page, and until one is given up.
_LOOK = 0.01
_PATIENCE = 120.0
# An editor saves at any moment of the server's own beat: the pauses between edits, in seconds, are spread.
_PAUSE, _SPREAD = 0.6, 0.09


@dataclass(frozen=True)
class _Server:
    """A running ``mkdocs serve``: its port, and when it was started."""

    port: int
    started: float
    process: subprocess.Popen[bytes]

    def seconds_until(self, path: str, text: str, since: float) -> float:
        """The seconds from a moment until the page at a path holds a text."""
        while time.perf_counter() < since + _PATIENCE:
            if self.process.poll() is not None:
                raise SystemExit("mkdocs serve has ended")
            if text in self._page(path):
                return time.perf_counter() - since
            time.sleep(_LOOK)
        raise SystemExit(f"mkdocs serve: /{path} does not show “{text}”")

    def _page(self, path: str) -> str:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        try:
            connection.request("GET", f"/{path}")
            return connection.getresponse().read().decode()
        except ConnectionError:  # it does not listen yet
            return ""
        finally:
            connection.close()


def report(projects: Projects) -> None:
    """Print the seconds of waiting with the real plan."""
    whole = projects.whole
    shutil.rmtree(whole / ".cache", ignore_errors=True)
    with _served(whole) as server:
        _say_first(server, "no cache", 6)
        _report_edits("a saved text", server, _edits_of_text(whole))
    with _served(whole) as server:
        _say_first(server, "with a cache", 3)
        _report_edits("a saved chapter", server, _edits_of_chapter(whole))


def _say_first(server: _Server, what: str, goal: int) -> None:
    seconds = server.seconds_until("", "</html>", server.started)
    say(f"mkdocs serve, real plan, first page, {what}: {seconds:.2f} s (goal: at most {goal})")


def _report_edits(name: str, server: _Server, edits: Iterator[tuple[str, str, Callable[[], object]]]) -> None:
    """Make the edits one after the other; each is a page's path, the text that it gets, and the saving."""
    waits = []
    for turn, (path, text, save) in zip(range(_EDITS), edits, strict=False):
        time.sleep(_PAUSE + _SPREAD * turn)
        save()
        waits.append(server.seconds_until(path, text, time.perf_counter()))
    say(
        f"mkdocs serve, real plan, {name} is served after {median(waits):.2f} s in the middle of {_EDITS},"
        f" {max(waits):.2f} s at most (goal: at most 1.2 and 1.8)"
    )


def _edits_of_text(project: Path) -> Iterator[tuple[str, str, Callable[[], object]]]:
    file = project / "data/activities.yaml"
    given = file.read_text("utf-8")
    place, record = first_text(given)
    for turn in range(_EDITS):
        text = f"Ändring {turn} "
        changed = given[:place] + text + given[place:]
        yield f"aktiviteter/{record}/", text, lambda changed=changed: file.write_text(changed, "utf-8")  # type: ignore[misc]


def _edits_of_chapter(project: Path) -> Iterator[tuple[str, str, Callable[[], object]]]:
    file = project / "content/lattlast.md"
    given = file.read_text("utf-8")
    for turn in range(_EDITS):
        text = f"Ändring {turn} av sidan."
        changed = f"{given}\n{text}\n"
        yield "lattlast/", text, lambda changed=changed: file.write_text(changed, "utf-8")  # type: ignore[misc]


@contextmanager
def _served(project: Path) -> Iterator[_Server]:
    """A server of a project on a free port of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    with tempfile.TemporaryDirectory() as temporary, tempfile.TemporaryFile() as messages:
        # The server's site is in a temporary folder of its own, which it leaves when it is ended.
        process = subprocess.Popen(
            command, cwd=project, env={**ENVIRONMENT, "TMPDIR": temporary}, stdout=messages, stderr=messages
        )
        try:
            yield _Server(port, time.perf_counter(), process)
        finally:
            process.terminate()
            process.wait()

"""Builds from a process that has its libraries loaded: a test waits for what it tests, not for imports.

Run as a module this is that process. It builds nothing itself, so it holds nothing of any project: every
build is a fork of it, which ends with the build. What a build has loaded is imported here afterwards, so that
the next one need not. What depends on how Python itself starts needs a process of its own (see building.py).
"""

import atexit
import contextlib
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

_ROOT = Path(__file__).parents[2]

# Seconds that a build may take which nobody waits for any more.
_PATIENCE = 2


@dataclass(frozen=True)
class Running:
    """A build that has been started; one at a time can be."""

    pid: int
    _answers: IO[str]
    _folder: tempfile.TemporaryDirectory[str]

    def kill(self) -> None:
        """End it at once, if it has not ended."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> tuple[int, str, str]:
        """Wait for its end.

        Returns:
            Its exit code, negative for the number of the signal that ended it, and what it wrote to its
            output and to its errors.
        """
        status = int(self._answers.readline())
        with self._folder as folder:
            output, errors = (Path(folder, name).read_text("utf-8") for name in ("output", "errors"))
        return os.waitstatus_to_exitcode(status), output, errors


@cache
def _process(engine: str) -> "subprocess.Popen[str]":
    """The process that builds are forked from; it ends when nobody can ask it any more, and before we do."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.site.warm", engine],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # Ctrl-C is for who runs the tests, and not for what they wait for.
        process_group=0,
    )
    atexit.register(_end, process)
    return process


def _end(process: "subprocess.Popen[str]") -> None:
    """Wait for the end of a process that is not needed any more; what it still builds ends with it."""
    with process:
        assert process.stdin
        process.stdin.close()
        try:
            process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def start(engine: str, arguments: tuple[str, ...], folder: Path, environment: Mapping[str, str]) -> Running:
    """Start ``engine`` (the name of MkDocs' module, or of a like one) in a folder, with an environment."""
    process = _process(engine)
    assert process.stdin and process.stdout
    place = tempfile.TemporaryDirectory()
    request = {"arguments": arguments, "folder": str(folder), "environment": dict(environment)}
    process.stdin.write(json.dumps(request | {"place": place.name}) + "\n")
    process.stdin.flush()
    return Running(int(process.stdout.readline()), process.stdout, place)


def _serve(engine: str) -> None:
    """Fork a build for every line, and answer with its number and then with how it ended."""
    importlib.import_module(f"{engine}.__main__")
    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if not pid:
            _build(engine, request)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        _learn(Path(request["place"], "modules"))
        print(status, flush=True)


def _build(engine: str, request: dict[str, Any]) -> None:
    """Become the build: what ``python -m mkdocs`` does, in its folder and environment. Does not return."""
    place = Path(request["place"])
    for number, name in enumerate((Path(os.devnull), place / "output", place / "errors")):
        file = os.open(name, os.O_RDWR | os.O_CREAT)
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    sys.path[0] = request["folder"]
    sys.argv = [engine, *request["arguments"]]
    try:
        module = importlib.import_module(f"{engine}.__main__")
        # Processes that a build starts look for what was started here, and must not find this module.
        sys.modules["__main__"] = module
        module.cli(prog_name=f"python -m {engine}")
    finally:
        (place / "modules").write_text("\n".join(sys.modules), "utf-8")


def _learn(modules: Path) -> None:
    """Import what a build has loaded; what is a project's own is not found here."""
    if not modules.exists():
        return
    for name in modules.read_text("utf-8").split("\n"):
        if name not in sys.modules:
            with contextlib.suppress(ImportError):
                importlib.import_module(name)


if __name__ == "__main__":
    _serve(sys.argv[1])

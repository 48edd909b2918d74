"""Commands on a terminal of the test's own, and what is to be seen there."""

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Seconds that a command may take.
_LONGEST = 120

# Makes the terminal that of the process, so that Ctrl-C reaches it and ends it (which a shell may have told
# all that it starts in the background to pass over), and then becomes the command.
_BECOME = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.login_tty(0); os.execvp(sys.argv[1], sys.argv[1:])"
)

_SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r\n|\r|\n|[^\x1b\r\n]+")


@dataclass(frozen=True)
class Seen:
    """What a command wrote on a terminal, and how it ended."""

    raw: str
    code: int

    @property
    def passing(self) -> set[str]:
        """All that stood for a while on the line of the cursor, and was erased."""
        return {part for part in re.findall(r"\r\x1b\[K([^\r\n\x1b]*)(?=\r\x1b\[K)", self.raw) if part}

    @property
    def screen(self) -> list[str]:
        """The lines that are left when the command has ended."""
        lines, column = [""], 0
        for part in _SEQUENCE.findall(self.raw):
            if part in ("\r", "\r\n", "\n"):
                column = 0
                lines += [""] if part != "\r" else []
            elif part == "\x1b[K":
                lines[-1] = lines[-1][:column]
            elif not part.startswith("\x1b"):
                lines[-1] = lines[-1][:column].ljust(column) + part + lines[-1][column + len(part) :]
                column += len(part)
        return [line for line in lines if line]


def on_terminal(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    meanwhile: Callable[[str], str] = lambda _: "",
) -> Seen:
    """Run a command whose output and errors are a terminal, 80 characters wide.

    Args:
        command: its name and arguments.
        folder: where it runs.
        environment: its environment.
        meanwhile: is given all that is written so far, and returns what to type: ``\\x03`` is Ctrl-C.
    """
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(ours, (24, 80))
    with subprocess.Popen(
        [sys.executable, "-c", _BECOME, *command],
        cwd=folder,
        env={"TERM": "xterm", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as running:
        os.close(theirs)
        try:
            raw = "".join(_pieces(ours, meanwhile))
        finally:
            running.kill()
            os.close(ours)
    return Seen(raw, running.returncode)


def _pieces(terminal: int, meanwhile: Callable[[str], str]) -> Iterator[str]:
    """What is written on a terminal, until the last who could write has closed it."""
    decoder, raw = getincrementaldecoder("utf-8")(), ""
    ends = time.monotonic() + _LONGEST
    while time.monotonic() < ends:
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            piece = decoder.decode(os.read(terminal, 65536))
        except OSError:  # on Linux this is how its end is told
            return
        if not piece:
            return
        raw += piece
        yield piece
        os.write(terminal, meanwhile(raw).encode())
    raise AssertionError(f"The command did not end: {raw}")

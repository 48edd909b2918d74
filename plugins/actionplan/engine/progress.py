"""One line of a terminal that says what a person is waiting for.

click's progress bar is not for this: it counts one thing, stays on the terminal when it is done, and knows
nothing of the log that is written beside it. Of click is what writes, for terminals of Windows too.
"""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from typing import TextIO

import click

from actionplan.plan.values import Language
from actionplan.system.progress import Progress, Stage
from actionplan.words.wording import wording

# Seconds: what takes less shows nothing; and between two looks at how far it is.
_PATIENCE = 1.0
_PAUSE = 0.1

# The start of the line, and the rest of it erased (ECMA-48, CR and EL).
_ERASE = "\r\x1b[K"


class ProgressLine(Progress):
    """A line on standard error, written anew in place; off a terminal nothing.

    A thread looks now and then how far the work is, so that telling it costs next to nothing, and so that
    what is told in the first second is seen after it. Each other line that ``log`` writes there takes this
    one's place, which then moves below it. :meth:`end` must be called, whatever happens.

    Args:
        lang: the language of what is said.
        log: what is logged meanwhile. One that tells no more than errors wants no line either.
    """

    def __init__(self, lang: Language, log: logging.Logger | None = None) -> None:
        self._words = wording("progress", lang)
        self._terminal = sys.stderr
        self._stage: Stage | None = None
        self._shown = ""
        # Held while something is written.
        self._writing = Lock()
        self._has_ended = Event()
        self._drawer = Thread(target=self._draw_now_and_then, daemon=True)
        self._handlers: list[logging.StreamHandler[TextIO]] = []
        if _is_terminal(self._terminal) and (log is None or log.isEnabledFor(logging.INFO)):
            self._stand_below(log)
            self._drawer.start()

    def tell(self, stage: Stage) -> None:
        """Show this from now on."""
        self._stage = stage

    def end(self) -> None:
        """Take the line away; without effect the second time."""
        self._has_ended.set()
        with self._writing:
            self._show("")
        for handler in self._handlers:
            handler.setStream(self._terminal)
        self._handlers = []

    def write(self, text: str) -> int:
        """Write a line of the log above this one."""
        with self._writing:
            self._show("")
            return self._terminal.write(text)

    def flush(self) -> None:
        """Let all that is written be seen."""
        self._terminal.flush()

    def _stand_below(self, log: logging.Logger | None) -> None:
        for handler in log.handlers if log else ():
            if isinstance(handler, logging.StreamHandler) and handler.stream is self._terminal:
                handler.setStream(self)
                self._handlers.append(handler)

    def _draw_now_and_then(self) -> None:
        pause = _PATIENCE
        while not self._has_ended.wait(pause):
            pause = _PAUSE
            text = self._text(self._stage) if self._stage else ""
            with self._writing:
                if not self._has_ended.is_set():
                    self._show(text)

    def _text(self, stage: Stage) -> str:
        text = self._words(stage.step, done=stage.done, total=stage.total)
        # A line that is broken by the edge could not be erased.
        return text[: _columns(self._terminal) - 1]

    def _show(self, text: str) -> None:
        if text != self._shown:
            self._shown = text
            # A terminal that is gone ends no build.
            with suppress(OSError):
                click.echo(_ERASE + text, file=self._terminal, nl=False)


def _is_terminal(file: TextIO) -> bool:
    """Whether it shows a line that is written over another."""
    return file.isatty() and os.environ.get("TERM") != "dumb"


def _columns(terminal: TextIO) -> int:
    """How wide a terminal is; some do not say, and are as wide as they always were."""
    try:
        return os.get_terminal_size(terminal.fileno()).columns or 80
    except OSError:
        return 80


@contextmanager
def waiting(lang: Language) -> Iterator[Progress]:
    """A line for as long as a command works; what it prints is printed afterwards."""
    line = ProgressLine(lang)
    try:
        yield line
    finally:
        line.end()

"""Processes that are killed at a chosen step of their work on files."""

import os
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

# A kill between any two of these leaves another state on the disk.
STEPS: tuple[tuple[Any, str], ...] = (
    (Path, "mkdir"),
    (Path, "open"),
    (Path, "replace"),
    (Path, "unlink"),
    (os, "fsync"),
    (shutil, "rmtree"),
)


def is_killed(step: int, action: Callable[[], object], steps: tuple[tuple[Any, str], ...] = STEPS) -> bool:
    """Do something in a process that is killed before a step of its work, counted from 0.

    Args:
        step: which of them.
        action: what to do; it ends well if it is not killed.
        steps: the functions whose calls are counted, each with the object that it belongs to.

    Returns:
        Whether it came as far as that; if not, it has ended by itself.
    """

    def killed() -> None:
        _kill_before(step, steps)
        action()

    _, status = os.waitpid(_forked(killed), 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True
    assert os.WEXITSTATUS(status) == 0
    return False


def _kill_before(step: int, steps: tuple[tuple[Any, str], ...]) -> None:
    numbers: Iterator[int] = count()

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if next(numbers) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*arguments, **named)

        return call

    for owner, name in steps:
        setattr(owner, name, counted(getattr(owner, name)))


def is_killed_after(seconds: float, action: Callable[[], object]) -> bool:
    """Do something in a process that is killed after a while; whether it was still at work."""
    pid = _forked(action)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    return os.WIFSIGNALED(status)


def _forked(action: Callable[[], object]) -> int:
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        try:
            action()
        except SystemExit as ending:
            os._exit(ending.code if isinstance(ending.code, int) else 1)
        except BaseException:
            traceback.print_exc()
            os._exit(99)
        os._exit(0)
    return pid

"""Whether a folder is in use is told by a lock on it, which ends with the processes that hold it.

flock(2) is there on Linux, macOS and the BSDs; Windows has no lock on folders.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl


def locked(folder: Path) -> int | None:
    """Lock a folder for as long as what is returned stays open, here or in a process that inherits it.

    Returns:
        A file descriptor; None if somebody else holds the folder, or it cannot be locked here.

    Raises:
        OSError: it is no folder that can be opened.
    """
    if sys.platform == "win32":
        return None
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def holding(folder: Path) -> Iterator[bool]:
    """Hold the lock on a folder meanwhile; whether that can be done, since nobody alive holds it."""
    descriptor = None
    with suppress(OSError):
        descriptor = locked(folder)
    try:
        yield descriptor is not None or sys.platform == "win32"
    finally:
        if descriptor is not None:
            os.close(descriptor)


class FolderInUseError(OSError):
    """Another process has held a folder for longer than any needs; ``filename`` is the folder."""


@contextmanager
def held(folder: Path, seconds: float = 10) -> Iterator[None]:
    """Hold the lock on a folder meanwhile, after waiting for others who do.

    A folder that cannot be locked here (on Windows, on some network disks) is used all the same.

    Args:
        folder: one that is there.
        seconds: the longest time to wait.

    Raises:
        FolderInUseError: somebody else goes on holding it.
        OSError: it is no folder that can be opened.
    """
    if sys.platform == "win32":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _wait_for(descriptor, folder, time.monotonic() + seconds)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, folder: Path, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise FolderInUseError(errno.EAGAIN, os.strerror(errno.EAGAIN), str(folder)) from error
            time.sleep(0.02)
        except OSError:
            return
        else:
            return

"""Whether a folder is in use is told by a lock on it, which ends with the processes that hold it.

flock(2) is there on Linux, macOS and the BSDs; Windows has no lock on folders.
"""

import os
import sys
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

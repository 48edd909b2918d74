"""Folders that nobody waits for are removed by a process of its own.

On some disks removing a site takes as long as making it. The process outlives this one; should it be killed
(with the container that it runs in, say), what is left is for the next build to remove. Until it ends it
holds the folder's lock, so that no other build waits for the same.
"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

from actionplan.system.folder_lock import locked

_REMOVE = "import shutil, sys; shutil.rmtree(sys.argv[1], ignore_errors=True)"


def remove_unawaited(folder: Path) -> None:
    """Have a folder removed; where no process can be started, remove it."""
    lock = None
    try:
        lock = locked(folder)
        if lock is None:
            raise OSError("no lock to hand on")
        _start_removing(folder, lock)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        if lock is not None:
            os.close(lock)


def _start_removing(folder: Path, lock: int) -> None:
    process = subprocess.Popen(  # noqa: S603 - this very Python
        [sys.executable, "-I", "-S", "-c", _REMOVE, str(folder)],
        stdin=subprocess.DEVNULL,
        # Who reads what a build says shall not wait for this.
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=(lock,),
        start_new_session=True,
        cwd="/",
    )
    # A process that goes on after its build takes note of the end, so that no zombie is left.
    with suppress(RuntimeError):
        Thread(target=process.wait, daemon=True).start()

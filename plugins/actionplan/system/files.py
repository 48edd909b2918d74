"""Files are written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_all(contents: Mapping[Path, bytes], durable: bool = True) -> None:
    """Write files so that a failure or an interruption leaves every one as it was or as it shall be.

    All are first written beside their places, then renamed into them; a
    rename replaces a file in one step (POSIX rename). A file that holds the
    right bytes already is not touched.

    Args:
        contents: what each file shall hold.
        durable: whether the bytes are on the disk before the names change. Without it a power failure may
            leave files that hold anything, and writing takes a fraction of the time.

    Raises:
        OSError: a file could not be written; nothing has been renamed.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for target, content in contents.items():
            if not (target.exists() and target.read_bytes() == content):
                written.append((_written_beside(target, content, durable), target))
    except BaseException:
        for beside, _ in written:
            beside.unlink(missing_ok=True)
        raise
    for beside, target in written:
        beside.replace(target)


def _written_beside(target: Path, content: bytes, durable: bool) -> Path:
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        beside.chmod(mode)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside

"""Files are written whole or not at all."""

import os
import tempfile
from collections.abc import Mapping
from errno import ENOENT
from pathlib import Path

from actionplan.system.folder_lock import held
from actionplan.system.journal import LinkedFileError, put_right, replace_together


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files so that all of a folder change or none does.

    That holds also if a file cannot be written, if this process is killed at any moment
    (:mod:`actionplan.system.journal` says how) and if the power fails. A file that holds the right bytes
    already is not touched. Who else writes to the folder in this way waits.

    Args:
        contents: what each file shall hold; their folders are there. Files of different folders do not
            change together.

    Raises:
        NotRestoredError: a file could not be written, and the others could not be given back what they held.
            The next that writes or reads does it.
        LinkedFileError: a file is a symbolic link. Nothing has changed.
        OSError: a file could not be written; ``filename`` is that file. Nothing of its folder has changed.
    """
    for path in contents:
        if not path.parent.is_dir():
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path))
    for folder in dict.fromkeys(path.parent for path in contents):
        with held(folder):
            put_right(folder)
            _replace({path: content for path, content in contents.items() if path.parent == folder})


def _replace(contents: Mapping[Path, bytes]) -> None:
    """Replace those files of a folder that is held which shall hold something else."""
    changed = {path: content for path, content in contents.items() if not _holds(path, content)}
    for path in changed:
        if path.is_symlink():
            raise LinkedFileError(path)
    if changed:
        replace_together(next(iter(changed)).parent, changed)


def _holds(path: Path, content: bytes) -> bool:
    return path.exists() and path.read_bytes() == content


def replace_file(target: Path, content: bytes) -> None:
    """Replace one file in one step, quickly: a power failure may leave a file that holds anything.

    Raises:
        OSError: it could not be written; it is as it was.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        beside.chmod(0o644)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise

"""All files of a folder, to be compared."""

import time
from pathlib import Path

# Seconds that removing an earlier site may take.
_LONGEST_REMOVAL = 60


def tree(folder: Path) -> dict[str, bytes]:
    """What every file below a folder holds, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def settled(folder: Path) -> list[str]:
    """What is in a folder, by name, when the earlier site has been removed, for which no build waits."""
    ends = time.monotonic() + _LONGEST_REMOVAL
    while time.monotonic() < ends and any(".new-" in path.name for path in folder.iterdir()):
        time.sleep(0.02)
    return sorted(path.name for path in folder.iterdir())

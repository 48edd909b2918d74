"""All files of a folder, to be compared."""

from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """What every file below a folder holds, by its path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }

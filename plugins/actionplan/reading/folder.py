"""The files of a plan in a folder, as bytes by name."""

from collections.abc import Collection
from pathlib import Path

from actionplan.reading.input_files import LARGEST_DATA, Unread, is_passed_over, read_input
from actionplan.system.journal import settled

# What is taken for a file of a plan by its name, in capitals or not.
_ENDINGS = (".yaml", ".yml")


def is_yaml(name: str) -> bool:
    """Whether a file's name ends as those of a plan's files do."""
    return Path(name).suffix.lower() in _ENDINGS


def files_in(folder: Path, names: Collection[str]) -> dict[str, bytes | Unread | None]:
    """The files of ``names`` that are in a folder, and the names of its other YAML files.

    Returns:
        The bytes by name, or why a file of ``names`` that is there is not read. None stands for the others,
        which nobody needs to read.

    What a killed command has left of a change is undone first.

    Raises:
        FolderInUseError, NotRestoredError: somebody is changing the files, or that cannot be undone.
        OSError: the folder is not there or cannot be read.
    """
    with settled(folder):
        return _files_in(folder, names)


def _files_in(folder: Path, names: Collection[str]) -> dict[str, bytes | Unread | None]:
    files: dict[str, bytes | Unread | None] = {}
    for name in names:
        try:
            files[name] = read_input(folder / name, folder, LARGEST_DATA)
        except FileNotFoundError:
            continue
    others = sorted(path.name for path in folder.iterdir() if is_yaml(path.name))
    return files | dict.fromkeys(name for name in others if name not in names and not is_passed_over(name))


def prefix_of(folder: Path) -> str:
    """What stands before a file's name in its address: the folder as given, and a slash."""
    return (folder / "x").as_posix().removesuffix("x")

"""What a new folder has in common with the earlier one, and how that is handed over.

A file that is alike is handed over as a hard link, or made anew where there can be none (on another disk,
say, or of another user's file). A link is a second name of the same file: who edits the one in place edits
the other. Nobody does so here, for a file that differs is a new one. And a file has two names only from the
moment when the new folder is whole until the earlier one is removed, that is for seconds; what somebody else
edits in the earlier folder during that time is edited in the new one too.
"""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import dirname


@dataclass(frozen=True)
class _State:
    """What tells a file from any other, and from itself once somebody has written to it."""

    device: int
    inode: int
    size: int
    modified: int

    @classmethod
    def of(cls, about: os.stat_result) -> "_State":
        return cls(about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns)


class EarlierFiles:
    """The files of the earlier folder that the new one shall hold as they are.

    Args:
        earlier: the earlier folder; it need not exist.
        new: the new one, empty and just made.
    """

    def __init__(self, earlier: Path, new: Path) -> None:
        self._earlier = earlier
        self._new = new
        self._noted: dict[str, tuple[_State, Callable[[], bytes]]] = {}
        self._folders: dict[str, bool] = {"": True}
        self._differs = False

    def put(self, name: str, make: Callable[[], bytes]) -> None:
        """Write a file to the new folder, or note its name if the earlier one holds it alike.

        Args:
            name: its path in the folder, with ``/``.
            make: makes its content; called again should the earlier file be another at the end.
        """
        self._noted.pop(name, None)
        content = make()
        state = None if (self._new / name).exists() else self._state_if_alike(name, content)
        if state:
            self._noted[name] = (state, make)
        else:
            self._differs = True
            _write(self._new / name, content)

    def are_all(self) -> bool:
        """Whether the new folder would hold what the earlier one does, and nothing else.

        Hidden files that only the earlier one has are no difference: they are kept whatever is built.
        """
        if self._differs or not self._earlier.is_dir():
            return False
        written = set(_files_in(self._new))
        if not all(map(self._state_if_written_alike, written)):
            return False
        if not all(self._is_still(name, state) for name, (state, _) in self._noted.items()):
            return False
        known = written | self._noted.keys()
        return all(name in known or name.startswith(".") for name in _files_in(self._earlier))

    def hand_over(self) -> None:
        """Let the new folder hold all that was noted, and what others have written alike.

        Raises:
            OSError: a file could not be written.
        """
        if not self._noted:
            return
        written = set(_files_in(self._new))
        for name in written:
            self._exchange_if_alike(name)
        for name, (state, make) in self._noted.items():
            # Somebody else may have written there: what is written last counts.
            if name not in written and not self._linked(name, state, self._new / name):
                _write(self._new / name, make())
        self._noted.clear()

    def _exchange_if_alike(self, name: str) -> None:
        """Let the earlier file take the place of one that somebody has written, if they are alike."""
        target = self._new / name
        beside = target.with_name(f".{target.name}.earlier")
        state = self._state_if_written_alike(name)
        if state and self._linked(name, state, beside):
            beside.replace(target)

    def _state_if_written_alike(self, name: str) -> _State | None:
        """The state of the earlier file, if somebody has written the same to the new folder."""
        target = self._new / name
        if target.is_symlink() or not target.is_file():
            return None
        return self._state_if_alike(name, target.read_bytes())

    def _linked(self, name: str, state: _State, target: Path) -> bool:
        """Give an earlier file its new name, if it is still the one that was looked at."""
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(self._earlier / name, target, follow_symlinks=False)
        except (OSError, NotImplementedError):
            return False
        if _State.of(target.lstat()) == state:
            return True
        # Another build has replaced the earlier folder meanwhile.
        target.unlink()
        return False

    def _is_still(self, name: str, state: _State) -> bool:
        with suppress(OSError):
            return _State.of((self._earlier / name).lstat()) == state
        return False

    def _state_if_alike(self, name: str, content: bytes) -> _State | None:
        """The state of the earlier file, if it is an ordinary one with this content and the usual rights."""
        path = self._earlier / name
        with suppress(OSError):
            about = path.lstat()
            if (
                about.st_size == len(content)
                and about.st_mode == self._mode
                and self._is_inside(dirname(name))
                and path.read_bytes() == content
            ):
                return _State.of(about)
        return None

    @cached_property
    def _mode(self) -> int:
        """The type and rights of a file that is written now: as the new folder's, but not to be executed."""
        return stat.S_IFREG | (stat.S_IMODE(self._new.stat().st_mode) & 0o666)

    def _is_inside(self, folder: str) -> bool:
        """Whether a folder lies in the earlier one, and not behind a link in it."""
        if folder not in self._folders:
            is_folder = stat.S_ISDIR((self._earlier / folder).lstat().st_mode)
            self._folders[folder] = is_folder and self._is_inside(dirname(folder))
        return self._folders[folder]


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _files_in(folder: Path) -> Iterator[str]:
    """The paths of all that is in a folder, with ``/``; of folders only links and empty ones."""
    for place, folders, names in os.walk(folder):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        yield from ((here / name).relative_to(folder).as_posix() for name in (*names, *links))
        if not (folders or names) and here != folder:
            yield here.relative_to(folder).as_posix()

"""The folder of the site is replaced whole: the new one is made beside it, and then the two change names.

A build that fails, is killed or meets a full disk thus leaves the earlier site as it was.

How it is done, for ``out/site``:

1. The new site is made in ``out/.site.new-<8 hex digits>``; where ``out`` cannot be written, among the
   system's temporary files. Of a file that the earlier site holds alike only the name is noted.
2. If nothing differs, the earlier site stays. Else what was noted is handed over (``earlier_files.py``), and
   hidden files that only the earlier site has (``.git``, ``.nojekyll``) are copied.
3. The two change names, in the first way that works:
   a. in one step (``renameat2(2)``, on Linux): at every moment there is a whole site;
   b. in two (macOS, Windows, some mounts): the earlier one becomes ``out/.site.earlier-<8 hex digits>``, then
      the new one gets its name. Killed between the two, a build leaves no site, and the next one puts
      the earlier back before it does anything else;
   c. not at all (the site is a mount point, or on another disk): file by file, and then those that are no
      longer wanted are removed. This alone can leave some of both.
4. What now bears the other name is removed, by a process that nobody waits for (``removal.py``).

What a killed build or remover leaves lying is removed by the next build. Whether a folder is still in use is
told by a lock on it (``folder_lock.py``); Windows has none, so two builds of one site must not run there at
once.
"""

import ctypes
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from glob import escape
from pathlib import Path

from actionplan.system.earlier_files import EarlierFiles
from actionplan.system.folder_lock import holding, locked
from actionplan.system.removal import remove_unawaited

# renameat2(2): names are relative to the working directory; both exist, and are exchanged in one step.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class NewFolder:
    """A folder that is being filled and shall take the place of another.

    ``path`` is where to write. ``touched`` says that the earlier folder has not been replaced in one step,
    so that after a failure it may hold some of both.
    """

    def __init__(self, target: Path) -> None:
        """Make the folder beside ``target``, or among temporary files where that cannot be written.

        Raises:
            OSError: it can be made in neither place.
        """
        self.target = target.resolve()
        self.touched = False
        self._has_ended = False
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            _restore_earlier(self.target)
            self.path = _fresh(self.target.parent, self.target.name)
        except OSError:
            self.path = _fresh(Path(tempfile.gettempdir()), self.target.name)
        self._lock = locked(self.path)
        self._earlier = EarlierFiles(self.target, self.path)

    def put(self, name: str, make: Callable[[], bytes]) -> None:
        """Let the folder hold a file.

        One that the earlier folder holds alike comes into it with :meth:`replace`, and not before: this is
        not for files that others look for, or edit, in a folder that is being filled.

        Args:
            name: its path in the folder, with ``/``.
            make: makes its content; it may be called twice.

        Raises:
            OSError: it could not be written.
        """
        self._earlier.put(name, make)

    def replace(self) -> None:
        """Put the folder in the place of the earlier one, and have that removed.

        If both would hold the same, the earlier one stays. Hidden files of it, such as ``.git``, are kept,
        as MkDocs keeps them. Where the two cannot change names (the earlier one is a mount point, say),
        files are replaced one by one.

        Raises:
            OSError: it cannot be done; ``touched`` says whether it has begun.
        """
        if self._earlier.are_all():
            self.discard()
            return
        self._earlier.hand_over()
        if self.target.is_dir():
            _bring_hidden(self.target, self.path)
            shutil.copymode(self.target, self.path)
        for way in (_exchange, _rename_both):
            with suppress(OSError):
                way(self.path, self.target)
                break
        else:
            self.touched = True
            _replace_files(self.path, self.target)
        self._end()
        if self.path.exists():
            remove_unawaited(self.path)

    def discard(self) -> None:
        """Remove the folder; without effect after it has replaced the earlier one."""
        if not self._has_ended:
            shutil.rmtree(self.path, ignore_errors=True)
            self._end()

    def _end(self) -> None:
        self._has_ended = True
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _fresh(parent: Path, name: str) -> Path:
    """Make a hidden folder, after removing those that killed builds have left.

    An earlier site that was moved aside must not be among them, for it may be the only one there is: its
    name has another ending (:func:`_rename_both`).
    """
    for leftover in parent.glob(f".{escape(name)}.new-*"):
        with holding(leftover) as free:
            if free:
                shutil.rmtree(leftover, ignore_errors=True)
    folder = parent / f".{name}.new-{secrets.token_hex(4)}"
    folder.mkdir()
    return folder


def _restore_earlier(target: Path) -> None:
    """Put a site back that a build, killed between its two renames, has left under another name."""
    for aside in target.parent.glob(f".{escape(target.name)}.earlier-*"):
        with holding(aside) as free:
            if not free:
                continue
            # Where a site stands, this one has been replaced and only waits to be removed.
            if target.is_dir() and any(target.iterdir()):
                shutil.rmtree(aside, ignore_errors=True)
            else:
                _move_back(aside, target)


def _move_back(aside: Path, target: Path) -> None:
    """Give a folder its name again, though an empty folder may have been made in its place meanwhile."""
    with suppress(OSError):
        target.rmdir()
    with suppress(OSError):
        aside.rename(target)


def _bring_hidden(earlier: Path, new: Path) -> None:
    """Copy the hidden files of the earlier folder, except those that the new one has made anew."""
    for kept in earlier.glob(".*"):
        if kept.is_dir() and not kept.is_symlink():
            shutil.copytree(
                kept, new / kept.name, symlinks=True, dirs_exist_ok=True, copy_function=_copy_missing
            )
        else:
            _copy_missing(str(kept), str(new / kept.name))


def _copy_missing(source: str, target: str) -> None:
    if not os.path.lexists(target):
        shutil.copy2(source, target, follow_symlinks=False)


def _exchange(new: Path, target: Path) -> None:
    """Let two folders change names in one step, where the system can (Linux)."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if os.name == "posix" else None
    if renameat2 is None:
        raise OSError("renameat2 is missing")
    done = renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(target), _RENAME_EXCHANGE)
    if done != 0:
        raise OSError(ctypes.get_errno(), "renameat2")


def _rename_both(new: Path, target: Path) -> None:
    """Move the earlier folder aside and the new one into its place; for a moment there is neither."""
    aside = target.with_name(f".{target.name}.earlier-{secrets.token_hex(4)}")
    # In use until the new one is in its place: another build that begins meanwhile lets it be.
    with holding(target):
        if target.exists():
            target.rename(aside)
        try:
            new.rename(target)
        except OSError:
            if aside.exists():
                aside.rename(target)
            raise
        # Under this name it is removed, and by no means put back.
        if aside.exists():
            aside.rename(new)


def _replace_files(new: Path, target: Path) -> None:
    """Replace every file by itself, and then remove those that the new folder lacks."""
    shutil.copytree(new, target, symlinks=True, dirs_exist_ok=True, copy_function=_replace_file)
    for old in sorted(target.rglob("*"), reverse=True):
        if not os.path.lexists(new / old.relative_to(target)):
            old.rmdir() if old.is_dir() and not old.is_symlink() else old.unlink()


def _replace_file(source: str, target: str) -> None:
    # A reader meets the earlier file or the new one, and never half of it.
    beside = f"{target}.part"
    shutil.copyfile(source, beside)
    os.replace(beside, target)  # noqa: PTH105 - copytree hands over names

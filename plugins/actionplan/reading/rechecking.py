"""Checks a plan again and again while it is written, and reads only the files that have changed."""

from collections.abc import Mapping

from actionplan.reading.checks import Checked, Content, check_files
from actionplan.reading.located import read
from actionplan.reading.yaml_file import YamlFile


class Rechecking:
    """Does what :func:`actionplan.reading.checks.check_files` does, and remembers the last time.

    Files are compared by their bytes, so that nothing can be out of date. Of each only the last version is
    kept. Where no file has changed, the very same plan is returned.
    """

    def __init__(self) -> None:
        self._asked: tuple[Mapping[str, Content], str] | None = None
        self._checked = Checked(None, ())
        self._read: dict[str, tuple[bytes, YamlFile]] = {}

    def __call__(self, files: Mapping[str, Content], prefix: str = "") -> Checked:
        """Check a plan's files; nothing about their contents is ever raised.

        The arguments are those of :func:`actionplan.reading.checks.check_files`.
        """
        if self._asked != (files, prefix):
            self._checked = check_files(files, prefix, self._reread)
            self._asked = (dict(files), prefix)
        return self._checked

    def _reread(self, name: str, raw: bytes) -> YamlFile:
        if name not in self._read or self._read[name][0] != raw:
            self._read[name] = (raw, read(name, raw))
        return self._read[name][1]

"""The files that browsers load with every page: this package's modules, pictures, fonts and stylesheet."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from actionplan.derived.site_file import SiteFile

_WEB = Path(__file__).parents[1] / "web"


class BrowserFiles:
    """The files as the package holds them, below a folder whose name changes with what they hold."""

    @cached_property
    def folder(self) -> str:
        """The folder, from the site's root."""
        digest = hashlib.sha256()
        for path in self._paths:
            digest.update(_name(path).encode() + b"\0" + path.read_bytes() + b"\0")
        return f"assets/actionplan-{digest.hexdigest()[:10]}"

    @property
    def stylesheet(self) -> str:
        """The path of the stylesheet."""
        return f"{self.folder}/actionplan.css"

    def files(self) -> Iterator[SiteFile]:
        """All of them as files of the site."""
        for path in self._paths:
            if path.suffix != ".css":
                yield SiteFile(f"{self.folder}/{_name(path)}", path.read_bytes)
        yield SiteFile(self.stylesheet, _joined_stylesheet)

    @cached_property
    def _paths(self) -> list[Path]:
        return sorted(_WEB.rglob("*.*"))


def _name(path: Path) -> str:
    return path.relative_to(_WEB).as_posix()


def _joined_stylesheet() -> str:
    """The parts of the stylesheet in the order of their names; browsers load them as one file."""
    return "\n".join(path.read_text("utf-8") for path in sorted((_WEB / "style").glob("*.css")))

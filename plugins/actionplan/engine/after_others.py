"""What other plugins write into the finished site, where it is the plan's own."""

import inspect
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from actionplan.derived.clashes import Claim, clashes
from actionplan.derived.site_file import SiteFile
from actionplan.publishing.own_paths import made_paths
from actionplan.reading.findings import Finding, Place

# Programs that make these smaller after a build are welcome.
_PACKED = (".epub", ".pdf", ".xlsx")
_ASSETS = "assets/"

_WORD = re.compile(rb"[^\W_]{3,}")

_Seen = dict[str, tuple[int, int, int]]


class AfterOthers:
    """Looks at the site before other plugins' last hooks and after them.

    Args:
        config: MkDocs' own settings.
        published: what the site consists of, by path.
    """

    def __init__(self, config: MkDocsConfig, published: Mapping[str, SiteFile]) -> None:
        self._folder = Path(config.site_dir)
        self._names = ", ".join(_at_the_end(config))
        self._published = published
        self._before = self._seen()

    def findings(self) -> Iterator[Finding]:
        """What has been written over since, and what is new at an address that is taken."""
        now = self._seen()
        for path in sorted(self._published.keys() & self._before.keys() & now.keys()):
            if path.startswith(_ASSETS) or path.endswith(_PACKED):
                continue
            if now[path] != self._before[path] and self._is_lost(path):
                params = {"address": f"/{path}", "taken": f"/{path}"}
                yield Finding(Place(self._names), "address-of-plan", params)
        made = made_paths(self._published.values())
        yield from clashes(made, (Claim(self._names, path) for path in now.keys() - self._before.keys()))

    def _is_lost(self, path: str) -> bool:
        """Whether a file that has changed says something else: it may be made smaller, or be added to."""
        ours = _words(self._published[path].content)
        return 2 * len(ours & _words((self._folder / path).read_bytes())) < len(ours)

    def _seen(self) -> _Seen:
        found = ((path, path.stat()) for path in self._folder.rglob("*") if path.is_file())
        return {
            path.relative_to(self._folder).as_posix(): (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            for path, stat in found
        }


def _words(content: bytes) -> set[bytes]:
    return set(_WORD.findall(content))


def _at_the_end(config: MkDocsConfig) -> Iterator[str]:
    """The names of the plugins that have something to do when a site is built, but this one, and of hooks."""
    names = {plugin: name for name, plugin in config.plugins.items()}
    for handler in config.plugins.events["post_build"]:
        name = names.get(getattr(handler, "__self__", None))
        if name is None:
            yield os.path.relpath(inspect.getfile(handler))
        elif name != "actionplan":
            yield name

"""What other plugins write into the finished site, where it is the plan's own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from actionplan.derived.clashes import Claim, clashes
from actionplan.derived.site_file import SiteFile
from actionplan.publishing.own_paths import made_paths
from actionplan.reading.findings import Finding, Place

# Programs that make these smaller after a build are welcome.
_ASSETS = "assets/"
# Stands in each of our pages, since all load something of ours, and in no other's.
_SIGN = b"assets/actionplan-"

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
        for path in self._published.keys() & self._before.keys() & now.keys():
            if now[path] != self._before[path] and not path.startswith(_ASSETS) and self._is_lost(path):
                params = {"address": f"/{path}", "taken": f"/{path}"}
                yield Finding(Place(self._names), "address-of-plan", params)
        made = made_paths(self._published.values())
        yield from clashes(made, (Claim(self._names, path) for path in now.keys() - self._before.keys()))

    def _is_lost(self, path: str) -> bool:
        """Whether a file that has changed is no longer ours: a page may be made smaller, and stays one."""
        is_page = self._published[path].title is not None
        return not (is_page and _SIGN in (self._folder / path).read_bytes())

    def _seen(self) -> _Seen:
        found = ((path, path.stat()) for path in self._folder.rglob("*") if path.is_file())
        return {
            path.relative_to(self._folder).as_posix(): (stat.st_ino, stat.st_mtime_ns, stat.st_size)
            for path, stat in found
        }


def _at_the_end(config: MkDocsConfig) -> Iterator[str]:
    """The names of the plugins that have something to do when a site is built, but this one."""
    handlers = {getattr(handler, "__self__", None) for handler in config.plugins.events["post_build"]}
    for name, plugin in config.plugins.items():
        if plugin in handlers and name != "actionplan":
            yield name

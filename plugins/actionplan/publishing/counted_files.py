"""How many of a site's files have been made, told while they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from actionplan.derived.site_file import Missing, SiteFile
from actionplan.system.progress import Progress, Stage, Step


class CountedFiles:
    """Lets each file tell that it is made, as one of so many of its kind.

    Args:
        progress: is told of each file, when it begins to be made.
    """

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._listed: dict[Step, int] = defaultdict(int)
        # By path: a file may be made twice.
        self._begun: dict[Step, set[str]] = defaultdict(set)

    def of(self, items: Iterable[SiteFile | Missing]) -> Iterator[SiteFile | Missing]:
        """The same files, which tell. They are counted when all are listed and none is made."""
        for item in items:
            yield self._telling(item) if isinstance(item, SiteFile) else item

    def _telling(self, item: SiteFile) -> SiteFile:
        self._listed[_step(item)] += 1
        return replace(item, make=partial(self._make, item))

    def _make(self, item: SiteFile) -> bytes | str:
        step = _step(item)
        self._begun[step].add(item.path)
        self._progress.tell(Stage(step, len(self._begun[step]), self._listed[step]))
        return item.make()


def _step(item: SiteFile) -> Step:
    if item.path.startswith("fit/"):
        return "fit"
    return "files" if item.title is None else "pages"

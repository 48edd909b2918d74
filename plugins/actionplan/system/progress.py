"""What is being made just now, and how far it is: told by what takes long, to whoever wants to know."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

# What takes long. Doors turn these into words (``progress`` in the language files).
Step = Literal["check", "history", "prose", "search", "fit", "documents", "files", "pages", "links"]

Item = TypeVar("Item")


@dataclass(frozen=True)
class Stage:
    """How far something is.

    Attributes:
        step: what is being made.
        done: how many there are already, or the number of the one that is being made.
        total: how many there will be; 0 if it is one thing, whose parts nobody counts.
    """

    step: Step
    done: int = 0
    total: int = 0


class Progress:
    """Is told how far the work is; this one does nothing with it.

    It is told by the thread that works, often, and must cost nothing.
    """

    def tell(self, stage: Stage) -> None:
        """Hear how far the work is."""

    def end(self) -> None:
        """Hear that nobody waits any more."""


SILENT = Progress()


def counted(items: Iterable[Item], progress: Progress, step: Step, total: int) -> Iterator[Item]:
    """Items as they are, each with its number told when it comes.

    Args:
        items: what is made or looked at, one after the other.
        progress: is told 0 before the first; nothing if there is none.
        step: what they are.
        total: how many there are.
    """
    if total:
        progress.tell(Stage(step, 0, total))
    for number, item in enumerate(items, 1):
        progress.tell(Stage(step, number, total))
        yield item

"""What the making of one site can spare the making of the next."""

from collections.abc import Callable
from typing import TypeVar, cast

Made = TypeVar("Made")


class Memo:
    """Keeps the last thing made under each name, as long as what it is made from stays equal.

    A server makes its site anew at every change of any file. What takes a second or more and depends on a
    part of the project alone is asked for here; a fresh memo, as each single build has it, makes everything.

    Each build reads the plan anew, so an unchanged plan is another object: what things are made from is
    compared by value. Of each name only the last is kept, since nobody goes back to an earlier plan, and a
    server that is left running must not grow.
    """

    def __init__(self) -> None:
        self._kept: dict[str, tuple[object, object]] = {}

    def kept(self, name: str, made_from: object, make: Callable[[], Made]) -> Made:
        """What ``make`` makes, or what it made before.

        Args:
            name: stands for ``make``: the same name is always given with the same way of making.
            made_from: all that ``make`` depends on, as values that are compared with ``==``.
            make: makes it.
        """
        if name not in self._kept or self._kept[name][0] != made_from:
            self._kept[name] = (made_from, make())
        return cast(Made, self._kept[name][1])

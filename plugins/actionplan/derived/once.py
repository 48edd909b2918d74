"""What is made once and then used many times."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

Made = TypeVar("Made")


class Once:
    """Remembers what was made of something that never changes, and so can never be out of date.

    It belongs to one value (a published plan, a site) and is forgotten with it: two sites in one process
    share nothing. A key begins with the purpose and names all that the thing is made from beside the
    value itself, so that no two purposes meet.
    """

    def __init__(self) -> None:
        self._made: dict[Hashable, object] = {}

    def __call__(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What ``make`` makes; it is called when the key is new."""
        if key not in self._made:
            self._made[key] = make()
        return cast(Made, self._made[key])

"""What takes long tells how far it is."""

from collections.abc import Iterator

import pytest

from actionplan.system.progress import SILENT, Stage, counted
from tests.told import Told


def test_items_come_as_they_are_and_are_counted() -> None:
    told = Told()
    assert list(counted("abc", told, "links", 3)) == ["a", "b", "c"]
    assert told.stages == [Stage("links", number, 3) for number in range(4)]


def test_of_nothing_nothing_is_told() -> None:
    told = Told()
    assert list(counted([], told, "documents", 0)) == [] and told.stages == []


def test_that_it_begins_is_told_before_the_first_is_asked_for() -> None:
    """The first document takes seconds."""
    told = Told()

    def slow() -> Iterator[str]:
        assert told.stages == [Stage("documents", 0, 1)]
        yield "made"

    assert list(counted(slow(), told, "documents", 1)) == ["made"]
    assert told.stages[-1] == Stage("documents", 1, 1)


def test_what_fails_fails_for_who_asks() -> None:
    told = Told()

    def failing() -> Iterator[int]:
        yield 1
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        list(counted(failing(), told, "files", 2))
    assert told.numbers("files") == [(0, 2), (1, 2)]


def test_nobody_need_listen() -> None:
    assert list(counted([1, 2], SILENT, "pages", 2)) == [1, 2]
    SILENT.end()

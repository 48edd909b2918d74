"""Each file of a site tells that it is made, as one of so many of its kind."""

from actionplan.publishing import Options, SiteFile, publish
from tests.publishing.projects import PROSE, small_project
from tests.told import Told


def test_all_are_counted_and_none_twice() -> None:
    told = Told()
    items = [item for item in publish(small_project(), PROSE, progress=told) if isinstance(item, SiteFile)]
    assert [stage.step for stage in told.stages] == ["search"]
    pages = [item for item in items if item.title is not None]
    others = [item for item in items if item.title is None and not item.path.startswith("fit/")]
    for item in items:
        assert item.content
    assert told.numbers("pages") == [(number, len(pages)) for number in range(1, len(pages) + 1)]
    assert told.numbers("files") == [(number, len(others)) for number in range(1, len(others) + 1)]
    assert len(told.numbers("fit")) == 2
    assert pages[0].content
    assert told.numbers("pages")[-1] == (1 + len(pages) - 1, len(pages))


def test_they_hold_the_same() -> None:
    told = publish(small_project(), PROSE, Options(search=False), progress=Told())
    silent = publish(small_project(), PROSE, Options(search=False))
    contents = [[item.content for item in items if isinstance(item, SiteFile)] for items in (told, silent)]
    assert contents[0] == contents[1] and len(contents[0]) > 100

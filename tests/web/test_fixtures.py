"""The files that the browser's modules are tested against say what Python says today."""

import pytest

from tests.web.fixtures import FIXTURES, FOLDER, as_text


@pytest.mark.parametrize("name", FIXTURES)
def test_the_fixtures_are_up_to_date(name: str) -> None:
    written = (FOLDER / f"{name}.json").read_text("utf-8")
    assert written == as_text(FIXTURES[name]()), "python -m tests.web.fixtures"

"""How expectations are rewritten, and how the tests of properties choose their examples."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.checkers_setup import checkers
from tests.small_plan import lay_over

# The same examples in every run: a failure seen once can be seen again.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-expected",
        action="store_true",
        help="write what the code says now over the expected texts, to be read in the diff",
    )


def pytest_report_header() -> str:
    return f"pages are checked with {checkers()}"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small plan, in a folder that a test may change."""
    return lay_over(tmp_path)

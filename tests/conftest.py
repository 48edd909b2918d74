"""How tests are spread, expectations are rewritten, and the tests of properties choose their examples."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.checkers_setup import checkers
from tests.small_plan import lay_over

# The same examples in every run: a failure seen once can be seen again.
settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")


# What takes longest begins first, so that nothing is left over to wait for.
_LONGEST = ("tests/site/test_unbroken.py", "tests/site/test_documents.py", "tests/site/test_repeatable.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first; the rest keeps its order."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONGEST))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors: a test in a browser waits for its frames half of the time."""
    return (os.cpu_count() or 1) + 2


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

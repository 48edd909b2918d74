"""The moment that a site says it was made at: the same for the same data, whenever it is built."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path

from actionplan.history.git import RevisionError
from actionplan.history.revisions import commit_moment

VARIABLE = "SOURCE_DATE_EPOCH"


class BuildDateError(ValueError):
    """The variable does not hold a moment; the text is what it holds."""


def build_moment(
    project: Path, environment: Mapping[str, str], refused: Callable[[RevisionError], object] = id
) -> int:
    """Seconds since 1970: of the variable, else of the last commit, else, outside of a repository, now.

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch/.

    Args:
        project: a folder.
        environment: holds the variable, or does not.
        refused: is told if there is a repository that git does not read; it is now then, too.

    Raises:
        BuildDateError: the variable holds no whole number of seconds.
    """
    value = environment.get(VARIABLE)
    if value is not None:
        if not (value.isascii() and value.isdecimal() and len(value) <= 11):
            raise BuildDateError(value)
        return int(value)
    try:
        return commit_moment(project, "HEAD")
    except RevisionError as error:
        if error.is_refusal:
            refused(error)
        return int(time.time())

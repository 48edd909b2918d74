"""The moment that a site says it was made at: the same for the same data, whenever it is built."""

import time
from collections.abc import Mapping
from pathlib import Path

from actionplan.history.revisions import RevisionError, commit_moment

VARIABLE = "SOURCE_DATE_EPOCH"


class BuildDateError(ValueError):
    """The variable does not hold a moment; the text is what it holds."""


def build_moment(project: Path, environment: Mapping[str, str]) -> int:
    """Seconds since 1970: of the variable, else of the last commit, else, outside of a repository, now.

    The variable is that of https://reproducible-builds.org/specs/source-date-epoch/.

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
    except RevisionError:
        return int(time.time())

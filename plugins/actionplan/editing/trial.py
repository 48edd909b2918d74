"""What ``check`` says of a plan as it would be with some of its files changed."""

from collections.abc import Mapping
from pathlib import Path

from actionplan.plan.kinds import FILES
from actionplan.reading.checks import Checked, check_files
from actionplan.reading.folder import files_in, prefix_of


def checked_with(folder: Path, contents: Mapping[str, bytes]) -> Checked:
    """Check the plan in ``folder`` with other bytes in some of its files; nothing is written.

    Args:
        folder: the plan's folder.
        contents: the bytes of the files that are changed, by name.

    Returns:
        The result, with findings placed in ``folder`` as if the files were there.

    Raises:
        OSError: the folder is not there or cannot be read.
    """
    return check_files({**files_in(folder, FILES), **contents}, prefix_of(folder))

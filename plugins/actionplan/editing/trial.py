"""What ``check`` says of a plan as it would be with some of its files changed."""

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from actionplan.plan.kinds import FILES
from actionplan.reading.checks import Checked, check
from actionplan.reading.findings import Finding


def checked_with(folder: Path, contents: Mapping[str, bytes]) -> Checked:
    """Check a copy of the plan in ``folder``; the plan itself is only read.

    Args:
        folder: the plan's folder.
        contents: the bytes of the files that are changed, by name.

    Returns:
        The result, with findings placed in ``folder`` as if the files were there.

    Raises:
        OSError: the plan could not be copied.
    """
    with TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for name in FILES:
            if name in contents:
                (copy / name).write_bytes(contents[name])
            elif (folder / name).exists():
                shutil.copyfile(folder / name, copy / name)
        checked = check(copy)
    return replace(checked, findings=tuple(_placed_in(folder, item) for item in checked.findings))


def _placed_in(folder: Path, finding: Finding) -> Finding:
    file = (folder / Path(finding.place.file).name).as_posix()
    return replace(finding, place=replace(finding.place, file=file))

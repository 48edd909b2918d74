"""The small valid plan that tests change, and the cases that are laid over it."""

import shutil
from pathlib import Path

TESTS = Path(__file__).parent
SMALL = TESTS / "plans" / "small"


def cases_in(kind: str) -> list[str]:
    """The names of the cases in one of the folders of cases."""
    return sorted(path.name for path in (TESTS / kind).iterdir())


def lay_over(tmp_path: Path, case: Path | None = None) -> Path:
    """The small plan as ``data`` in ``tmp_path``, with the files of a case laid over it."""
    data = tmp_path / "data"
    shutil.copytree(SMALL, data)
    for file in sorted(case.iterdir() if case else ()):
        if file.suffix == ".absent":
            (data / file.stem).unlink()
        elif not file.name.startswith("expected"):
            shutil.copyfile(file, data / file.name)
    return data

"""Compiled templates, kept as Python keeps compiled modules: in ``__pycache__`` beside their sources."""

import sys
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from actionplan.system.files import replace_file

_FOLDER = Path(__file__).parent / "templates" / "__pycache__"


class CompiledTemplates(BytecodeCache):
    """Compiles each template once, for the environments of all sites, languages and depths.

    Each environment has globals of its own, since macros that a template imports know globals alone; without
    this every one of them would compile all templates, which takes longer than rendering all pages of a plan.
    Nothing of a site is in here: only the templates that come with the package.

    The files are worth as much trust as those of Python beside them, for who may write the one may write the
    other. Where none may be written, or Python is to write none, they are compiled once in each process.

    Args:
        settings: all that decides, beside a template's text, what it is compiled to.
        folder: where they are kept.
    """

    def __init__(self, settings: object, folder: Path = _FOLDER) -> None:
        made_by = f"{sys.version} {version('jinja2')} {settings!r}"
        self._ending = f"{sha256(made_by.encode()).hexdigest()[:16]}.pyc"
        self._folder = folder
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template what is kept of it; Jinja compares its text."""
        with suppress(OSError):
            if bucket.key not in self._compiled:
                self._compiled[bucket.key] = self._file(bucket).read_bytes()
            try:
                bucket.bytecode_from_string(self._compiled[bucket.key])
            except Exception:  # whatever a damaged file leads to: the template is compiled anew
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a template was compiled to."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()
        if sys.dont_write_bytecode:
            return
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            replace_file(self._file(bucket), self._compiled[bucket.key])

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}-{self._ending}"

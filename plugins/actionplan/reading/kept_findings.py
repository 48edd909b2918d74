"""What a check has found, kept under the bytes of what it has read."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from actionplan.reading.checks import Checked, Content, check, check_files
from actionplan.reading.findings import Finding, Place
from actionplan.system.cache import Cache, digest_of


def findings_in_folder(folder: Path, cache: Cache) -> tuple[Finding, ...]:
    """The findings of :func:`actionplan.reading.checks.check`; nothing is read twice that is kept.

    Args:
        folder: of the plan's files.
        cache: keeps what is found.
    """

    def check_these(files: Mapping[str, Content], prefix: str) -> Checked:
        # A name may be other bytes than UTF-8.
        contents = {os.fsencode(name).hex(): _digest(raw) for name, raw in files.items()}
        digest = digest_of(prefix, contents)
        kept = cache.kept("findings", digest, lambda: _written(check_files(files, prefix).findings))
        return Checked(None, _read(kept))

    return check(folder, check_these).findings


def _digest(content: Content) -> object:
    return sha256(content).hexdigest() if isinstance(content, bytes) else content


def _written(findings: tuple[Finding, ...]) -> bytes:
    return json.dumps([asdict(item) for item in findings]).encode()


def _read(kept: bytes) -> tuple[Finding, ...]:
    return tuple(Finding(**fields | {"place": Place(**fields["place"])}) for fields in json.loads(kept))

"""Random workbooks: each ends in findings or in changes that can be written, soon and in little memory."""

import os
import resource
import sys
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from actionplan.plan.values import LANGUAGES
from actionplan.spreadsheets.importing import import_workbook
from actionplan.spreadsheets.report import changes_in_words, obstacles_in_words
from tests.small_plan import SMALL, TESTS
from tests.spreadsheets.workbooks import exported
from tests.workbook_accidents import workbook_accident

_WORKBOOKS = int(os.environ.get("WORKBOOKS", "20"))
_SEED = os.environ.get("SEED", "1")
# What any file of up to 5 MB may take: seconds of work, and megabytes.
_MOST_SECONDS, _MOST_MEMORY = 10, 1_000
_KEPT = TESTS.parent / "build" / "fuzz"


def _import(raw: bytes) -> None:
    result = import_workbook(raw, SMALL)
    comparison = result.comparison
    assert not (result.files and (comparison.findings or result.faults))
    for lang in LANGUAGES:
        obstacles_in_words(comparison, "f.xlsx", lang)
        changes_in_words(comparison, "data", lang)


def _verdict(raw: bytes) -> str:
    """How importing ends, in a process of its own: in a word, empty if all is well."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (_MOST_MEMORY << 20, _MOST_MEMORY << 20))
        try:
            _import(raw)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status, _ = os.wait4(pid, 0)
    return "" if status == 0 else f"ended with {status}"


def test_any_workbook_is_read_or_refused() -> None:
    raw, verdicts = exported(SMALL), Counter[str]()
    failed: list[Path] = []
    for number in range(_WORKBOOKS):
        kind, spoilt = workbook_accident(Random(f"{_SEED}-{number}"), raw)  # noqa: S311 - no secrets
        verdict = _verdict(spoilt)
        verdicts[f"{kind}: {verdict or 'well'}"] += 1
        if verdict:
            _KEPT.mkdir(parents=True, exist_ok=True)
            failed.append(_KEPT / f"{_SEED}-{number}.xlsx")
            failed[-1].write_bytes(spoilt)
    print(f"\nSEED={_SEED}: {dict(verdicts)}")
    assert failed == []

"""The index: the same for the same plan, and small enough to send."""

import gzip
import json
import random
from dataclasses import replace
from pathlib import Path

import actionplan
from actionplan.fit.evidence import evidence
from actionplan.fit.index import build
from actionplan.fit.transport import as_json
from actionplan.plan.values import LANGUAGES
from tests.fit.plans import real_index, small_plan

_WEB = Path(actionplan.__file__).parent / "web"
_MOST_BYTES = 150_000


def test_the_gold_standard_is_no_evidence() -> None:
    plan = small_plan()
    gold = replace(plan.applicants, gold=plan.applicants.samples)
    assert evidence(replace(plan, applicants=gold), "sv") == evidence(plan, "sv")


def test_the_same_plan_gives_the_same_index() -> None:
    random.seed(7)
    first = as_json(build(small_plan(), "sv"))
    random.seed(8)
    assert as_json(build(small_plan(), "sv")) == first


def test_index_and_code_are_small() -> None:
    """Both languages together, compressed."""
    sizes = {}
    for lang in LANGUAGES:
        text = json.dumps(as_json(real_index(lang)), ensure_ascii=False, separators=(",", ":"))
        sizes[f"{lang}.json"] = len(gzip.compress(text.encode()))
    for pattern in ("fit/*.mjs", "pages/fit.mjs", "vendor/snowball*.mjs"):
        sizes |= {str(file): len(gzip.compress(file.read_bytes())) for file in _WEB.glob(pattern)}
    print(f"\nThe fit check: {sum(sizes.values())} bytes: {sizes}")
    assert sum(sizes.values()) <= _MOST_BYTES

"""The index: the same for the same plan, and small enough to send."""

import gzip
import json
import random
import re
from dataclasses import replace

from actionplan.fit.evidence import evidence
from actionplan.fit.index import build
from actionplan.fit.transport import as_json
from actionplan.plan.values import LANGUAGES
from actionplan.publishing.browser_files import browser_files
from tests.fit.plans import real_index, small_plan

_MOST_BYTES = 150_000


def test_the_gold_standard_is_no_evidence() -> None:
    plan = small_plan()
    gold = replace(plan.teaching, gold=plan.teaching.samples)
    assert evidence(replace(plan, teaching=gold), "sv") == evidence(plan, "sv")


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
    modules = re.compile(r"(fit/.*|pages/fit|vendor/snowball.*)\.mjs")
    sizes |= {
        name: len(gzip.compress(content))
        for name, content in browser_files().items()
        if modules.fullmatch(name)
    }
    assert len(sizes) > len(LANGUAGES) + 3
    print(f"\nThe fit check: {sum(sizes.values())} bytes: {sizes}")
    assert sum(sizes.values()) <= _MOST_BYTES

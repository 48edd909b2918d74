"""Plans for the tests of exports: with a publisher, and with texts that break careless writers."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from actionplan.derived.export import dumped
from actionplan.exports import EXPORTS, PublishedPlan
from actionplan.plan.model import OpenData
from actionplan.plan.values import Record, Text
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from tests.small_plan import SMALL, TESTS

BASE_URL = "https://plan.example/"
PUBLISHER = OpenData(
    publisher_iri="http://dataportal.se/organisation/SE2021002163",
    publisher_kind="RegionalAuthority",
    contact_name=Text(sv="Registrator", en="Registrar"),
    contact_email="registrator@lansstyrelsen.example",
    themes=("SOCI",),
)

Made = TypeVar("Made", bound=Record)


@cache
def plan_in(folder: Path) -> Plan:
    """The faultless plan in a folder."""
    plan = check(folder).plan
    assert plan is not None
    return plan


def small_plan() -> Plan:
    """The small plan."""
    return plan_in(SMALL)


def real_plan() -> Plan:
    """This repository's own plan."""
    return plan_in(TESTS.parent / "data")


@cache
def real_published() -> Plan:
    """This repository's plan with a publisher."""
    return published(real_plan())


def published(plan: Plan, open_data: OpenData | None = PUBLISHER, licence: str | None = "") -> Plan:
    """A plan with what only a publisher can say; ``licence`` is the address, None for none."""
    url = "https://creativecommons.org/publicdomain/zero/1.0/deed.sv" if licence == "" else licence
    terms = plan.about.licence.model_copy(update={"url": url})
    return replace(plan, about=plan.about.model_copy(update={"open_data": open_data, "licence": terms}))


_latest: list[PublishedPlan] = []


def published_plan_of(plan: Plan) -> PublishedPlan:
    """The plan as exports see it; the same for the same plan, as long as no other is asked for."""
    if not (_latest and _latest[0].plan is plan):
        _latest[:] = [PublishedPlan(plan, BASE_URL)]
    return _latest[0]


def content(file: str, plan: Plan) -> bytes:
    """What an export's file holds."""
    return published_plan_of(plan).content(next(export for export in EXPORTS if export.file == file))


# What CSV, JSON and spreadsheets stumble over. A text has no blanks around it: the reader takes them off.
_SIGNS = (
    '"',
    '""',
    "'",
    ";",
    ",",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "\\",
    "\u00a0",
    "\u2028",
)
_WORDS = ("=cmd|'/c calc'!A1", "å", "\ufeff", "</script>", "{{ 1 }}", "a", " ", "sv", "1/2", "🙂")
_PIECES = st.sampled_from((*_SIGNS, *_WORDS))
hostile = st.lists(_PIECES, min_size=1, max_size=8).map("".join).map(str.strip).filter(bool)


def with_texts(plan: Plan, said: Callable[[], str]) -> Plan:
    """A plan in which every text for readers is another; only what is published of one stays small."""
    return replace(
        plan,
        about=_changed(plan.about, said),
        activities=tuple(_changed(item, said) for item in plan.activities),
        organisations=tuple(_changed(item, said) for item in plan.organisations),
        terms=tuple(_changed(item, said) for item in plan.terms),
        examples=tuple(_changed(item, said) for item in plan.examples),
    )


def _changed(record: Made, said: Callable[[], str]) -> Made:
    return type(record).model_validate(_other(dumped(record), said))


def _other(value: Any, said: Callable[[], str]) -> Any:
    if isinstance(value, list):
        return [_other(item, said) for item in value]
    if isinstance(value, dict):
        return {
            key: said() if key in ("sv", "en") and isinstance(item, str) else _other(item, said)
            for key, item in value.items()
        }
    return value

"""What the plan's files cost: JSON and CSV, the workbooks, and linked data, each made anew."""

import time
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from actionplan.derived.site_file import Missing
from actionplan.exports import EXPORTS, PublishedPlan, makeable
from actionplan.exports.selections import selections
from actionplan.plan.model import OpenData
from actionplan.plan.values import Text
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check

_PUBLISHER = OpenData(
    publisher_iri="http://dataportal.se/organisation/SE2021002163",
    publisher_kind="RegionalAuthority",
    contact_name=Text(sv="Registrator", en="Registrar"),
    contact_email="registrator@lansstyrelsen.example",
)


def seconds_of(plan: Plan) -> dict[str, float]:
    """The CPU seconds of each form of file, and of the files of each page's list."""
    terms = plan.about.licence.model_copy(update={"url": "http://creativecommons.org/publicdomain/zero/1.0/"})
    about = plan.about.model_copy(update={"open_data": _PUBLISHER, "licence": terms})
    published = PublishedPlan(replace(plan, about=about), "https://plan.example/")
    seconds: dict[str, float] = defaultdict(float)
    for export in EXPORTS:
        started = time.process_time()
        for item in makeable([export], published):
            if isinstance(item, Missing):
                raise SystemExit(f"{item.name}: not made")
            published.content(item)
        seconds[export.form] += time.process_time() - started
    started = time.process_time()
    for file in selections(published):
        file.make()
    seconds["lists of pages"] = time.process_time() - started
    return seconds


def report(name: str, project: Path) -> None:
    """Print the figures for a project's plan."""
    plan = check(project / "data").plan
    if plan is None:
        raise SystemExit(f"{project}: faulty")
    costs = seconds_of(plan)
    parts = ", ".join(f"{form} {seconds:.2f}" for form, seconds in costs.items())
    print(f"exports, {name}: {sum(costs.values()):.2f} s CPU ({parts})")

"""``make bench``: what building costs, row by row, with the ratios of the same run.

``python -m benchmarks NAME…`` measures the rows of these names alone. Figures of a shared machine vary;
what is compared is therefore built in turn, and the middle of the rounds is told.
"""

import argparse
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import (
    against_hugo,
    answering,
    building,
    comparing,
    exporting,
    listing,
    many_plans,
    material,
    searching,
    serving_edits,
    typesetting,
)
from benchmarks.measuring import build, say
from benchmarks.projects import Projects, set_plugins

Row = Callable[[Projects], None]


def _both(report: Callable[[str, Path], None], plugins: str = "") -> Row:
    """A row that reports on the real plan and on one of 5,000 activities, after a build if it has plugins."""

    def row(projects: Projects) -> None:
        for name, project in (("real plan", projects.real), ("5000 activities", projects.large)):
            if plugins:
                set_plugins(project, plugins)
                build(project)
            report(name, project)

    return row


_PAGES_AND_SEARCH = "[{actionplan: {exports: false}}]"

ROWS: dict[str, Row] = {
    "serve": serving_edits.report,
    "unchanged": building.report_unchanged,
    "one-text": building.report_one_text,
    "no-cache": building.report_no_cache,
    "hugo": against_hugo.report,
    "large": building.report_large,
    "check": building.report_check,
    "many-plans": many_plans.report,
    "material": material.report,
    "search": _both(searching.report, _PAGES_AND_SEARCH),
    "fit": _both(answering.report, _PAGES_AND_SEARCH),
    "lists": listing.report,
    "diff": _both(comparing.report),
    "exports": _both(exporting.report),
    "pdf": lambda projects: typesetting.report("real plan", projects.real),
}


def _chosen() -> Iterator[str]:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What building costs.")
    parser.add_argument("rows", nargs="*", metavar="NAME", help=f"a row to measure: {', '.join(ROWS)}")
    names = parser.parse_args().rows
    if unknown := set(names) - ROWS.keys():
        parser.error(f"no rows: {', '.join(sorted(unknown))}; there are {', '.join(ROWS)}")
    return (name for name in ROWS if not names or name in names)


def main() -> None:
    """Measure the rows that the command line names, or all."""
    names = list(_chosen())
    with tempfile.TemporaryDirectory() as temporary:
        projects = Projects(Path(temporary))
        for name in names:
            say(f"== {name}")
            ROWS[name](projects)


if __name__ == "__main__":
    main()

"""The activities of each goal, focus area and organisation as CSV for Excel: what its page lists."""

from collections.abc import Iterator
from functools import partial

from actionplan.derived.export import FOLDER, PublishedPlan
from actionplan.derived.routes import in_address
from actionplan.derived.site_file import SiteFile
from actionplan.exports.csv_files import excel_csv
from actionplan.exports.tables import TABLES, TableRow, rows


def path_of(kind: str, record_id: str) -> str:
    """Where the activities on a record's page are to be had, from the site's root."""
    return f"{FOLDER}activities/{in_address(kind)}/{record_id}.csv"


def selections(published: PublishedPlan) -> Iterator[SiteFile]:
    """Each such file, with the activities as the lists stand on the pages."""
    for kind, record_id, activities in _lists(published):
        yield SiteFile(path_of(kind, record_id), partial(_written, published, activities))


def _lists(published: PublishedPlan) -> Iterator[tuple[str, str, list[str]]]:
    """The kind and the identifier of each page with a list of activities, and the activities' identifiers."""
    plan = published.plan
    by_area = {area: [item.id for item in items] for area, items in plan.activities_of.items()}
    for area, items in by_area.items():
        yield "focus_area", area, items
    for goal in plan.goals:
        areas = plan.focus_areas_of(goal)
        yield "goal", goal.id, [item for area in areas for item in by_area[area.id]]
    for who, parts in published.responsibilities.by_organisation.items():
        if parts:
            firm_first = sorted(parts, key=lambda part: part.degree)
            yield "organisation", who, [part.activity.id for part in firm_first]


def _written(published: PublishedPlan, activities: list[str]) -> bytes:
    table = next(table for table in TABLES if table.name == "activities")
    row_of: dict[str, TableRow] = published.once(
        "rows by activity", lambda: {row["id"]: row for row in rows(table, published)}
    )
    return excel_csv(table.columns, (row_of[item] for item in activities))

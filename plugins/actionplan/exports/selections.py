"""The activities of each goal, focus area and organisation as CSV for Excel: what its page lists."""

from collections.abc import Iterator

from actionplan.derived.routes import in_address
from actionplan.derived.source import FOLDER, Source
from actionplan.exports.csv_files import excel_csv
from actionplan.exports.tables import TABLES, Row, rows


def path_of(kind: str, which: str) -> str:
    """Where the activities on a record's page are to be had, from the site's root."""
    return f"{FOLDER}activities/{in_address(kind)}/{which}.csv"


def selections(source: Source) -> Iterator[tuple[str, bytes]]:
    """The path and the content of each such file, as the lists stand on the pages."""
    plan = source.plan
    table = next(table for table in TABLES if table.name == "activities")
    of: dict[str, Row] = {row["id"]: row for row in rows(table, source)}

    def written(kind: str, which: str, activities: list[str]) -> tuple[str, bytes]:
        return path_of(kind, which), excel_csv(table.columns, (of[item] for item in activities))

    by_area = {area: [item.id for item in items] for area, items in plan.activities_of.items()}
    for area, items in by_area.items():
        yield written("focus_area", area, items)
    for goal in plan.goals:
        areas = plan.focus_areas_of(goal)
        yield written("goal", goal.id, [item for area in areas for item in by_area[area.id]])
    for who, parts in source.responsibilities.by_organisation.items():
        if parts:
            firm_first = sorted(parts, key=lambda part: part.degree)
            yield written("organisation", who, [part.activity.id for part in firm_first])

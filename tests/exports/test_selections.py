"""The files of goals, focus areas and organisations hold what their pages list."""

from actionplan.exports.selections import path_of, selections
from tests.exports.plans import published_plan_of, real_plan
from tests.spreadsheets.excel import rows_in


def ids_in(content: bytes) -> list[str]:
    return [row["id"] for row in rows_in(content)]


def test_each_holds_its_activities_in_order() -> None:
    plan = real_plan()
    published_plan = published_plan_of(plan)
    files = {file.path: file.content for file in selections(published_plan)}
    for area, activities in plan.activities_of.items():
        assert ids_in(files[path_of("focus_area", area)]) == [item.id for item in activities]
    for who, parts in published_plan.responsibilities.by_organisation.items():
        path = path_of("organisation", who)
        assert (path in files) == bool(parts)
        if parts:
            assert sorted(ids_in(files[path])) == sorted(part.activity.id for part in parts)
    assert path_of("goal", "halsa") in files

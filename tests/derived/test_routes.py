"""The addresses are permanent: here they are written out."""

from dataclasses import replace

import pytest

from actionplan.derived.routes import FOLDERS, PageAddresses, Route, all_routes
from actionplan.reading.checks import check
from tests.small_plan import SMALL


@pytest.mark.parametrize(
    ("route", "swedish", "english"),
    [
        (Route("start"), "", "en/"),
        (Route("goal", "x"), "mal/x/", "en/goals/x/"),
        (Route("focus_area", "x"), "fokusomraden/x/", "en/focus-areas/x/"),
        (Route("activities"), "aktiviteter/", "en/activities/"),
        (Route("activity", "x"), "aktiviteter/x/", "en/activities/x/"),
        (Route("organisations"), "organisationer/", "en/organisations/"),
        (Route("organisation", "x"), "organisationer/x/", "en/organisations/x/"),
        (Route("matrix"), "vem-gor-vad/", "en/who-does-what/"),
        (Route("fit"), "prova-din-ide/", "en/check-your-idea/"),
        (Route("examples"), "exempel/", "en/good-practice/"),
        (Route("example", "x"), "exempel/x/", "en/good-practice/x/"),
        (Route("glossary"), "ordlista/", "en/glossary/"),
        (Route("search"), "sok/", "en/search/"),
        (Route("translation"), "oversattning/", "en/translation/"),
        (Route("accessibility"), "tillganglighet/", "en/accessibility/"),
        (Route("open_data"), "oppna-data/", "en/open-data/"),
        (Route("term", "x"), "ordlista/#x", "en/glossary/#x"),
    ],
)
def test_addresses_of_the_design(route: Route, swedish: str, english: str) -> None:
    assert (route.path("sv"), route.path("en")) == (swedish, english)


def test_every_record_with_a_page_has_one_route_and_its_own_address() -> None:
    plan = check(SMALL).plan
    assert plan is not None
    routes = list(all_routes(plan))
    for kind, records in (
        ("goal", plan.goals),
        ("focus_area", plan.focus_areas),
        ("activity", plan.activities),
        ("organisation", plan.organisations),
        ("example", plan.examples),
    ):
        assert [route.id for route in routes if route.kind == kind] == [record.id for record in records]
    addresses = [route.path(lang) for route in routes for lang in ("sv", "en")]
    assert len(addresses) == len(set(addresses))


def test_networks_have_a_page_if_there_are_any() -> None:
    plan = check(SMALL).plan
    assert plan is not None
    assert Route("networks") in all_routes(plan)
    without = replace(plan, about=plan.about.model_copy(update={"networks": ()}))
    assert Route("networks") not in all_routes(without)


_FILES = PageAddresses(are_files=True)


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("", "index.html"),
        ("./", "index.html"),
        ("en/", "en/index.html"),
        ("om/", "om/index.html"),
        ("%C3%A5r/", "år/index.html"),
        ("om.html", "om.html"),
    ],
)
def test_the_file_of_a_page_in_a_folder_of_its_own(path: str, file: str) -> None:
    assert FOLDERS.file_of(path) == file
    assert FOLDERS.of(path) == path


@pytest.mark.parametrize(
    ("path", "address", "file"),
    [
        ("", "index.html", "index.html"),
        ("en/", "en/index.html", "en/index.html"),
        ("mal/x/", "mal/x.html", "mal/x.html"),
        ("ordlista/#x", "ordlista.html#x", "ordlista.html"),
        # What is no page, or is an address already, stays as it is.
        ("data/plan.json", "data/plan.json", "data/plan.json"),
        ("%C3%A5r.html", "%C3%A5r.html", "år.html"),
        ("en/index.html", "en/index.html", "en/index.html"),
    ],
)
def test_a_page_at_its_file(path: str, address: str, file: str) -> None:
    assert _FILES.of(path) == address
    assert _FILES.file_of(path.partition("#")[0]) == file

"""What things are kept under names all that they are made from: equal names, equal things."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from actionplan.derived.export import PublishedPlan
from actionplan.derived.site import Site
from actionplan.derived.site_file import SiteFile
from actionplan.exports import EXPORTS
from actionplan.fit.index import build, learnt_from
from actionplan.fit.transport import as_json
from actionplan.plan.teaching import InLanguages
from actionplan.plan.values import LANGUAGES, Language, Record, Text
from actionplan.plan.whole import Plan
from actionplan.publishing import Options, publish
from actionplan.search import SearchIndex
from actionplan.system.cache import digest_of
from tests.fit.plans import real_plan, small_plan
from tests.publishing.projects import CHAPTERS, PROSE, small_project


def _changed(value: object) -> Iterator[Any]:
    """A value with one of its texts or words another, each in turn."""
    if isinstance(value, Text):
        yield value.model_copy(update={"sv": f"{value.sv} zebra"})
        yield value.model_copy(update={"en": f"{value.en or ''} zebra"})
    elif isinstance(value, InLanguages):
        for lang in LANGUAGES:
            yield value.model_copy(update={lang: (*value.in_language(lang), "zebra")})
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            for other in _changed(getattr(value, name)):
                yield value.model_copy(update={name: other})
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            for other in _changed(item):
                yield (*value[:place], other, *value[place + 1 :])


def _other_plans() -> Iterator[Plan]:
    """The small plan with one thing changed."""
    plan = small_plan()
    for item in fields(plan):
        for other in _changed(getattr(plan, item.name)):
            yield replace(plan, **{item.name: other})
    for item in fields(plan.teaching):
        for other in _changed(getattr(plan.teaching, item.name)):
            yield replace(plan, teaching=replace(plan.teaching, **{item.name: other}))
    yield replace(plan, activities=plan.activities[::-1])
    yield replace(plan, activities=plan.activities[:-1])
    yield replace(plan, teaching=replace(plan.teaching, samples=plan.teaching.samples[::-1]))


def _fit(plan: Plan, lang: Language) -> tuple[str, object]:
    return digest_of(*learnt_from(plan, lang)), as_json(build(plan, lang))


def _search(plan: Plan, lang: Language) -> tuple[str, object]:
    index = SearchIndex(Site(plan, CHAPTERS, date.min, "", prose=PROSE), lang)
    return digest_of(index.made_from), list(index.files())


@pytest.mark.parametrize("made", [_fit, _search])
def test_what_differs_is_made_from_something_else(
    made: Callable[[Plan, Language], tuple[str, object]],
) -> None:
    plans = [small_plan(), *_other_plans()]
    assert len(plans) > 100
    for lang in LANGUAGES:
        results: dict[str, object] = {}
        for plan in plans:
            digest, result = made(plan, lang)
            assert results.setdefault(digest, result) == result
        # And not everything makes it anew.
        assert 3 < len(results) < len(plans)


def _pages_of_parts(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """The pages that are made from a part of the site: their paths, what they are made from and hold."""
    project = replace(small_project(), plan=plan)
    for item in publish(project, PROSE, Options(search=False)):
        if isinstance(item, SiteFile) and item.made_from:
            yield item.path, item.made_from(), item.text


def test_a_page_names_all_that_it_is_made_from() -> None:
    results: dict[tuple[str, str], str] = {}
    for plan in (small_plan(), *_other_plans()):
        for path, made_from, text in _pages_of_parts(plan):
            assert results.setdefault((path, made_from), text) == text
    of_the_small = {(path, made_from) for path, made_from, _ in _pages_of_parts(small_plan())}
    # A change of one activity leaves alone the pages of those that stand in other areas.
    *others, last = small_plan().activities
    plan = replace(small_plan(), activities=(*others, next(_changed(last))))
    same = {path for path, made_from, _ in _pages_of_parts(plan) if (path, made_from) in of_the_small}
    assert same >= {
        "aktiviteter/boende-1/index.html",
        "aktiviteter/boende-2/index.html",
        "mal/boende/index.html",
    }
    assert f"aktiviteter/{last.id}/index.html" not in same


def test_an_export_of_a_part_of_the_plan_is_that_of_the_whole() -> None:
    plan = real_plan()
    whole = PublishedPlan(plan, "https://plan.example/")
    exports = [item for item in EXPORTS if item.part(plan) is not plan]
    assert {item.dataset for item in exports} == {"terms", "thesaurus"}
    for item in exports:
        assert whole.content(item) == item.make(whole)

"""Each template has one typed context, and uses all of it and nothing else."""

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from jinja2 import meta, nodes

import actionplan.pages
from actionplan.documents import document
from actionplan.pages import (
    accessibility,
    activities,
    changes,
    chapters,
    examples,
    fit,
    frame,
    glossary,
    goals,
    identifiers,
    list_files,
    list_parts,
    matrix,
    open_data,
    organisations,
    retired,
    search,
    service,
    start,
    translation,
    whole_plan,
)
from actionplan.pages.rendering import ItemContext, Tools, environment
from actionplan.words.wording import wording

PACKAGE = Path(actionplan.pages.__file__).parent

CONTEXTS: dict[str, type] = {
    "start.html": start.StartContext,
    "plan.html": chapters.PlanContext,
    "networks.html": chapters.NetworksContext,
    "goal.html": goals.GoalContext,
    "focus_area.html": goals.FocusAreaContext,
    "activities.html": activities.ActivitiesContext,
    "long_list.html": activities.LongListContext,
    "rows.html": list_files.RowsContext,
    "list_part.html": list_parts.PartOfList,
    "activity.html": activities.ActivityContext,
    "fit.html": fit.FitContext,
    "cards.html": fit.CardsContext,
    "organisations.html": organisations.OrganisationsContext,
    "organisation.html": organisations.OrganisationContext,
    "matrix.html": matrix.MatrixContext,
    "examples.html": examples.ExamplesContext,
    "example.html": examples.ExampleContext,
    "glossary.html": glossary.GlossaryContext,
    "retired.html": retired.RetiredContext,
    "activity_item.html": ItemContext,
    "search.html": search.SearchContext,
    "accessibility.html": accessibility.AccessibilityContext,
    "open_data.html": open_data.OpenDataContext,
    "identifier.html": identifiers.IdentifierContext,
    "changes.html": changes.ChangesContext,
    "whole_plan.html": whole_plan.WholePlanContext,
    "document.html": document.DocumentContext,
    "translation.html": translation.TranslationContext,
    "frame.html": frame.FrameContext,
    "chapter.html": frame.ChapterContext,
    "missing.html": service.MissingContext,
    "sitemap.xml": service.SitemapContext,
}


def names_used(template: str) -> set[str]:
    source = (PACKAGE / "templates" / template).read_text("utf-8")
    return meta.find_undeclared_variables(environment().parse(source))


@pytest.mark.parametrize("template", CONTEXTS)
def test_a_template_uses_its_context_and_the_shared_tools(template: str) -> None:
    shared = set(Tools.NAMES)
    offered = {item.name for item in fields(CONTEXTS[template])}
    assert names_used(template) - shared == offered


def test_every_page_template_has_a_context() -> None:
    # faults.html stands in for a site without a plan, and so has no site to draw on.
    files = {file.name for file in (PACKAGE / "templates").iterdir() if file.is_file()}
    assert files == {*CONTEXTS, "faults.html"}


def keys_of_templates() -> Iterator[str]:
    for template in (PACKAGE / "templates").rglob("*.html"):
        for call in environment().parse(template.read_text("utf-8")).find_all(nodes.Call):
            key = call.args[0] if call.args else None
            if isinstance(call.node, nodes.Name) and call.node.name == "t" and isinstance(key, nodes.Const):
                yield str(key.value)


def keys_of_code() -> Iterator[str]:
    for module in (*PACKAGE.glob("*.py"), *(PACKAGE.parent / "documents").glob("*.py")):
        for call in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)):
                continue
            key = call.args[0] if call.args else None
            if call.func.attr == "t" and isinstance(key, ast.Constant):
                yield str(key.value)


def test_every_word_that_is_asked_for_exists() -> None:
    words = wording("site", "sv")
    keys = {*keys_of_templates(), *keys_of_code()}
    assert len(keys) > 100
    for key in keys:
        found: object = words.texts
        for step in key.split("."):
            assert isinstance(found, dict) and step in found, key
            found = found[step]

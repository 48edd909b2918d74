"""The paths of what is made of a plan, which nothing else can have."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from actionplan.derived.changes import History
from actionplan.derived.routes import PageAddresses
from actionplan.derived.site_file import Missing, SiteFile
from actionplan.plan.whole import Plan
from actionplan.publishing.project import Options, Project
from actionplan.publishing.publish import publish

# MkDocs makes it of sitemap.xml.
_OF_MKDOCS = ("sitemap.xml.gz",)


def made_paths(items: Iterable[SiteFile | Missing]) -> tuple[str, ...]:
    """The paths of what is made of the plan, among all that a site consists of."""
    own = (item.path for item in items if isinstance(item, SiteFile) and not item.is_hand_written)
    return (*own, *_OF_MKDOCS)


def paths_of_plan(plan: Plan, addresses: PageAddresses) -> tuple[str, ...]:
    """The paths of all that is made of a plan, whatever the settings of its site leave out."""
    never = datetime(1, 1, 1, tzinfo=UTC)
    history = History((), never)
    project = Project(plan, (), date.min, "https://plan.example/", history=history, addresses=addresses)
    return made_paths(publish(project, {}, Options(search=False)))

"""A project whose hand-written pages are read, though no site is built: what documents are made from."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

from actionplan.engine.config import ActionPlanConfig
from actionplan.engine.files import Handover, prose_in
from actionplan.engine.project import project_of, settings_of
from actionplan.plan.whole import Plan
from actionplan.publishing import Options, Project, Prose, SiteFile, publish


class SettingsError(Exception):
    """The project's settings cannot be used."""


def project_with_prose(settings: Path, pages: Path, plan: Plan, base_url: str) -> tuple[Project, Prose]:
    """The project of a plan and its prose, without pages' places in a repository and without history.

    MkDocs reads the pages by the project's settings; other plugins have no say in it.

    Args:
        settings: ``mkdocs.yml``.
        pages: the folder of the hand-written pages.
        plan: a checked plan.
        base_url: the site's address.

    Raises:
        SettingsError: the settings are faulty; the text says why.
    """
    try:
        config = load_config(str(settings), docs_dir=str(pages.absolute()), site_url=base_url)
        files = get_files(config)
        project = project_of(config, settings_of(config, _options(config)), (plan, {}), files)
        return project, _prose(project, files, config)
    except MkDocsException as error:
        raise SettingsError(error.format_message()) from None


def _options(config: MkDocsConfig) -> ActionPlanConfig:
    """This package's own settings; the usual ones if the project has others make its site."""
    plugin = config.plugins.get("actionplan")
    return plugin.config if plugin else ActionPlanConfig()


def _prose(project: Project, files: Files, config: MkDocsConfig) -> Prose:
    hand_written = files.documentation_pages()
    # Hand-written pages may link to generated ones.
    items = publish(project, {}, Options(search=False))
    pages = [item for item in items if isinstance(item, SiteFile) and item.title is not None]
    Handover(config).add(files, pages)
    for file in hand_written:
        page = Page(None, file, config)
        page.read_source(config)
        page.render(config, files)
    return prose_in(files)

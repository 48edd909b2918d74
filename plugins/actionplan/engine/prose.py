"""A project's site with its hand-written pages read, though none is built: what documents are made from."""

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page

from actionplan.engine.config import ActionPlanConfig
from actionplan.engine.files import chapter_of, source_uri
from actionplan.engine.project import base_url_of, day_of_build, origins_of, repository_of
from actionplan.pages import Site, all_pages
from actionplan.plan.whole import Plan


class SettingsError(Exception):
    """The project's settings cannot be used."""


def site_with_prose(settings: Path, pages: Path, plan: Plan, base_url: str) -> Site:
    """The site of a plan with its prose, without pages' places in a repository.

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
        return _site(load_config(str(settings), docs_dir=str(pages.absolute()), site_url=base_url), plan)
    except MkDocsException as error:
        raise SettingsError(error.format_message()) from None


def _site(config: MkDocsConfig, plan: Plan) -> Site:
    options = _options(config)
    files = get_files(config)
    chapters = tuple(chapter_of(file) for file in files.documentation_pages())
    site = Site(
        plan=plan,
        chapters=chapters,
        today=day_of_build(config, options),
        base_url=base_url_of(config),
        origins=origins_of(config, repository_of(config, options), {}, chapters),
    )
    _read_prose(site, files, config)
    return site


def _options(config: MkDocsConfig) -> ActionPlanConfig:
    """This package's own settings; the usual ones if the project has others make its site."""
    plugin = config.plugins.get("actionplan")
    return plugin.config if plugin else ActionPlanConfig()


def _read_prose(site: Site, files: Files, config: MkDocsConfig) -> None:
    hand_written = files.documentation_pages()
    # Hand-written pages may link to generated ones.
    for page in all_pages(site):
        files.append(File(source_uri(page.path), None, config.site_dir, config.use_directory_urls))
    for file in hand_written:
        read = Page(None, file, config)
        read.read_source(config)
        read.render(config, files)
        site.prose[file.url] = read.content or ""

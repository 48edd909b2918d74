"""What a project's settings say of its site, in the terms of the core."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from actionplan.derived.changes import History
from actionplan.derived.origins import ForgeError, Origins, Repository, repository
from actionplan.derived.routes import PageAddresses
from actionplan.derived.site import Chapter
from actionplan.derived.site_address import SiteAddressError, site_address
from actionplan.engine.config import ActionPlanConfig
from actionplan.engine.files import chapter_of, pages_of, prose_stylesheets
from actionplan.engine.settings import stylesheets
from actionplan.history.git import RevisionError
from actionplan.history.revisions import commit_of, is_shallow
from actionplan.history.walk import history
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.publishing import Project
from actionplan.publishing.build_date import BuildDateError, build_moment
from actionplan.reading.decoding import printable
from actionplan.reading.findings import Place
from actionplan.security.security_txt import ContactError, Contacts
from actionplan.system.cache import Cache
from actionplan.system.progress import Progress
from actionplan.words.wording import Wording, wording

Key = TypeVar("Key")


def words_of(options: ActionPlanConfig) -> Wording:
    """The messages in the language that the settings choose."""
    return wording("site", cast(Language, options.lang))


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the settings."""
    return Path(config.config_file_path).parent


@dataclass(frozen=True)
class Settings:
    """What ``mkdocs.yml`` and the environment say of a site.

    ``moment`` is that of the build, in seconds since 1970; ``contacts`` and ``repository`` are None where
    nobody has said. ``undated`` is what git says if it refuses to tell the moment of the last commit.
    """

    moment: int
    base_url: str
    repository: Repository | None
    contacts: Contacts | None
    undated: str = ""

    @property
    def today(self) -> date:
        """The day that the site says it was made on."""
        return datetime.fromtimestamp(self.moment, UTC).date()


def settings_of(config: MkDocsConfig, options: ActionPlanConfig) -> Settings:
    """What the settings say.

    Raises:
        PluginError: something in them cannot be used.
    """
    if not config.site_url:
        raise PluginError("mkdocs.yml: site_url saknas / site_url is missing.")
    words = words_of(options)
    refusals: list[RevisionError] = []
    try:
        return Settings(
            moment=build_moment(root_of(config), os.environ, refusals.append),
            base_url=site_address(config.site_url),
            repository=_repository(config, options),
            contacts=_contacts(options),
            undated=" ".join(error.detail for error in refusals),
        )
    except SiteAddressError as error:
        raise PluginError(words("publishing.address", value=printable(str(error)))) from None
    except BuildDateError as error:
        raise PluginError(words("publishing.date", value=str(error))) from None
    except ForgeError as error:
        raise PluginError(words(f"forge.{error.code}", value=error.value)) from None
    except ContactError as error:
        raise PluginError(words("security.bad_address", value=error.value)) from None


def _repository(config: MkDocsConfig, options: ActionPlanConfig) -> Repository | None:
    """Where the plan's files can be changed. Raises ForgeError."""
    return repository(config.repo_url, options.repo_branch, options.repo_kind) if config.repo_url else None


def _contacts(options: ActionPlanConfig) -> Contacts | None:
    """Whom to tell of security holes. Raises ContactError."""
    addresses = tuple(options.security_contact)
    return Contacts(addresses, options.security_policy) if addresses else None


def project_of(
    config: MkDocsConfig,
    settings: Settings,
    checked: tuple[Plan, Mapping[tuple[str, str], Place]],
    files: Files,
    history: History | None = None,
    *,
    is_served: bool = False,
) -> Project:
    """What is published.

    Args:
        config: MkDocs' own settings.
        settings: what they say of the site.
        checked: a checked plan, and the places of its records.
        files: those of the project and its theme, of which the pages are the hand-written ones.
        history: what has changed in the plan.
        is_served: whether it is shown while it is written.
    """
    plan, places = checked
    chapters = tuple(chapter_of(file, config) for file in pages_of(files, is_served))
    return Project(
        plan=plan,
        chapters=chapters,
        today=settings.today,
        base_url=settings.base_url,
        origins=_origins(config, settings.repository, places, chapters),
        history=history,
        contacts=settings.contacts,
        stylesheets=stylesheets(config),
        prose_stylesheets=prose_stylesheets(files),
        addresses=PageAddresses(are_files=not config.use_directory_urls),
    )


def history_of(
    config: MkDocsConfig, options: ActionPlanConfig, cache: Cache, progress: Progress
) -> History | None:
    """What has changed in the plan, as far as git knows, if it is to be told.

    A server asks again after each edit, and it is another only when there is another commit.

    Raises:
        RevisionError: git knows nothing of it.
    """
    if not options.feeds:
        return None
    root = root_of(config).absolute()
    data = Path(os.path.relpath(root / options.data_dir, root)).as_posix()
    folder = root / data
    known_by = (root, data, commit_of(folder, "HEAD"), is_shallow(folder))
    return cache.remembered("history", known_by, lambda: history(root, data, cache, progress))


def _origins(
    config: MkDocsConfig,
    where: Repository | None,
    places: Mapping[tuple[str, str], Place],
    chapters: Iterable[Chapter],
) -> Origins | None:
    """The places of records and pages as the repository knows them; files outside of it have none."""
    if where is None:
        return None
    root = root_of(config)
    pages = {chapter.path: _from_root(Place(chapter.source), root) for chapter in chapters}
    records = {key: _from_root(place, root) for key, place in places.items()}
    return Origins(where, _known(records), _known(pages))


def _from_root(place: Place, root: Path) -> Place | None:
    """A place whose file is relative to where the command runs, as seen from the repository's root."""
    file = Path(os.path.relpath(place.file, root)).as_posix()
    return None if file.startswith("../") else replace(place, file=file)


def _known(places: dict[Key, Place | None]) -> dict[Key, Place]:
    return {key: place for key, place in places.items() if place}

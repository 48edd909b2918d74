"""What a project's settings say of its site, in the terms of the core."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeVar, cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from actionplan.derived.origins import ForgeError, Origins, Repository, repository
from actionplan.derived.site import Chapter
from actionplan.engine.config import ActionPlanConfig
from actionplan.plan.values import Language
from actionplan.publishing.build_date import VARIABLE, BuildDateError, build_moment
from actionplan.reading.findings import Place
from actionplan.words.wording import Wording, wording

Key = TypeVar("Key")


def words_of(options: ActionPlanConfig) -> Wording:
    """The messages in the language that the settings choose."""
    return wording("site", cast(Language, options.lang))


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the settings."""
    return Path(config.config_file_path).parent


def base_url_of(config: MkDocsConfig) -> str:
    """The site's address, ending with a slash."""
    return str(config.site_url).rstrip("/") + "/"


def day_of_build(config: MkDocsConfig, options: ActionPlanConfig) -> date:
    """The day that the site says it was made on; MkDocs and every other plugin get the same.

    Raises:
        PluginError: the environment names no moment.
    """
    try:
        moment = build_moment(root_of(config), os.environ)
    except BuildDateError as error:
        raise PluginError(words_of(options)("publishing.date", value=str(error))) from None
    os.environ[VARIABLE] = str(moment)
    return datetime.fromtimestamp(moment, UTC).date()


def repository_of(config: MkDocsConfig, options: ActionPlanConfig) -> Repository | None:
    """Where the plan's files can be changed, if somebody has said.

    Raises:
        PluginError: the address is not that of a repository of a known kind.
    """
    if not config.repo_url:
        return None
    try:
        return repository(config.repo_url, options.repo_branch, options.repo_kind)
    except ForgeError as error:
        raise PluginError(words_of(options)(f"forge.{error.code}", value=error.value)) from None


def origins_of(
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

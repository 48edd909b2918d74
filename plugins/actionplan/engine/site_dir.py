"""Lets MkDocs build beside the folder of the site, so that a failed build leaves the earlier site whole."""

import logging
from pathlib import Path

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import CountHandler

from actionplan.system.site_folder import NewFolder
from actionplan.words.wording import Wording


class BuildBeside:
    """A build whose ``site_dir`` is another folder until it has succeeded."""

    def __init__(self, config: MkDocsConfig, words: Wording) -> None:
        """Lead a build that begins into a new folder.

        Raises:
            PluginError: no folder can be made.
        """
        self.words = words
        self.config = config
        self.site_dir = config.site_dir
        try:
            self.folder = NewFolder(Path(config.site_dir))
        except OSError as error:
            raise PluginError(words("publishing.kept", reason=str(error))) from None
        config.site_dir = str(self.folder.path)

    def folder_of(self, config: MkDocsConfig) -> NewFolder | None:
        """The new folder, unless another plugin has led the build elsewhere."""
        return self.folder if config.site_dir == str(self.folder.path) else None

    def succeed(self) -> str | None:
        """Put the new site in the place of the earlier one; returns what there is to say of it.

        With ``--strict``, warnings make MkDocs fail a build that is done; such a site is not wanted.

        Raises:
            OSError: the new site could not be put there.
        """
        if self.config.strict and _warnings():
            return None
        if not self.folder_of(self.config):
            return None
        self.folder.replace()
        self.config.site_dir = self.site_dir
        return self.words("publishing.one_by_one", folder=self.site_dir) if self.folder.touched else None

    def give_up(self) -> None:
        """Leave the earlier site as it is, and remove what has been built; without effect after success."""
        self.folder.discard()
        if self.config.site_dir == str(self.folder.path):
            self.config.site_dir = self.site_dir

    def explain(self, error: OSError) -> str:
        """What happened to whom, in words."""
        return self.words("publishing.torn" if self.folder.touched else "publishing.kept", reason=str(error))


def _warnings() -> bool:
    """Whether MkDocs has counted any in this build, as it does with ``--strict``."""
    handlers = logging.getLogger(mkdocs.__name__).handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))

"""The plugin's options in ``mkdocs.yml``. What stands below each is its text in the reference of options."""

from mkdocs.config import config_options
from mkdocs.config.base import Config

from actionplan.derived.origins import FORGES


class ActionPlanConfig(Config):  # type: ignore[no-untyped-call]
    """The options. (One named ``data`` would recurse for ever: MkDocs' Config is a UserDict.)"""

    data_dir = config_options.Type(str, default="data")
    """The folder of the plan's files, relative to ``mkdocs.yml``."""

    exports = config_options.Type(bool, default=True)
    """Whether the plan's data is published as files below ``/data/``, with the addresses (``/id/…``) and
    descriptions that belong to them."""

    lang = config_options.Choice(("sv", "en"), default="sv")
    """The language of the messages of a build. The site itself is made in both."""

    feeds = config_options.Type(bool, default=True)
    """Whether the plan's earlier versions are read from git, for the page of changes and the feeds."""

    repo_branch = config_options.Type(str, default="main")
    """The branch that changes start from. It belongs to MkDocs' own ``repo_url``: with it, pages lead to
    their files on the forge, in a repository whose root holds ``mkdocs.yml``."""

    repo_kind = config_options.Optional(config_options.Choice(FORGES))
    """The kind of forge, where the address in ``repo_url`` does not tell. Gitea is ``forgejo``."""

    security_contact = config_options.ListOfItems(config_options.Type(str), default=[])
    """Where security holes are told (``mailto:``, ``https://`` or ``tel:``), best first. With a contact the
    site has a ``/.well-known/security.txt``."""

    security_policy = config_options.Type(str, default="")
    """The https address of what the publisher asks of those who look for security holes."""

    pdf = config_options.Type(bool, default=False)
    """Whether the whole plan is made into PDF and EPUB files too. PDF needs ``mkdocs-actionplan[pdf]`` and
    the library Pango; a build without them says so and makes the rest."""

    search = config_options.Type(bool, default=True)
    """Whether the search index is built, a small part of a build's work. Without it, searching fails."""

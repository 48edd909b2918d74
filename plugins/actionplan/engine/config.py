"""The plugin's options in ``mkdocs.yml``."""

from mkdocs.config import config_options
from mkdocs.config.base import Config

from actionplan.derived.origins import FORGES


class ActionPlanConfig(Config):  # type: ignore[no-untyped-call]
    """``data_dir`` is the folder of the plan's files, relative to ``mkdocs.yml``.

    ``repo_branch`` and ``repo_kind`` (told by the address if it can be) belong
    to MkDocs' own ``repo_url``: with it, pages lead to their files on the forge,
    in a repository whose root holds ``mkdocs.yml``.

    ``security_contact`` lists where security holes are told (``mailto:``, ``https://`` or
    ``tel:``, best first), ``security_policy`` the https address of what the publisher asks of
    those who look for them; with a contact the site has a ``security.txt``.

    ``exports`` says whether the plan's data is published as files, with the addresses and descriptions that
    belong to them. ``lang`` is the language of the messages; ``search`` says whether the index
    is built, which takes longer than all pages together; ``feeds`` whether the plan's earlier versions
    are read from git, for the page of changes and the feeds; ``pdf`` whether the whole plan is made into
    PDF and EPUB files too. (An option named ``data`` would
    recurse for ever: MkDocs' Config is a UserDict.)
    """

    data_dir = config_options.Type(str, default="data")
    exports = config_options.Type(bool, default=True)
    lang = config_options.Choice(("sv", "en"), default="sv")
    feeds = config_options.Type(bool, default=True)
    repo_branch = config_options.Type(str, default="main")
    repo_kind = config_options.Optional(config_options.Choice(FORGES))
    security_contact = config_options.ListOfItems(config_options.Type(str), default=[])
    security_policy = config_options.Type(str, default="")
    pdf = config_options.Type(bool, default=False)
    search = config_options.Type(bool, default=True)

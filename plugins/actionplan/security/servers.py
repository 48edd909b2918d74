"""Ready files that make a web server send the site as it should be sent.

The templates are in ``templates/servers/``. What a page may load is the same in
each of them (``policy.py``); how long a file is kept depends on its name:
one that changes with the file's contents can be kept for ever.
"""

from jinja2 import Environment, PackageLoader, StrictUndefined

from actionplan.security.policy import headers

# What from the site's root is named by its contents: regular expressions without braces, which not
# every server's language takes.
HASHED = (
    r"assets/actionplan-[0-9a-f]+/",
    r"assets/stylesheets/[a-z]+\.[0-9a-f]+\.min\.css$",
    r"search-index/pieces/",
)

# RFC 9111 and RFC 8246.
KEPT = "public, max-age=31536000, immutable"
REVALIDATED = "no-cache"

# For servers that an administrator sets up; they go with the repository.
DEPLOYED = ("nginx.conf", "Caddyfile")
# For hosts that look for them in the site itself.
PUBLISHED = (".htaccess", "_headers")


def server_file(name: str, root: str = "/", assets: str = "assets", *more: str) -> str:
    """The text of one of the files in ``DEPLOYED`` or ``PUBLISHED``.

    Args:
        name: the file's name.
        root: the path of the site on its host, with slashes at both ends.
        assets: the folder of the browser files, from the site's root; its name holds their hash.
        more: other folders of that kind.
    """
    return (
        _environment()
        .get_template(name)
        .render(
            headers=headers(),
            root=root,
            folders=(assets, *more),
            hashed="|".join(HASHED),
            kept=KEPT,
            revalidated=REVALIDATED,
        )
    )


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("actionplan.security"),
        autoescape=False,  # noqa: S701 - settings of servers, not HTML, and nothing of a plan's in them
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )

"""The address of the whole site, with which all made addresses begin."""

import re
from urllib.parse import urlsplit

# What no address holds as it is (RFC 3987, 2.2): blanks, control characters and these signs.
_NO_CHARACTERS = re.compile(r"[\s\x00-\x20\x7f-\x9f<>\"{}|\\^`]")


class SiteAddressError(ValueError):
    """It cannot be the address of a site; the text is what was given."""


def site_address(value: str) -> str:
    """An address with a slash at its end, as it is given in the settings or to a command.

    Raises:
        SiteAddressError: it is no whole address of the web, has a query, a fragment or a user's name, or a
            character that no address has.
    """
    try:
        parts = urlsplit(value)
        is_right = parts.scheme in ("http", "https") and parts.hostname and (parts.port or 1)
    except ValueError:  # a bracket or a port that is none
        raise SiteAddressError(value) from None
    if not is_right or "@" in parts.netloc or _NO_CHARACTERS.search(value) or set("?#") & set(value):
        raise SiteAddressError(value)
    return value.rstrip("/") + "/"

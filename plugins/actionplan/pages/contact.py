"""How to get in touch with those who answer for the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from actionplan.derived.site import Site
from actionplan.pages.rendering import Tools


@dataclass(frozen=True)
class Channel:
    """A way to get in touch; ``shown`` is an address that is to be read as well."""

    text: str
    address: str
    shown: str = ""


@dataclass(frozen=True)
class Contact:
    """The ways there are, none where nobody has said; they lead nowhere if ``is_example``."""

    channels: tuple[Channel, ...]
    is_example: bool


def contact(site: Site, tools: Tools) -> Contact:
    """What the statement on accessibility says, and the repository's issues if it is known."""
    channels = tuple(_channels(site, tools))
    reachable = tuple(channel for channel in channels if not _is_reserved(channel.address))
    return Contact(reachable or channels, bool(channels) and not reachable)


def _channels(site: Site, tools: Tools) -> Iterator[Channel]:
    for item in site.plan.accessibility.feedback if site.plan.accessibility else ():
        mail = item.url.removeprefix("mailto:") if item.url.startswith("mailto:") else ""
        yield Channel(tools.plain(item.text), item.url, mail)
    if site.origins:
        repository = site.origins.repository
        yield Channel(tools.t("contact.issue", host=repository.host), repository.new_issue)


def _is_reserved(address: str) -> bool:
    """Whether an address belongs to the top-level domain for examples, which nobody can reach (RFC 2606)."""
    parts = urlsplit(address)
    host = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname or ""
    return host.lower().rstrip(".").endswith(".example")

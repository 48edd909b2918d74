"""The accessibility statement, from what the editors say of the site and what its tests looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from actionplan.accessibility import AccessibilityFile, AccessibilityTestsFile, Barrier, Ground
from actionplan.pages.rendering import PageContent, Tools, shortened, tools
from actionplan.pages.site import Site
from actionplan.routes import Route
from actionplan.values import Language

# In the order of the model statement of Commission Implementing Decision (EU) 2018/1523.
_GROUNDS: tuple[Ground, ...] = ("not-compliant", "disproportionate-burden", "outside-the-law")


@dataclass(frozen=True)
class Channel:
    """A way to report what is not accessible; ``shown`` is an address that is to be read as well."""

    text: str
    address: str
    shown: str = ""


@dataclass(frozen=True)
class AccessibilityContext:
    """For ``accessibility.html``.

    ``barriers`` are those on each ground, ``channels`` the ways to report more. They lead nowhere if
    ``is_example``. ``tested_pages`` are paths from the site's root; ``rules``, ``settings`` and ``states``
    what ``tests`` says, as running text.
    """

    statement: AccessibilityFile
    barriers: tuple[tuple[Ground, tuple[Barrier, ...]], ...]
    channels: tuple[Channel, ...]
    is_example: bool
    tests: AccessibilityTestsFile | None
    tested_pages: tuple[str, ...]
    rules: str
    settings: str
    states: str


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The statement's page, if the site has a statement."""
    statement, tests = site.plan.accessibility, site.plan.accessibility_tests
    if statement is None:
        return
    route = Route("accessibility")
    using = tools(site, lang, route.path(lang))
    grounds = ((ground, tuple(_on_ground(statement, ground))) for ground in _GROUNDS)
    channels = tuple(_channels(site, statement, using))
    reachable = tuple(channel for channel in channels if not _is_reserved(channel.address))
    yield PageContent(
        route=route,
        lang=lang,
        title=using.t("accessibility.title"),
        description=shortened(using.t("accessibility.description")),
        template="accessibility.html",
        context=AccessibilityContext(
            statement=statement,
            barriers=tuple((ground, barriers) for ground, barriers in grounds if barriers),
            channels=reachable or channels,
            is_example=not reachable,
            tests=tests,
            tested_pages=tuple(page.lstrip("/") for page in tests.pages) if tests else (),
            rules=_listing(using, "standard", tests.standards if tests else ()),
            settings=using.t.listing(
                using.t(f"accessibility.setting.{item.scheme}", n=item.width)
                for item in (tests.settings if tests else ())
            ),
            states=_listing(using, "state", tests.states if tests else ()),
        ),
    )


def _on_ground(statement: AccessibilityFile, ground: Ground) -> Iterator[Barrier]:
    return (barrier for barrier in statement.barriers if barrier.ground == ground)


def _listing(using: Tools, table: str, keys: Iterable[str]) -> str:
    return using.t.listing(using.t(f"accessibility.{table}.{key}") for key in keys)


def _channels(site: Site, statement: AccessibilityFile, using: Tools) -> Iterator[Channel]:
    """What the editors say, and the repository's issues if it is known."""
    for item in statement.feedback:
        mail = item.url.removeprefix("mailto:") if item.url.startswith("mailto:") else ""
        yield Channel(using.plain(item.text), item.url, mail)
    if site.origins:
        repository = site.origins.repository
        yield Channel(using.t("accessibility.issue", host=repository.host), repository.new_issue)


def _is_reserved(address: str) -> bool:
    """Whether an address belongs to the top-level domain for examples, which nobody can reach (RFC 2606)."""
    parts = urlsplit(address)
    host = parts.path.rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname or ""
    return host.lower().rstrip(".").endswith(".example")

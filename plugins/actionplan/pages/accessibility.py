"""The accessibility statement, from what the editors say of the site and what its tests looked at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from actionplan.derived.routes import Route
from actionplan.derived.site import Site
from actionplan.pages.contact import Contact, contact
from actionplan.pages.rendering import PageContent, Tools, shortened, tools_for
from actionplan.plan.statement import AccessibilityFile, AccessibilityTestsFile, Barrier, Ground
from actionplan.plan.values import Language

# In the order of the model statement of Commission Implementing Decision (EU) 2018/1523.
_GROUNDS: tuple[Ground, ...] = ("not-compliant", "disproportionate-burden", "outside-the-law")


@dataclass(frozen=True)
class AccessibilityContext:
    """For ``accessibility.html``.

    ``barriers`` are those on each ground, ``contact`` the ways to report more. ``tested_pages`` are
    paths from the site's root; ``rules``, ``settings`` and ``states`` what ``tests`` says, as running text.
    """

    statement: AccessibilityFile
    barriers: tuple[tuple[Ground, tuple[Barrier, ...]], ...]
    contact: Contact
    tests: AccessibilityTestsFile | None
    tested_pages: tuple[str, ...]
    rules: str
    settings: str
    states: str


def pages(site: Site, lang: Language) -> Iterator[PageContent]:
    """The statement's page, if the site has a statement."""
    statement = site.plan.accessibility
    if statement is None:
        return
    route = Route("accessibility")
    tools = tools_for(site, lang, route.path(lang))
    yield PageContent(
        route=route,
        lang=lang,
        title=tools.t("accessibility.title"),
        description=shortened(tools.t("accessibility.description")),
        template="accessibility.html",
        context=lambda: _context(site, tools, statement),
    )


def _context(site: Site, tools: Tools, statement: AccessibilityFile) -> AccessibilityContext:
    tests = site.plan.accessibility_tests
    grounds = ((ground, tuple(_on_ground(statement, ground))) for ground in _GROUNDS)
    return AccessibilityContext(
        statement=statement,
        barriers=tuple((ground, barriers) for ground, barriers in grounds if barriers),
        contact=contact(site, tools),
        tests=tests,
        tested_pages=tuple(page.lstrip("/") for page in tests.pages) if tests else (),
        rules=_listing(tools, "standard", tests.standards if tests else ()),
        settings=tools.t.listing(
            tools.t(f"accessibility.setting.{item.scheme}", n=item.width)
            for item in (tests.settings if tests else ())
        ),
        states=_listing(tools, "state", tests.states if tests else ()),
    )


def _on_ground(statement: AccessibilityFile, ground: Ground) -> Iterator[Barrier]:
    return (barrier for barrier in statement.barriers if barrier.ground == ground)


def _listing(tools: Tools, table: str, keys: Iterable[str]) -> str:
    return tools.t.listing(tools.t(f"accessibility.{table}.{key}") for key in keys)

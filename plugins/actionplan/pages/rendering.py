"""From a typed context and a template to a page's HTML."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from actionplan.model import Language, Text
from actionplan.pages.site import Site
from actionplan.routes import Route, relative
from actionplan.wording import Wording, wording


@dataclass(frozen=True)
class PageContent:
    """A generated page. ``html`` fills the frame's main part; ``section`` names its menu entry."""

    route: Route
    lang: Language
    title: str
    description: str
    html: str
    section: str = ""
    scripts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return self.route.path(self.lang)


@cache
def environment() -> Environment:
    """Our own Jinja environment: everything is escaped, a missing name is an error."""
    return Environment(
        loader=PackageLoader("actionplan", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Tools:
    """What every template may use beside its own context.

    ``t`` gives the product's words, ``say`` a text of the plan as HTML,
    ``plain`` the same without markup, ``to`` and ``to_path`` a relative
    address, ``permanent`` an absolute one.
    """

    t: Wording
    lang: Language
    site: Site
    say: Callable[[Text], Markup]
    plain: Callable[[Text], str]
    to: Callable[..., str]
    to_path: Callable[[str], str]
    permanent: Callable[..., str]


def tools(site: Site, lang: Language, page: str, root: str | None = None) -> Tools:
    """The tools for the page at the path ``page``.

    Addresses are relative to the page, or begin with ``root`` where it is given.
    """
    words = wording("site", lang)

    def to_path(path: str) -> str:
        return relative(path, page) if root is None else root + path

    def say(text: Text) -> Markup:
        shown, shown_in = text.in_language(lang)
        if shown_in == lang:
            return escape(shown)
        note = words("untranslated")
        return Markup('<span lang="{}">{}</span> <small class="ap-untranslated">{}</small>').format(
            shown_in, shown, note
        )

    return Tools(
        t=words,
        lang=lang,
        site=site,
        say=say,
        plain=lambda text: text.in_language(lang)[0],
        to=lambda kind, id="": to_path(Route(kind, id).path(lang)),
        to_path=to_path,
        permanent=lambda kind, id="": site.base_url + Route(kind, id).path(lang),
    )


def render(template: str, context: Any, using: Tools) -> str:
    """Render ``templates/<template>`` with the fields of the dataclass ``context``."""
    names = {name: getattr(context, name) for name in names_of(type(context))}
    shared = {item.name: getattr(using, item.name) for item in fields(using)}
    return environment().get_template(template).render(**shared, **names)


def names_of(context: type) -> list[str]:
    """What a template may use of its context: the fields and the properties."""
    properties = [name for name, value in vars(context).items() if isinstance(value, property)]
    return [item.name for item in fields(context)] + properties


def shortened(text: str, limit: int = 155) -> str:
    """A text for search engines: whole words, at most ``limit`` characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",.;:–- ") + " …"

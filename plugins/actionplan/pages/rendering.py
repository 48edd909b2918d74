"""From a typed context and a template to a page's HTML."""

from collections.abc import Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup, escape

from actionplan.derived.routes import Route
from actionplan.derived.site import ActivityRow, Site
from actionplan.exports.atom import feed_beside
from actionplan.pages.compiled import CompiledTemplates
from actionplan.plan.model import Goal, Organisation
from actionplan.plan.values import Language, Text
from actionplan.words.wording import Wording, wording


@dataclass(frozen=True)
class PageContent:
    """A generated page that is not yet rendered.

    ``context`` makes what the template knows, a dataclass; it is called when the page is rendered, for a
    large plan's pages would not all find room at once. ``section`` names the page's entry in the menu,
    ``scripts`` the modules it loads. Search engines are asked to leave out a page that is not ``is_indexed``.
    A page that exists in its own language alone says with ``counterpart`` to what page of the other language
    it leads.
    """

    route: Route
    lang: Language
    title: str
    description: str
    template: str
    context: Callable[[], object]
    section: str = ""
    scripts: tuple[str, ...] = ()
    is_indexed: bool = True
    made_from: Callable[[], str] | None = None
    counterpart: Route | None = None

    @property
    def path(self) -> str:
        return self.route.path(self.lang)


class _PlainCalls(Context):
    """Calls what templates call without asking each time whether it wants to know the context: none does."""

    def call(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """What ``function`` returns. Where the call stands in a loop, Jinja says so in two more arguments."""
        if kwargs:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return function(*args, **kwargs)


class _Environment(Environment):
    context_class = _PlainCalls

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template, which are those of all: no template of ours is given others."""
        return self.globals


_SETTINGS: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
_COMPILED = CompiledTemplates(_SETTINGS)


def environment() -> Environment:
    """Our own Jinja environment: everything is escaped, a missing name is an error."""
    return _Environment(
        loader=PackageLoader("actionplan.pages"), bytecode_cache=_COMPILED, auto_reload=False, **_SETTINGS
    )


def compile_all() -> None:
    """Compile all templates, and keep them for every run to come."""
    templates = environment()
    for name in templates.list_templates(extensions=("html", "xml")):
        templates.get_template(name)


class Tools:
    """What every template may use beside its own context, for one language and one depth of address.

    Args:
        site: what pages are made from.
        lang: the language of the pages.
        root: what leads from the page to the site's root: ``../../``, or an
            absolute path for a page that may be shown at any address.
    """

    def __init__(self, site: Site, lang: Language, root: str) -> None:
        self.site = site
        self.lang: Language = lang
        self.root = root
        self.t: Wording = wording("site", lang)
        self.environment = environment()
        self.environment.globals = {name: getattr(self, name) for name in self.NAMES}

    # The names that templates know.
    NAMES = (
        *("t", "lang", "site", "localized", "plain", "to", "to_path", "permanent"),
        *("link_to", "links_to", "pictogram", "activity_item"),
    )

    def localized(self, text: Text) -> Markup:
        """A text of the plan as HTML; one that is not translated, or no longer well, is marked."""
        shown, shown_in = text.in_language(self.lang)
        if shown_in == self.lang:
            if self.lang == "en" and self.site.is_outdated(text):
                note = self.t("outdated")
                return Markup('{} <small class="ap-untranslated">{}</small>').format(shown, note)
            return escape(shown)
        note = self.t("untranslated")
        return Markup('<span lang="{}">{}</span> <small class="ap-untranslated">{}</small>').format(
            shown_in, shown, note
        )

    def plain(self, text: Text) -> str:
        """A text of the plan without markup, for attributes and titles."""
        return text.in_language(self.lang)[0]

    def to(self, kind: str, record_id: str = "") -> str:
        """The way to a page of this language, for ``href``."""
        return self.to_path(Route(kind, record_id).path(self.lang))

    def to_path(self, path: str) -> str:
        """The way to a path from the site's root, a page's or a file's, for ``href``."""
        return (self.root + self.site.addresses.of(path)) or "./"

    def permanent(self, kind: str, record_id: str = "") -> str:
        """A page's absolute address."""
        return self.site.base_url + self.site.addresses.of(Route(kind, record_id).path(self.lang))

    def feed(self, route: Route) -> str:
        """The way to the feed of what changes on a page of this language; empty if there is none."""
        path = feed_beside(self.site.plan, self.lang, route) if self.site.history else ""
        return self.to_path(path) if path else ""

    def link_to(self, item: Organisation) -> Markup:
        """An organisation's name with a link to its page."""
        return self._fragment("organisation", item.id, item)

    def links_to(self, items: Iterable[Organisation]) -> Markup:
        """Linked names as running text: a, b and c."""
        links = [self.link_to(item) for item in items]
        return Markup(self.t.listing(links))  # noqa: S704 - what stands between them is Babel's

    def pictogram(self, goal: Goal) -> Markup:
        """A goal's picture in the goal's colour."""
        return self._fragment("pictogram", goal.id, goal)

    def _fragment(self, macro: str, key: str, argument: object) -> Markup:
        """The HTML that a macro of ``parts/fragments.html`` gives for an argument, made once for each key."""

        def make() -> Markup:
            module = self.environment.get_template("parts/fragments.html").module
            html: Markup = getattr(module, macro)(argument)
            return html

        return self.site.once(("fragment", self.lang, self.root, macro, key), make)

    def activity_item(self, row: ActivityRow) -> Markup:
        """An activity as lists show it; made once a language, since it stands in many lists."""
        return Markup(self._item_without_root(row).replace(_ROOT, self.root))  # noqa: S704 - our template's

    def _item_without_root(self, row: ActivityRow) -> str:
        def make() -> str:
            context = ItemContext(row, self.site.tone(row.goal), not self.site.has_long_list)
            return render("activity_item.html", context, tools_at(self.site, self.lang, _ROOT))

        return self.site.once(("item", self.lang, row.activity.id), make)


# Links are relative, so that the site works below any path and from a folder; the same item therefore has
# another HTML at each depth of address. It is rendered once with this in the place of the way to the root,
# which each page then puts in. No text of a checked plan holds these control characters.
_ROOT = "\x02root\x03"


@dataclass(frozen=True)
class ItemContext:
    """For ``activity_item.html``.

    An item that ``is_filtered_on_page`` says in attributes what the filter asks for; of a long list an index
    says it.
    """

    row: ActivityRow
    tone: int
    is_filtered_on_page: bool


def tools_for(site: Site, lang: Language, page: str) -> Tools:
    """The tools for the page at the path ``page``; pages of one depth share them."""
    return tools_at(site, lang, "../" * site.addresses.of(page).count("/"))


def tools_at(site: Site, lang: Language, root: str) -> Tools:
    """The tools for pages from which ``root`` leads to the site's root."""
    return site.once(("tools", lang, root), lambda: Tools(site, lang, root))


def render(template: str, context: object, tools: Tools) -> str:
    """Render ``templates/<template>`` with the fields of the dataclass ``context``."""
    return tools.environment.get_template(template).render(vars(context))


def shortened(text: str, limit: int = 155) -> str:
    """A text for search engines: whole words, at most ``limit`` characters."""
    if len(text) <= limit:
        return text
    return text[:limit].rsplit(" ", 1)[0].rstrip(",.;:–- ") + " …"

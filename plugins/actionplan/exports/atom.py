"""The plan's changes as Atom feeds: of the whole plan, of each organisation and of each focus area.

Rules: the Atom Syndication Format (RFC 4287), identifiers of entries as tag URIs (RFC 4151) and the link to
the licence (RFC 4946). An entry keeps its identifier for good, whichever feeds it stands in;
it depends on the version and the record alone, and on the site's address.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from actionplan.derived.changes import ChangeEntry, History, as_html
from actionplan.derived.export import FOLDER
from actionplan.derived.routes import (
    FOLDERS,
    PageAddresses,
    Route,
    in_address,
    living_page_of,
    living_routes,
)
from actionplan.derived.site_file import SiteFile
from actionplan.plan.kinds import KINDS
from actionplan.plan.values import LANGUAGES, Language, Text
from actionplan.plan.whole import Plan
from actionplan.words.wording import Wording, wording

MEDIA_TYPE = "application/atom+xml"

# The kinds of records that have a feed each.
_FOLLOWED = {kind.name: kind for kind in KINDS.values() if kind.is_followed}

# The pages beside which the feed of the whole plan is offered.
_SHOW_THE_WHOLE = {"start", "plan", "activities", "organisations", "changes", "open_data"}

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Feed:
    """A feed: its language, its page and, unless it is of the whole plan, the page's name."""

    lang: Language
    page: Route
    name: Text | None = None

    @property
    def path(self) -> str:
        return feed_path(self.lang, self.page)

    @property
    def kind(self) -> str:
        """The kind of its page as :meth:`History.of` takes it."""
        return self.page.kind if self.name else ""


def feed_path(lang: Language, page: Route) -> str:
    """The path of the feed of a page of its own; of any other page that of the whole plan."""
    kind = _FOLLOWED.get(page.kind)
    folder = f"{in_address(kind.collection)}/{page.id}/" if kind else ""
    return f"{FOLDER}changes/{folder}{lang}.atom"


def feed_beside(plan: Plan, lang: Language, page: Route) -> str:
    """The path of the feed that a page offers; empty if it offers none, as one of what has left the plan."""
    if page.kind in _FOLLOWED:
        return feed_path(lang, page) if page.id in plan.by_kind[page.kind] else ""
    return feed_path(lang, page) if page.kind in _SHOW_THE_WHOLE else ""


def feeds_of(plan: Plan, lang: Language) -> Iterator[Feed]:
    """The feeds of a plan in a language."""
    yield Feed(lang, Route("changes"))
    for kind in _FOLLOWED.values():
        for key, record in plan.by_kind[kind.name].items():
            yield Feed(lang, Route(kind.name, key), getattr(record, kind.label))


def feeds(
    history: History, plan: Plan, base_url: str, addresses: PageAddresses = FOLDERS
) -> Iterator[SiteFile]:
    """Every feed as a file of the site.

    Args:
        history: what has changed.
        plan: the plan as it is now, for its names, and for pages that are still there.
        base_url: the site's absolute address, ending with a slash.
        addresses: how pages are addressed.
    """
    for lang in LANGUAGES:
        writer = _Writer(history, plan, base_url, addresses, lang)
        for feed in feeds_of(plan, lang):
            yield SiteFile(feed.path, partial(writer.xml, feed))


class _Writer:
    """Writes the feeds of one language; an entry that stands in several is made once."""

    def __init__(
        self, history: History, plan: Plan, base_url: str, addresses: PageAddresses, lang: Language
    ) -> None:
        self._history = history
        self._plan = plan
        self._base_url = base_url
        self._addresses = addresses
        self._lang: Language = lang
        self._words: Wording = wording("changes", lang)
        self._living = living_routes(plan)
        self._elements: dict[tuple[str, str, str], ET.Element] = {}

    def xml(self, feed: Feed) -> bytes:
        """A feed as an XML document in UTF-8."""
        entries = self._history.of(self._lang, feed.kind, feed.page.id)
        about = self._plan.about
        root = ET.Element("feed", {"xmlns": _ATOM, _LANG: self._lang})
        _add(root, "id", self._base_url + feed.path)
        _add(root, "title", self._title(feed))
        _add(root, "updated", _moment(entries[0].moment if entries else self._history.updated))
        self._link(root, "self", feed.path, MEDIA_TYPE)
        self._link(root, "alternate", feed.page.path(self._lang), "text/html")
        author = ET.SubElement(root, "author")
        publisher = self._plan.organisation[about.publisher]
        _add(author, "name", self._in_language(publisher.name))
        if publisher.url:
            _add(author, "uri", publisher.url)
        _add(root, "rights", self._in_language(about.licence.text))
        if about.licence.url:
            ET.SubElement(root, "link", rel="license", href=about.licence.url)
        _add(root, "generator", "mkdocs-actionplan")
        root.extend(self._entry(entry) for entry in entries)
        ET.indent(root)
        text: str = ET.tostring(root, encoding="unicode")
        return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()

    def _title(self, feed: Feed) -> str:
        plan = self._in_language(self._plan.about.short_title)
        if feed.name is None:
            return self._words("feed.title", plan=plan)
        return self._words("feed.title_of_page", plan=plan, name=self._in_language(feed.name))

    def _in_language(self, text: Text) -> str:
        return text.in_language(self._lang)[0]

    def _link(self, parent: ET.Element, rel: str, path: str, media_type: str) -> None:
        href = self._base_url + self._addresses.of(path)
        ET.SubElement(parent, "link", rel=rel, type=media_type, hreflang=self._lang, href=href)

    def _entry(self, entry: ChangeEntry) -> ET.Element:
        key = (entry.commit, entry.collection, entry.id)
        if key not in self._elements:
            self._elements[key] = self._new_entry(entry)
        return self._elements[key]

    def _new_entry(self, entry: ChangeEntry) -> ET.Element:
        text = entry.texts[self._lang]
        page = living_page_of(self._living, entry.collection, entry.id)
        element = ET.Element("entry")
        _add(element, "id", tag(self._base_url, entry, self._lang))
        _add(element, "title", text.title)
        _add(element, "updated", _moment(entry.moment))
        _add(element, "published", _moment(entry.moment))
        self._link(element, "alternate", page.path(self._lang), "text/html")
        ET.SubElement(element, "category", term=entry.collection)
        _add(element, "content", str(as_html(text, self._lang))).set("type", "html")
        return element


def tag(base_url: str, entry: ChangeEntry, lang: Language) -> str:
    """An entry's identifier: ``tag:plan.example,2026-11-22:changes/0123456789ab/activities/halsa-4/sv``."""
    parts = urlsplit(base_url)
    authority = (parts.hostname or "").encode("idna").decode("ascii")
    record = "/".join(part for part in (entry.collection, entry.id) if part)
    path = f"{parts.path.lstrip('/')}changes/{entry.commit[:12]}/{record}/{lang}"
    return f"tag:{authority},{entry.moment.astimezone(UTC):%Y-%m-%d}:{path}"


def _moment(moment: datetime) -> str:
    """A moment as RFC 3339 writes it, in UTC."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    child = ET.SubElement(parent, name)
    child.text = text
    return child

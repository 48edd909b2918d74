"""Which pages appear, disappear, change address or, if they are hand-written, say something else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from actionplan.derived.routes import PAGED, PageAddresses, Route, all_routes
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.reading.prose import ProsePage


@dataclass(frozen=True)
class PageChange:
    """``before`` and ``after`` are paths from the site's root; of a rewritten page its file and text.

    A page that is made of the plan is told once for each language. ``english_unchanged`` says of a
    rewritten Swedish page that its English one stayed as it was.
    """

    code: Literal["appears", "disappears", "moves", "rewritten"]
    lang: Language
    before: str = ""
    after: str = ""
    file: str = ""
    old_text: str = ""
    new_text: str = ""
    english_unchanged: bool = False


PagesByName = Mapping[str, ProsePage]


def address_of(name: str) -> str:
    """The path of a hand-written page: ``planen/forord.md`` is at ``planen/forord/``
    (MkDocs' ``use_directory_urls``).
    """
    folder, _, stem = name.removesuffix(".md").rpartition("/")
    path = folder if stem in ("index", "README") else f"{folder}/{stem}"
    return f"{path.strip('/')}/" if path.strip("/") else ""


def addressed(changes: Iterable[PageChange], addresses: PageAddresses) -> tuple[PageChange, ...]:
    """The same changes with the pages as a site addresses them; the start page, which stays, is in none."""

    def of(path: str) -> str:
        return addresses.of(path) if path else ""

    return tuple(replace(item, before=of(item.before), after=of(item.after)) for item in changes)


def page_changes(
    base: Plan, head: Plan, old: PagesByName, new: PagesByName, new_ids: Mapping[str, Mapping[str, str]]
) -> tuple[PageChange, ...]:
    """The changes to the pages made of the plan, then to the hand-written ones.

    Args:
        base: the plan before.
        head: the plan after.
        old: the hand-written pages before, by their names below ``content/``.
        new: the same after.
        new_ids: for each list, records that merely have a new identifier.
    """
    return (*_of_plan(base, head, new_ids), *_of_hand(old, new))


def _of_plan(base: Plan, head: Plan, new_ids: Mapping[str, Mapping[str, str]]) -> Iterator[PageChange]:
    before, after = dict.fromkeys(all_routes(base)), dict.fromkeys(all_routes(head))
    moved = {
        Route(kind.name, old): Route(kind.name, new)
        for kind in PAGED
        for old, new in new_ids[kind.collection].items()
    }
    arrived = frozenset(moved.values())
    for lang in LANGUAGES:
        for route in (route for route in after if route not in before and route not in arrived):
            yield PageChange("appears", lang, after=route.path(lang))
        for route in (route for route in before if route not in after and route not in moved):
            yield PageChange("disappears", lang, before=route.path(lang))
        for route, now in moved.items():
            yield PageChange("moves", lang, route.path(lang), now.path(lang))


def _of_hand(old: PagesByName, new: PagesByName) -> Iterator[PageChange]:
    homes = {
        (page.chapter, page.lang): name for name, page in new.items() if page.chapter and name not in old
    }
    taken: set[str] = set()
    for name, page in old.items():
        now = name if name in new else homes.get((page.chapter, page.lang))
        if now is None:
            yield PageChange("disappears", page.lang, before=address_of(name), file=name)
            continue
        taken.add(now)
        if now != name:
            yield PageChange("moves", page.lang, address_of(name), address_of(now), now)
        if page.paragraphs != new[now].paragraphs:
            yield PageChange(
                "rewritten",
                page.lang,
                address_of(name),
                address_of(now),
                now,
                old_text=page.text,
                new_text=new[now].text,
                english_unchanged=page.lang == "sv" and _english(page, old) == _english(page, new) != [],
            )
    for name in (name for name in new if name not in taken):
        yield PageChange("appears", new[name].lang, after=address_of(name), file=name)


def _english(page: ProsePage, pages: PagesByName) -> list[str]:
    """What the English page of the same chapter says; nothing if there is none."""
    if not page.chapter:
        return []
    paragraphs = (
        item.paragraphs for item in pages.values() if item.lang == "en" and item.chapter == page.chapter
    )
    return next(paragraphs, [])

"""A list that is too long for the page of a focus area or an organisation: pages by the text's first letter.

So every activity is reached by plain links, whatever the size of the plan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from actionplan.derived.routes import Route
from actionplan.derived.site import MOST_ROWS, ActivityRow, Site
from actionplan.pages.list_files import in_parts
from actionplan.pages.rendering import PageContent, Tools, tools_for
from actionplan.plan.values import Language, Text


@dataclass(frozen=True)
class ListPart:
    """The rows of a list under a letter, or some of them where they are many.

    ``name`` stands in the address, ``label`` before readers: ``S`` or ``S 2``.
    """

    name: str
    label: str
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True)
class PartOfList:
    """For ``list_part.html``: a part of the list of the record that ``above`` leads to, with the others."""

    above: Route
    owner: Text
    part: ListPart
    parts: tuple[ListPart, ...]
    total: int


# Letters with marks as addresses write them; all other letters go by their place in Unicode.
_IN_ADDRESSES = {"å": "aa", "ä": "ae", "ö": "oe"}


def parts_of(rows: Sequence[ActivityRow], tools: Tools) -> tuple[ListPart, ...]:
    """The parts of a list in the language's own order; none of a list that is short enough for its page."""
    if len(rows) <= MOST_ROWS:
        return ()
    return tuple(_parts(rows, tools))


def _parts(rows: Sequence[ActivityRow], tools: Tools) -> Iterator[ListPart]:
    def text(row: ActivityRow) -> str:
        return tools.plain(row.activity.text)

    ordered = sorted(rows, key=lambda row: tools.t.sort_key(text(row)))
    for letter, of_letter in groupby(ordered, key=lambda row: tools.t.letter(text(row))):
        name = _in_address(letter)
        for number, some in enumerate(in_parts(tuple(of_letter), MOST_ROWS), start=1):
            numbered = (f"{name}-{number}", f"{letter} {number}") if number > 1 else (name, letter)
            yield ListPart(*numbered, tuple(some))


def _in_address(letter: str) -> str:
    small = letter.lower()
    if small.isascii() and small.isalnum():
        return small
    return _IN_ADDRESSES.get(small) or "-".join(f"u{ord(sign):x}" for sign in small)


def part_pages(
    site: Site, lang: Language, above: Route, owner: Text, rows: Sequence[ActivityRow]
) -> Iterator[PageContent]:
    """The page of each part of a long list.

    Args:
        site: what pages are made from.
        lang: the language of the pages.
        above: the page whose list it is.
        owner: the name of its record.
        rows: the whole list.
    """
    parts = parts_of(rows, tools_for(site, lang, above.path(lang)))
    for part in parts:
        route = Route(f"{above.kind}_part", f"{above.id}/{part.name}")
        tools = tools_for(site, lang, route.path(lang))
        params = {"name": tools.plain(owner), "letter": part.label}
        yield PageContent(
            route=route,
            lang=lang,
            title=tools.t("list_part.page_title", **params),
            description=tools.t("list_part.description", n=len(part.rows), **params),
            template="list_part.html",
            context=partial(PartOfList, above, owner, part, parts, len(rows)),
            section="plan" if above.kind == "focus_area" else "organisations",
            counterpart=above,
        )

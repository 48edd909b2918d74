"""The front matter of a hand-written page: the fields above its text.

The rule is MkDocs' own (https://www.mkdocs.org/user-guide/writing-your-docs/#meta-data), YAML between
lines of dashes or fields in MultiMarkdown's way, so that the site and the commands read the same page. As in
the plan's files every value is the text that is written: ``title: 2015`` is no number. What other plugins
keep there (lists, records, dates) is theirs, and is left alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import yaml

from actionplan.reading.findings import Finding, Place
from actionplan.reading.located import read

_BYTE_ORDER_MARK = "\ufeff"
_BLOCK = re.compile(r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)

# The fields of a page of the plan's own; all others are for other plugins.
OURS = ("chapter", "title", "description", "order")

# MultiMarkdown's way: a field, and a further line of the field before.
_FIELD = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_FURTHER_LINE = re.compile(r"(?: {4}|\t)\s*(.*)")


@dataclass(frozen=True)
class FrontMatter:
    """The fields of a page that are texts, in their order, and what stands below them."""

    fields: Mapping[str, str]
    body: str


def front_matter(text: str) -> FrontMatter:
    """The front matter of a page; where it cannot be read it is, as for MkDocs, a part of the page's text."""
    text = _with_plain_lines(text)
    block = _BLOCK.match(text)
    if block is None:
        return _multimarkdown(text)
    values = _values(block[1])
    if not isinstance(values, dict):
        return FrontMatter({}, text)
    fields = {name: value for name, value in values.items() if isinstance(value, str)}
    return FrontMatter(fields, text[block.end() :])


def front_matter_findings(name: str, text: str) -> Iterator[Finding]:
    """Why the front matter of the page called ``name`` cannot be read, at its lines; nothing if it can.

    Such a page can be built, without its title and with its fields as text; so these are warnings. A field of
    ours that holds something else than a text is an error: a list of lists, a few lines long, can stand for
    more text than any memory holds, and MkDocs writes a title out.
    """
    block = _BLOCK.match(_with_plain_lines(text))
    if block is None:
        return
    values = _values(block[1])
    if values is not None:
        yield from _fields_without_text(name, block[1], values)
        return
    for fault in read(name, block[1].encode()).findings:
        if fault.severity == "error":
            # Below the line of dashes.
            place = replace(fault.place, line=fault.place.line + 1)
            yield replace(fault, place=place, severity="warning")


def _fields_without_text(name: str, block: str, values: object) -> Iterator[Finding]:
    for field in OURS:
        if isinstance(values, dict) and not isinstance(values.get(field, ""), str):
            written = re.search(rf"^{field}\b", block, re.MULTILINE)
            line = block.count("\n", 0, written.start() if written else 0) + 2
            yield Finding(Place(name, line), "page-field-text", {"name": field})


def _with_plain_lines(text: str) -> str:
    return text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")


def _values(block: str) -> object:
    """What a block of YAML holds, every scalar as text; None if it is no YAML."""
    try:
        return yaml.BaseLoader(block).get_single_data() or {}
    except (yaml.YAMLError, RecursionError):
        return None


def _multimarkdown(text: str) -> FrontMatter:
    """The fields of a page without dashes: the lines before the first that is neither field nor further."""
    fields: dict[str, list[str]] = {}
    name, lines, end = "", text.split("\n"), 0
    for line in lines:
        field, more = _FIELD.match(line), _FURTHER_LINE.match(line)
        if field:
            name, value = field[1].lower(), field[2]
        elif name and more:
            value = more[1]
        else:
            break
        fields.setdefault(name, []).append(value.strip())
        end += 1
    return FrontMatter({name: " ".join(parts) for name, parts in fields.items()}, "\n".join(lines[end:]))

"""What Markdown could not read in a reasonable time, told before it tries.

Python-Markdown looks at a paragraph again from each sign that may begin something (a bracket, a backtick), so
that its time grows with their square; and it goes one level of its own calls deeper for each level of a list
or a quotation. A page that somebody has written for readers has little of either.
"""

import re
from collections.abc import Iterator

from actionplan.reading.findings import Finding, Place

# The sum, over the paragraphs of a page, of the squares of how often a sign stands there: some seconds.
_MOST_SIGNS = 2_000
_SIGNS = "[`*_<!&"
# Levels of lists and quotations. Four blanks or a tab are one level of a list.
_DEEPEST = 30
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
_INDENTATION = re.compile(r"^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])+", re.MULTILINE)


def page_limit_findings(name: str, text: str) -> Iterator[Finding]:
    """What a page has more of than is read; nothing of one that is written for readers.

    Args:
        name: the file's address.
        text: all that stands in it.
    """
    text = text.replace("\r\n", "\n")
    for sign in _SIGNS:
        if text.count(sign) > _MOST_SIGNS and (place := _too_many(sign, text)) is not None:
            params = {"sign": sign, "limit": str(_MOST_SIGNS)}
            yield Finding(_at(name, text, place), "page-too-many-signs", params)
    for lead in _INDENTATION.finditer(text):
        if _levels(lead[0]) > _DEEPEST:
            yield Finding(_at(name, text, lead.start()), "page-too-deep", {"limit": str(_DEEPEST)})
            return


def _too_many(sign: str, text: str) -> int | None:
    """Where the paragraph begins in which a sign has stood too often; None if there is none."""
    cost = 0
    for paragraph in _PARAGRAPH.finditer(text):
        cost += paragraph[0].count(sign) ** 2
        if cost > _MOST_SIGNS**2:
            return paragraph.start()
    return None


def _levels(lead: str) -> int:
    blanks = lead.replace("\t", "    ")
    return blanks.count(">") + len(re.findall(r"[-*+]|\d[.)]", blanks)) + blanks.count(" ") // 4


def _at(name: str, text: str, offset: int) -> Place:
    return Place(name, text.count("\n", 0, offset) + 1)

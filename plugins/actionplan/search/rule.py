"""What a word weighs, and so in which order results are shown.

The numbers were set so that none of the kept queries (``tests/search/queries.toml`` and ``unseen.toml``)
finds its pages later than it did with Pagefind, the engine before this one; around them lie many that do
as well, so that little depends on the last digit.
"""

from dataclasses import dataclass, replace

from actionplan.plan.values import Language
from actionplan.search.records import ResultKind
from actionplan.words.compounds import CompoundRule, compound_rule

# BM25F (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.6):
# how soon more occurrences say no more, and how much a long title or text is held back.
SATURATION = 2.0
LENGTH_OF_TITLES = 0.3
LENGTH_OF_TEXTS = 0.5

# A name says what a page is about; in a sentence that is a title a word weighs less.
_TITLES: dict[ResultKind, float] = {"activity": 5.0}
_TITLE = 10.0
# A definition says what a term is, as a name does; other texts may mention anything in passing.
_TEXTS: dict[ResultKind, float] = {"term": 3.0}
_TEXT = 1.5
# Words that should find a record though they do not stand in it.
OF_HIDDEN = 1.5
OF_ID = 5.0


def of_title(kind: ResultKind) -> float:
    """What a word of a record's title weighs."""
    return _TITLES.get(kind, _TITLE)


def of_text(kind: ResultKind) -> float:
    """What a word of a record's text weighs."""
    return _TEXTS.get(kind, _TEXT)


@dataclass(frozen=True)
class SearchRule:
    """The numbers that the browser goes by.

    Attributes:
        longer_word: how much less a word weighs for each letter that it has beyond what was looked for.
    """

    longer_word: float = 0.15


RULE = SearchRule()


def query_compounds(lang: Language) -> CompoundRule:
    """How the browser cuts a word of a query that no text has: also in English, where the parts just follow
    each other, but never into parts so short that most words begin with them."""
    usual = compound_rule(lang)
    return replace(usual, links=usual.links or ("",), shortest_first=usual.shortest_last)

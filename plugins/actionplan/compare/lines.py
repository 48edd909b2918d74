"""A difference for who reviews it: groups with headings, and a line for each change.

The words are the same in every form of output; a :class:`Style` says how a form shows what comes from
the plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.compare.difference import Difference
from actionplan.compare.sentences import ReviewSentences, Style
from actionplan.plan.values import Language
from actionplan.words.wording import Wording, wording


@dataclass(frozen=True)
class Group:
    """A heading and the lines below it."""

    heading: str
    lines: tuple[str, ...]


def head(difference: Difference, lang: Language, style: Style) -> str:
    """One sentence about the whole."""
    words = wording("changes", lang)
    if difference.is_empty:
        return words("review.head.none")
    if difference.is_formatting:
        files = ", ".join(style.code(name) for name in difference.files)
        return words("review.head.formatting", files=files)
    if not (difference.changes or difference.pages):
        return words("review.states.record")
    return words("review.head.changes", n=len(difference.changes) + len(difference.pages))


def groups(difference: Difference, lang: Language, style: Style) -> Iterator[Group]:
    """All that changed, in the order of the plan's lists; then who answers, pages and translations."""
    if not difference.says_something:
        return
    words = wording("changes", lang)
    for key, lines in _lines(difference, ReviewSentences(words, style)):
        if lines:
            yield Group(f"{words(f'review.{key}')} ({len(lines)})", tuple(lines))
    if states := tuple(_states(difference, words)):
        yield Group(words("review.group.translations"), states)


def _lines(difference: Difference, sentences: ReviewSentences) -> Iterator[tuple[str, list[str]]]:
    """The lines by the keys of their headings."""
    by_list: dict[str, list[str]] = {}
    for change in difference.changes:
        by_list.setdefault(change.collection, []).append(sentences.line(sentences.change(change)))
    for name, lines in by_list.items():
        yield f"list.{name}", lines
    yield "group.shifts", [sentences.line(sentences.shift(item)) for item in difference.shifts]
    stale = [sentences.english_unchanged(item) for item in difference.english_unchanged]
    yield "group.english_unchanged", stale
    yield "group.pages", [sentences.line(sentences.page(item)) for item in difference.pages]


def _states(difference: Difference, words: Wording) -> Iterator[str]:
    """The counts of translations before and after, where they or the record differ."""
    before, after = difference.states
    if before != after:
        yield words("review.states.before", **before)
        yield words("review.states.after", **after)
    elif difference.record_changed and (difference.changes or difference.pages):
        yield words("review.states.record")

"""The words of an entry in each language.

A reader of Swedish is told what changed in Swedish. A reader of English is told what changed in
the English, and where that did not follow or is not there, that the Swedish changed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from actionplan.compare.records import RecordChange
from actionplan.compare.sentences import EntrySentences, Sentence, shortened, visible
from actionplan.compare.shifts import Shift
from actionplan.derived.changes import EntryLine, EntryText
from actionplan.plan.values import LANGUAGES, Language, Text
from actionplan.plan.whole import Plan, collections
from actionplan.words.wording import Wording, wording

# How long a title may be that says all that changed, in characters.
_LONGEST_TITLE = 140


@dataclass(frozen=True)
class Heading:
    """The record that an entry is about: its list, its identifier and what it is known by."""

    collection: str
    id: str
    name: Text | str


def entry_texts(
    heading: Heading, changes: Sequence[RecordChange], shifts: Iterable[Shift]
) -> dict[Language, EntryText]:
    """What changed in one record, in each language in which something did."""
    shifted = list(shifts)
    texts: dict[Language, EntryText] = {}
    for lang in LANGUAGES:
        sentences = EntrySentences(wording("changes", lang), _new_or_gone(changes))
        told = [sentences.change(item) for item in _changes_in(lang, changes)]
        told += [sentences.shift(item) for item in shifted]
        if told:
            texts[lang] = _entry_text(heading, told, sentences.words)
    return texts


def appearance_texts(plan: Plan) -> dict[Language, EntryText]:
    """That the plan is there, and how much of it."""
    lists = collections(plan)
    texts: dict[Language, EntryText] = {}
    for lang in LANGUAGES:
        words = wording("changes", lang)
        counted = ((name, len(lists[name])) for name in words.table("entry.count"))
        counts = [words(f"entry.count.{name}", n=number) for name, number in counted if number]
        name, name_lang = plan.about.title.in_language(lang)
        line = EntryLine(words("entry.appearance.line", counts=words.listing(counts)))
        title = words("entry.appearance.title")
        texts[lang] = EntryText(title, title, visible(name), name_lang, (line,))
    return texts


def _changes_in(lang: Language, changes: Sequence[RecordChange]) -> Iterator[RecordChange]:
    """Those that a reader of a language meets."""
    translated = {change.field for change in changes if change.lang == "en"}
    for change in changes:
        if change.lang in (None, lang) or (lang == "en" and change.field not in translated):
            yield change


def _new_or_gone(changes: Iterable[RecordChange]) -> frozenset[str]:
    """The fields that came or went whole, and not in translation alone."""
    swedish = (change for change in changes if change.lang == "sv")
    return frozenset(change.field for change in swedish if not (change.before and change.after))


def _entry_text(heading: Heading, sentences: Sequence[Sentence], words: Wording) -> EntryText:
    about, about_lang = _about(heading.name, words.lang)
    label = words(f"entry.list.{heading.collection}", id=heading.id, name=shortened(about))
    return EntryText(
        title=words("entry.title", label=label, changes=_summary(sentences, len(label), words)),
        heading=label,
        about="" if about in label or heading.collection == "plan" else about,
        about_lang=about_lang,
        # Two changes deep within a record may read the same; a reader is told once.
        lines=tuple(dict.fromkeys(map(_line, sentences))),
    )


def _about(name: Text | str, lang: Language) -> tuple[str, Language]:
    """What a record says of itself, and in which language."""
    text, shown_in = (name, lang) if isinstance(name, str) else name.in_language(lang)
    return visible(text), shown_in


def _line(sentence: Sentence) -> EntryLine:
    text = sentence.lead
    return EntryLine(text[:1].upper() + text[1:], sentence.words, sentence.lang)


def _summary(sentences: Sequence[Sentence], taken: int, words: Wording) -> str:
    """All changes if there is room beside what is taken, else in brief, else how many."""
    for texts in ([item.whole for item in sentences], [item.brief for item in sentences]):
        text = "; ".join(dict.fromkeys(texts))
        if taken + len(text) <= _LONGEST_TITLE:
            return text
    return words("entry.changes", n=len(sentences))

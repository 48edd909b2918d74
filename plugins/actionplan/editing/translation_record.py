"""The state of the translations in words and as JSON, and the file that records them."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from actionplan.derived.translation import STATES, Translation, counts
from actionplan.editing.roundtrip import dump, new_text
from actionplan.plan.values import Language
from actionplan.reading.decoding import printable
from actionplan.words.wording import Wording, wording

FILE = "translations.yaml"
# Characters of a text that are enough to know it by.
_WIDTH = 90

_HEAD = """\
# yaml-language-server: $schema=../schemas/translations.schema.json
# Vilken svensk text varje engelsk text senast godkändes mot: textens adress och början av
# den svenska textens SHA-256. Filen skrivs av kommandot
#   actionplan translations --accept
# Ändra den inte för hand. Efter en konflikt: ta med båda sidornas rader.
"""


def as_file(lines: Iterable[str], earlier: bytes = b"") -> bytes:
    """The bytes of ``translations.yaml``, whose list is written anew.

    The comments that ``earlier``, the file so far, begins with are kept.
    """
    comments = re.match(r"(#[^\n]*\n)*", earlier.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    head = comments[0] if comments and comments[0] else _HEAD
    return head.encode() + dump({"accepted": [new_text(line) for line in lines]})


def in_words(translations: Sequence[Translation], lang: Language) -> str:
    """How many texts are in each state, and which are outdated or missing."""
    words = wording("diff", lang)
    return "\n".join([state_in_words(translations, lang), *_lists(translations, words)])


def state_in_words(translations: Iterable[Translation], lang: Language) -> str:
    """One line: how many texts are in each state."""
    words = wording("diff", lang)
    return words("translations.counts", **counts(translations))


def _lists(translations: Sequence[Translation], words: Wording) -> Iterator[str]:
    for state in ("outdated", "missing"):
        texts = [item for item in translations if item.state == state]
        if texts:
            yield ""
            yield words(f"translations.{state}", n=len(texts))
        for item in texts:
            yield f"  {item.address}: {printable(shorten(item.text.sv, _WIDTH, placeholder=' …'))}"


def as_json(translations: Sequence[Translation]) -> str:
    """``{"counts": {state: n}, "texts": [{"address", "list", "id", "field", "state", "sv", "en"}]}``."""
    texts = [
        {
            "address": item.address,
            "list": item.collection,
            "id": item.id,
            "field": item.field,
            "state": item.state,
            "sv": item.text.sv,
            "en": item.text.en,
        }
        for item in translations
    ]
    numbers = counts(translations)
    return json.dumps(
        {"counts": {state: numbers[state] for state in STATES}, "texts": texts},
        ensure_ascii=False,
        indent=2,
    )

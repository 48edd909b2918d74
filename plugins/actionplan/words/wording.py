"""The words of the product itself, one file per language and purpose, and how languages format.

Plan texts are not here: they are bilingual in the data. Dates, numbers, lists
and plurals follow Unicode CLDR by way of Babel.
"""

import tomllib
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from actionplan.plan.values import Language

# English here is British, as in the translations of the plan.
_LOCALES: dict[Language, str] = {"sv": "sv_SE", "en": "en_GB"}

# The characters that follow z in Unicode stand in for the letters that follow z in Swedish.
_SWEDISH_LETTERS = str.maketrans("åäæöø", "{||}}")
_LETTERS_BACK = str.maketrans("{|}", "åäö")


# The files of ``locales/``.
Purpose = Literal[
    "site",
    "findings",
    "fit",
    "schema",
    "xlsx",
    "links",
    "diff",
    "fmt",
    "new",
    "exports",
    "changes",
    "fields",
    "progress",
]


class Wording:
    """The texts of one file of ``locales/`` in one language."""

    def __init__(self, lang: Language, texts: dict[str, Any]) -> None:
        self.lang: Language = lang
        self.locale = Locale.parse(_LOCALES[lang])
        self.texts = texts
        self._by_key: dict[str, Any] = {}
        self._numbers: dict[int, str] = {}

    def __call__(self, key: str, **params: object) -> str:
        """The text at a dotted key, filled in; ``n`` chooses between its plural forms.

        Raises KeyError for a key that the file lacks.
        """
        text = self._text(key)
        if not params and isinstance(text, str):
            return text
        if isinstance(text, dict):
            form = self.locale.plural_form(int(str(params["n"])))
            text = text.get(form, text["other"])
        shown = {
            name: self.number(value) if isinstance(value, int) else value for name, value in params.items()
        }
        return str(text).format(**shown)

    def _text(self, key: str) -> Any:
        if key not in self._by_key:
            text: Any = self.texts
            for step in key.split("."):
                text = text[step]
            self._by_key[key] = text
        return self._by_key[key]

    def table(self, key: str) -> dict[str, Any]:
        """All texts below a key, for code that runs in the browser."""
        return dict(self._text(key))

    def number(self, value: int) -> str:
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, locale=self.locale)
        return self._numbers[value]

    def listing(self, items: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """The items as running text: «a, b och c»."""
        return format_list(list(items), style=style, locale=self.locale)

    def sort_key(self, text: str) -> str:
        """A key for alphabetical order: å, ä and ö are letters of their own in Swedish alone."""
        text = text.casefold()
        if self.lang == "sv":
            text = text.translate(_SWEDISH_LETTERS)
        return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))

    def letter(self, text: str) -> str:
        """The letter that a text stands under in an alphabetical index."""
        first = self.sort_key(text)[:1]
        return (first.translate(_LETTERS_BACK) if self.lang == "sv" else first).upper()

    def day(self, value: str) -> str:
        """A partial ISO date in words: ``2013-05`` becomes «maj 2013»."""
        known_parts = value.count("-")
        if known_parts == 0:
            return value
        moment = date.fromisoformat((value + "-01")[:10])
        return format_date(moment, "d MMMM y" if known_parts == 2 else "MMMM y", locale=self.locale)

    def span(self, start: str, to: str) -> str:
        """A period in words: «2015–2017», «maj 2013 – december 2014»."""
        if start == to:
            return self.day(start)
        first, last = self.day(start), self.day(to)
        gap = "" if first.isdigit() and last.isdigit() else " "
        return f"{first}{gap}–{gap}{last}"


@cache
def wording(purpose: Purpose, lang: Language) -> Wording:
    """The texts of ``locales/<purpose>.<lang>.toml``."""
    source = files("actionplan.words").joinpath("locales", f"{purpose}.{lang}.toml")
    return Wording(lang, tomllib.loads(source.read_text("utf-8")))

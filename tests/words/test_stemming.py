"""Stems are the same in Python and in C."""

import re
from importlib.metadata import PackageNotFoundError, version

import pytest

from actionplan.plan.values import LANGUAGES, Language
from actionplan.words import stemming
from actionplan.words.stemming import in_c, in_python
from tests.small_plan import TESTS

_ENDINGS = ("s", "en", "ernas", "het", "igt", "lös", "ing", "ed", "ational", "fully", "ies", "isation", "'s")


def _words() -> list[str]:
    """Every word of the plan's files, and each with one of the endings of both languages."""
    texts = [path.read_text("utf-8").casefold() for path in (TESTS.parent / "data").glob("*.yaml")]
    words = sorted(set(re.findall(r"[^\W_]+", " ".join(texts))))
    return words + [word + _ENDINGS[number % len(_ENDINGS)] for number, word in enumerate(words)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_stems_in_c_are_those_in_python(lang: Language) -> None:
    fast, slow = in_c(lang), in_python(lang)
    assert fast is not None
    words = _words()
    assert len(words) > 20_000
    assert not [word for word in words if fast.stemWord(word) != slow.stemWord(word)]


def test_a_release_with_other_stems_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser would not find what it is looking for."""
    monkeypatch.setattr(stemming, "version", lambda name: "3.1.0")
    assert in_c("en") is None
    assert version("PyStemmer").startswith("3.0.")


def test_nothing_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(stemming, "version", missing)
    assert in_c("sv") is None
    assert in_python("en").stemWord("interval") == "interv"

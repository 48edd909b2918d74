"""The language files say the same things, and every finding has words."""

import ast
import json
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import actionplan
from actionplan.plan.fields import references
from actionplan.plan.kinds import FILES
from actionplan.plan.values import LANGUAGES, Language
from actionplan.reading.checks import check
from tests.small_plan import TESTS, cases_in, lay_over

_PACKAGE = Path(actionplan.__file__).parent
_LOCALES = _PACKAGE / "words/locales"
_PURPOSES = sorted({path.name.split(".")[0] for path in _LOCALES.glob("*.toml")})

# Faults of the disk, which no file in a case can show (test_checks.py does), and of other sites
# (tests/editing/test_links.py).
_WITHOUT_CASE = {
    *("missing-folder", "unreadable-file", "dead-link", "refused-link", "more-findings"),
    *("input-link", "input-kind", "input-size", "page-not-utf-8", "page-field-text"),
    *("page-too-deep", "page-too-many-signs"),
    *("folder-in-use", "strange-journal", "not-restored"),
}

# Texts in the modules that make findings that look like a code and are none.
_NO_CODES = {"utf-8"}


def _texts(purpose: str, lang: str) -> dict[str, str]:
    return dict(_flat(tomllib.loads((_LOCALES / f"{purpose}.{lang}.toml").read_text("utf-8"))))


def _flat(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _messages() -> set[str]:
    return {key.removeprefix("finding.") for key in _texts("findings", "sv") if key.startswith("finding.")}


@pytest.mark.parametrize("purpose", _PURPOSES)
def test_languages_have_the_same_texts(purpose: str) -> None:
    assert list(_texts(purpose, "sv")) == list(_texts(purpose, "en"))


@pytest.mark.parametrize("purpose", _PURPOSES)
def test_languages_fill_in_the_same_things(purpose: str) -> None:
    swedish, english = _texts(purpose, "sv"), _texts(purpose, "en")
    assert {key: _placeholders(text) for key, text in swedish.items()} == {
        key: _placeholders(text) for key, text in english.items()
    }


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_finding_is_blank_or_untidy(lang: str) -> None:
    texts = _texts("findings", lang)
    assert {key for key, text in texts.items() if not text.strip() or text != text.strip()} == set()


@pytest.mark.parametrize("purpose", _PURPOSES)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_text_shows_its_escaping(purpose: str, lang: str) -> None:
    """A text that nothing fills in is shown as it stands, with its braces."""
    texts = _texts(purpose, lang)
    assert {key for key, text in texts.items() if "{{" in text and not _placeholders(text)} == set()


def _codes_of_the_model() -> set[str]:
    """The codes of the faults that the records themselves find."""
    modules = [f"plan/{name}" for name in ("values", "model", "examples", "statement")]
    return {code for module in modules for code in _arguments(module, "PydanticCustomError", 0)}


def test_every_code_in_the_modules_has_a_message() -> None:
    codes = {
        node.value
        for module in sorted(path.stem for path in (_PACKAGE / "reading").glob("*.py"))
        for node in ast.walk(ast.parse((_PACKAGE / f"reading/{module}.py").read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", node.value)
    }
    assert codes - _NO_CODES - _messages() - _codes_of_the_model() == set()


def test_every_error_of_the_model_has_a_message() -> None:
    codes = _codes_of_the_model()
    assert codes - _messages() == {"unknown-reference"}
    kinds = {reference.kind for file in FILES.values() for reference in references(file.record)}
    assert {f"unknown-{kind.replace('_', '-')}" for kind in kinds} <= _messages()


def test_every_message_is_said_of_some_broken_input(tmp_path: Path) -> None:
    said = {
        finding.code
        for case in cases_in("broken")
        for finding in check(lay_over(tmp_path / case, TESTS / "broken" / case)).findings
    }
    assert said == _messages() - _WITHOUT_CASE - _said_of_pages()


def test_every_code_of_the_pages_has_a_message() -> None:
    assert _said_of_pages() <= _messages()


def _said_of_pages() -> set[str]:
    """The codes of the findings about pages and their addresses, which are no part of the data."""
    modules = ("derived/site", "derived/clashes")
    return {code for module in modules for code in _arguments(module, "Finding", 1)}


def _arguments(module: str, function: str, position: int) -> Iterator[str]:
    """The text at a position of every call of a function in a module."""
    for node in ast.walk(ast.parse((_PACKAGE / f"{module}.py").read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
            argument = node.args[position]
            assert isinstance(argument, ast.Constant)
            yield str(argument.value)


# What a build may say. The other files and tables are those of commands.
_OF_BUILDS = {
    "changes": ("none",),
    "exports": ("error",),
    "findings": ("line", "warning", "did_you_mean", "finding", "summary"),
    "site": None,
}
# Where a message names another program with its own options, or a command of ours to run.
_OTHER_PROGRAMS = re.compile(
    r"git config --global --add safe\.directory|git fetch --unshallow|actionplan translations --accept"
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_of_a_build_names_an_option_of_the_command_line(lang: Language) -> None:
    for name, tables in _OF_BUILDS.items():
        whole = tomllib.loads((_LOCALES / f"{name}.{lang}.toml").read_text("utf-8"))
        for key in tables or whole:
            text = _OTHER_PROGRAMS.sub("", json.dumps(whole[key], ensure_ascii=False))
            assert not re.search(r"--[a-z]", text), (name, key)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_message_of_a_command_names_a_setting_of_mkdocs(lang: Language) -> None:
    for name in ("diff", "fit", "fmt", "links", "new", "schema", "xlsx"):
        assert not re.search(r"\b\w+_dir\b", (_LOCALES / f"{name}.{lang}.toml").read_text("utf-8")), name

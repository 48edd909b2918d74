"""Compiled templates are kept from run to run, and whatever stands in their place changes nothing."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from actionplan.pages.compiled import CompiledTemplates

TEXT = "{% if x %}Ja{% endif %} {{ x }}"


@pytest.fixture(autouse=True)
def _python_writes_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", False)


def rendered(folder: Path, text: str = TEXT, settings: str = "") -> str:
    kept = CompiledTemplates(settings, folder)
    templates = Environment(loader=DictLoader({"a": text}), bytecode_cache=kept, autoescape=True)
    return templates.get_template("a").render(x=1)


@pytest.fixture
def compiling(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the templates that are compiled."""
    names: list[str] = []
    make = Environment._generate

    def generate(self: Environment, source, name, *rest, **more):  # type: ignore[no-untyped-def]
        names.append(name)
        return make(self, source, name, *rest, **more)

    monkeypatch.setattr(Environment, "_generate", generate)
    return names


def test_a_template_is_compiled_once_for_all_runs(tmp_path: Path, compiling: list[str]) -> None:
    assert [rendered(tmp_path) for _ in range(3)] == ["Ja 1"] * 3
    assert compiling == ["a"]


def test_another_text_or_setting_is_compiled_anew(tmp_path: Path, compiling: list[str]) -> None:
    assert rendered(tmp_path) == "Ja 1"
    assert rendered(tmp_path, "Nej {{ x }}") == "Nej 1"
    assert rendered(tmp_path, "Nej {{ x }}", "others") == "Nej 1"
    assert compiling == ["a"] * 3


@pytest.mark.parametrize("keep", [0, 1, 20, 100])
def test_a_damaged_file_is_made_anew(tmp_path: Path, compiling: list[str], keep: int) -> None:
    rendered(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(whole[:keep] + b"\x00broken")
    assert rendered(tmp_path) == "Ja 1"
    assert file.read_bytes() == whole
    assert rendered(tmp_path) == "Ja 1"


def test_where_nothing_can_be_written_they_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert rendered(tmp_path / "file" / "folder") == "Ja 1"


def test_python_that_writes_no_bytecode_writes_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert rendered(tmp_path) == "Ja 1"
    assert not list(tmp_path.iterdir())

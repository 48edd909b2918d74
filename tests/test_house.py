"""The order of the rooms (design, section 2), and a word about everything public."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import actionplan

_PACKAGE = Path(actionplan.__file__).parent

# From the ground up. A room imports only rooms of the floors below its own.
_FLOORS = (
    ("findings", "security", "site_folder", "collecting"),
    ("values",),
    ("model",),
    ("good_practice", "applicants", "accessibility"),
    ("plan", "wording", "decoding", "stemming"),
    ("reading",),
    ("abbreviations", "explaining", "personal_data", "hand_written"),
    ("checks", "reporting"),
    ("responsibility", "routes", "glossary_links", "forge", "fit", "translation", "changes"),
    ("exports",),
    ("pages", "editing"),
    ("search", "build_date", "history", "documents"),
    ("mkdocs_config", "mkdocs_files", "mkdocs_site_dir"),
    ("mkdocs_project",),
    ("mkdocs_prose", "mkdocs_plugin"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
_FLOOR_OF = {room: number for number, rooms in enumerate(_FLOORS) for room in rooms}

_MODULES = sorted(path.relative_to(_PACKAGE) for path in _PACKAGE.rglob("*.py") if path.name != "__init__.py")
_MODULES += sorted(path.relative_to(_PACKAGE) for path in _PACKAGE.glob("*/__init__.py"))


def _room(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def _tree(module: Path) -> ast.Module:
    return ast.parse((_PACKAGE / module).read_text("utf-8"))


def _imports(module: Path) -> Iterator[str]:
    """The full names of all that a module imports, wherever in it."""
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write the import in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _rooms_used(module: Path) -> set[str]:
    names = (name.split(".") for name in _imports(module))
    return {parts[1] for parts in names if parts[0] == "actionplan"} - {_room(module)}


def test_every_room_has_a_floor() -> None:
    assert {_room(module) for module in _MODULES} == set(_FLOOR_OF)


@pytest.mark.parametrize("module", _MODULES, ids=str)
def test_a_room_imports_only_rooms_below_it(module: Path) -> None:
    own = _FLOOR_OF[_room(module)]
    above = {room for room in _rooms_used(module) if _FLOOR_OF[room] >= own}
    assert above == set()


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("mkdocs", {room for room in _FLOOR_OF if room.startswith("mkdocs_")}),
        ("yaml", {"reading"}),
        ("openpyxl", {"editing", "exports"}),
        ("rdflib", {"exports"}),
        ("pagefind", {"search"}),
        ("snowballstemmer", {"stemming"}),
        ("weasyprint", {"exports"}),
        ("tinyhtml5", {"exports"}),
    ],
)
def test_a_library_is_imported_in_its_rooms_alone(library: str, rooms: set[str]) -> None:
    users = {
        _room(module) for module in _MODULES for name in _imports(module) if name.split(".")[0] == library
    }
    assert users == rooms


@pytest.mark.parametrize("module", _MODULES, ids=str)
def test_everything_public_has_a_docstring(module: Path) -> None:
    tree = _tree(module)
    assert ast.get_docstring(tree)
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    without = [
        node.name
        for node in tree.body
        if isinstance(node, functions) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert without == []

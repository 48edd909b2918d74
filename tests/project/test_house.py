"""The order of the rooms (design, section 2), and a word about everything public."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import actionplan

_PACKAGE = Path(actionplan.__file__).parent

# From the ground up. A room is a folder, and imports only rooms that stand before it.
_ROOMS = (
    *("plan", "words", "system", "security", "reading", "derived"),
    *("fit", "search", "compare", "history", "editing", "spreadsheets"),
    *("exports", "pages", "documents", "publishing", "engine", "commands"),
)

# The most pairs of rooms of which one imports the other.
_MOST_ARROWS = 99

# The most lines of a function, from its def to its end.
_LONGEST_FUNCTION = 45

_MODULES = sorted(path.relative_to(_PACKAGE) for path in _PACKAGE.glob("*/**/*.py"))

_REPOSITORY = Path(__file__).parents[2]
_FOLDERS_OF_CODE = {"plugins", "tests", "benchmarks", "docs", ".ci"}
_PYTHON_FILES = sorted(
    path.relative_to(_REPOSITORY)
    for folder in _FOLDERS_OF_CODE
    for path in (_REPOSITORY / folder).rglob("*.py")
)


def _room(module: Path) -> str:
    return module.parts[0]


@cache
def _tree(module: Path) -> ast.Module:
    return ast.parse((_PACKAGE / module).read_text("utf-8"))


@cache
def _imports(module: Path) -> tuple[str, ...]:
    """The full names of all that a module imports, wherever in it."""
    return tuple(_imported(module))


def _imported(module: Path) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: write the import in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _rooms_used(module: Path) -> set[str]:
    names = (name.split(".") for name in _imports(module))
    return {parts[1] for parts in names if parts[0] == "actionplan"} - {_room(module)}


def test_every_module_stands_in_a_room() -> None:
    assert {path.name for path in _PACKAGE.glob("*.py")} == {"__init__.py", "__main__.py"}
    assert {_room(module) for module in _MODULES} == set(_ROOMS)
    assert len(_ROOMS) <= 20


@pytest.mark.parametrize("module", _MODULES, ids=str)
def test_a_room_imports_only_rooms_below_it(module: Path) -> None:
    below = _ROOMS[: _ROOMS.index(_room(module))]
    assert _rooms_used(module) - set(below) == set()


def test_the_house_has_few_arrows() -> None:
    arrows = {(_room(module), used) for module in _MODULES for used in _rooms_used(module)}
    assert len(arrows) <= _MOST_ARROWS, sorted(arrows)


def test_tests_mirror_the_rooms() -> None:
    folders = {path.name for path in Path(__file__).parents[1].iterdir() if path.is_dir()}
    assert set(_ROOMS) - folders == set()


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("mkdocs", {"engine"}),
        ("yaml", {"reading"}),
        ("openpyxl", {"spreadsheets"}),
        ("xlsxwriter", {"spreadsheets"}),
        ("rdflib", {"exports"}),
        ("snowballstemmer", {"words"}),
        ("Stemmer", {"words"}),
        ("weasyprint", {"documents"}),
        ("tinyhtml5", {"documents"}),
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


def test_no_two_public_classes_share_a_name() -> None:
    modules = defaultdict(list)
    for module in _MODULES:
        for node in ast.walk(_tree(module)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                modules[node.name].append(str(module))
    assert {name: places for name, places in modules.items() if len(places) > 1} == {}


def test_no_function_is_long() -> None:
    lengths = {
        f"{path}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in _PYTHON_FILES
        for node in ast.walk(ast.parse((_REPOSITORY / path).read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }
    assert {path.parts[0] for path in _PYTHON_FILES} == _FOLDERS_OF_CODE
    assert {name: lines for name, lines in lengths.items() if lines > _LONGEST_FUNCTION} == {}

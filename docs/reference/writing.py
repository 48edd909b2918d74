"""The references as Markdown, and the small pieces that they are put together of."""

from collections.abc import Iterable, Sequence
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "pages" / "reference"

_NOTE = "<!-- Written by `python -m docs.reference`. Change the code that it is read from. -->\n"


def references() -> dict[str, str]:
    """Each reference by the name of its file; always the same from the same code."""
    from docs.reference import commands, fields, options

    pages = {"fields.md": fields.page(), "commands.md": commands.page(), "options.md": options.page()}
    return {name: _NOTE + "\n" + "\n\n".join(parts) + "\n" for name, parts in pages.items()}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(_cell(text) for text in line)} |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def code(text: str) -> str:
    """A text in the type of code."""
    return f"`{text}`"


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a docstring as Markdown, each on one line."""
    return [" ".join(part.split()).replace("``", "`") for part in text.split("\n\n")]

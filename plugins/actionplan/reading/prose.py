"""The pages that are written by hand, in ``content/``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from actionplan.plan.values import Language, Text
from actionplan.reading.findings import Finding, Place
from actionplan.reading.front_matter import front_matter
from actionplan.reading.input_files import LARGEST_PAGE, Unread, input_files, read_input

# The fields that a reader meets too.
_HEADS = ("title", "description")


@dataclass(frozen=True)
class ProsePage:
    """A page of ``content/``: all that its file holds, and the chapter that its front matter says it is."""

    chapter: str
    lang: Language
    text: str

    @cached_property
    def paragraphs(self) -> list[str]:
        """The page without what changes nothing but its lines: paragraphs with their words."""
        return [" ".join(paragraph.split()) for paragraph in re.split(r"\n[ \t]*\n", self.text.strip())]

    @cached_property
    def for_readers(self) -> str:
        """What a reader meets, its lines joined: title, description, and the text below the front matter."""
        front = front_matter(self.text)
        heads = [value for name, value in front.fields.items() if name in _HEADS and value]
        return " ".join([*heads, *front.body.split()])


def prose_page(name: str, text: str) -> ProsePage:
    """A page by its name below ``content/``."""
    text = text.replace("\r\n", "\n")
    chapter = front_matter(text).fields.get("chapter", "")
    return ProsePage(chapter, "en" if name.startswith("en/") else "sv", text)


class PageError(Exception):
    """A page cannot be read; ``finding`` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def markdown_files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The Markdown files below a folder with their texts, by name; none if there is no such folder.

    Raises:
        PageError: one is not read, or is not UTF-8.
    """
    for path in input_files(folder, ".md"):
        content = read_input(path, folder, LARGEST_PAGE)
        if isinstance(content, Unread):
            raise PageError(content.finding(path.as_posix()))
        try:
            yield path, content.decode("utf-8")
        except UnicodeDecodeError:
            raise PageError(Finding(Place(path.as_posix()), "page-not-utf-8")) from None


def prose_pages(folder: Path) -> Iterator[ProsePage]:
    """The pages below a folder; raises what :func:`markdown_files` raises."""
    for path, text in markdown_files(folder):
        yield prose_page(path.relative_to(folder).as_posix(), text)


def in_both_languages(pages: Iterable[ProsePage]) -> dict[str, Text]:
    """What each chapter says to readers, by the chapter. One without Swedish is left out."""
    texts_of: dict[str, dict[Language, str]] = {}
    for page in pages:
        if page.chapter and page.for_readers:
            texts_of.setdefault(page.chapter, {})[page.lang] = page.for_readers
    return {chapter: Text(**texts) for chapter, texts in texts_of.items() if "sv" in texts}

"""A difference as GitHub Flavored Markdown, for a comment on a forge.

Whatever the plan's texts say, they are shown and never act. Punctuation that
Markdown could act on is escaped (CommonMark 0.31, 2.4 Backslash escapes), what HTML could
act on is a character reference (2.5), and what forges make links or
notifications of (@name, #1, addresses, commits, :emoji:) is broken by an
invisible character, since they look at the text after Markdown has been read.
"""

import re

from actionplan.compare.difference import Difference
from actionplan.compare.lines import Group, groups, head
from actionplan.compare.sentences import visible
from actionplan.compare.text import JOINER
from actionplan.plan.values import Language
from actionplan.words.wording import wording

# GitHub takes comments of 65,536 characters.
_LONGEST = 60_000

_REFERENCES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;"}
_ESCAPED = re.compile(r"[\\`*_{}\[\]()#+!|~=^\-]")

# GitHub's and GitLab's own marks: https://docs.gitlab.com/user/markdown/#gitlab-specific-references
# https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
_ACTIVE = re.compile(
    r"""(?<=[@\#!~%$^&:/])(?=[\w"'{(\[/])   # @name, #1, !1, ~label, %milestone, $snippet, ://
    | (?<=[Ww]{3})(?=\.)                    # www.
    | (?<=[A-Za-z])(?=-[0-9])               # GH-1, ABC-1
    """,
    re.VERBOSE,
)

# Seven digits name a commit, six do not.
_COMMIT = re.compile(r"[0-9a-fA-F]{7,}")


def _without_commit(match: re.Match[str]) -> str:
    return JOINER.join(re.findall(".{1,6}", match[0]))


def escaped(value: str) -> str:
    """A text that Markdown, HTML and forges show as it stands, in one line."""
    parted = _COMMIT.sub(_without_commit, _ACTIVE.sub(JOINER, visible(value)))
    safe = "".join(_REFERENCES.get(c, c) for c in _ESCAPED.sub(r"\\\g<0>", parted.replace("&", "\0")))
    safe = safe.replace("\0", "&amp;")
    # Marks of old and new words hold only beside what Markdown takes for a space or a letter.
    return re.sub(r"[^\S ]", lambda match: f"&#{ord(match[0])};", safe)


class _Markdown:
    def text(self, value: str) -> str:
        return escaped(value)

    def code(self, value: str) -> str:
        """Identifiers and addresses need no escaping in a code span; anything else is escaped text."""
        return f"`{value}`" if re.fullmatch(r"[A-Za-z0-9_./-]+", value) else escaped(value)

    def old(self, value: str) -> str:
        return f"~~{escaped(value)}~~"

    def new(self, value: str) -> str:
        return f"**{escaped(value)}**"


def as_markdown(difference: Difference, lang: Language) -> str:
    """For a comment; one that would be too long ends with how many lines were left out."""
    style = _Markdown()
    parts = [head(difference, lang, style)]
    room, left_out = _LONGEST - len(parts[0]), 0
    all_groups = list(groups(difference, lang, style))
    for number, group in enumerate(all_groups):
        # Every group gets its share of the room that those before it left.
        fitting = _fitting(group, room // (len(all_groups) - number))
        left_out += len(group.lines) - len(fitting)
        if fitting:
            parts.append(f"### {group.heading}\n\n" + "\n".join(fitting))
            room -= len(parts[-1]) + 2
    if left_out:
        parts.append(wording("changes", lang)("review.left_out", n=left_out))
    return "\n\n".join(parts)


def _fitting(group: Group, room: int) -> list[str]:
    """The lines of a group that there is room for."""
    lines: list[str] = []
    room -= len(group.heading) + 8
    for line in group.lines:
        room -= len(line) + 3
        if room < 0:
            break
        lines.append(f"- {line}")
    return lines

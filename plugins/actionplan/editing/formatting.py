"""The canonical form of a YAML file of the plan: the same data and comments, always laid out alike.

The rules are in :mod:`actionplan.editing.layout`.
"""

import re
from collections.abc import Iterator

from actionplan.editing.layout import LONGEST_LINE, can_be_folded, fold
from actionplan.editing.roundtrip import Scalar, dump, load, scalars
from actionplan.reading.located import read

_TRAILING_BLANKS = re.compile(r"[ \t]+$", re.MULTILINE)


class NotFaithfulError(Exception):
    """The file cannot be laid out anew without changing or losing something in it."""


def formatted(name: str, raw: bytes) -> bytes:
    """The canonical form of a file that :func:`actionplan.reading.located.read` finds no error in.

    What is canonical comes back as it is.

    Raises:
        NotFaithfulError: the result would not say the same.
    """
    # Twice, since whether a line is too long shows once it is indented; and folding writes by hand what the
    # second round then lays out as if it had always been there.
    once = _canonical(raw)
    spread = _folded_where_long(once)
    result = once if spread == once else _canonical(spread)
    if result != raw and not _is_faithful(name, raw, result):
        raise NotFaithfulError(name)
    return result


def _canonical(raw: bytes) -> bytes:
    return _tidy(dump(load(_tidy(raw))))


def _tidy(raw: bytes) -> bytes:
    """LF alone, no blanks at the ends of lines, and one line break at the end of the file."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    return (_TRAILING_BLANKS.sub("", text).rstrip("\n") + "\n").encode()


def _is_faithful(name: str, before: bytes, after: bytes) -> bool:
    """Whether two files hold the same data, the same comments and the same blank lines."""
    first, second = read(name, before), read(name, after)
    if first.data != second.data or list(_ordered(first.data)) != list(_ordered(second.data)):
        return False
    return _between(before) == _between(after)


def _ordered(value: object) -> Iterator[str]:
    """The names of all fields in their order, which equality of mappings does not see."""
    items = value.items() if isinstance(value, dict) else ()
    for key, item in items:
        yield key
        yield from _ordered(item)
    if isinstance(value, list):
        for item in value:
            yield from _ordered(item)


def comments(raw: bytes) -> list[str]:
    """The comments of a YAML file, in their order."""
    return [remark for remarks in _between(raw) for remark in remarks if remark]


def _between(raw: bytes) -> list[list[str]]:
    """The comments and the blank lines before each scalar, and after the last."""
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    gaps: list[list[str]] = []
    beside: list[str] = []
    end = 0
    for item in scalars(text):
        gaps.append(beside + _remarks(text[end : item.start]))
        body = text[item.start : item.end].rstrip()
        # A comment may stand beside the sign that begins a block.
        beside = _remarks(body.partition("\n")[0]) if item.style in ("|", ">") else []
        end = item.start + len(body)
    return [*gaps, beside + _remarks(text[end:].rstrip())]


def _remarks(gap: str) -> list[str]:
    """The comments and the blank lines of what stands between two scalars."""
    lines = gap.split("\n")
    remarks = [line[line.index("#") :].rstrip() if "#" in line else line.strip() for line in lines]
    inside = range(1, len(lines) - 1)
    return [line for at, line in enumerate(remarks) if line.startswith("#") or (not line and at in inside)]


def _folded_where_long(raw: bytes) -> bytes:
    """Fold the texts whose lines are too long, if each of their spaces may become a line break.

    A text with a comment beside it, or in a list such as ``[a, b]``, stays as it is.
    """
    text = raw.decode()
    pieces: list[str] = []
    end = 0
    for item in scalars(text):
        if not item.in_flow and can_be_folded(item.value) and _has_long_line(text, item):
            pieces += [text[end : item.start], _folded(text, item)]
            end = item.start + len(text[item.start : item.end].rstrip())
    return "".join([*pieces, text[end:]]).encode()


def _has_long_line(text: str, item: Scalar) -> bool:
    """Whether a value has a line that is too long, and nothing else stands on its first and last."""
    body = text[item.start : item.end].rstrip()
    end = item.start + len(body)
    first, *rest = body.split("\n")
    is_alone = text[end : end + 1] in ("\n", "") and (not rest or first == ">-")
    longest = max(len(line) for line in (_before(text, item) + first, *rest))
    return is_alone and longest > LONGEST_LINE


def _before(text: str, item: Scalar) -> str:
    """What stands before a scalar on its first line."""
    return text[text.rfind("\n", 0, item.start) + 1 : item.start]


def _folded(text: str, item: Scalar) -> str:
    """A scalar as ``>-``: two spaces below its field, or below its dash."""
    before = _before(text, item)
    indent = len(before) - len(before.lstrip(" -"))
    indent += 2 if before.strip(" -") else 0
    return "\n".join([">-", *(" " * indent + line for line in fold(item.value, indent))])

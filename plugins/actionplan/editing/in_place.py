"""Changes values in a YAML file and leaves every other line as it is.

A file is cut into its records, and only the record that changes is composed
(by ruamel.yaml, for the marks where each value begins and ends) and written
anew at that place. A text keeps the way that it is written in: folded,
quoted or plain. What this module cannot write safely it refuses: the result
is read again and compared with what it should say.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from actionplan.reading.located import read

Steps: TypeAlias = tuple[str, ...]
Value: TypeAlias = str | tuple[str, ...]
Lines: TypeAlias = list[str]

# Where folded texts are broken, and how long a line may be before a text is folded.
_FOLD_AT = 90
_LONGEST_LINE = 100

# Blanks at which YAML may fold a line: single ones, between visible characters.
_FOLDABLE = re.compile(r"(?<=\S) (?=\S)")

# The head of a folded or literal text; without the number that says how far it is indented.
_BLOCK_HEAD = re.compile(r"^[>|]([+-]?)[1-9]?([+-]?)")

# Texts that are safe without quotes: they begin with a letter, and hold nothing that structures YAML.
# Readers of YAML 1.1 take these words for truth values or nothing (https://yaml.org/type/).
_PLAIN = re.compile(r"[^\W\d_](?:(?!: |:$| #|[\t\r\n]).)*")
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class CannotEdit(Exception):  # noqa: N818 - not an error: the caller says what to do by hand
    """A value cannot be changed without touching what surrounds it."""


def edited(
    raw: bytes, key: str, edits: Mapping[str, Mapping[Steps, Value]], order: Sequence[str]
) -> tuple[bytes, dict[str, str]]:
    """A file with some values changed.

    Args:
        raw: a file that ``reading.read`` finds faultless.
        key: the list that holds the records.
        edits: for the id of each record, the new values by their place in it. An empty text removes the
            field.
        order: the fields of a record; a new one is put in its place among them.

    Returns the new bytes, and the ids of the records that could not be changed, with the reason.
    """
    located = read("", raw)
    lines = raw.decode("utf-8").split("\n")
    failed: dict[str, str] = {}
    # From the end, so that the places of the records before still hold.
    for index in reversed(range(len(located.data[key]))):
        record = located.data[key][index]
        if record["id"] in edits:
            place = located.place((key, index))
            try:
                _edit_record(lines, place.line - 1, place.column - 1, record, edits[record["id"]], order)
            except (CannotEdit, YAMLError) as reason:
                failed[record["id"]] = str(reason)
    return "\n".join(lines).encode("utf-8"), failed


def _edit_record(
    lines: Lines,
    start: int,
    column: int,
    record: Mapping[str, Any],
    edits: Mapping[Steps, Value],
    order: Sequence[str],
) -> None:
    """Change one record, which begins at a line and column, in the lines of its file."""
    prefix = lines[start][:column]
    if prefix.strip() != "-":
        raise CannotEdit("several records on a line")
    end = _end_of_record(lines, start, prefix.index("-"))
    ending = "\r" if lines[start].endswith("\r") else ""
    part = [" " * column + lines[start][column:], *lines[start + 1 : end]]
    part = [line.removesuffix("\r") for line in part]
    for steps, value in edits.items():
        part = _with_value(part, steps, value, order)
    if _meaning(read("", "\n".join(part).encode()).data) != _meaning(_expected(record, edits)):
        raise CannotEdit("the record is written in an unusual way")
    part[0] = prefix + part[0][column:]
    lines[start:end] = [line + ending for line in part]


def _end_of_record(lines: Lines, start: int, dash: int) -> int:
    """The line after a record's last: all its lines are indented more than its dash."""
    end = start + 1
    for number in range(start + 1, len(lines)):
        text = lines[number].strip()
        if text and not text.startswith("#"):
            if len(lines[number]) - len(lines[number].lstrip(" ")) <= dash:
                break
            end = number + 1
    return end


def _expected(record: Mapping[str, Any], edits: Mapping[Steps, Value]) -> dict[str, Any]:
    """What a record should say after the changes."""
    result: dict[str, Any] = deepcopy(dict(record))
    for steps, value in edits.items():
        parent = result
        for step in steps[:-1]:
            parent = parent.setdefault(step, {})
        parent[steps[-1]] = list(value) if isinstance(value, tuple) else value
    return result


def _meaning(value: Any) -> Any:
    """A value without what means nothing: blanks at the ends of texts, and fields that are blank."""
    if isinstance(value, dict):
        kept = {key: _meaning(inner) for key, inner in value.items()}
        return {key: inner for key, inner in kept.items() if inner not in (None, "", {})}
    if isinstance(value, list):
        return [_meaning(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


def _with_value(lines: Lines, steps: Steps, value: Value, order: Sequence[str]) -> Lines:
    """The lines of a record with one value set or, if it is an empty text, removed."""
    holders = [_mapping(YAML(typ="safe", pure=True).compose("\n".join(lines)))]
    while (entry := _entry(holders[-1], steps[len(holders) - 1])) and len(holders) < len(steps):
        holders.append(_mapping(entry[1]))
    if entry is None:
        return _with_new(lines, holders[-1], steps[len(holders) - 1 :], value, order) if value else lines
    key, node = entry
    if isinstance(value, tuple):
        return _with_list(lines, key, node, value)
    if value:
        return _with_text(lines, holders[-1], key, _scalar(node), value)
    # A mapping that would be left without fields goes as a whole.
    while len(holders) > 1 and len(holders[-1].value) == 1:
        holders.pop()
    return _without(lines, holders[-1], steps[len(holders) - 1])


def _mapping(node: Any) -> MappingNode:
    if not isinstance(node, MappingNode):
        raise CannotEdit("no mapping")
    return node


def _scalar(node: Node) -> ScalarNode:
    if not isinstance(node, ScalarNode):
        raise CannotEdit("no text")
    return node


def _entry(mapping: MappingNode, name: str) -> tuple[ScalarNode, Node] | None:
    return next(((key, node) for key, node in mapping.value if key.value == name), None)


def _start(node: Node) -> tuple[int, int]:
    return node.start_mark.line, node.start_mark.column


def _span(lines: Lines, key: ScalarNode, node: Node) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the value of a key begins and ends; a blank is put where it could begin if there is none."""
    if isinstance(node, ScalarNode) and not node.value and not node.style:
        number = key.end_mark.line
        colon = lines[number].index(":", key.end_mark.column) + 1
        lines[number] = f"{lines[number][:colon]} {lines[number][colon:]}"
        return (number, colon + 1), (number, colon + 1)
    return _start(node), _end(lines, node, key.start_mark.column)


def _end(lines: Lines, node: Node, indentation: int) -> tuple[int, int]:
    """Where a value ends: line, and column after its last character.

    A block's own end mark stands where the next thing begins, after blank lines and comments.
    ``indentation`` is that of the key.
    """
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        inner, key = (last[1], last[0]) if isinstance(last, tuple) else (last, last)
        return _end(lines, inner, key.start_mark.column)
    if isinstance(node, ScalarNode) and node.style in (">", "|"):
        last_line = node.start_mark.line
        for number in range(last_line + 1, len(lines)):
            if lines[number].strip():
                if len(lines[number]) - len(lines[number].lstrip(" ")) <= indentation:
                    break
                last_line = number
        return last_line, len(lines[last_line])
    return node.end_mark.line, node.end_mark.column


# --- texts ---------------------------------------------------------------------


def _with_text(lines: Lines, mapping: MappingNode, key: ScalarNode, node: ScalarNode, text: str) -> Lines:
    """The lines with another text in a place that has one."""
    indentation = key.start_mark.column
    (first, from_column), (last, to_column) = _span(lines, key, node)
    before, after = lines[first][:from_column], lines[last][to_column:]
    if node.style in (">", "|"):
        head = before + _BLOCK_HEAD.sub(r">\1\2", lines[first][from_column:])
        new = [head, *_refolded(text, lines[first + 1 : last + 1], indentation + 2)]
    else:
        written = before + _inline(text, node.style, bool(mapping.flow_style)) + after
        longest = max(_LONGEST_LINE, len(lines[first]) if first == last else 0)
        if mapping.flow_style or len(written) <= longest:
            new = [written]
        else:
            new = [f"{before}>-{after}", *_folded(_words(text), " " * (indentation + 2))]
    return [*lines[:first], *new, *lines[last + 1 :]]


def _inline(text: str, style: str | None, in_flow: bool) -> str:
    """A text on one line, quoted as it was, or plain if that says the same."""
    is_plain = _PLAIN.fullmatch(text) and text.casefold() not in _NOT_TEXT
    if not style and is_plain and not (in_flow and re.search(r"[][{},]", text)):
        return text
    if style == "'" or (style != '"' and ('"' in text or "\\" in text)):
        return "'" + text.replace("'", "''") + "'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _words(text: str) -> list[str]:
    return _FOLDABLE.split(text)


def _refolded(text: str, old: Lines, indentation: int) -> Lines:
    """A folded text in which the lines around the changed words stand as they did."""
    filled = [line for line in old if line.strip()]
    pad = filled[0][: len(filled[0]) - len(filled[0].lstrip(" "))] if filled else " " * indentation
    new = _words(text)
    before = list(_same(old, new))
    after = list(_same(old[len(before) :][::-1], new[_count(before) :], at_end=True))
    words = new[_count(before) : len(new) - _count(after)]
    changed = _folded(words, pad)
    if len(changed) > len(old) - len(before) - len(after):
        # A somewhat longer line rather than a new one with a word or two on it.
        changed = _folded(words, pad, _LONGEST_LINE)
    return [*before, *changed, *reversed(after)]


def _count(lines: Lines) -> int:
    return sum(len(_words(line.strip())) for line in lines)


def _same(lines: Lines, words: list[str], at_end: bool = False) -> Iterator[str]:
    """The lines, one after another, whose words are the first (or last) of those given."""
    left = list(words)
    for line in lines:
        own = _words(line.strip())
        if (left[len(left) - len(own) :] if at_end else left[: len(own)]) != own or len(own) > len(left):
            return
        left = left[: len(left) - len(own)] if at_end else left[len(own) :]
        yield line


def _folded(words: Sequence[str], pad: str, width: int = _FOLD_AT) -> Lines:
    lines: Lines = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(pad + word)
    return lines


# --- lists of references ---------------------------------------------------------


def _with_list(lines: Lines, key: ScalarNode, node: Node, items: tuple[str, ...]) -> Lines:
    """The lines with other references in a list; those that stay keep their lines and comments."""
    (first, from_column), (last, to_column) = _span(lines, key, node)
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        if not items:
            return _emptied(lines, key, first, last)
        return [*lines[:first], *_block_list(lines, node, items), *lines[last + 1 :]]
    if any("#" in line for line in lines[first:last]):
        raise CannotEdit("comments within a list")
    before, after = lines[first][:from_column], lines[last][to_column:]
    return [*lines[:first], f"{before}{_flow_list(items)}{after}", *lines[last + 1 :]]


def _flow_list(items: Sequence[str]) -> str:
    return f"[{', '.join(items)}]"


def _emptied(lines: Lines, key: ScalarNode, first: int, last: int) -> Lines:
    line, colon = key.end_mark.line, lines[key.end_mark.line].index(":", key.end_mark.column) + 1
    empty = f"{lines[line][:colon]} []{lines[line][colon:]}"
    return [*lines[:line], empty, *lines[line + 1 : first], *lines[last + 1 :]]


def _block_list(lines: Lines, node: SequenceNode, items: tuple[str, ...]) -> Lines:
    starts = [item.start_mark.line for item in node.value]
    ends = [*starts[1:], starts[-1] + 1]
    prefix = lines[starts[0]][: node.value[0].start_mark.column]
    known = {item.value: lines[start:end] for item, start, end in zip(node.value, starts, ends, strict=True)}
    return [line for item in items for line in known.get(item, [prefix + item])]


# --- fields that come and go -------------------------------------------------------


def _with_new(lines: Lines, mapping: MappingNode, steps: Steps, value: Value, order: Sequence[str]) -> Lines:
    """The lines with a field that the record did not have, after those that precede it in the order."""
    if mapping.flow_style:
        line, column = _end(lines, mapping.value[-1][1], 0)
        written = f", {_in_flow(steps, value)}"
        return [*lines[:line], lines[line][:column] + written + lines[line][column:], *lines[line + 1 :]]
    names = [*order, "sv", "en"]
    before = set(names[: names.index(steps[0])])
    key, node = next(
        (entry for entry in reversed(mapping.value) if entry[0].value in before), mapping.value[0]
    )
    last = _end(lines, node, key.start_mark.column)[0]
    return [*lines[: last + 1], *_field_lines(steps, value, key.start_mark.column), *lines[last + 1 :]]


def _in_flow(steps: Steps, value: Value) -> str:
    if len(steps) > 1:
        return f"{steps[0]}: {{{_in_flow(steps[1:], value)}}}"
    written = _flow_list(value) if isinstance(value, tuple) else _inline(value, None, True)
    return f"{steps[0]}: {written}"


def _field_lines(steps: Steps, value: Value, indentation: int) -> Lines:
    head = " " * indentation + f"{steps[0]}:"
    if len(steps) > 1:
        return [head, *_field_lines(steps[1:], value, indentation + 2)]
    if isinstance(value, tuple):
        return [f"{head} {_flow_list(value)}"]
    written = f"{head} {_inline(value, None, False)}"
    if len(written) <= _FOLD_AT:
        return [written]
    return [f"{head} >-", *_folded(_words(value), " " * (indentation + 2))]


def _without(lines: Lines, mapping: MappingNode, name: str) -> Lines:
    """The lines without a field."""
    index = next(number for number, (key, _) in enumerate(mapping.value) if key.value == name)
    key, node = mapping.value[index]
    (first, from_column), (last, to_column) = _start(key), _end(lines, node, key.start_mark.column)
    if not mapping.flow_style:
        return [*lines[:first], *lines[last + 1 :]]
    if index:
        first, from_column = _end(lines, mapping.value[index - 1][1], 0)
    elif len(mapping.value) > 1:
        last, to_column = _start(mapping.value[1][0])
    return [*lines[:first], lines[first][:from_column] + lines[last][to_column:], *lines[last + 1 :]]

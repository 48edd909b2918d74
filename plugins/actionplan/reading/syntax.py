"""What the parsers say of a file that is no YAML, told as what an editor has most likely done.

The wordings are libyaml's, and PyYAML's where it differs; the cases in ``tests/broken`` hold them for both.
"""

import re

import yaml

from actionplan.reading.findings import Finding, Place
from actionplan.reading.yaml_file import YamlFile

# A part of the parser's wording, what it most often means, and whether to act where the parser
# stopped or where the thing that it read began.
_MEANINGS = (
    ("mapping values are not allowed", "syntax-colon", "stop"),
    ("cannot start any token", "syntax-character", "stop"),
    ("node content", "syntax-character", "stop"),
    ("undefined tag handle", "syntax-character", "stop"),
    ("alphabetic or numeric character", "syntax-character", "begin"),
    ("unexpected end of stream", "syntax-quote", "begin"),
    ("escape", "syntax-escape", "stop"),
    ("decimal number", "syntax-escape", "stop"),
    ("expected ',' or", "syntax-bracket", "begin"),
    ("could not find expected ':'", "syntax-no-colon", "begin"),
    ("expected key", "syntax-indent", "stop"),
    ("expected '-' indicator", "syntax-indent", "stop"),
    ("expected <block end>", "syntax-indent", "stop"),
    ("<document start>", "syntax-indent", "stop"),
    ("comment or", "syntax-block", "stop"),
    ("sequence entries are not allowed", "syntax-list", "stop"),
)


def syntax_finding(
    file: YamlFile, error: yaml.MarkedYAMLError, bracket: Place | None, quote: Place | None
) -> Finding:
    """The finding about a fault of syntax.

    Args:
        file: what was read before the parser stopped.
        error: what the parser says.
        bracket: where the innermost ``[`` or ``{`` stands that was still open.
        quote: where the text in quotes begins that was read last, if it has more than one line.
    """
    problem = error.problem or ""
    code, where = next(
        ((code, where) for phrase, code, where in _MEANINGS if phrase in problem), ("syntax", "stop")
    )
    marks = (error.problem_mark, error.context_mark)
    mark = next((mark for mark in (marks if where == "stop" else reversed(marks)) if mark), None)
    place = Place(file.name, mark.line + 1, mark.column + 1) if mark else Place(file.name)
    return file.finding(*_meant(file, place, code, bracket, quote))


def _meant(
    file: YamlFile, place: Place, code: str, bracket: Place | None, quote: Place | None
) -> tuple[Place, str]:
    """A fault of syntax, told more exactly by what stands around it."""
    line = file.lines[place.line - 1] if place.line <= len(file.lines) else ""
    before, after = line[: place.column - 1], [line[place.column - 1 :], *file.lines[place.line :]]
    if not any(text.strip() for text in after):
        return (bracket, "syntax-bracket") if bracket else (min(place, _end(file)), code)
    if code == "syntax-indent" and before.strip(" -"):
        return (quote, "syntax-quote") if quote else (place, "syntax-after-quote")
    field_name = re.fullmatch(r"( *)(?:- +)?[a-z_]+", before)
    if code == "syntax-colon" and field_name:
        return Place(file.name, place.line, len(field_name[1]) + 1), "syntax-field-or-text"
    return place, code


def _end(file: YamlFile) -> Place:
    """The last character of a file: at its very end nothing stands that one could act upon."""
    last = max((number for number, line in enumerate(file.lines, 1) if line.strip()), default=1)
    return Place(file.name, last, len(file.lines[last - 1].rstrip()) or 1)

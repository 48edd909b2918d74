"""YAML that is changed and written back with everything else in it as it was: ruamel.yaml's round trip.

Every plain scalar is a text here, as in :mod:`actionplan.reading.located`: ``no``,
``2015-01`` and ``010`` come back as they were written, with or without quotes.
How a text is written is decided in :mod:`actionplan.editing.layout`.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    SingleQuotedScalarString,
)
from ruamel.yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)
from ruamel.yaml.util import RegExp

from actionplan.editing.layout import can_be_folded, can_be_plain, can_be_quoted_simply, refold

_NULL = "tag:yaml.org,2002:null"


class _TextResolver(VersionedResolver):
    """Sees no numbers, dates or truth values: only what is left blank is not a text."""

    @property
    def versioned_resolver(self) -> dict[str, list[Any]]:
        return {"": [(_NULL, RegExp("^$"))]}


def _yaml() -> YAML:
    """The project's canonical form: two spaces a level, dashes indented, nothing wrapped anew."""
    yaml = YAML(typ="rt")
    yaml.Resolver = _TextResolver
    yaml.preserve_quotes = True
    yaml.width = sys.maxsize
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def load(raw: bytes) -> Any:
    """The data of a YAML file, with its comments, blank lines and choices of style.

    Raises:
        ruamel.yaml.error.YAMLError: the file is no YAML. One that ``check`` accepts is.
    """
    return _yaml().load(raw.decode("utf-8-sig").replace("\r\n", "\n"))


def dump(data: Any) -> bytes:
    """The bytes of data from :func:`load`, or of mappings, lists and texts; lines end with LF."""
    stream = BytesIO()
    _yaml().dump(data, stream)
    return stream.getvalue()


def new_text(text: str, *, in_flow: bool = False) -> str:
    """A text in the style that a new one has, on one line, for :func:`dump`.

    ``in_flow`` says that it will stand in brackets or braces.
    """
    return text if can_be_plain(text, in_flow=in_flow) else DoubleQuotedScalarString(text)


def changed_text(text: str, old: object, indent: int, *, in_flow: bool = False) -> str:
    """A text in the style that it has in place of ``old``, a value from :func:`load`.

    ``indent`` is the column, from 0, of the lines of the text if it is folded.
    """
    result: str = new_text(text, in_flow=in_flow)
    if isinstance(old, FoldedScalarString) and can_be_folded(text):
        result = _folded(refold(text, _lines_of(old), indent))
    elif isinstance(old, FoldedScalarString) and can_be_quoted_simply(text) and text == text.strip():
        result = _folded([text])
    elif isinstance(old, SingleQuotedScalarString) and can_be_quoted_simply(text):
        result = SingleQuotedScalarString(text)
    elif isinstance(old, DoubleQuotedScalarString):
        result = DoubleQuotedScalarString(text)
    return result


def _folded(lines: Sequence[str]) -> FoldedScalarString:
    result: FoldedScalarString = FoldedScalarString(" ".join(lines))
    breaks = accumulate(len(line) + (at > 0) for at, line in enumerate(lines[:-1]))
    result.fold_pos = list(breaks)  # type: ignore[attr-defined] # set by ruamel's reader, too
    return result


def _lines_of(text: FoldedScalarString) -> list[str]:
    """The lines that a folded text was written on."""
    breaks = getattr(text, "fold_pos", [])
    return [text[start + 1 : end] for start, end in zip((-1, *breaks), (*breaks, None), strict=True)]


def flow_list(items: Sequence[str]) -> CommentedSeq:
    """A list of references, written as ``[a, b]``."""
    result = CommentedSeq(items)
    result.fa.set_flow_style()
    return result


@dataclass(frozen=True)
class Scalar:
    """A scalar as it stands in a text: its value, its style (empty if plain), and where it is."""

    value: str
    style: str
    start: int
    end: int
    in_flow: bool


def scalars(text: str) -> Iterator[Scalar]:
    """The scalars of a YAML text, keys among them, in their order.

    Raises:
        ruamel.yaml.error.YAMLError: the text is no YAML.
    """
    depth = 0
    for token in YAML(typ="safe", pure=True).scan(text):
        if isinstance(token, (FlowMappingStartToken, FlowSequenceStartToken)):
            depth += 1
        elif isinstance(token, (FlowMappingEndToken, FlowSequenceEndToken)):
            depth -= 1
        elif isinstance(token, ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            yield Scalar(token.value, token.style or "", start, end, depth > 0)

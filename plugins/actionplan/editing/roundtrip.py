"""YAML that is changed and written back with everything else in it as it was: ruamel.yaml's round trip.

Every plain scalar is a text here, as in :mod:`actionplan.reading.located`: ``no``,
``2015-01`` and ``010`` come back as they were written, with or without quotes.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString
from ruamel.yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)
from ruamel.yaml.util import RegExp

# A text that would make its line longer than LONGEST_LINE is folded into lines of up to FOLDED_LINE.
LONGEST_LINE = 110
FOLDED_LINE = 100

# What a text cannot hold, or begin with, unless it is quoted (https://yaml.org/spec/1.1/#id907281).
_NOT_PLAIN = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`]|:(?= |$)| #""")

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


def scalar(text: str, indent: int, column: int) -> str:
    """A new text in the style that it should have, for :func:`dump`.

    A long text is folded (``>-``). One that another reader of YAML would take
    for a number, a date or a truth value is quoted (https://yaml.org/type/).

    Args:
        text: the text.
        indent: the column, from 0, of the lines of the text if it is folded.
        column: the column where it begins if it is not.
    """
    if column + len(text) > LONGEST_LINE and can_be_folded(text):
        return _folded(text, indent)
    return DoubleQuotedScalarString(text) if _NOT_PLAIN.search(text) or _is_more(text) else text


def flow_list(items: list[str]) -> CommentedSeq:
    """A list of identifiers, written as ``[a, b]``."""
    result = CommentedSeq(items)
    result.fa.set_flow_style()
    return result


def can_be_folded(text: str) -> bool:
    """Whether the text is one paragraph with spaces, each of which may become a line break."""
    return " " in text and "\n" not in text and "\t" not in text and all(text.split(" "))


def folds(text: str, indent: int) -> list[int]:
    """The places of the spaces at which a folded text breaks into lines."""
    breaks: list[int] = []
    start, last = 0, -1
    spaces = [place for place, sign in enumerate(text) if sign == " "]
    for place in (*spaces, len(text)):
        if indent + place - start > FOLDED_LINE and last >= start:
            breaks.append(last)
            start = last + 1
        last = place
    return breaks


def _folded(text: str, indent: int) -> FoldedScalarString:
    result: FoldedScalarString = FoldedScalarString(text)
    result.fold_pos = folds(text, indent)  # type: ignore[attr-defined] # set by ruamel's reader, too
    return result


def _is_more(text: str) -> bool:
    """Whether YAML 1.1, the version that sees most, takes a plain text for something else."""
    resolver = VersionedResolver(version=(1, 1))
    plain = (True, False)
    return text[:1].isdigit() or resolver.resolve(ScalarNode, text, plain) != resolver.DEFAULT_SCALAR_TAG


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

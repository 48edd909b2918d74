"""From the bytes of a file to text that YAML reads the way a person does.

What an editor cannot see is found here: other encodings than UTF-8, control
and invisible characters, tabs, and the spaces and line breaks that only look
like ordinary ones. A found character is replaced by a blank of equal length,
so that reading can go on and every later position still holds.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from actionplan.findings import Finding, Place

_UTF16_OR_32_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BYTE_ORDER_MARK = "\ufeff"

# Other spaces than U+0020 in front of a text or after the signs that structure YAML:
# YAML takes them for text, and a field or a list item silently becomes something else.
_STRUCTURAL_SPACE = re.compile(
    r"^[ \t-]*?(?P<indent>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)"
    r"|^[ \t]*(?:- +)*(?:[\w.-]+:|-)(?P<after>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+)"
)
_LINE_SEPARATORS = "\x85\u2028\u2029"


@dataclass(frozen=True)
class Decoded:
    """A file's text (None if it cannot be read) and what was wrong with it.

    ``layout_suspect`` says that a character was found that moves lines or
    indentation, so that a fault of syntax is most likely its consequence.
    """

    text: str | None
    findings: tuple[Finding, ...] = ()
    layout_suspect: bool = False


def decode(name: str, raw: bytes) -> Decoded:
    """Decode the bytes of the file called ``name``; never raises."""
    if raw.startswith(_UTF16_OR_32_MARKS) or b"\x00" in raw:
        code = "utf-16" if raw.startswith(_UTF16_OR_32_MARKS) else _kind_of_binary(raw)
        return Decoded(None, (Finding(Place(name), code),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Decoded(None, (_not_utf8(name, raw, error.start),))
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    return _without_deceptive_characters(name, text)


def _kind_of_binary(raw: bytes) -> str:
    """UTF-16 without its mark has a NUL in about every second byte; other files with NUL are no text."""
    return "utf-16" if raw.count(b"\x00") * 3 > len(raw) else "not-text"


def _not_utf8(name: str, raw: bytes, start: int) -> Finding:
    line_start = raw.rfind(b"\n", 0, start) + 1
    line_end = raw.find(b"\n", start)
    line = raw[line_start : line_end if line_end >= 0 else len(raw)]
    before = raw[line_start:start].decode("utf-8")
    place = Place(name, raw.count(b"\n", 0, start) + 1, len(before) + 1)
    meant = raw[start : start + 1].decode("cp1252", errors="replace")
    excerpt = before + line[start - line_start :].decode("cp1252", errors="replace")
    return Finding(place, "not-utf-8", {"character": meant}, _printable(excerpt))


def _without_deceptive_characters(name: str, text: str) -> Decoded:
    findings: list[Finding] = []
    lines = text.split("\n")
    suspect = False
    for number, line in enumerate(lines, start=1):
        if line.isascii() and line.isprintable():
            continue
        for column, code, params in _first_of_each(line):
            place = Place(name, number, column)
            severity = "warning" if code == "decomposed" else "error"
            findings.append(
                Finding(place, code, params, _printable(line), severity=severity)  # type: ignore[arg-type]
            )
            suspect = suspect or code in ("tab", "structural-space", "line-separator")
        lines[number - 1] = _blanked(line)
    return Decoded("\n".join(lines), tuple(findings), suspect)


def _first_of_each(line: str) -> Iterator[tuple[int, str, dict[str, str]]]:
    """The column of the first character of each faulty kind in a line."""
    seen: set[str] = set()
    for column, code, character in sorted(_faulty_characters(line)):
        if code not in seen:
            seen.add(code)
            yield column, code, {"character": _name_of(character)}


def _faulty_characters(line: str) -> Iterator[tuple[int, str, str]]:
    for column, character in enumerate(line, start=1):
        code = _fault_of(character)
        if code:
            yield column, code, character
    match = _STRUCTURAL_SPACE.match(line)
    if match:
        group = "indent" if match["indent"] else "after"
        yield match.start(group) + 1, "structural-space", match[group][0]
    if not unicodedata.is_normalized("NFC", line):
        yield _first_decomposed(line), "decomposed", line[_first_decomposed(line) - 1]


def _first_decomposed(line: str) -> int:
    """The column at which the line stops being in normal form NFC."""
    return bisect_left(
        range(len(line)), True, key=lambda end: not unicodedata.is_normalized("NFC", line[:end])
    )


def _fault_of(character: str) -> str:
    if character in _LINE_SEPARATORS:
        return "line-separator"
    if character == "\t":
        return "tab"
    category = unicodedata.category(character)
    if category == "Cc":
        return "control-character"
    if category == "Cf":
        return "invisible-character"
    if category in ("Co", "Cn", "Cs") or character == "\ufffd":
        return "broken-character"
    return ""


def _blanked(line: str) -> str:
    """The line with every faulty character replaced by a space of equal length."""
    line = "".join(" " if _fault_of(character) else character for character in line)
    match = _STRUCTURAL_SPACE.match(line)
    if match:
        start, end = match.span("indent" if match["indent"] else "after")
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _printable(line: str) -> str:
    """The line for an excerpt: what a terminal could take as a command becomes visible."""
    return "".join("\N{REPLACEMENT CHARACTER}" if _fault_of(c) else c for c in line)


def _name_of(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")

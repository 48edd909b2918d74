"""From the bytes of a file to text that YAML reads the way a person does.

What an editor cannot see is found here: other encodings than UTF-8, control
and invisible characters, tabs, and the spaces and line breaks that only look
like ordinary ones. A found character is replaced by a blank of equal length,
so that reading can go on and every later position still holds.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from actionplan.reading.findings import Finding, Place

_UTF16_OR_32_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BYTE_ORDER_MARK = "\ufeff"

# Other spaces than U+0020 in front of a text or after the signs that structure YAML:
# YAML takes them for text, and a field or a list item silently becomes something else.
_OTHER_SPACES = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_STRUCTURE = re.compile(rf"[ {_OTHER_SPACES}-]*(?:[\w.-]+:[ {_OTHER_SPACES}]+)?")
_RUN_OF_OTHER_SPACES = re.compile(f"[{_OTHER_SPACES}]+")
_TAB_IN_INDENTATION = re.compile(r"[ -]*\t\s*\S")
_LINE_BREAKS = "\r\x85\u2028\u2029"

# More marks than this on one letter are no language, and bringing them into normal form takes a time
# that grows with their square (https://unicode.org/reports/tr15/#Stream_Safe_Text_Format).
_LONGEST_RUN_OF_MARKS = 30

# A file that was saved the wrong way has the same fault on every line: so many are shown one by one.
_SHOWN_OF_A_KIND = 3


@dataclass(frozen=True)
class Decoded:
    """A file's text (None if it cannot be read) and what was wrong with it.

    ``faulty_lines`` are the numbers of the lines on which an error was found.
    ``layout_suspect`` says that a character was found that moves lines or
    indentation, so that a fault of syntax is most likely its consequence.
    """

    text: str | None
    findings: tuple[Finding, ...] = ()
    faulty_lines: frozenset[int] = frozenset()
    layout_suspect: bool = False


def decode(name: str, raw: bytes) -> Decoded:
    """Decode the bytes of the file called ``name``; never raises."""
    if raw.startswith(_UTF16_OR_32_MARKS) or _looks_like_utf16(raw):
        return Decoded(None, (Finding(Place(name), "utf-16"),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = Finding(Place(name), "not-text") if b"\x00" in raw else _not_utf8(name, raw, error.start)
        return Decoded(None, (fault,))
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    return _without_deceptive_characters(name, text)


def printable(text: str) -> str:
    """The text for a message: what a terminal could take as a command becomes visible."""
    return _with_faults_as("\N{REPLACEMENT CHARACTER}", text)


def _looks_like_utf16(raw: bytes) -> bool:
    """UTF-16 without its mark has a NUL in about every second byte."""
    return raw.count(b"\x00") * 3 > len(raw)


def _not_utf8(name: str, raw: bytes, start: int) -> Finding:
    line_start = raw.rfind(b"\n", 0, start) + 1
    line_end = raw.find(b"\n", start)
    line = raw[line_start : line_end if line_end >= 0 else len(raw)]
    before = raw[line_start:start].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)
    place = Place(name, raw.count(b"\n", 0, start) + 1, len(before) + 1)
    after = raw[start : line_start + len(line)].removesuffix(b"\r").decode("cp1252", errors="replace")
    return Finding(place, "not-utf-8", {"character": printable(after[0])}, printable(before + after))


def _without_deceptive_characters(name: str, text: str) -> Decoded:
    # As are nearly all files.
    if _is_ordinary(text.replace("\n", " ")):
        return Decoded(text)
    findings: list[Finding] = []
    lines = text.split("\n")
    layout_suspect = unreadable = False
    for number, line in enumerate(lines, start=1):
        if _is_ordinary(line):
            continue
        faults = list(_first_of_each(line))
        findings += (_finding(Place(name, number, column), line, *rest) for column, *rest in faults)
        layout_suspect |= any(code in ("structural-space", "line-break") for _, code, _ in faults)
        # How far a tab reaches is anyone's guess, so nothing that follows from the indentation holds.
        unreadable |= bool(_TAB_IN_INDENTATION.match(line))
        lines[number - 1] = _blanked(line)
    readable = None if unreadable else "\n".join(lines)
    faulty_lines = frozenset(item.place.line for item in findings if item.severity == "error")
    return Decoded(readable, tuple(_summed_up(findings)), faulty_lines, layout_suspect)


def _is_ordinary(line: str) -> bool:
    """Whether a look at its distinct characters is enough to pass a line; nearly all lines are."""
    if line.isascii():
        return line.isprintable()
    return all(map(_is_ordinary_character, set(line))) and unicodedata.is_normalized("NFC", line)


@cache
def _is_ordinary_character(character: str) -> bool:
    """A letter, digit, sign or the one ordinary space."""
    return character == " " or (unicodedata.category(character)[0] in "LNPS" and not _fault_of(character))


def _finding(place: Place, line: str, code: str, character: str) -> Finding:
    return Finding(
        place,
        code,
        {"character": _name_of(character)},
        printable(line),
        severity="warning" if code == "decomposed" else "error",
    )


def _summed_up(findings: list[Finding]) -> Iterator[Finding]:
    """The first findings of each kind, and one that tells of the others."""
    by_code: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    for alike in by_code.values():
        yield from alike[:_SHOWN_OF_A_KIND]
        if len(alike) == _SHOWN_OF_A_KIND + 1:
            yield alike[-1]
        elif len(alike) > _SHOWN_OF_A_KIND:
            params = {"line": str(alike[0].place.line), "count": str(len(alike))}
            yield replace(alike[_SHOWN_OF_A_KIND], code="same-on-more-lines", params=params)


def _first_of_each(line: str) -> Iterator[tuple[int, str, str]]:
    """Column, code and character of the first faulty character of each kind in a line."""
    seen: set[str] = set()
    for column, code, character in sorted(_faulty_characters(line)):
        if code not in seen:
            seen.add(code)
            yield column, code, character


def _faulty_characters(line: str) -> Iterator[tuple[int, str, str]]:
    for column, (character, code) in enumerate(zip(line, _faults(line), strict=True), start=1):
        if code:
            yield column, code, character
    for start, _ in _structural_spaces(line):
        yield start + 1, "structural-space", line[start]
    blanked = _with_faults_as(" ", line)
    if not unicodedata.is_normalized("NFC", blanked):
        index = _first_decomposed(blanked)
        yield _letter_of(line, index) + 1, "decomposed", line[index]


def _structural_spaces(line: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of other spaces where YAML wants an ordinary one."""
    structure = _STRUCTURE.match(line)
    for run in _RUN_OF_OTHER_SPACES.finditer(structure[0] if structure else ""):
        yield run.span()


def _first_decomposed(line: str) -> int:
    """The index of the character at which the line stops being in normal form NFC."""
    return bisect_left(
        range(len(line)), True, key=lambda index: not unicodedata.is_normalized("NFC", line[: index + 1])
    )


def _letter_of(line: str, index: int) -> int:
    """The index of the letter that a combining character belongs to."""
    while index and unicodedata.combining(line[index]):
        index -= 1
    return index


def _faults(text: str) -> Iterator[str]:
    """The code of the fault of each character, empty for those that may stand in a text."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        yield "broken-character" if marks > _LONGEST_RUN_OF_MARKS else _fault_of(character)


def _fault_of(character: str) -> str:
    if " " <= character <= "~" or character == "\n":
        return ""
    if character in _LINE_BREAKS:
        return "line-break"
    if character == "\t":
        return "tab"
    category = unicodedata.category(character)
    if category == "Cc":
        return "control-character"
    if category == "Cf":
        return "invisible-character"
    if category in ("Co", "Cs") or character == "\N{REPLACEMENT CHARACTER}" or _is_noncharacter(character):
        return "broken-character"
    return ""


def _is_noncharacter(character: str) -> bool:
    """Code points that never become characters; others without a name may be newer than this Python."""
    return 0xFDD0 <= ord(character) <= 0xFDEF or ord(character) & 0xFFFE == 0xFFFE


def _blanked(line: str) -> str:
    """The line with every faulty character replaced by a space of equal length."""
    line = _with_faults_as(" ", line)
    for start, end in _structural_spaces(line):
        line = line[:start] + " " * (end - start) + line[end:]
    return line


def _with_faults_as(substitute: str, text: str) -> str:
    return "".join(substitute if code else c for c, code in zip(text, _faults(text), strict=True))


def _name_of(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")

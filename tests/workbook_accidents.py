"""What happens to workbooks: parts of the package change, XML is multiplied, cells hold anything."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from random import Random

_Parts = dict[str, bytes]

# So often that what reads a range cell by cell, or a list in a loop over itself, does not end soon.
_MANY = (2, 50, 20_000, 400_000)
_LAST = ("XFD1048576", "SF50000", "A1048576", "XFD1", "ZZ9999", "C2", "A0", "", "AAAA1", "é1", "A1:B2")
_NUMBERS = ("0", "-1", "2", "1.5", "1e999", "nan", "9" * 5_000, "", "x", "true", "4294967296", "٣")
_FORMS = ("s", "str", "inlineStr", "b", "e", "n", "d", "", "x")
_TEXTS = (
    *(
        "=1+1",
        "#delaktighet",
        "- a",
        "&#0;",
        "&amp;",
        "_xD83D_",
        "_x0000_",
        "_x005F_",
        "\u202e",
        "\u0308" * 400,
    ),
    *("a" * 33_000, "a " * 40_000, "å" * 300_000, "]]>", "<b/>", "<t>", "\x00", "\ud7ff", " ", "--- a: b"),
)
_INSIDE = (
    '<mergeCells><mergeCell ref="A1:{}"/></mergeCells>',
    '<hyperlinks><hyperlink ref="A1:{}"/></hyperlinks>',
    '<conditionalFormatting sqref="A1:{}"><cfRule type="expression"/></conditionalFormatting>',
    '<dataValidations><dataValidation sqref="A1:{}"/></dataValidations>',
    '<row r="1048576"/>',
    '<row r="40000"><c r="{}" t="inlineStr"><is><t>x</t></is></c></row>',
    '<c r="{}"/>',
    '<c t="inlineStr"><is><t>x</t></is></c>',
    '<c r="{}"><f t="shared" ref="A1:XFD1048576" si="0">A1+A1</f></c>',
    "<x>",
    "</c>",
    '<xf numFmtId="14"/>',
    "<si><t>x</t></si>",
    '<numFmt numFmtId="14" formatCode="yyyy"/>',
    '<sheet name="Aktiviteter" sheetId="9" r:id="rId1"/>',
    '<definedName name="a">Aktiviteter!$A$1:{}</definedName>',
    '<Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/>',
    '<cols><col min="1" max="16384" width="9"/></cols>',
)


def workbook_accident(chance: Random, raw: bytes) -> tuple[str, bytes]:
    """One to three random changes of a workbook's parts; what kind they are, and the workbook."""
    kind, change = chance.choice(list(_KINDS.items()))
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(chance.randint(1, 3)):
        change(chance, parts)
    result = _packed(parts, chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED)))
    if kind == "file":
        start = chance.randrange(len(result))
        result = (
            result[:start]
            + chance.randbytes(chance.randint(1, 8))
            + result[start + chance.choice((0, 1, 8, 500)) :]
        )
    return kind, result[:5_000_000]


def _packed(parts: Mapping[str, bytes], way: int) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", way) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return result.getvalue()


def _some(chance: Random, parts: _Parts) -> str:
    return chance.choice([name for name in parts if name.endswith((".xml", ".rels"))] or list(parts))


def _bytes(chance: Random, parts: _Parts) -> None:
    name = _some(chance, parts)
    raw = parts[name]
    start = chance.randint(0, len(raw))
    parts[name] = (
        raw[:start] + chance.randbytes(chance.randint(0, 4)) + raw[start + chance.choice((0, 1, 5, 300)) :]
    )


def _multiplied(chance: Random, parts: _Parts) -> None:
    """An element with all that is in it, many times."""
    name = _some(chance, parts)
    found = list(re.finditer(rb"<([\w:]+)( [^<>]*)?(/>|>[^<>]*</\1>)", parts[name]))
    if found:
        match = chance.choice(found)
        times = min(chance.choice(_MANY), 40_000_000 // len(match[0]))
        parts[name] = parts[name][: match.start()] + match[0] * times + parts[name][match.end() :]


def _nested(chance: Random, parts: _Parts) -> None:
    name, times = _some(chance, parts), chance.choice(_MANY)
    start = chance.choice([match.start() for match in re.finditer(b"<", parts[name])] or [0])
    parts[name] = parts[name][:start] + b"<a>" * times + b"</a>" * times + parts[name][start:]


def _inserted(chance: Random, parts: _Parts) -> None:
    """An element that means something, where it may or may not stand, once or many times."""
    name = _some(chance, parts)
    element = chance.choice(_INSIDE).format(chance.choice(_LAST)).encode() * chance.choice((1, 1, *_MANY))
    start = chance.choice([match.start() for match in re.finditer(b"<", parts[name])] or [0])
    parts[name] = parts[name][:start] + element[:40_000_000] + parts[name][start:]


def _attributes(chance: Random, parts: _Parts) -> None:
    """Values of attributes that place, count, type or refer."""
    name = _some(chance, parts)
    found = list(re.finditer(rb' (r|s|t|ref|Id|Target|Type|count|numFmtId|name|r:id)="([^"]*)"', parts[name]))
    for match in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 3, 200)))), key=lambda m: -m.start()
    ):
        value = chance.choice((*_LAST, *_NUMBERS, *_FORMS, "xl/worksheets/sheet1.xml")).encode()
        start, end = match.span(2)
        parts[name] = parts[name][:start] + value + parts[name][end:]


def _texts(chance: Random, parts: _Parts) -> None:
    name = _some(chance, parts)
    found = list(re.finditer(rb"<(?:v|t|f)(?: [^>]*)?>([^<]*)<", parts[name]))
    for match in sorted(
        chance.sample(found, min(len(found), chance.choice((1, 5, 300)))), key=lambda m: -m.start()
    ):
        value = chance.choice((*_TEXTS, *_NUMBERS)).encode("utf-8", "surrogatepass")
        parts[name] = parts[name][: match.start(1)] + value + parts[name][match.end(1) :]


def _parts(chance: Random, parts: _Parts) -> None:
    """Parts go, come, are exchanged, doubled, or in another encoding."""
    one, other = _some(chance, parts), _some(chance, parts)
    whim = chance.randrange(6)
    if whim == 0:
        del parts[one]
    elif whim == 1:
        parts[one], parts[other] = parts[other], parts[one]
    elif whim == 2:
        parts[one] = parts[one].decode("utf-8", "replace").replace("UTF-8", "UTF-16").encode("utf-16")
    elif whim == 3:
        parts[one] = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + parts[one]
    elif whim == 4:
        parts[one] = b" " * 70_000_000
    else:
        parts.update({f"more/{number}.xml": b"<x/>" for number in range(chance.choice((3, 900, 20_000)))})


_KINDS: dict[str, Callable[[Random, _Parts], None]] = {
    "bytes": _bytes,
    "multiplied": _multiplied,
    "nested": _nested,
    "inserted": _inserted,
    "attributes": _attributes,
    "texts": _texts,
    "parts": _parts,
    "file": lambda chance, parts: None,
}

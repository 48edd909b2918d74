"""What happens to files in the hands of people and programs: bytes, lines, keys and values change."""

import re
from collections.abc import Mapping
from random import Random

_KEY = re.compile(rb"^( *(?:- )?)([\w-]+):(.*)$")
# More than anybody writes, but what a paste or a broken program may leave behind.
_MANY = 20_000
_FRAGMENTS = (
    *(text.encode() for text in "&*!|>%@`\"'{}[],#?-~<: \t\n\r\\"),
    *(text.encode() for text in (": ", "- ", " #", "---\n", "...\n", "? ", ">-\n", "<<: *a", "&a ", "!t ")),
    *(
        text.encode()
        for text in ("\u0085", "\u2028", "\u00a0", "\u200b", "a\u0308", "\ufeff", "\u202e", "🏠")
    ),
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xc3", b"\r\n"),
)
_VALUES = (
    *(b"", b"~", b"no", b"010", b"12:30", b"1_000", b".inf", b"-1", b"2015-13-40", b"9" * 400),
    *(b"[]", b"{}", b"[a, [b]]", b"{sv: a, sv: b}", b"[", b"}", b"'", b'"\\x00"', b'"\\ud800"'),
    *(b"*a", b"&a a", b"!!python/object:os.system a", b"|2-", b">-", b"| # a", b"<<", b"? a"),
    *(b"https://a.example/" + b"a/" * _MANY, b"070-174 06 05", "o\u0308\u0301".encode() * 400),
    *(b"a" * _MANY, b"a " * _MANY, b"[" * _MANY, b"- " * _MANY, b"{a: " * _MANY, "å".encode() * _MANY),
)


def accident(chance: Random, files: Mapping[str, bytes]) -> tuple[str, str, bytes]:
    """One to four random edits of one kind in one of the files.

    Returns:
        What kind of edits, the file's name, and what it holds after them.
    """
    kind, edit = chance.choice(list(_KINDS.items()))
    name = chance.choice(sorted(files))
    raw = files[name]
    for _ in range(chance.randint(1, 4)):
        raw = edit(chance, raw, files)
    return kind, name, raw


def _bytes(chance: Random, raw: bytes, _: Mapping[str, bytes]) -> bytes:
    start = chance.randint(0, len(raw))
    new = chance.choice((b"", chance.randbytes(chance.randint(1, 3)), chance.choice(_FRAGMENTS)))
    return raw[:start] + new + raw[start + chance.choice((0, 1, 1, 3, 12, 400)) :]


def _lines(chance: Random, raw: bytes, files: Mapping[str, bytes]) -> bytes:
    lines = raw.split(b"\n")
    start = chance.randrange(len(lines))
    block = lines[start : start + chance.choice((1, 1, 2, 5, 50))]
    rest = lines[:start] + lines[start + len(block) :]
    target = chance.randint(0, len(rest))
    stranger = chance.choice(chance.choice(list(files.values())).split(b"\n"))
    indented = [b" " * chance.randint(0, 9) + line.lstrip(b" ") for line in block]
    changed = chance.choice(
        (
            rest,  # deleted
            rest[:target] + block + rest[target:],  # moved
            lines[:start] + block + lines[start:],  # doubled
            lines[:start] + indented + lines[start + len(block) :],
            [*lines[:start], stranger, *lines[start:]],
            lines[:start],  # cut off
        )
    )
    return b"\n".join(changed)


def _keys(chance: Random, raw: bytes, files: Mapping[str, bytes]) -> bytes:
    lines, index = _line_with_key(chance, raw)
    found = _KEY.match(lines[index])
    if found is None:
        return raw
    key = found[2]
    at = chance.randrange(len(key))
    other, other_index = _line_with_key(chance, chance.choice(list(files.values())))
    stranger = _KEY.match(other[other_index])
    new = chance.choice(
        (
            key[:at] + key[at + 1 :],
            key[:at] + key[at : at + 1] + key[at:],
            key.upper(),
            stranger[2] if stranger else b"",
            chance.choice(_VALUES),
        )
    )
    lines[index] = found[1] + new + b":" + found[3]
    return b"\n".join(lines)


def _values(chance: Random, raw: bytes, files: Mapping[str, bytes]) -> bytes:
    lines, index = _line_with_key(chance, raw)
    found = _KEY.match(lines[index])
    if found is None:
        return raw
    other, other_index = _line_with_key(chance, chance.choice(list(files.values())))
    stranger = _KEY.match(other[other_index])
    new = chance.choice((chance.choice(_VALUES), stranger[3].strip() if stranger else b"", found[3] * 2))
    lines[index] = found[1] + found[2] + b": " + new
    return b"\n".join(lines)


def _line_with_key(chance: Random, raw: bytes) -> tuple[list[bytes], int]:
    """All lines, and the number of one that has a key, if there is one."""
    lines = raw.split(b"\n")
    with_key = [number for number, line in enumerate(lines) if _KEY.match(line)]
    return lines, chance.choice(with_key or [0])


_KINDS = {"bytes": _bytes, "lines": _lines, "keys": _keys, "values": _values}

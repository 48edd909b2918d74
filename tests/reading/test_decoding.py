"""From bytes to text: what the broken cases do not show."""

import pytest

from actionplan.reading.decoding import decode, printable


def test_plain_text_comes_through() -> None:
    decoded = decode("f", "sv: Å\n".encode())
    assert (decoded.text, decoded.findings) == ("sv: Å\n", ())


def test_byte_order_mark_takes_no_column() -> None:
    (finding,) = decode("f", b"\xef\xbb\xbfa\tb").findings
    assert finding.place.column == 2
    (finding,) = decode("f", b"\xef\xbb\xbfa\xff").findings
    assert finding.place.column == 2


def test_windows_line_ends_are_line_ends() -> None:
    assert decode("f", b"a\r\nb\r\n").text == "a\nb\n"


@pytest.mark.parametrize("character", ["\u200b", "\u00ad", "\u202e", "\x07", "\ue000", "\ufffe"])
def test_a_faulty_character_leaves_a_blank_of_equal_length(character: str) -> None:
    assert decode("f", f"a{character}b: c\n".encode()).text == "a b: c\n"


@pytest.mark.parametrize("space", ["\u00a0", "\u2003", "\u202f", "\u3000"])
@pytest.mark.parametrize("line", ["{}a: b", "- {}a: b", "{}- a", "a:{}b", "a: {}b", "- a: {}b"])
def test_other_spaces_become_ordinary_where_yaml_wants_them(space: str, line: str) -> None:
    decoded = decode("f", line.format(space).encode())
    assert decoded.text == line.format(" ")
    assert [item.code for item in decoded.findings] == ["structural-space"]
    assert decoded.findings[0].place.column == line.index("{") + 1


@pytest.mark.parametrize("text", ["a: 10\u00a0000", "a: b:\u00a0c", "tio\u00a0hem", "10\u00a0%: x"])
def test_other_spaces_inside_a_text_stay(text: str) -> None:
    decoded = decode("f", text.encode())
    assert (decoded.text, decoded.findings) == (text, ())


def test_a_character_newer_than_this_python_is_accepted() -> None:
    unassigned = "\U0003fff0"
    assert decode("f", unassigned.encode()).findings == ()


def test_a_tab_in_the_indentation_leaves_nothing_to_read() -> None:
    assert decode("f", b"a:\n\tb: c\n").text is None
    assert decode("f", b"a:\n  -\tb\n").text is None


@pytest.mark.parametrize("line", [b"a: b\tc", b"a: b\t", b"\t"])
def test_a_tab_elsewhere_does_not(line: bytes) -> None:
    assert decode("f", line).text is not None


def test_one_finding_of_a_kind_on_a_line() -> None:
    findings = decode("f", "a\u200bb\u200bc\u0007".encode()).findings
    assert [(item.code, item.place.column) for item in findings] == [
        ("invisible-character", 2),
        ("control-character", 6),
    ]


@pytest.mark.parametrize(("lines", "shown"), [(3, 3), (4, 4), (5, 4), (500, 4)])
def test_many_faulty_lines_are_summed_up(lines: int, shown: int) -> None:
    findings = decode("f", b"a\tb\n" * lines).findings
    assert len(findings) == shown
    if lines > shown:
        assert findings[-1].code == "same-on-more-lines"
        assert findings[-1].params == {"line": "1", "count": str(lines)}
        assert findings[-1].place.line == 4


def test_every_faulty_line_is_known_although_not_all_are_shown() -> None:
    assert decode("f", b"a\tb\n" * 9).faulty_lines == set(range(1, 10))


def test_a_decomposed_letter_is_found_at_the_letter_and_leaves_the_line_sound() -> None:
    decoded = decode("f", "xa\u030a".encode())
    assert decoded.findings[0].place.column == 2
    assert decoded.faulty_lines == frozenset()


def test_a_letter_of_an_old_kind_is_found_like_a_decomposed_one() -> None:
    (finding,) = decode("f", "x\N{ANGSTROM SIGN}".encode()).findings
    assert (finding.code, finding.severity, finding.place.column) == ("decomposed", "warning", 2)


def test_printable_shows_what_a_terminal_would_obey() -> None:
    assert printable("a\x1b[31m\u202eb\nc") == "a\ufffd[31m\ufffdb\nc"

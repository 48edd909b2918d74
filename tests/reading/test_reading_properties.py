"""Whatever the files hold, they give a plan or findings that lead into the files; never an exception."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actionplan.plan.kinds import FILES
from actionplan.reading.checks import check
from actionplan.reading.findings import has_errors
from actionplan.reading.located import read
from tests.small_plan import SMALL
from tests.soundness import assert_sound

_SMALL = {name: (SMALL / name).read_bytes() for name in sorted(FILES) if (SMALL / name).exists()}

# What structures YAML, and what hides in it.
_FRAGMENTS = st.sampled_from(
    [
        *(text.encode() for text in "&*!|>%@`\"'{}[],#?-~<: \t\n\r\\"),
        *(
            text.encode()
            for text in (": ", "- ", " #", "---\n", "...\n", "? ", ">-\n", "<<: *a", "&a ", "!t ")
        ),
        *(
            text.encode()
            for text in ("\u0085", "\u2028", "\u00a0", "\u200b", "\u0308", "\ufeff", "\u202e", "🏠")
        ),
        *(
            text.encode()
            for text in ("id:", "sv:", "members: [a]\n", "part_of: alnas\n", '"\\x00"', '"\\ud800"')
        ),
        *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xc3"),
    ]
)
_INDENTATION = st.integers(min_value=0, max_value=9)


@st.composite
def _mutations(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the small plan after some accidents."""
    name = draw(st.sampled_from(sorted(_SMALL)))
    raw = _SMALL[name]
    for _ in range(draw(st.integers(min_value=1, max_value=4))):
        raw = draw(st.sampled_from([_cut_or_insert, _move_lines, _indent]))(draw, raw)
    return name, raw


def _cut_or_insert(draw: st.DrawFn, raw: bytes) -> bytes:
    start = draw(st.integers(min_value=0, max_value=len(raw)))
    length = draw(st.integers(min_value=0, max_value=12))
    return raw[:start] + draw(_FRAGMENTS | st.binary(max_size=3)) + raw[start + length :]


def _move_lines(draw: st.DrawFn, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    index = st.integers(min_value=0, max_value=len(lines))
    start, target = draw(index), draw(index)
    moved = lines[start : start + draw(st.integers(min_value=1, max_value=5))]
    kept = lines if draw(st.booleans()) else lines[:start] + lines[start + len(moved) :]
    return b"\n".join(kept[:target] + moved + kept[target:])


def _indent(draw: st.DrawFn, raw: bytes) -> bytes:
    lines = raw.split(b"\n")
    index = draw(st.integers(min_value=0, max_value=len(lines) - 1))
    lines[index] = b" " * draw(_INDENTATION) + lines[index].lstrip(b" ")
    return b"\n".join(lines)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the small plan, in which one file at a time is overwritten and put back."""
    copy = tmp_path_factory.mktemp("plan") / "data"
    yield Path(shutil.copytree(SMALL, copy))


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    assert_sound(read("f", raw).findings, raw)


@settings(max_examples=300)
@given(st.text(max_size=300) | st.text(alphabet="ab:- \n#\"'[]{},&*!|>?%\t\\", max_size=200))
def test_any_text(text: str) -> None:
    raw = text.encode("utf-8", errors="surrogatepass")
    located = read("f", raw)
    assert_sound(located.findings, raw)
    assert located.data is not None or has_errors(located.findings)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutation=_mutations())
def test_any_accident_in_the_small_plan(mutation: tuple[str, bytes], folder: Path) -> None:
    name, raw = mutation
    (folder / name).write_bytes(raw)
    try:
        checked = check(folder)
    finally:
        (folder / name).write_bytes(_SMALL[name])
    for file, contents in (_SMALL | {name: raw}).items():
        found = [item for item in checked.findings if item.place.file.endswith(f"/{file}")]
        assert_sound(found, contents)
    assert (checked.plan is None) == has_errors(checked.findings)

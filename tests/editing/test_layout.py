"""The rules of layout, each held by a case in ``tests/editing/layout``, and by any values at all.

A new case needs no Python: a folder with ``before.yaml``, ``change.yaml`` (if more is done than laying out)
and, unless the file is refused, ``after.yaml``, which ``pytest tests/editing --rewrite-expected`` writes.
``change.yaml`` names the ``list``, the ``order`` of fields, and what is to ``change`` or to ``insert``;
``refused`` are the ids that a person must change, or ``file`` or ``place``.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from actionplan.editing import layout
from actionplan.editing.formatting import formatted
from actionplan.editing.layout import can_be_folded, can_be_plain, fold, refold
from actionplan.editing.writer import NoPlaceError, NotLaidOutError, with_record, with_values
from actionplan.reading.decoding import decode
from actionplan.reading.located import read

_CASES = Path(__file__).parent / "layout"
_NAMES = sorted(path.name for path in _CASES.iterdir())
_REFUSALS = {"file": NotLaidOutError, "place": NoPlaceError}


def _written(case: Path) -> tuple[bytes, set[str]]:
    """A case's file after its change, and the ids that were refused."""
    raw = (case / "before.yaml").read_bytes()
    if not (case / "change.yaml").exists():
        return formatted(case.name, raw), set()
    what = read("change.yaml", (case / "change.yaml").read_bytes()).data
    if "insert" in what:
        record = _with_tuples(what["insert"]["record"])
        inserted = with_record(raw, what["list"], int(what["insert"]["after"]), record)
        assert inserted.raw.decode().split("\n")[inserted.line - 1] == f"  - id: {record['id']}"
        return inserted.raw, set()
    changes = {
        item["id"]: {
            tuple(address.split("/")): _with_tuples(value) for address, value in item["fields"].items()
        }
        for item in what["change"]
    }
    return with_values(raw, what["list"], changes, what["order"])


def _with_tuples(value: Any) -> Any:
    """References as the writer wants them; a list of records stays one."""
    if isinstance(value, dict):
        return {name: _with_tuples(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return (
            [_with_tuples(item) for item in value] if value and isinstance(value[0], dict) else tuple(value)
        )
    return value


def _refused(case: Path) -> Any:
    file = case / "change.yaml"
    return read("", file.read_bytes()).data.get("refused", ()) if file.exists() else ()


@pytest.mark.parametrize(
    "name", [name for name in _NAMES if isinstance(_refused(_CASES / name), (list, tuple))]
)
def test_a_case_is_laid_out_as_its_file_says(name: str, request: pytest.FixtureRequest) -> None:
    case = _CASES / name
    result, refused = _written(case)
    if request.config.getoption("--rewrite-expected"):
        (case / "after.yaml").write_bytes(result)
    assert result.decode() == (case / "after.yaml").read_bytes().decode()
    assert refused == set(_refused(case))
    assert formatted(name, result) == result


@pytest.mark.parametrize("name", [name for name in _NAMES if isinstance(_refused(_CASES / name), str)])
def test_a_file_that_cannot_be_changed_safely_is_refused(name: str) -> None:
    with pytest.raises(_REFUSALS[_refused(_CASES / name)]):
        _written(_CASES / name)
    assert not (_CASES / name / "after.yaml").exists()


def test_every_rule_names_its_cases_and_every_case_has_a_rule() -> None:
    named = {
        name for names in re.findall(r"\*([a-z, -]+)\*", layout.__doc__ or "") for name in names.split(", ")
    }
    assert named == set(_NAMES)


_PIECES = st.sampled_from(
    [
        *"=+-@'\";:#,{}[]|>%\\&!*?`~<._yn2å« \u00a0\u2009🏠\u0301\n\t\u2028…",
        *(": ", " #", "- ", "  ", "ord ", "bostäder " * 12, "a:\u00a0b", "---", "..."),
        *("no", "true", "null", "12:30", "1e5", "0x1"),
    ]
)
_TEXTS = st.one_of(
    st.lists(_PIECES, min_size=1, max_size=12).map("".join),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1),
).filter(lambda text: text.strip() and not decode("", f'"{text}"'.encode()).findings)


@given(_TEXTS)
def test_what_stands_plain_is_a_text_for_every_reader(text: str) -> None:
    if can_be_plain(text):
        for version in ((1, 1), (1, 2)):
            reader = YAML(typ="safe", pure=True)
            reader.version = version
            assert reader.load(f"a: {text}") == {"a": text}
        assert yaml.safe_load(f"a: {text}") == {"a": text}
    if can_be_plain(text, in_flow=True):
        assert yaml.safe_load(f"a: [{text}]") == {"a": [text]}


@given(_TEXTS, _TEXTS, st.integers(0, 20))
def test_folding_loses_nothing(text: str, old: str, indent: int) -> None:
    if can_be_folded(text):
        lines = refold(text, fold(old, indent), indent)
        assert " ".join(lines) == text == " ".join(fold(text, indent))
        assert lines == refold(text, lines, indent)
        folded = "a: >-\n" + "".join(f"{' ' * (indent + 1)}{line}\n" for line in lines)
        assert read("", folded.encode()).data == {"a": text}


_REFERENCES = st.lists(st.from_regex(r"\A[a-z]+(-[a-z0-9]+)*\Z"), unique=True, max_size=12).map(tuple)
_RECORD = st.fixed_dictionaries(
    {"id": st.just("ny"), "text": st.fixed_dictionaries({"sv": _TEXTS, "en": _TEXTS}), "refs": _REFERENCES},
    optional={"parts": st.lists(st.fixed_dictionaries({"sv": _TEXTS}), min_size=1, max_size=2)},
)
_BEFORE = b"items:\n  - id: a\n    text:\n      sv: x\n\n# om b\n  - id: b\n"


def _data(value: Any) -> Any:
    """What reading gives of a record; letters are composed there."""
    return read(
        "", yaml.safe_dump(yaml.safe_load(yaml.dump(_lists(value), allow_unicode=True))).encode()
    ).data


def _lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _lists(inner) for name, inner in value.items()}
    return [_lists(item) for item in value] if isinstance(value, (tuple, list)) else value


@settings(max_examples=20)
@given(_RECORD, _RECORD, st.integers(0, 2))
def test_any_values_are_read_back_and_written_twice_are_the_same(first: Any, second: Any, index: int) -> None:
    written = with_record(_BEFORE, "items", index, first).raw
    assert formatted("", written) == written
    assert read("", written).data["items"][index] == _data(first)
    changes = {
        "ny": {
            ("text", "sv"): second["text"]["sv"],
            ("text", "en"): second["text"]["en"],
            ("refs",): second["refs"],
        }
    }
    changed, refused = with_values(written, "items", changes, ("id", "text", "refs", "parts"))
    assert refused == set()
    assert formatted("", changed) == changed
    assert read("", changed).data["items"][index] == _data(
        first | {name: second[name] for name in ("text", "refs")}
    )
    assert with_values(changed, "items", changes, ("id", "text", "refs", "parts"))[0] == changed


_WRITTEN = {
    "folded": "sv: >-\n        ett två\n        tre fyra",
    "kept": "sv: |-\n        ett två",
    "plain": "sv: ett två",
    "single": "sv: 'ett två'",
    "double": 'sv: "ett två"',
}


@pytest.mark.parametrize("style", _WRITTEN)
def test_a_changed_text_may_begin_with_any_sign_whatever_style_the_old_one_had(style: str) -> None:
    raw = f"activities:\n  - id: a-1\n    text:\n      {_WRITTEN[style]}\n      en: x\n".encode()
    signs = [*map(chr, range(33, 127)), "«", "»", "…", "–", "§", "”", "’", "🏠", "<<<<<<<", "---", "%YAML"]
    for sign in signs:
        more = (sign, f"{sign} två " + "långa ord " * 12 + "här.") if sign in "#-?:=%" else ()
        for text in (f"{sign}delaktighet ska prägla.", *more):
            changed, refused = with_values(raw, "activities", {"a-1": {("text", "sv"): text}}, ["id", "text"])
            file = read("", changed)
            assert (refused, [item.code for item in file.findings]) == (set(), []), text
            assert file.data["activities"][0]["text"]["sv"] == text

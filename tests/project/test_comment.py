"""The comment in a pull request: what is taken of a stranger's text, and how the forge is called."""

import importlib.util
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.serving import QuietHandler, served

ROOT = Path(__file__).parents[2]


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("ci_comment", ROOT / ".ci/comment.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


comment = _load()
BOT = {"type": "Bot", "username": "project_7_bot_a1"}
HEAD = "a" * 40


@dataclass
class _Server:
    """A forge that remembers what it is asked to write."""

    address: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)


@pytest.fixture
def forge() -> Iterator[_Server]:
    state = _Server()

    class Handler(QuietHandler):
        def _answer(self, data: object) -> None:
            raw = json.dumps(data).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def do_GET(self) -> None:  # noqa: N802 - the library's name
            if "/pulls/" in self.path:
                self._answer({"head": {"sha": HEAD}})
            else:
                page = int(self.path.rpartition("page=")[2])
                self._answer(state.comments[(page - 1) * 100 : page * 100])

        def _take(self) -> None:
            data = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.written.append((self.command, self.path, data["body"]))
            self._answer({})

        do_POST = do_PATCH = do_PUT = _take  # noqa: N815 - the library's names

    with served(Handler) as address:
        state.address = address.removesuffix("/")
        yield state


def _github(forge: _Server, **changes: str) -> dict[str, str]:
    env = {
        "GITHUB_API_URL": forge.address,
        "GITHUB_REPOSITORY": "lansstyrelsen/plan",
        "GITHUB_TOKEN": "t",
        "HEAD_SHA": HEAD,
        "RUN_URL": "https://forge.example/runs/1",
    }
    return env | changes


def _gitlab(forge: _Server) -> dict[str, str]:
    return {
        "CI_API_V4_URL": forge.address,
        "CI_PROJECT_ID": "3",
        "CI_MERGE_REQUEST_IID": "12",
        "PLAN_COMMENT_TOKEN": "t",
        "CI_PIPELINE_URL": "https://forge.example/pipelines/1",
    }


@pytest.fixture
def review(tmp_path: Path) -> Path:
    (tmp_path / "number").write_text("12\n", "utf-8")
    (tmp_path / "diff.md").write_text("## 1 aktivitet är ny\n", "utf-8")
    return tmp_path


def test_the_first_comment_is_made(forge: _Server, review: Path) -> None:
    assert comment.main(review, _github(forge)) == 0
    ((method, path, text),) = forge.written
    assert (method, path) == ("POST", "/repos/lansstyrelsen/plan/issues/12/comments")
    assert text.startswith(comment.MARK)
    assert "## 1 aktivitet är ny" in text
    assert text.endswith("(https://forge.example/runs/1)\n")


def test_our_own_comment_is_updated_and_nobody_elses(forge: _Server, review: Path) -> None:
    stranger = {"id": 1, "user": {"type": "User"}, "body": comment.MARK}
    forge.comments = [stranger] * 120 + [{"id": 9, "user": BOT, "body": comment.MARK + "\nold"}]
    assert comment.main(review, _github(forge)) == 0
    assert [item[:2] for item in forge.written] == [("PATCH", "/repos/lansstyrelsen/plan/issues/comments/9")]


def test_a_comment_that_says_it_already_is_left(forge: _Server, review: Path) -> None:
    text = comment.body("## 1 aktivitet är ny\n", "https://forge.example/runs/1")
    forge.comments = [{"id": 9, "user": BOT, "body": text}]
    assert comment.main(review, _github(forge)) == 0
    assert forge.written == []


def test_gitlab(forge: _Server, review: Path) -> None:
    assert comment.main(review, _gitlab(forge)) == 0
    forge.comments = [{"id": 9, "author": BOT, "body": comment.MARK}]
    assert comment.main(review, _gitlab(forge)) == 0
    assert [item[:2] for item in forge.written] == [
        ("POST", "/projects/3/merge_requests/12/notes"),
        ("PUT", "/projects/3/merge_requests/12/notes/9"),
    ]


@pytest.mark.parametrize("number", ["", "0", "-1", "12/../../x", "1 2", "12; true", "9" * 30])
def test_a_number_that_is_none_is_refused(
    forge: _Server, review: Path, number: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (review / "number").write_text(number, "utf-8")
    assert comment.main(review, _github(forge)) == 2
    assert "no number of a pull request" in capsys.readouterr().err
    assert forge.written == []


def test_another_proposal_than_the_one_checked_is_refused(forge: _Server, review: Path) -> None:
    assert comment.main(review, _github(forge, HEAD_SHA="b" * 40)) == 2
    assert forge.written == []


def test_a_link_to_another_file_is_refused(forge: _Server, review: Path) -> None:
    (review / "diff.md").unlink()
    (review / "diff.md").symlink_to("/etc/hostname")
    assert comment.main(review, _github(forge)) == 2
    assert forge.written == []


def test_what_is_missing_is_said(forge: _Server, review: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert comment.main(review, {}) == 2
    assert comment.main(review / "none", _github(forge)) == 2
    assert comment.main(review, _github(forge, GITHUB_API_URL="http://127.0.0.1:1")) == 2
    assert capsys.readouterr().err.count("No comment was written") == 3


def test_a_faulty_plan_is_said_to_be_so(forge: _Server, review: Path) -> None:
    (review / "diff.md").write_text("", "utf-8")
    assert comment.main(review, _github(forge)) == 0
    assert "Planen går inte att jämföra" in forge.written[0][2]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**nytt** <ins>ord</ins>", "**nytt** <ins>ord</ins>"),
        ("<details><summary>3</summary></details>", "<details><summary>3</summary></details>"),
        ("<details><summary>3</summary>", "<details><summary>3</summary>\n\n</details>"),
        ("~~gammal~~ `boende-1` &#36;x &#160;", "~~gammal~~ `boende-1` &#36;x &#160;"),
        ("&commat;alla &#x40;alla &num;1", "&amp;commat;alla &amp;#\u200bx40;alla &amp;num;1"),
        ("GH-1 gh-1 ABC-2", "GH\u200b-1 gh\u200b-1 ABC\u200b-2"),
        ("!1 ~bug %mål $2 &3", "!\u200b1 ~\u200bbug %\u200bmål $\u200b2 &amp;\u200b3"),
        ("0123456789abcdef", "012345\u200b6789ab\u200bcdef"),
        ("a\n/merge\n  /close", "a\n\u200b/merge\n\u200b  /close"),
        ("```mermaid\nx", "``\u200b`mermaid\nx"),
        ("~~~\nx", "~~\u200b~\nx"),
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ('<ins onclick="x">', '&lt;ins onclick="x">'),
        ("<!-- gömt -->", "&lt;!-- gömt -->"),
        ("![bild](//ond.example/x.png)", "![bild]\\(//ond.example/x.png)"),
        ("[klicka](https://ond.example)", "[klicka]\\(https:\u200b//ond.example)"),
        ("[a]: https://ond.example", "[a]\\: https:\u200b//ond.example"),
        ("www.ond.example", "www\u200b.ond.example"),
        ("@alla", "@\u200balla"),
        ("se #12", "se #\u200b12"),
        ("a\u202eb\ufeffc\x1b[0m\r\n", "abc[0m\n"),
        ("GH-\u20601", "GH-\u20601"),
    ],
)
def test_a_strangers_text_can_only_be_read(text: str, shown: str) -> None:
    assert comment.safe(text) == shown


def test_a_long_text_is_cut_to_what_the_forge_takes() -> None:
    text = comment.body("en rad å@\n" * 40_000, "https://forge.example/runs/1")
    assert 50_000 < len(text) < 65_536
    assert "\n…\n" in text

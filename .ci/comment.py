"""Writes what a proposal changes into its pull request (GitHub) or merge request (GitLab): one comment.

Run as a program by the workflows, with Python's standard library alone, so that nothing has to be
installed where there is a token that may write. The comment is made of ``review/diff.md`` and, on
GitHub, ``review/number``. A stranger's code may have made both: the number must belong to a proposal
whose head is the commit that was checked, and the text is cut to a size and made unable to call
people, show pictures from elsewhere or hide anything.

Environment: on GitHub GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, HEAD_SHA and RUN_URL; on GitLab
CI_API_V4_URL, CI_PROJECT_ID, CI_MERGE_REQUEST_IID, PLAN_COMMENT_TOKEN and CI_PIPELINE_URL.
Ends with 0 if the comment stands, with 2 and a reason if it could not be written.
"""

import json
import os
import re
import stat
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MARK = "<!-- actionplan-diff -->"

# GitHub takes 65,536 characters (its API's error message says so), GitLab a million.
LONGEST = 65_000

# A proposal has rarely ten comments; beyond a thousand it is not read further.
_PAGES = 10

# What the diff marks its words and folds its lists with, without attributes; other tags become text.
_TAGS = re.compile(r"<(?!/?(?:b|br|code|del|details|em|i|ins|li|p|s|strong|sub|summary|sup|ul)\s*/?>)")

# Control characters, and those that turn the direction of a text (Unicode TR 36, section 2.10, and «Trojan
# Source», CVE-2021-42574). Joiners stay: the diff parts with them what a forge would make a link of.
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


# The references that the diff writes: signs that HTML or mathematics could act on, and blanks.
_BLANKS = "|".join(f"#{number}" for number in range(0x3001) if chr(number).isspace())
_REFERENCES = re.compile(rf"&(?!(?:amp|lt|gt|#36|{_BLANKS});)")

# What forges make links and notifications of, and where it is parted: addresses, www., #1, GH-1, ABC-1, !1,
# ~label, %milestone, $snippet, &epic (https://docs.gitlab.com/user/markdown/#gitlab-specific-references,
# https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls).
_ACTIVE = re.compile(
    r"""(?<=:)(?=//) | (?<=[Ww]{3})(?=\.) | (?<=[A-Z])(?=-\d) | (?<=gh)(?=-\d)
    | (?:(?<=[!%$]) | (?<!&\#)(?<=\#) | (?<!~~)(?<=~))(?=["'\w]) | (?<=&amp;)(?=\d)
    | ^(?=\s*/)                     # a quick action
    | (?<=``)(?=`) | (?<=~~)(?=~)  # a fence, which could swallow all that follows
    """,
    re.VERBOSE | re.MULTILINE,
)
# Seven digits name a commit, six do not.
_COMMIT = re.compile(r"(?i)\b[0-9a-f]{7,64}\b")
_NO_WIDTH = "\u200b"


class Refused(Exception):  # noqa: N818 - nothing is broken: it is not written, and why is said
    """What the other workflow left is not what it should be, or the forge does not take it."""


@dataclass(frozen=True)
class Forge:
    """Where the comments of one proposal are, and who we are there."""

    comments: str
    one_comment: str
    headers: Mapping[str, str]
    update_method: str

    def is_ours(self, comment: Mapping[str, Any]) -> bool:
        """Whether a comment is the one that this program wrote: anybody can copy its mark."""
        author = comment.get("user") or comment.get("author") or {}
        is_bot = author.get("type") == "Bot" or bool(
            re.match(r"(project|group)_\d+_bot", author.get("username", ""))
        )
        return is_bot and str(comment.get("body", "")).startswith(MARK)


def safe(text: str) -> str:
    """A stranger's Markdown without links, pictures, mentions, foreign tags and hidden characters.

    A space of no width parts what the forge would otherwise act on; a character reference would not do,
    because forges look for mentions after decoding those. For the same reason none is left that the diff
    does not write. What is folded ends where the text does.
    """
    text = _HIDDEN.sub("", text.replace("\r\n", "\n"))
    text = _REFERENCES.sub("&amp;", text)
    text = _TAGS.sub("&lt;", text)
    text = text.replace("](", "]\\(").replace("]:", "]\\:").replace("@", f"@{_NO_WIDTH}")
    text = _COMMIT.sub(lambda match: _NO_WIDTH.join(re.findall(".{1,6}", match[0])), text)
    text = _ACTIVE.sub(_NO_WIDTH, text)
    left_open = len(re.findall(r"<details\s*/?>", text)) - len(re.findall(r"</details\s*>", text))
    return text + "\n\n</details>" * max(0, left_open)


def body(text: str, run: str) -> str:
    """The whole comment: mark, the change, and where the rest is."""
    if not text.strip():
        text = (
            "Planen går inte att jämföra. Felen visas vid raderna i ändringsförslaget.\n\n"
            "The plan cannot be compared. The faults are shown at their lines in the proposal."
        )
    text = safe(text).strip()
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit("\n", 1)[0] + "\n\n…"
    return f"{MARK}\n{text}\n\n[Kontrollen och förhandsvisningen / Checks and preview]({run})\n"


def read_file(path: Path, longest: int) -> str:
    """The text of an ordinary file. Raises Refused for anything else: a link may lead to a secret."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise Refused(f"{path} is not an ordinary file.")
        with path.open("rb") as file:
            return file.read(longest).decode("utf-8", errors="replace")
    except OSError as error:
        raise Refused(f"{path} cannot be read: {error.strerror}.") from None


def call(url: str, headers: Mapping[str, str], method: str = "GET", data: object = None) -> Any:
    """What the forge answers. Raises Refused if it does not answer as it should."""
    if not url.startswith(("https://", "http://127.0.0.1:")):
        raise Refused(f"{url} is not a safe address.")
    raw = None if data is None else json.dumps(data).encode()
    every = {"Accept": "application/json", "Content-Type": "application/json", **headers}
    request = urllib.request.Request(url, raw, every, method=method)  # noqa: S310 - checked above
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 - checked above
            return json.load(answer)
    except (OSError, ValueError) as error:
        raise Refused(f"{method} {url}: {error}.") from None


def on_github(review: Path, env: Mapping[str, str]) -> Forge:
    """The proposal that the review is about, if its head is the commit that was checked."""
    number = read_file(review / "number", 20).strip()
    if not re.fullmatch(r"[1-9][0-9]{0,8}", number):
        raise Refused("review/number is no number of a pull request.")
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", env["GITHUB_REPOSITORY"]):
        raise Refused("GITHUB_REPOSITORY is no repository.")
    repository = f"{env['GITHUB_API_URL']}/repos/{env['GITHUB_REPOSITORY']}"
    headers = {"Authorization": f"Bearer {env['GITHUB_TOKEN']}", "X-GitHub-Api-Version": "2022-11-28"}
    proposal = call(f"{repository}/pulls/{number}", headers)
    if proposal["head"]["sha"] != env["HEAD_SHA"]:
        raise Refused(
            f"Pull request {number} has another head than what was checked; a newer check will come."
        )
    return Forge(f"{repository}/issues/{number}/comments", f"{repository}/issues/comments", headers, "PATCH")


def on_gitlab(env: Mapping[str, str]) -> Forge:
    """The merge request that the pipeline runs for."""
    request = (
        f"{env['CI_API_V4_URL']}/projects/{env['CI_PROJECT_ID']}/merge_requests/{env['CI_MERGE_REQUEST_IID']}"
    )
    return Forge(f"{request}/notes", f"{request}/notes", {"PRIVATE-TOKEN": env["PLAN_COMMENT_TOKEN"]}, "PUT")


def comments_of(forge: Forge) -> Iterator[Mapping[str, Any]]:
    """The comments that stand there, page by page."""
    for page in range(1, _PAGES + 1):
        comments = call(f"{forge.comments}?per_page=100&page={page}", forge.headers)
        yield from comments
        if len(comments) < 100:
            return


def write(forge: Forge, text: str) -> None:
    """Update our comment, or make it."""
    ours = next((item for item in comments_of(forge) if forge.is_ours(item)), None)
    if ours is None:
        call(forge.comments, forge.headers, "POST", {"body": text})
    elif ours["body"] != text:
        call(f"{forge.one_comment}/{int(ours['id'])}", forge.headers, forge.update_method, {"body": text})


def main(review: Path, env: Mapping[str, str]) -> int:
    """Write the comment that the folder ``review`` asks for."""
    try:
        forge = on_gitlab(env) if "CI_API_V4_URL" in env else on_github(review, env)
        run = env.get("RUN_URL") or env.get("CI_PIPELINE_URL", "")
        write(forge, body(read_file(review / "diff.md", 4 * LONGEST), run))
    except Refused as reason:
        print(f"No comment was written: {reason}", file=sys.stderr)
        return 2
    except KeyError as name:
        print(f"No comment was written: {name} is missing.", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path("review"), os.environ))

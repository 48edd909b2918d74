"""Talks to Pagefind's own program, in the way of its libraries.

A question is JSON in Base64 with a comma after it, and so is the answer. Pagefind's library for Python
waits a tenth of a second for every answer; and the program's other way in, a folder of files, numbers the
pages in the order in which the file system happens to list them.
"""

import base64
import json
import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import IO, Any

from pagefind.service import get_executable


class SearchIndexError(RuntimeError):
    """Pagefind could not make the index; the text says why."""


def write_pagefind_index(pages: Iterable[tuple[str, str]], output: Path, unused: Iterable[str]) -> None:
    """Let Pagefind make an index of pages, in their order, and write it.

    Args:
        pages: the name and the HTML of each, the name as of a file below the site's root.
        output: the folder to write.
        unused: the patterns of files that need not be written.

    Raises:
        SearchIndexError: Pagefind is not installed, or says that something is wrong.
        OSError: a file cannot be written. (Pagefind itself says nothing of a full disk: so it is asked for
            the files, and they are written here.)
    """
    program = get_executable()
    if program is None:
        raise SearchIndexError("Pagefind saknas / is missing: pip install 'pagefind[extended]'.")
    with subprocess.Popen(  # noqa: S603 - our own
        [str(program), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        try:
            index = _ask(process, {"type": "NewIndex", "config": None})["index_id"]
            for name, document in pages:
                asked = {"type": "AddFile", "index_id": index, "file_path": name, "file_contents": document}
                _ask(process, asked)
            files = _ask(process, {"type": "GetFiles", "index_id": index})["files"]
        finally:
            process.kill()
            with suppress(BrokenPipeError):
                _pipe(process.stdin).close()
    for item in files:
        if not any(PurePath(item["path"]).match(pattern) for pattern in unused):
            file = output / item["path"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(base64.b64decode(item["content"]))


def _ask(process: subprocess.Popen[bytes], payload: dict[str, Any]) -> dict[str, Any]:
    """Ask the program for something, and wait for its answer."""
    questions, answers = _pipe(process.stdin), _pipe(process.stdout)
    question = json.dumps({"message_id": 1, "payload": payload}).encode()
    with suppress(BrokenPipeError):  # then the answer says why, and is none
        questions.write(base64.b64encode(question) + b",")
        questions.flush()
    received = b"".join(_parts(answers.fileno()))
    try:
        if not received.endswith(b","):
            raise ValueError("broken off")
        answer: dict[str, Any] = json.loads(base64.b64decode(received[:-1], validate=True))["payload"]
    except ValueError:
        said = received.decode("utf-8", errors="replace").strip()
        raise SearchIndexError(f"Pagefind: {said or 'inget svar / no answer'}") from None
    if answer["type"] == "Error":
        raise SearchIndexError(f"Pagefind: {answer['message']}")
    return answer


def _parts(answers: int) -> Iterator[bytes]:
    """What comes until an answer ends, or the program does."""
    part = b" "
    while part and not part.endswith(b","):
        part = os.read(answers, 1 << 16)
        yield part


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """A stream of a process that was started with pipes."""
    if stream is None:
        raise ValueError("the program was started without pipes")
    return stream

"""Talks to Pagefind's own program, in the way of its libraries.

A question is JSON in Base64 with a comma after it, and so is the answer. Pagefind's library for Python
waits a tenth of a second for every answer; and the program's other way in, a folder of files, numbers the
pages in the order in which the file system happens to list them.
"""

import base64
import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

from pagefind.service import get_executable


class SearchIndexError(RuntimeError):
    """Pagefind could not make the index; the text says why."""


def write_pagefind_index(pages: Iterable[tuple[str, str]], output: Path) -> None:
    """Let Pagefind write an index of pages, in their order.

    Args:
        pages: the name and the HTML of each, the name as of a file below the site's root.
        output: the folder to write.

    Raises:
        SearchIndexError: Pagefind is not installed, or says that something is wrong.
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
            _ask(process, {"type": "WriteFiles", "index_id": index, "output_path": str(output)})
        finally:
            process.kill()


def _ask(process: subprocess.Popen[bytes], payload: dict[str, Any]) -> dict[str, Any]:
    """Ask the program for something, and wait for its answer."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the program was started without pipes")
    question = json.dumps({"message_id": 1, "payload": payload}).encode()
    try:
        process.stdin.write(base64.b64encode(question) + b",")
        process.stdin.flush()
    except BrokenPipeError:
        raise SearchIndexError(f"Pagefind: {_rest(process.stdout, b'')}") from None
    answer = _answer(process.stdout)
    if answer["type"] == "Error":
        raise SearchIndexError(f"Pagefind: {answer['message']}")
    return answer


def _answer(output: IO[bytes]) -> dict[str, Any]:
    received = b""
    while not received.endswith(b","):
        part = output.read(1)
        if not part:
            raise SearchIndexError(f"Pagefind: {_rest(output, received)}")
        received += part
    try:
        payload: dict[str, Any] = json.loads(base64.b64decode(received[:-1], validate=True))["payload"]
    except ValueError:
        raise SearchIndexError(f"Pagefind: {_rest(output, received)}") from None
    return payload


def _rest(output: IO[bytes], received: bytes) -> str:
    """What a program that fails says in plain words instead of an answer."""
    return (received + output.read()).decode("utf-8", errors="replace").strip() or "?"

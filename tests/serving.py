"""Real web servers on this machine, for tests and benchmarks."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

# Seconds between two looks at whether to end.
_PATIENCE = 0.02


class QuietHandler(BaseHTTPRequestHandler):
    """Answers requests and keeps no log: what tests and benchmarks print is no place for one."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Files(QuietHandler, SimpleHTTPRequestHandler):
    """Answers with the files of a folder."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes to the next page breaks off what it was loading; all else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(handler: Callable[..., Any]) -> Iterator[str]:
    """The address, ending with a slash, of a server whose requests ``handler`` answers."""
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(_PATIENCE,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def served_folder(folder: Path) -> Iterator[str]:
    """The address, ending with a slash, of a server with the files of a folder."""
    with served(partial(_Files, directory=str(folder))) as address:
        yield address

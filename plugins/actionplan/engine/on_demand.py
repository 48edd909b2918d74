"""A server makes what a browser asks for, when it asks.

An editor who has saved a word looks at one page of some hundreds. So while MkDocs serves, a build finds out
which files there are and writes none of ours; the first request for one after a build makes it, writes it
where MkDocs serves from, and leaves the answer to MkDocs, which puts the script into pages that reloads them.

Builds run in one thread and each request in its own:

- MkDocs empties the folder when a build begins, and a file of the earlier build must not be written into it
  after that. :meth:`OnDemand.begin` therefore waits for the file that is being written (not for one that is
  being made), and requests wait for the end of a build.
- A build may begin between the writing of a file and MkDocs' opening of it. The answer is then thrown away,
  and the request begins anew.
"""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from posixpath import normpath
from threading import Condition, Lock
from typing import Any, cast
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import FileWrapper

import click
from mkdocs.livereload import LiveReloadServer
from mkdocs.utils import write_file

from actionplan.engine.files import Make

# What browsers fetch beside pages and takes seconds to make: nobody is to wait for it who asks for a page.
_SLOW = ("search-index/", "fit/")

# MkDocs answers these when the site has changed; they ask for no file.
_RELOADING = "/livereload/"


@dataclass(frozen=True)
class Served:
    """The files of one build.

    Attributes:
        folder: where MkDocs serves from.
        files: what makes each file, by its path from there.
        search: makes the search index, whose files have names only when they are made.
    """

    folder: Path
    files: Mapping[str, Make] = field(default_factory=dict)
    search: Callable[[], Mapping[str, Make]] = dict
    _written: set[str] = field(default_factory=set)
    _index: dict[str, Make] = field(default_factory=dict)
    # Only one file at a time is made, for not all that they share may be used by two threads at once;
    # but what is slow is made beside the others, and shares none of that with them.
    _making: tuple[Lock, Lock] = field(default_factory=lambda: (Lock(), Lock()))

    def write(self, path: str, put: Callable[[bytes], None]) -> None:
        """Make the file at a path and hand it to ``put``, if there is such a file and it is not yet there."""
        is_slow = path.startswith(_SLOW)
        with self._making[is_slow]:
            make = self._making_of(path)
            if make and path not in self._written:
                put(make())
                self._written.add(path)

    def _making_of(self, path: str) -> Make | None:
        if path in self.files or not path.startswith(_SLOW):
            return self.files.get(path)
        if not self._index:
            self._index.update(self.search())
        return self._index.get(path)


class _BuildBegunError(Exception):
    """A build has begun meanwhile: what was made is no longer wanted."""


class OnDemand:
    """Makes files of the latest build for those who ask; waits while there is none."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._latest: Served | None = None

    def begin(self) -> None:
        """Say that a build begins, after which the earlier site is not added to."""
        with self._changed:
            self._latest = None

    def finish(self, served: Served) -> None:
        """Say that a build is done."""
        with self._changed:
            self._latest = served
            self._changed.notify_all()

    def write(self, *paths: str) -> Served:
        """Let those of the paths that are files of the site be in the folder; returns the build's files."""
        while True:
            served = self._finished()
            with suppress(_BuildBegunError):
                for path in paths:
                    served.write(path, partial(self._put, served, path))
                return served

    def is_latest(self, served: Served) -> bool:
        """Whether no build has begun since these files were published."""
        with self._changed:
            return self._latest is served

    def _finished(self) -> Served:
        with self._changed:
            self._changed.wait_for(lambda: self._latest)
            return cast(Served, self._latest)

    def _put(self, served: Served, path: str, content: bytes) -> None:
        with self._changed:
            if self._latest is not served:
                raise _BuildBegunError
            write_file(content, str(served.folder / path))

    def stand_before(self, server: LiveReloadServer) -> None:
        """Make what is asked for before a server answers with it."""
        application = cast(WSGIApplication, server.get_app())
        in_words = server.error_handler

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            asked = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if asked.startswith(_RELOADING):
                return application(environ, start_response)
            while True:
                served = self.write(*_paths(asked, server.mount_path))
                head = _Head()
                body = application(environ, head)
                if self.is_latest(served):
                    start_response(*head.said)
                    return body
                if isinstance(body, FileWrapper):
                    body.close()

        def explain(code: int) -> bytes | None:
            self.write(f"{code}.html")
            return in_words(code)

        server.set_app(answer)
        server.error_handler = explain


def reloads() -> bool:
    """Whether the command that runs reloads pages that have changed; plugins meet the server only then.

    Nothing else tells before the first build whether ``--no-livereload`` has been said.
    """
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("livereload"))


class _Head:
    """Takes the head of an answer, to be sent or not."""

    said: tuple[Any, ...] = ()

    def __call__(self, *said: Any) -> Callable[[bytes], object]:
        self.said = said
        return lambda _: None


def _paths(asked: str, mount: str) -> tuple[str, ...]:
    """The paths of files that a request may mean: of a folder it is its page."""
    if not f"{asked}/".startswith(mount):
        return ()
    path = normpath("/" + asked[len(mount) :]).lstrip("/")
    return (path, normpath(f"{path}/index.html").lstrip("/"))

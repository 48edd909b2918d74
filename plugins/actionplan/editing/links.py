"""The external links of a plan and of its pages: where they stand, and whether anybody answers.

Only http and https are opened, and only public addresses: a link in a proposal must not make a
server of ours look into its own network (OWASP, «Server-Side Request Forgery»). An address
is looked up once, and that very address is connected to, so that it cannot change in between.

That guard is most of the code; with httpx it would be a transport of our own, and as long. lychee has one,
but is a program to install beside Python, and what it finds would not stand at its line of the plan's
files, in the words of all other faults.
"""

import http.client
import ipaddress
import re
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Literal
from urllib.parse import quote, urlsplit, urlunsplit

from actionplan.plan.kinds import FILES
from actionplan.reading.findings import Finding, Place, in_order, places_in
from actionplan.reading.located import read
from actionplan.reading.prose import markdown_files
from actionplan.system.progress import SILENT, Progress, counted

LinkState = Literal["alive", "dead", "refused"]

_AGENT = "mkdocs-actionplan link check (weekly; one request for each link)"
_AT_ONCE = 4
_TIMEOUT = 15.0
_PAUSE = 3.0
_REDIRECTS = 5

# The site answers, but not to programs, or not now (RFC 9110, section 15.5, and RFC 6585).
_REFUSALS = {401, 403, 407, 429, 451}

# A link in Markdown: what stands in (…), in <…> or alone; a bracket after it is not part of it.
_IN_MARKDOWN = re.compile(r"https?://[^\s<>\"'()\]]+(?:\([^\s()]*\)[^\s<>\"'()\]]*)*")


@dataclass(frozen=True)
class Link:
    """An external address and where it stands."""

    url: str
    place: Place
    excerpt: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of opening an address: ``reason`` is the status or the error, in the network's own words."""

    state: LinkState
    reason: str = ""


class _PrivateAddressError(OSError):
    """The address leads into a network that is not public."""


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public Internet (IANA's special-purpose registries)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    return ip.is_global and not ip.is_multicast


def links_of_data(folder: FilePath) -> Iterator[Link]:
    """The texts of the plan's files that are web addresses as a whole. Missing files have none."""
    for name in FILES:
        path = folder / name
        if not path.exists():
            continue
        located = read(path.as_posix(), path.read_bytes())
        for where, value in located.texts():
            if re.fullmatch(r"https?://\S+", value):
                place = located.place(where)
                yield Link(value, place, located.lines[place.line - 1])


def links_of_pages(folder: FilePath) -> Iterator[Link]:
    """The external links of the Markdown files below a folder.

    Raises what :func:`actionplan.reading.prose.markdown_files` raises.
    """
    for path, text in markdown_files(folder):
        lines, place_of = text.split("\n"), places_in(path.as_posix(), text)
        for match in _IN_MARKDOWN.finditer(text):
            place = place_of(match.start())
            yield Link(match[0].rstrip(".,;:!?*_"), place, lines[place.line - 1])


def dead_links(
    links: Iterable[Link],
    public: Callable[[str], bool] = is_public,
    pause: float = _PAUSE,
    progress: Progress = SILENT,
) -> tuple[Finding, ...]:
    """A fault for each dead link, and a warning for each that could not be tried.

    Each address is opened once, a few at a time; what fails in a way that may pass is tried
    again after ``pause`` seconds. ``public`` says which IP addresses may be connected to.
    ``progress`` is told of each address that has been tried.
    """
    all_links = list(links)
    addresses = list(dict.fromkeys(_without_fragment(link.url) for link in all_links))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = pool.map(lambda url: try_twice(url, public, pause), addresses)
        outcomes = dict(zip(addresses, counted(answers, progress, "links", len(addresses)), strict=True))
    tried = ((link, outcomes[_without_fragment(link.url)]) for link in all_links)
    return in_order(_finding(link, outcome) for link, outcome in tried if outcome.state != "alive")


def _without_fragment(url: str) -> str:
    return url.partition("#")[0]


def _finding(link: Link, outcome: Outcome) -> Finding:
    params = {"url": link.url, "reason": outcome.reason}
    if outcome.state == "dead":
        return Finding(link.place, "dead-link", params, link.excerpt)
    return Finding(link.place, "refused-link", params, link.excerpt, severity="warning")


def try_twice(url: str, public: Callable[[str], bool], pause: float) -> Outcome:
    """What an address answers, asked again once if the failure may pass."""
    outcome = _try(url, public)
    if outcome.state == "dead" and outcome.reason not in ("404", "410"):
        time.sleep(pause)
        outcome = _try(url, public)
    return outcome


def _try(url: str, public: Callable[[str], bool]) -> Outcome:
    """Ask for the head alone, and for the whole page of a server that does not do heads well."""
    outcome = _ask(url, "HEAD", public)
    return _ask(url, "GET", public) if outcome.reason.isdigit() else outcome


def _ask(url: str, method: str, public: Callable[[str], bool]) -> Outcome:
    try:
        request = urllib.request.Request(_ascii(url), headers={"User-Agent": _AGENT}, method=method)  # noqa: S310
        with _opener(public).open(request, timeout=_TIMEOUT):
            return Outcome("alive")
    except urllib.error.HTTPError as error:
        error.close()
        return Outcome("refused" if error.code in _REFUSALS else "dead", str(error.code))
    except urllib.error.URLError as error:
        if isinstance(error.reason, _PrivateAddressError):
            return Outcome("refused", str(error.reason))
        return Outcome("dead", str(error.reason))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Outcome("dead", str(error) or type(error).__name__)


def _ascii(url: str) -> str:
    """An address as it goes over the wire: å and its like as UTF-8 in the path, as Punycode in the host."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe="/?&=%:;,+@!$'()*~[]") for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _opener(public: Callable[[str], bool]) -> urllib.request.OpenerDirector:
    """What follows links over http and https alone, to public addresses alone, and through no proxy."""

    class Redirects(urllib.request.HTTPRedirectHandler):
        max_redirections = _REDIRECTS

    class Plain(urllib.request.HTTPHandler):
        def http_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(lambda host, **options: _Connection(host, public, **options), request)

    class Secure(urllib.request.HTTPSHandler):
        def https_open(self, request: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(lambda host, **options: _SecureConnection(host, public, **options), request)

    opener = urllib.request.OpenerDirector()
    for handler in (
        Plain(),
        Secure(),
        Redirects(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.UnknownHandler(),
    ):
        opener.add_handler(handler)
    return opener


class _Connection(http.client.HTTPConnection):
    """A connection to the address that was looked up and found public."""

    def __init__(self, host: str, public: Callable[[str], bool], **options: Any) -> None:
        super().__init__(host, **options)
        self.public = public

    def connect(self) -> None:
        resolved = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = [str(item[4][0]) for item in resolved]
        # All, not the first alone: a name with a private address beside a public one is a trap, or a mistake.
        if not all(self.public(address) for address in addresses):
            raise _PrivateAddressError(f"{self.host}: private address")
        self.sock = socket.create_connection((addresses[0], self.port), self.timeout)


class _SecureConnection(_Connection):
    """The same over TLS; the certificate must be the host's."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

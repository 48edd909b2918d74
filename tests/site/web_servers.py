"""Starts real web servers with the files that the project ships, changed only in host, port and folders."""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path

from actionplan.security.servers import server_file

_MODULES = Path("/usr/lib/apache2/modules")


@dataclass(frozen=True)
class Answer:
    """What a server answers."""

    status: int
    headers: HTTPMessage
    body: bytes


@dataclass(frozen=True)
class WebServer:
    """A running server; ``certificate`` is what it proves itself by, if it speaks TLS."""

    port: int
    certificate: Path | None = None

    @property
    def address(self) -> str:
        return f"http{'s' if self.certificate else ''}://127.0.0.1:{self.port}/"

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a path; ``accept_encoding="gzip"`` is the header Accept-Encoding."""
        if self.certificate:
            trusted = ssl.create_default_context(cafile=str(self.certificate))
            asked: HTTPConnection = HTTPSConnection("127.0.0.1", self.port, context=trusted, timeout=10)
        else:
            asked = HTTPConnection("127.0.0.1", self.port, timeout=10)
        asked.request("GET", path, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = asked.getresponse()
        body = answer.read()
        asked.close()
        return Answer(answer.status, answer.headers, body)


def program(name: str) -> str | None:
    """The path of a server's program; where ordinary users do not look for them, too."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


def _replaced(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return text


def _nginx(folder: Path, site: Path) -> tuple[list[str], WebServer]:
    port, plain = free_port(), free_port()
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", key, "-out", certificate),
        ],
        check=True,
        capture_output=True,
    )
    shipped = _replaced(
        server_file("nginx.conf"),
        ("listen 443", f"listen 127.0.0.1:{port}"),
        ("listen 80", f"listen 127.0.0.1:{plain}"),
        ("    listen [::]:443 ssl http2;\n", ""),
        ("    listen [::]:80;\n", ""),
        ("plan.example", "127.0.0.1"),
        ("/etc/ssl/plan/fullchain.pem", str(certificate)),
        ("/etc/ssl/plan/privkey.pem", str(key)),
        ("/var/www/plan", str(site)),
    )
    (folder / "shipped.conf").write_text(shipped, "utf-8")
    paths = "".join(
        f"{name}_temp_path {folder}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\npid {folder}/pid;\nerror_log {folder}/log.txt;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{paths}include {folder}/shipped.conf;\n}}\n",
        "utf-8",
    )
    log = folder / "log.txt"
    return [str(program("nginx")), "-c", str(folder / "nginx.conf"), "-e", str(log)], WebServer(
        port, certificate
    )


def _caddy(folder: Path, site: Path) -> tuple[list[str], WebServer]:
    port = free_port()
    shipped = _replaced(
        server_file("Caddyfile"),
        ("plan.example {", f"http://127.0.0.1:{port} {{"),
        ("/var/www/plan", str(site)),
    )
    file = folder / "Caddyfile"
    file.write_text(f"{{\n\tadmin off\n}}\n{shipped}", "utf-8")
    return [str(program("caddy")), "run", "--config", str(file)], WebServer(port)


def _apache(folder: Path, site: Path) -> tuple[list[str], WebServer]:
    port = free_port()
    modules = ("mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter", "alias")
    loaded = "".join(f"LoadModule {name}_module {_MODULES}/mod_{name}.so\n" for name in modules)
    (folder / "apache.conf").write_text(
        f"{loaded}Listen 127.0.0.1:{port}\nServerName 127.0.0.1\nUser nobody\nPidFile {folder}/pid\n"
        f"DefaultRuntimeDir {folder}\nErrorLog {folder}/log.txt\nTypesConfig /etc/mime.types\n"
        f'DocumentRoot {site}\n<Directory "{site}">\nAllowOverride FileInfo\nRequire all granted\n'
        '</Directory>\n<Files ".ht*">\nRequire all denied\n</Files>\n',
        "utf-8",
    )
    return [str(program("apache2")), "-X", "-d", str(folder), "-f", str(folder / "apache.conf")], WebServer(
        port
    )


SERVERS: dict[str, Callable[[Path, Path], tuple[list[str], WebServer]]] = {
    "nginx": _nginx,
    "caddy": _caddy,
    "apache2": _apache,
}


@contextmanager
def running(name: str, folder: Path, site: Path) -> Iterator[WebServer]:
    """A server with its shipped file and the site; ``folder`` is for its own files."""
    command, server = SERVERS[name](folder, site)
    with (folder / "output.txt").open("w") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, "HOME": str(folder)}
        )
        try:
            _wait_for(process, server.port, folder)
            yield server
        finally:
            process.terminate()
            process.wait()


def _wait_for(process: subprocess.Popen[bytes], port: int, folder: Path) -> None:
    for _ in range(100):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    said = "".join(
        file.read_text("utf-8") for file in (folder / "output.txt", folder / "log.txt") if file.exists()
    )
    raise AssertionError(f"The web server did not start: {said}")

"""Finds a browser for the tests; run as a program, it sees to it that there is one, and web servers.

The headless shell is Chromium without windows, and opens a page in half the time;
a whole Chromium serves as well. In this order: what the machine has, the Debian
package when run as root, and Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_SHELL = "chromium-headless-shell"
# Programs and the Debian packages that hold them. The tests of a server that is not there are skipped.
_SERVERS = (("nginx", "nginx-light"), ("apache2", "apache2-bin"), ("caddy", "caddy"))
_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# --no-sandbox because tests also run as root in containers; the rest keeps Chromium off the network.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def find_browser() -> str | None:
    """The path of a Chromium on this machine, or None."""
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            return path
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    return downloaded if Path(downloaded).exists() else None


def _install_debian_packages() -> None:
    """What is missing of the browser and the web servers that the tests start.

    Where services are started by themselves, no server is installed: it would take the machine's port 80.
    """
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    wanted = [] if shutil.which(_SHELL) else [_SHELL]
    if not Path("/run/systemd/system").exists():
        wanted += [package for program, package in _SERVERS if not shutil.which(program)]
    if wanted:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
    for package in wanted:
        subprocess.run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", package], check=False)


def _download() -> None:
    libraries = ["--with-deps"] if os.geteuid() == 0 else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
    subprocess.run(command, check=False, timeout=600)


def main() -> int:
    """Install a browser, and web servers, if there are none; 0 if there is a browser in the end."""
    _install_debian_packages()
    if not find_browser():
        _download()
    found = find_browser()
    if not found:
        print(
            "No browser could be installed for the tests. Install Chromium with your system's package"
            " manager (Debian: apt install chromium) and run the command again.",
            file=sys.stderr,
        )
        return 1
    print(f"The tests use {found}.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

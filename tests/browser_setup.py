"""Finds a browser for the tests; run as a program, it sees to it that there is one.

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


def _install_debian_package() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-qq", "-y", _SHELL], check=False)


def _download() -> None:
    libraries = ["--with-deps"] if os.geteuid() == 0 else []
    command = [sys.executable, "-m", "playwright", "install", *libraries, "chromium"]
    subprocess.run(command, check=False, timeout=600)


def main() -> int:
    """Install a browser if there is none; 0 if there is one in the end."""
    if not shutil.which(_SHELL):
        _install_debian_package()
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

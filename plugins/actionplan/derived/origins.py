"""Where a file is changed in the web: addresses of the editor of GitHub, GitLab and Forgejo.

Rules: GitHub, «Editing files»
(https://docs.github.com/en/repositories/working-with-files/managing-files/editing-files);
GitLab, «Web Editor» (https://docs.gitlab.com/user/project/repository/web_editor/);
Forgejo and Gitea route ``/{owner}/{repository}/_edit/{branch}/{path}``. Issues: GitHub, «Creating an issue»
(https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue);
GitLab, «Create an issue» (https://docs.gitlab.com/user/project/issues/create_issues/).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args
from urllib.parse import quote, urlsplit

from actionplan.reading.findings import Place

Forge = Literal["github", "gitlab", "forgejo"]
FORGES: tuple[Forge, ...] = get_args(Forge)

_EDITOR: dict[Forge, str] = {"github": "edit", "gitlab": "-/edit", "forgejo": "_edit"}

_NEW_ISSUE: dict[Forge, str] = {"github": "issues/new", "gitlab": "-/issues/new", "forgejo": "issues/new"}

# What a forge's host is called, as a whole or in one of the parts between its dots.
_FORGE_OF_NAME: dict[str, Forge] = {
    "github": "github",
    "gitlab": "gitlab",
    "forgejo": "forgejo",
    "gitea": "forgejo",
    "codeberg": "forgejo",
}

# Scheme, host and at least an owner and a name; never a user's name or password.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~-]+){2,}")

# What git refuses in the name of a branch (git-check-ref-format).
_NO_BRANCH = re.compile(r"[\s\x00-\x1f\x7f~^:?*\[\\]|\.\.|@\{|//|^[-/]|/$|^$")


class ForgeError(ValueError):
    """A setting cannot be used; ``code`` and ``value`` say which and why."""

    def __init__(self, code: Literal["bad_address", "unknown_kind", "bad_branch"], value: str) -> None:
        super().__init__(f"{code}: {value}")
        self.code = code
        self.value = value


@dataclass(frozen=True)
class Repository:
    """A repository on a forge. ``url`` has no slash at its end; ``branch`` is what changes are made from."""

    url: str
    kind: Forge
    branch: str = "main"

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc

    @property
    def new_issue(self) -> str:
        """The address at which somebody with an account reports something."""
        return f"{self.url}/{_NEW_ISSUE[self.kind]}"

    def edit_address(self, place: Place) -> str:
        """The address of the forge's editor at a place, whose file is relative to the repository's root."""
        line = f"#L{place.line}" if place.line > 1 else ""
        return f"{self.url}/{_EDITOR[self.kind]}/{quote(self.branch)}/{quote(place.file)}{line}"


@dataclass(frozen=True)
class Origins:
    """Where what stands on the pages is written, so that a reader can suggest a change.

    ``places`` are those of :attr:`actionplan.reading.checks.Checked.places`, ``pages``
    those of the hand-written pages by their path; files are relative to the
    repository's root.
    """

    repository: Repository
    places: Mapping[tuple[str, str], Place]
    pages: Mapping[str, Place]

    def of_record(self, kind: str, record_id: str = "") -> str:
        """The editor's address for a record, or for a whole list; empty if nothing is known of it."""
        return self._address(self.places.get((kind, record_id)))

    def of_page(self, path: str) -> str:
        """The editor's address for a hand-written page."""
        return self._address(self.pages.get(path))

    def _address(self, place: Place | None) -> str:
        return self.repository.edit_address(place) if place else ""


def repository(url: str, branch: str, kind: Forge | None = None) -> Repository:
    """The repository at an address as it stands in a browser.

    Raises:
        ForgeError: the address is none of a repository, its forge is unknown
            and ``kind`` does not tell it, or no branch can have that name.
    """
    address = url.strip().rstrip("/").removesuffix(".git")
    if not _ADDRESS.fullmatch(address):
        raise ForgeError("bad_address", url)
    if _NO_BRANCH.search(branch):
        raise ForgeError("bad_branch", branch)
    forge = kind or _kind_of(urlsplit(address).hostname or "")
    if forge is None:
        raise ForgeError("unknown_kind", url)
    return Repository(address, forge, branch)


def _kind_of(host: str) -> Forge | None:
    kinds = (_FORGE_OF_NAME.get(part) for part in host.lower().split("."))
    return next((kind for kind in kinds if kind), None)

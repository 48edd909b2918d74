"""A file of the site, and what there is to say of one that cannot be made here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from posixpath import basename, splitext

# By the end of a file's name: as IANA registers them (https://www.iana.org/assignments/media-types). The
# system's own table is not asked, for it differs from machine to machine.
_MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


def media_type_of(path: str) -> str:
    """What a file holds, by the end of its name; ``application/octet-stream`` where that does not say it."""
    return _MEDIA_TYPES.get(splitext(path)[1], "application/octet-stream")


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of the site. Its content is made each time that it is asked for, and not kept.

    Attributes:
        path: from the site's root, with ``/`` between folders: ``aktiviteter/index.html``.
        make: makes its content; a text is published in UTF-8.
        title: what a page is called; None for what is no page, or stands in no place among the others.
        media_type: what it holds, without its character set, if its name does not tell.
        made_from: gives the digest of all that it is made from, if that is only a part of the site.
        is_hand_written: whether it is a page that somebody has written, put into its frame.
    """

    path: str
    make: Callable[[], bytes | str] = field(repr=False)
    title: str | None = None
    media_type: str = ""
    made_from: Callable[[], str] | None = field(default=None, repr=False)
    is_hand_written: bool = False

    def __post_init__(self) -> None:
        if not self.media_type:
            object.__setattr__(self, "media_type", media_type_of(self.path))

    @property
    def name(self) -> str:
        """Its name without its folder."""
        return basename(self.path)

    @property
    def content(self) -> bytes:
        """What the file holds."""
        content = self.make()
        return content.encode("utf-8") if isinstance(content, str) else content

    @property
    def text(self) -> str:
        """What a file of text holds."""
        content = self.make()
        return content if isinstance(content, str) else content.decode("utf-8")


@dataclass(frozen=True)
class Lack:
    """What is lacking for a file to be made: a library, a setting, or the site's address.

    ``code`` names the message in the language files (``error`` in ``exports``), ``params`` fill it in.
    """

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Missing:
    """A file that belongs to the site, but cannot be made here."""

    path: str
    lack: Lack

    @property
    def name(self) -> str:
        """Its name without its folder."""
        return basename(self.path)


class LackError(Exception):
    """A file was asked for that cannot be made here."""

    def __init__(self, lack: Lack) -> None:
        super().__init__(lack.code)
        self.lack = lack

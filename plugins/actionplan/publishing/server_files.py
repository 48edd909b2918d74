"""The files for those who look at the site from outside: web servers, and who has found a security hole."""

from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from actionplan.derived.site_file import SiteFile
from actionplan.plan.values import LANGUAGES
from actionplan.publishing.project import Project
from actionplan.security.security_txt import PATH as SECURITY_TXT
from actionplan.security.security_txt import security_txt
from actionplan.security.servers import PUBLISHED, server_file


def server_files(project: Project, *hashed: str) -> Iterator[SiteFile]:
    """Settings of web servers and, if somebody has said whom to tell, ``security.txt``.

    Args:
        project: what is published.
        hashed: the folders whose names change with what they hold.
    """
    root = urlsplit(project.base_url).path
    for name in PUBLISHED:
        yield SiteFile(name, partial(server_file, name, root, *hashed), media_type="text/plain")
    if project.contacts:
        contacts, address, day = project.contacts, project.base_url, project.today
        yield SiteFile(SECURITY_TXT, lambda: security_txt(contacts, LANGUAGES, address, day))

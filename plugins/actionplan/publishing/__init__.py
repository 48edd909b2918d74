"""What a site consists of, and the moment that it says it was made at.

:func:`publish` is the way in. It names every file of a site, whoever writes them: MkDocs (``engine/``) or
the command line (``commands/``).
"""

from actionplan.derived.site_file import Lack, Missing, SiteFile
from actionplan.publishing.known_files import KnownFiles
from actionplan.publishing.project import Options, Project, Prose
from actionplan.publishing.publish import publish, publish_faults
from actionplan.publishing.reporting import in_words

__all__ = [
    "KnownFiles",
    "Lack",
    "Missing",
    "Options",
    "Project",
    "Prose",
    "SiteFile",
    "in_words",
    "publish",
    "publish_faults",
]

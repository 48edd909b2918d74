"""The moment of a build, where MkDocs and other plugins look it up."""

import os

from actionplan.publishing.build_date import VARIABLE


class BuildTime:
    """Lets the environment name the moment of a build while the build lasts.

    MkDocs dates what it writes itself (the sitemap's archive) by this variable, and so do other plugins. It
    is put back afterwards: a server's next build is to find what its user said, and not what we said before.
    """

    def __init__(self, moment: int) -> None:
        """Begin; ``moment`` is in seconds since 1970."""
        self._before = os.environ.get(VARIABLE)
        self._lasts = True
        os.environ[VARIABLE] = str(moment)

    def end(self) -> None:
        """Put back what was said before; without effect the second time."""
        if not self._lasts:
            return
        self._lasts = False
        if self._before is None:
            os.environ.pop(VARIABLE, None)
        else:
            os.environ[VARIABLE] = self._before

"""Lines that git leaves in a file where two have changed the same: what it calls conflict markers.

Rule: seven signs at the beginning of a line, and what they are of after a space
(https://git-scm.com/docs/git-merge, «How conflicts are presented»).
"""

import re
from collections.abc import Iterator

from actionplan.reading.decoding import printable
from actionplan.reading.findings import Finding, Place

_MARKER = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
# Seven equals signs are a heading's underline in Markdown; these are nothing else.
_TELLING = ("<<<<<<<", ">>>>>>>")


def conflict_markers(name: str, text: str) -> Iterator[Finding]:
    """A fault for each marker in a file's text, if there are any.

    Args:
        name: the file's address.
        text: all of it; a line may end with CR LF.
    """
    if not any(sign in text for sign in _TELLING):
        return
    lines = text.split("\n")
    if not any(line.startswith(_TELLING) and _MARKER.fullmatch(line.rstrip("\r")) for line in lines):
        return
    for number, line in enumerate(lines, start=1):
        marker = line.rstrip("\r")
        if _MARKER.fullmatch(marker):
            yield Finding(Place(name, number), "conflict-marker", {"marker": marker[:7]}, printable(marker))

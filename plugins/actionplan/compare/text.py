"""A difference as plain text: headings, and a change a line; ``[-words gone-]``, ``{+words come+}``."""

import re

from actionplan.compare.difference import Difference
from actionplan.compare.lines import groups, head
from actionplan.compare.sentences import visible
from actionplan.plan.values import Language

# An invisible character that keeps what stands on either side apart (Unicode's word joiner).
JOINER = "\u2060"


class _Plain:
    def text(self, value: str) -> str:
        """What looks like a mark is no mark: something invisible stands inside."""
        return re.sub(r"(?<=[\[{])(?=[-+])|(?<=[-+])(?=[\]}])", JOINER, visible(value))

    def code(self, value: str) -> str:
        return visible(value)

    def old(self, value: str) -> str:
        return f"[-{self.text(value)}-]"

    def new(self, value: str) -> str:
        return f"{{+{self.text(value)}+}}"


def as_text(difference: Difference, lang: Language) -> str:
    """For a terminal or a mail."""
    style = _Plain()
    lines = [head(difference, lang, style)]
    for group in groups(difference, lang, style):
        lines += ["", group.heading, *(f"  {line}" for line in group.lines)]
    return "\n".join(lines)

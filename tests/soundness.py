"""What holds of every finding, whatever the files hold."""

import unicodedata
from collections.abc import Sequence

from actionplan.plan.values import LANGUAGES
from actionplan.reading.findings import Finding
from actionplan.reading.reporting import report, summary

# Categories of characters that a terminal obeys or does not show.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def assert_sound(findings: Sequence[Finding], raw: bytes) -> None:
    """Each of the findings of a file leads into it, and can be said in both languages."""
    lines = raw.decode("utf-8", errors="replace").replace("\r\n", "\n").split("\n")
    for item in findings:
        assert 1 <= item.place.line <= len(lines)
        assert 1 <= item.place.column <= len(lines[item.place.line - 1]) + 1
    for lang in LANGUAGES:
        text = (
            report(findings, lang, "text") + report(findings, lang, "json") + report(findings, lang, "github")
        )
        text.encode("utf-8")
        assert not {unicodedata.category(character) for character in text.replace("\n", "")} & _UNSEEN
        assert summary(findings, lang)

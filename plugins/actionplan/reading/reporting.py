"""Findings in words, for people (text), for GitHub's annotations and for programs (JSON)."""

import json
import unicodedata
from collections.abc import Sequence
from typing import Literal

from actionplan.plan.values import Language
from actionplan.reading.findings import Finding
from actionplan.words.wording import wording

Format = Literal["text", "github", "json"]

# How much of a long source line an excerpt shows around the fault, in characters.
EXCERPT_WIDTH = 100


def message(finding: Finding, lang: Language) -> str:
    """What is wrong and what to do, without the address."""
    words = wording("findings", lang)
    text = words(f"finding.{finding.code}", **finding.params)
    if finding.suggestion:
        text = words("did_you_mean", message=text, suggestion=finding.suggestion)
    if finding.severity == "warning":
        text = words("warning", message=text)
    return text


def headline(finding: Finding, lang: Language) -> str:
    """``file:line:column: message``."""
    place = finding.place
    return wording("findings", lang)(
        "line",
        file=place.file,
        line=str(place.line),
        column=str(place.column),
        message=message(finding, lang),
    )


def with_excerpt(finding: Finding, lang: Language) -> str:
    """The headline, the source line and a caret under the fault."""
    lines = [headline(finding, lang)]
    if finding.excerpt.strip():
        excerpt, column = _window(finding.excerpt, finding.place.column)
        lines += [f"    {excerpt}", "    " + " " * _width(excerpt[: column - 1]) + "^"]
    return "\n".join(lines)


def _width(text: str) -> int:
    """How many columns of a terminal a text takes: a combining character none, an emoji two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column in that part."""
    if len(line) <= EXCERPT_WIDTH:
        return line.rstrip(), column
    start = max(0, min(column - EXCERPT_WIDTH // 2, len(line) - EXCERPT_WIDTH))
    before = "…" if start else ""
    after = "…" if start + EXCERPT_WIDTH < len(line) else ""
    part = line[start : start + EXCERPT_WIDTH].rstrip()
    return before + part + after, column - start + len(before)


def summary(findings: Sequence[Finding], lang: Language) -> str:
    """How many faults and warnings there are."""
    words = wording("findings", lang)
    errors = sum(item.severity == "error" for item in findings)
    warnings = len(findings) - errors
    parts = [words("summary.errors", n=errors) if errors else words("summary.clean")]
    if warnings:
        parts.append(words("summary.warnings", n=warnings))
    return " ".join(parts)


def report(findings: Sequence[Finding], lang: Language, style: Format) -> str:
    """All findings in one of the three forms."""
    if style == "json":
        return json.dumps([_as_record(item, lang) for item in findings], ensure_ascii=False, indent=2)
    if style == "github":
        return "\n".join(_as_annotation(item, lang) for item in findings)
    return "\n".join(with_excerpt(item, lang) for item in findings)


def _as_record(finding: Finding, lang: Language) -> dict[str, object]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "severity": finding.severity,
        "code": finding.code,
        "message": message(finding, lang),
    }


def _as_annotation(finding: Finding, lang: Language) -> str:
    """A workflow command; what to escape:
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    place = finding.place
    file = _escaped(place.file).replace(":", "%3A").replace(",", "%2C")
    return (
        f"::{finding.severity} file={file},line={place.line},col={place.column}"
        f"::{_escaped(message(finding, lang))}"
    )


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

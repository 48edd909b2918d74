"""Of the files that MkDocs has found, those that are not read are taken out before it reads them."""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from actionplan.reading.findings import Finding
from actionplan.reading.input_files import LARGEST_OTHER, LARGEST_PAGE, is_passed_over, why_unread


def take_out_unread(files: Files, config: MkDocsConfig) -> tuple[Finding, ...]:
    """Take out what is not read, and say why; of what programs leave nothing is said.

    Files that another plugin has made are its own.
    """
    findings = []
    for file, path in list(_own_files(files, Path(config.docs_dir))):
        if file.inclusion is InclusionLevel.EXCLUDED:
            continue
        # Hidden files are left out by MkDocs' own settings, or meant to be published.
        if is_passed_over(path.name) and not path.name.startswith("."):
            files.remove(file)
        elif reason := why_unread(path, Path(config.docs_dir), _largest(file)):
            files.remove(file)
            findings.append(reason.finding(os.path.relpath(path)))
    return tuple(findings)


def _own_files(files: Files, folder: Path) -> Iterator[tuple[File, Path]]:
    for file in files:
        path = Path(file.abs_src_path) if file.abs_src_path else None
        if path and not file.generated_by and path.is_relative_to(folder):
            yield file, path


def _largest(file: File) -> int:
    return LARGEST_PAGE if file.is_documentation_page() else LARGEST_OTHER

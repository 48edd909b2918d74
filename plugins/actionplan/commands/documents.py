"""``actionplan export plan-sv.pdf`` and its like: the whole plan as documents for readers."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import folder_of_pages, of_pages, plan_in, read_pages, site_address, stop
from actionplan.commands.files import file_command, files_of, made, project_of, write_item
from actionplan.documents.document import document_path
from actionplan.documents.making import ALL
from actionplan.engine.progress import waiting
from actionplan.plan.values import Language
from actionplan.publishing import Missing, Options, Project, SiteFile, in_words
from actionplan.reading.prose import markdown_files
from actionplan.words.wording import Wording, wording

# The documents by the names of their files.
DOCUMENTS = {Path(document_path(*wanted)).name: wanted for wanted in ALL}


def document_command(file: str) -> click.Command:
    """The command that writes one of :data:`DOCUMENTS`."""
    lang_of_file, edition = DOCUMENTS[file]

    def about(words: Wording) -> str:
        return words(f"document.{edition}", language=words(f"document.in.{lang_of_file}"))

    return file_command(file, about, partial(_write, file), of_pages)


def _write(file: str, target: Path, data: Path, pages: Path | None, lang: str, site_url: str) -> None:
    words = wording("exports", cast(Language, lang))
    project = project_of(plan_in(data, words.lang), site_address(site_url, words))
    for problem in write_documents({file: target}, data, pages, project, words):
        stop(problem)


def write_documents(
    targets: dict[str, Path], data: Path, pages: Path | None, project: Project, words: Wording
) -> Sequence[str]:
    """Write documents; returns what keeps any of them from being made or written.

    Args:
        targets: where each of the wanted :data:`DOCUMENTS` is to be written.
        data: the plan's folder; ``mkdocs.yml`` stands beside it.
        pages: the folder of hand-written pages, if it is not ``content`` beside the plan's.
        project: the plan and its site's address; the pages are read here, by the settings.
        words: the language of what is said.
    """
    # Who writes another file need not wait for MkDocs.
    from actionplan.engine.prose import SettingsError, project_with_prose

    options = Options(exports=False, documents=tuple(DOCUMENTS[file] for file in targets))
    listed = files_of(project, options, targets)
    missing = [item for item in listed if isinstance(item, Missing)]
    problems = list(dict.fromkeys(in_words(item, words.lang) for item in missing))
    if len(missing) == len(listed):
        return problems
    settings, texts = data.parent / "mkdocs.yml", folder_of_pages(data, pages)
    if absent := [path for path in (settings, texts) if not path.exists()]:
        return [*problems, *(words("error.no-source", file=path) for path in absent)]
    read_pages(markdown_files, texts, words.lang)  # names one that is not UTF-8
    if not project.base_url:
        lacking = words("error.no-address", file=", ".join(targets))
        return [*problems, f"{lacking} {words('command.give_address')}"]
    try:
        whole, prose = project_with_prose(settings, texts, project.plan, project.base_url)
    except SettingsError as error:
        return [*problems, words("error.settings", file=settings, reason=error)]
    with waiting(words.lang) as progress:
        files = made(files_of(whole, options, targets, prose, progress))
    problems.extend(
        write_item(item, targets[item.name], words) for item in files if isinstance(item, SiteFile)
    )
    return [problem for problem in problems if problem]

"""``actionplan export plan-sv.pdf`` and its like: the whole plan as documents for readers."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import folder_of_pages, of_pages, plan_in, read_pages, site_address, stop
from actionplan.commands.files import file_command, written
from actionplan.documents.document import document_path
from actionplan.documents.making import ALL, documents, possible
from actionplan.exports import ExportError, Source
from actionplan.plan.values import Language
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
    source = Source(plan_in(data, words.lang), site_address(site_url, words))
    for hindrance in write_documents({file: target}, data, pages, source, words):
        stop(hindrance)


def write_documents(
    targets: dict[str, Path], data: Path, pages: Path | None, source: Source, words: Wording
) -> Sequence[str]:
    """Write documents; returns what keeps any of them from being made or written.

    Args:
        targets: where each of the wanted :data:`DOCUMENTS` is to be written.
        data: the plan's folder; ``mkdocs.yml`` stands beside it.
        pages: the folder of hand-written pages, if it is not ``content`` beside the plan's.
        source: the plan and its site's address.
        words: the language of what is said.
    """
    # Who writes another file need not wait for MkDocs.
    from actionplan.engine.prose import SettingsError, site_with_prose

    wanted, missing = possible(DOCUMENTS[file] for file in targets)
    hindrances = [wording("site", words.lang)("document.missing", command=missing)] if missing else []
    if not wanted:
        return hindrances
    settings, texts = data.parent / "mkdocs.yml", folder_of_pages(data, pages)
    if absent := [path for path in (settings, texts) if not path.exists()]:
        return [*hindrances, *(words("error.no-source", file=path) for path in absent)]
    read_pages(markdown_files, texts, words.lang)  # names one that is not UTF-8
    try:
        site = site_with_prose(settings, texts, source.plan, source.base_url)
    except ExportError as error:
        return [*hindrances, words(f"error.{error.code}", file=", ".join(targets), **error.params)]
    except SettingsError as error:
        return [*hindrances, words("error.settings", file=settings, reason=error)]
    for file, content in documents(site, wanted):
        if hindrance := written(targets[Path(file.path).name], content, words):
            hindrances.append(hindrance)
    return hindrances

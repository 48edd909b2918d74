"""``actionplan diff``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import in_format, in_language, of_data, page_addresses, print_faults, stop
from actionplan.compare.as_json import as_json
from actionplan.compare.difference import Difference, Snapshot, difference
from actionplan.compare.markdown import as_markdown
from actionplan.compare.pages import addressed
from actionplan.compare.text import as_text
from actionplan.history.git import RevisionError
from actionplan.history.revisions import commit_of, project_files, revision_files
from actionplan.plan.values import Language
from actionplan.reading.checks import Checked, check, check_files
from actionplan.reading.decoding import printable
from actionplan.reading.folder import prefix_of
from actionplan.reading.prose import prose_page
from actionplan.words.wording import wording


@click.command("diff", epilog="Exempel / Example: actionplan diff main --format markdown")
@click.argument("base")
@click.argument("head", required=False)
@of_data
@click.option("--content", default="content", help="Sidornas mapp. / The pages' folder.")
@in_language
@in_format("text", "markdown", "json")
@click.option(
    "--exit-code",
    "has_exit_code",
    is_flag=True,
    help="Avsluta med 1 om något är ändrat. / Exit with 1 if changed.",
)
def diff_command(
    base: str, head: str | None, data: Path, content: str, lang: str, style: str, has_exit_code: bool
) -> None:
    """Visa vad som är ändrat i planen. / Show what has changed in the plan.

    BASE och HEAD är git-versioner eller mappar. Utan HEAD jämförs med filerna som de ligger nu. /
    BASE and HEAD are git revisions or folders. Without HEAD, BASE is compared with the files as they are.

    Avslutas med 0, med 1 om planen på någon sida har fel (eller, med --exit-code, om något är ändrat), och
    med 2 om det inte går att jämföra. / Exits with 0, with 1 if the plan has faults on either side (or,
    with --exit-code, if something has changed), and with 2 if it cannot be compared.
    """
    language = cast(Language, lang)
    versions = [_version_named(name, data, content, language) for name in (base, head)]
    _stop_if_faulty(versions, language)
    diff = difference(*(version.snapshot for version in versions))
    diff = replace(diff, pages=addressed(diff.pages, page_addresses(data)))
    click.echo(_rendered(diff, language, style))
    raise SystemExit(1 if has_exit_code and not diff.is_empty else 0)


def _rendered(diff: Difference, lang: Language, style: str) -> str:
    if style == "json":
        return as_json(diff)
    return as_markdown(diff, lang) if style == "markdown" else as_text(diff, lang)


@dataclass(frozen=True)
class _ComparedVersion:
    """One of the two that are compared: as it was named, its plan as far as it can be read, and its files."""

    name: str
    checked: Checked
    pages: Mapping[str, bytes]
    files: Mapping[str, bytes]

    @property
    def snapshot(self) -> Snapshot:
        if self.checked.plan is None:
            raise ValueError(self.name)
        pages = {name: prose_page(name, raw.decode("utf-8", "replace")) for name, raw in self.pages.items()}
        return Snapshot(self.checked.plan, pages, self.files)


def _version_named(name: str | None, data: Path, content: str, lang: Language) -> _ComparedVersion:
    """Read a revision or a folder; ends the command if that cannot be done."""
    try:
        return _read(name, data, content)
    except RevisionError as error:
        code, detail = error.code, error.detail
    except OSError as error:
        code, detail = "unreadable", error.strerror or ""
    shown = printable(name or ".")
    stop(wording("diff", lang)(f"stopped.{code}", side=shown, detail=printable(detail)))


def _read(name: str | None, data: Path, content: str) -> _ComparedVersion:
    if name is None:
        return _from_folder(Path(), data, content)
    folder = Path(name)
    try:
        commit = commit_of(Path(), name)
    except RevisionError:
        if "\0" in name or not folder.is_dir():
            raise
        if (folder / "plan.yaml").exists():
            return _from_folder(folder.parent, Path(folder.name), content)
        return _from_folder(folder, data, content)
    return _from_revision(name, commit, data, content)


def _relative(path: Path) -> str:
    if path.is_absolute() or ".." in path.parts:
        raise RevisionError("outside", path.as_posix())
    return path.as_posix()


def _from_folder(project: Path, data: Path, content: str) -> _ComparedVersion:
    folder, pages = _relative(data), _relative(Path(content))
    return _version_of(
        (project / data).as_posix(), check(project / data), project_files(project, folder, pages), pages
    )


def _from_revision(name: str, commit: str, data: Path, content: str) -> _ComparedVersion:
    folder, pages = _relative(data), _relative(Path(content))
    files = revision_files(Path(), commit, folder, pages)
    plan_files = {Path(file).name: raw for file, raw in files.items() if Path(file).parent == data}
    # A fault's address is that in the revision, as git writes it.
    checked = check_files(plan_files, f"{name}:{prefix_of(data)}")
    return _version_of(name, checked, files, pages)


def _version_of(name: str, checked: Checked, files: Mapping[str, bytes], content: str) -> _ComparedVersion:
    prefix = f"{content}/"
    pages = {file.removeprefix(prefix): raw for file, raw in files.items() if file.startswith(prefix)}
    # Folders may have other names on either side; a file is known by its own.
    # Line ends are git's to choose (core.autocrlf).
    comparable = {
        file if file.startswith(prefix) else Path(file).name: raw.replace(b"\r\n", b"\n")
        for file, raw in files.items()
    }
    return _ComparedVersion(name, checked, pages, comparable)


def _stop_if_faulty(versions: list[_ComparedVersion], lang: Language) -> None:
    """End the command with the faults of both versions, if there are any."""
    faulty = [version for version in versions if version.checked.plan is None]
    for version in faulty:
        click.echo(wording("diff", lang)("stopped.faulty", side=printable(version.name)), err=True)
        print_faults(version.checked.findings, lang)
    if faulty:
        raise SystemExit(1)

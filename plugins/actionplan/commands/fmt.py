"""``actionplan fmt``."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import in_language, of_data, print_faults, stop, stop_unwritten, write_plan
from actionplan.editing.formatting import NotFaithfulError, formatted
from actionplan.plan.kinds import FILES
from actionplan.plan.values import Language
from actionplan.reading.checks import Content
from actionplan.reading.findings import has_errors
from actionplan.reading.folder import files_in
from actionplan.reading.input_files import Unread
from actionplan.reading.located import read
from actionplan.system.folder_lock import FolderInUseError
from actionplan.system.journal import NotRestoredError
from actionplan.words.wording import wording


@click.command("fmt", epilog="Exempel / Example: actionplan fmt --check")
@of_data
@in_language
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Visa vilka filer som skulle ändras, utan att ändra dem."
    " / Say which files would change, and change none.",
)
def fmt_command(data: Path, lang: str, only_check: bool) -> None:
    """Ställ upp planens filer på samma sätt. / Lay out the plan's files in one way.

    Innehåll, kommentarer, tomrader, ordning och citattecken ändras inte. / Contents,
    comments, blank lines, order and quotes stay.

    Avslutas med 0 om filerna är eller blev rätt uppställda, 1 vid fel i en fil eller om --check fann
    något, 2 om mappen eller en fil inte kan hanteras. / Exits with 0 if the files are or were laid
    out right, 1 with a fault in a file or if --check found one, 2 if the folder or a file cannot be
    dealt with.
    """
    language = cast(Language, lang)
    words = wording("fmt", language)
    try:
        files = files_in(data, FILES) if data.is_dir() else {}
    except (FolderInUseError, NotRestoredError) as error:
        stop_unwritten(error, language)
    if not files:
        stop(words("no_files", folder=data.as_posix()))
    before = {data / name: raw for name, raw in sorted(files.items()) if isinstance(raw, bytes)}
    _end_if_unread(data, files, language)
    _end_if_faulty(before, language)
    after, left_alone = _formatted(before)
    changed = [path for path, raw in after.items() if raw != before[path]]
    if not only_check:
        write_plan({path: after[path] for path in changed}, language)
    for path in changed:
        click.echo(words("would_change" if only_check else "changed", file=path.as_posix()))
    for path in left_alone:
        click.echo(words("left_alone", file=path.as_posix()), err=True)
    click.echo(words("right", n=len(before) - len(changed) - len(left_alone)))
    if left_alone:
        raise SystemExit(2)
    raise SystemExit(1 if only_check and changed else 0)


def _end_if_unread(data: Path, files: Mapping[str, Content], lang: Language) -> None:
    """End with 2 and all the reasons if a file of the plan is there and is not read."""
    unread = {name: raw for name, raw in files.items() if isinstance(raw, Unread)}
    findings = [raw.finding((data / name).as_posix()) for name, raw in unread.items()]
    if findings:
        print_faults(findings, lang)
        raise SystemExit(2)


def _end_if_faulty(contents: dict[Path, bytes], lang: Language) -> None:
    """End with 1 and all faults if a file is no YAML as the plan has it."""
    findings = [item for path, raw in contents.items() for item in read(path.as_posix(), raw).findings]
    if has_errors(findings):
        print_faults(findings, lang)
        raise SystemExit(1)


def _formatted(before: dict[Path, bytes]) -> tuple[dict[Path, bytes], list[Path]]:
    """The canonical form of each file, and the files that do not survive it."""
    after: dict[Path, bytes] = {}
    left_alone: list[Path] = []
    for path, raw in before.items():
        try:
            after[path] = formatted(path.as_posix(), raw)
        except NotFaithfulError:
            left_alone.append(path)
    return after, left_alone

"""Options that commands share, what they say of faults, and how they end."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from actionplan.derived.routes import PageAddresses
from actionplan.derived.site_address import SiteAddressError
from actionplan.derived.site_address import site_address as address_of_site
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.reading.checks import check
from actionplan.reading.decoding import printable
from actionplan.reading.findings import Finding, has_errors
from actionplan.reading.prose import PageError
from actionplan.reading.reporting import Format, headline, report, summary
from actionplan.reading.site_settings import pages_are_files
from actionplan.system.cache import FOLDER, Cache
from actionplan.system.files import write_all
from actionplan.system.folder_lock import FolderInUseError
from actionplan.system.journal import LinkedFileError, NotRestoredError, StrangeJournalError
from actionplan.words.wording import Wording, wording

# What is said when files cannot be changed, the special before the general.
_UNWRITTEN = {
    LinkedFileError: "linked",
    FolderInUseError: "in_use",
    StrangeJournalError: "strange",
    NotRestoredError: "not_restored",
}

Item = TypeVar("Item")
Function = TypeVar("Function", bound=Callable[..., Any])

of_data = click.option(
    "--data", default="data", type=click.Path(path_type=Path), help="Planens mapp. / The plan's folder."
)
of_pages = click.option(
    "--pages",
    type=click.Path(path_type=Path),
    help="Mappen med egna sidor; annars content bredvid planens mapp. / "
    "The folder of hand-written pages; otherwise content beside the plan's folder.",
)
in_language = click.option("--lang", default="sv", type=click.Choice(["sv", "en"]), help="Språk. / Language.")
of_site = click.option(
    "--site-url",
    default="",
    envvar="SITE_URL",
    help="Webbplatsens adress, för permanenta länkar. / The website's address, for permanent links.",
)


def in_format(*choices: str) -> Callable[[Function], Function]:
    """The option ``--format``, handed over as ``style``: text, or another of ``choices``."""
    return click.option(
        "--format",
        "style",
        default="text",
        type=click.Choice(choices),
        help="Utskriftens form. / Form of the output.",
    )


def folder_of_pages(data: Path, pages: Path | None) -> Path:
    """Where the hand-written pages of a plan are."""
    return pages or data.parent / "content"


def read_pages(read: Callable[[Path], Iterable[Item]], folder: Path, lang: Language) -> list[Item]:
    """What ``read`` makes of a folder of pages; a page that cannot be read ends the command with 2."""
    try:
        return list(read(folder))
    except PageError as error:
        stop(headline(error.finding, lang))


def project_cache() -> Cache:
    """What builds and commands keep, if a command is called where mkdocs.yml is; else nothing is kept."""
    return Cache(Path(FOLDER)) if Path("mkdocs.yml").is_file() else Cache()


def plan_in(data: Path, lang: Language) -> Plan:
    """The plan in a folder; ends the command with all its faults if there are errors."""
    checked = check(data)
    if checked.plan is None:
        print_faults(checked.findings, lang)
        raise SystemExit(1)
    return checked.plan


def print_faults(findings: Sequence[Finding], lang: Language, *, counted: bool = True) -> None:
    """Say on standard error what was found and, if ``counted``, how many faults and warnings that is."""
    click.echo(report(findings, lang, "text"), err=True)
    for line in _advice(findings, lang):
        click.echo(line, err=True)
    if counted:
        click.echo(summary(findings, lang), err=True)


def end_with(findings: Sequence[Finding], lang: Language, style: Format, *notes: str) -> NoReturn:
    """Print what was found, and end with 1 if there are errors, else with 0.

    For people, ``notes`` and the number of faults and warnings follow.
    """
    text = report(findings, lang, style)
    if text:
        click.echo(text)
    if style == "text":
        for line in (*_advice(findings, lang), *notes, summary(findings, lang)):
            click.echo(line)
    raise SystemExit(1 if has_errors(findings) else 0)


def _advice(findings: Sequence[Finding], lang: Language) -> Iterator[str]:
    """What to do here, where it depends on the door: the core's messages name no option of a command."""
    if any(item.code == "missing-folder" for item in findings):
        yield wording("findings", lang)("folder.command")


def site_address(site_url: str, words: Wording) -> str:
    """The site's address with a slash at its end; empty if it is not given."""
    try:
        return address_of_site(site_url) if site_url else ""
    except SiteAddressError as error:
        stop(words("command.bad_address", value=printable(str(error))))


def write_plan(contents: Mapping[Path, bytes], lang: Language) -> None:
    """Change files of a plan, all or none; if that cannot be done, say so and end the command with 2."""
    try:
        write_all(contents)
    except OSError as error:
        stop_unwritten(error, lang)


def stop_unwritten(error: OSError, lang: Language) -> NoReturn:
    """Say why files cannot be changed, and end the command with 2."""
    code = next((code for kind, code in _UNWRITTEN.items() if isinstance(error, kind)), "unwritable")
    stop(wording("writing", lang)(code, file=str(error.filename), reason=str(error.strerror)))


def page_addresses(data: Path) -> PageAddresses:
    """How a site's pages are addressed, by the settings that stand beside the plan's folder."""
    return PageAddresses(pages_are_files(data.parent / "mkdocs.yml"))


def stop(message: str) -> NoReturn:
    """Say on standard error why the command cannot be carried out, and end it with 2."""
    click.echo(message, err=True)
    raise SystemExit(2)

"""The command ``actionplan``."""

import json
from pathlib import Path
from typing import NoReturn, cast

import click

from actionplan.checks import check
from actionplan.findings import has_errors
from actionplan.fit.answer import answer, as_json
from actionplan.fit.evaluation import evaluate
from actionplan.fit.index import build
from actionplan.fit.reporting import evaluation_in_words, in_words
from actionplan.plan import Plan
from actionplan.reporting import Format, report, summary
from actionplan.values import LANGUAGES, Language
from actionplan.wording import wording

of_data = click.option(
    "--data", default="data", type=click.Path(path_type=Path), help="Planens mapp. / The plan's folder."
)
in_language = click.option("--lang", default="sv", type=click.Choice(["sv", "en"]), help="Språk. / Language.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-actionplan")
def main() -> None:
    """Kontrollera en handlingsplan i YAML. / Check an action plan in YAML."""


@main.command("check", epilog="Exempel / Example: actionplan check --data data --lang en")
@of_data
@in_language
@click.option(
    "--format",
    "style",
    default="text",
    type=click.Choice(["text", "github", "json"]),
    help="Utskriftens form. / Form of the output.",
)
def check_command(data: Path, lang: str, style: str) -> None:
    """Läs planen och visa alla fel på en gång. / Read the plan and show all faults at once.

    Avslutas med 0 om planen är felfri, annars med 1. / Exits with 0 if there is no fault, else with 1.
    """
    language = cast(Language, lang)
    findings = check(data).findings
    text = report(findings, language, cast(Format, style))
    if text:
        click.echo(text)
    if style == "text":
        click.echo(summary(findings, language))
    raise SystemExit(1 if has_errors(findings) else 0)


@main.command("fit", epilog='Exempel / Example: actionplan fit "språkcafé på biblioteket"')
@click.argument("idea", nargs=-1)
@of_data
@in_language
@click.option(
    "--top", default=5, type=click.IntRange(1, 50), help="Antal aktiviteter. / Number of activities."
)
@click.option(
    "--format",
    "style",
    default="text",
    type=click.Choice(["text", "json"]),
    help="Utskriftens form. / Form of the output.",
)
@click.option("--evaluate", "is_evaluation", is_flag=True, help="Mät med facit. / Measure with judged ideas.")
def fit_command(
    idea: tuple[str, ...], data: Path, lang: str, top: int, style: str, is_evaluation: bool
) -> None:
    """Visa vilka aktiviteter en idé passar. / Show which activities an idea fits.

    Idén skrivs efter kommandot eller läses från standard in. / The idea is written after the
    command or read from standard input.
    """
    language = cast(Language, lang)
    if is_evaluation:
        click.echo(_evaluated(_plan(data, language), language))
        return
    text = _idea(idea, language)
    plan = _plan(data, language)
    found = answer(text, build(plan, language), top=top)
    if style == "json":
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(found, plan, language))


def _plan(data: Path, lang: Language) -> Plan:
    """The plan in a folder; ends the command with all its faults if there are errors."""
    checked = check(data)
    if checked.plan is None:
        click.echo(report(checked.findings, lang, "text"), err=True)
        click.echo(summary(checked.findings, lang), err=True)
        raise SystemExit(1)
    return checked.plan


def _idea(words: tuple[str, ...], lang: Language) -> str:
    """What stands after the command, else what comes in by standard input."""
    stdin = click.get_binary_stream("stdin")
    if not words and stdin.isatty():
        _stop("no_idea", lang)
    try:
        # What the system could not decode of an argument comes as lone surrogates.
        raw = " ".join(words).encode("utf-8", "surrogateescape") if words else stdin.read()
        return raw.decode("utf-8-sig")
    except UnicodeError:
        _stop("bad_encoding", lang)


def _stop(key: str, lang: Language) -> NoReturn:
    click.echo(wording("fit", lang)(key), err=True)
    raise SystemExit(2)


def _evaluated(plan: Plan, lang: Language) -> str:
    if not plan.applicants.gold:
        _stop("no_gold", lang)
    indexes = {language: build(plan, language) for language in LANGUAGES}
    return evaluation_in_words(evaluate(plan.applicants.gold, indexes), lang)

"""``actionplan fit``."""

import json
import sys
from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import in_format, in_language, of_data, plan_in, stop
from actionplan.fit.answer import answer, as_json
from actionplan.fit.evaluation import evaluate
from actionplan.fit.index import build
from actionplan.fit.reporting import evaluation_in_words, in_words
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.words.wording import wording


@click.command("fit", epilog='Exempel / Example: actionplan fit "språkcafé på biblioteket"')
@click.argument("idea", nargs=-1)
@of_data
@in_language
@click.option(
    "--top", default=5, type=click.IntRange(1, 50), help="Antal aktiviteter. / Number of activities."
)
@in_format("text", "json")
@click.option("--evaluate", "is_evaluation", is_flag=True, help="Mät med facit. / Measure with judged ideas.")
def fit_command(
    idea: tuple[str, ...], data: Path, lang: str, top: int, style: str, is_evaluation: bool
) -> None:
    """Visa vilka aktiviteter en idé passar. / Show which activities an idea fits.

    Idén skrivs efter kommandot eller läses från standard in. / The idea is written after the
    command or read from standard input.

    Avslutas med 0 när svaret är skrivet, 1 om planen har fel, 2 om ingen idé går att läsa eller ingenting
    finns att mäta med. / Exits with 0 when the answer is written, 1 if the plan is faulty, 2 if no idea can
    be read or there is nothing to measure with.
    """
    language = cast(Language, lang)
    if is_evaluation:
        click.echo(_evaluated(plan_in(data, language), language))
        return
    text = _idea(idea, language)
    plan = plan_in(data, language)
    result = answer(text, build(plan, language), top=top)
    if style == "json":
        click.echo(json.dumps(as_json(result), ensure_ascii=False, indent=2))
    else:
        click.echo(in_words(result, plan, language))


def _idea(words: tuple[str, ...], lang: Language) -> str:
    """What stands after the command, else what comes in by standard input."""
    stdin = sys.stdin.buffer
    if not words and stdin.isatty():
        stop(wording("fit", lang)("no_idea"))
    try:
        # What the system could not decode of an argument comes as lone surrogates.
        raw = " ".join(words).encode("utf-8", "surrogateescape") if words else stdin.read()
        return raw.decode("utf-8-sig")
    except UnicodeError:
        stop(wording("fit", lang)("bad_encoding"))


def _evaluated(plan: Plan, lang: Language) -> str:
    if not plan.teaching.gold:
        stop(wording("fit", lang)("no_gold"))
    indexes = {language: build(plan, language) for language in LANGUAGES}
    return evaluation_in_words(evaluate(plan.teaching.gold, indexes), lang)

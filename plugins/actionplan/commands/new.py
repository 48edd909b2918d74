"""``actionplan new``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import click

from actionplan.commands.common import (
    in_language,
    of_data,
    page_addresses,
    plan_in,
    print_faults,
    stop,
    write_plan,
)
from actionplan.commands.questions import QUESTIONS, Question, entry_of
from actionplan.derived.routes import Route
from actionplan.editing.entries import id_for, index_for, next_in_area, used_ids
from actionplan.editing.trial import checked_with
from actionplan.editing.writer import Inserted, NoPlaceError, NotLaidOutError, with_record
from actionplan.plan.kinds import KINDS, Kind
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import Plan
from actionplan.reading.findings import Finding, has_errors
from actionplan.words.wording import Wording, wording

_EXAMPLES = {
    "activity": 'actionplan new activity --focus-area halsa --text-sv "Ordna en hälsodag."',
    "example": 'actionplan new example --title-sv "Modellen" --focus-area boende --source plan',
    "term": 'actionplan new term --term-sv SFI --definition-sv "Svenska för invandrare."',
    "organisation": 'actionplan new organisation --kind authority --name-sv "Skolverket"',
}

_HELP = """{sv} / {en}

Det som inte anges med en option frågar kommandot efter. Planen kontrolleras innan något
skrivs. / The command asks for what no option gives. The plan is checked before anything is
written.

Avslutas med 0 när det är skrivet, 1 om planen har eller skulle få fel, 2 om det bröts av eller
inte går; då är inget ändrat. / Exits with 0 when it is written, 1 if the plan has or would have
faults, 2 if it was broken off or cannot be done; nothing has changed then.
"""


@click.group("new", epilog=f"Exempel / Example: {_EXAMPLES['activity']}")
def new_command() -> None:
    """Lägg till något i planen. / Add something to the plan.

    Avslutas med 0 när det är skrivet, 1 om planen har eller skulle få fel, 2 om det inte går. /
    Exits with 0 when it is written, 1 if the plan has or would have faults, 2 if it cannot be done.
    """


def _command(kind: str) -> click.Command:
    both = {lang: wording("new", lang) for lang in LANGUAGES}

    def run(data: Path, lang: str, identifier: str | None, **answers: Any) -> None:
        _add(kind, data, cast(Language, lang), identifier or "", answers)

    run.__doc__ = _HELP.format(**{lang: t(f"help.{kind}") for lang, t in both.items()})
    options = [
        click.option(
            f"--{question.option.replace('_', '-')}",
            question.option,
            multiple=question.is_many,
            help=" / ".join(t(f"ask.{kind}.{question.option}") + "." for t in both.values()),
        )
        for question in QUESTIONS[kind]
    ]
    identifier = click.option("--id", "identifier", help=" / ".join(t("help.id") for t in both.values()))
    for decorate in reversed((*options, identifier, of_data, in_language)):
        run = decorate(run)
    return click.command(kind, epilog=f"Exempel / Example: {_EXAMPLES[kind]}")(run)


for _kind in QUESTIONS:
    new_command.add_command(_command(_kind))


def _add(kind: str, data: Path, lang: Language, identifier: str, options: dict[str, Any]) -> None:
    """Ask for what is missing, check the plan as it would be, and write it."""
    plan, t, record_kind = plan_in(data, lang), wording("new", lang), KINDS[kind]
    try:
        answers = _answers(kind, plan, options, t)
    except click.Abort:
        stop(f"\n{t('aborted')}")
    used = used_ids(plan, kind)
    if identifier in used:
        stop(t("id_used", id=identifier))
    entry = entry_of(record_kind, identifier or _next_id(record_kind, answers, used), answers)
    if not entry["id"]:
        stop(t("no_id"))
    name, key = record_kind.file, record_kind.list_name
    path = data / name
    try:
        inserted = with_record(path.read_bytes(), key, index_for(plan, kind, entry), entry)
        _end_if_faulty(data, name, inserted, t)
    except NotLaidOutError:
        stop(t("not_laid_out", file=path.as_posix()))
    except NoPlaceError:
        stop(t("no_place", file=path.as_posix(), name=key))
    except OSError as error:
        stop(t("unreadable", file=path.as_posix(), reason=error.strerror or str(error)))
    write_plan({path: inserted.raw}, lang)
    click.echo(t("written", file=path.as_posix(), line=str(inserted.line), id=entry["id"]))
    page, addresses = Route(kind, entry["id"]), page_addresses(data)
    click.echo(t("page", **{lang: f"/{addresses.of(page.path(lang))}" for lang in LANGUAGES}))


def _end_if_faulty(data: Path, name: str, inserted: Inserted, t: Wording) -> None:
    """Show what ``check`` says of the new entry; end with 1 if there is an error in it."""
    findings = checked_with(data, {name: inserted.raw}).findings
    of_entry = [item for item in findings if _is_of(item, name, inserted)]
    if of_entry:
        print_faults(of_entry, t.lang, counted=False)
    if has_errors(findings):
        click.echo(t("faulty"), err=True)
        raise SystemExit(1)


def _is_of(finding: Finding, name: str, inserted: Inserted) -> bool:
    """Whether a finding is about the new entry; every error must be, since the plan had none."""
    is_there = Path(finding.place.file).name == name and finding.place.line >= inserted.line
    return finding.severity == "error" or is_there


def _answers(kind: str, plan: Plan, options: Mapping[str, Any], t: Wording) -> dict[str, Any]:
    """The options that were given and, if a necessary one is missing, the answers to the questions."""
    questions = QUESTIONS[kind]
    if all(options[question.option] for question in questions if question.is_required):
        return {name: _tidied(value) for name, value in options.items()}
    asked = (question for question in questions if not options[question.option])
    return {name: _tidied(value) for name, value in options.items()} | {
        question.option: _asked(kind, question, plan, t) for question in asked
    }


def _tidied(value: str | tuple[str, ...] | None) -> str | tuple[str, ...]:
    """A text is one paragraph: line breaks and repeated spaces become one space."""
    return value if isinstance(value, tuple) else " ".join((value or "").split())


def _asked(kind: str, question: Question, plan: Plan, t: Wording) -> str | tuple[str, ...]:
    """Ask until the answer can be used; several answers are parted by spaces or commas."""
    choices = question.choices(plan)
    if choices:
        click.echo(t("choose", choices=", ".join(choices)))
    text = t(f"ask.{kind}.{question.option}") + (t("several") if question.is_many else "")
    text += "" if question.is_required else t("optional")
    while True:
        answer = _tidied(click.prompt(text, default="", show_default=False))
        parts = tuple(str(answer).replace(",", " ").split()) if choices else ()
        unknown = [part for part in parts if part not in choices]
        if unknown:
            click.echo(t("unknown", answer=", ".join(unknown)))
        elif question.is_required and not answer:
            click.echo(t("required"))
        elif not question.is_many and len(parts) > 1:
            click.echo(t("only_one"))
        else:
            return parts if question.is_many else answer


def _next_id(kind: Kind, answers: Mapping[str, Any], used: set[str]) -> str:
    if kind.within:
        return next_in_area(answers[kind.within], used)
    return id_for(answers[f"{kind.label}_sv"], used)

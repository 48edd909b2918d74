"""``actionplan new``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast, get_args

import click

from actionplan.commands.common import in_language, of_data, plan_in, say_faults, stop
from actionplan.derived.routes import Route
from actionplan.editing.entries import (
    Entry,
    Inserted,
    NoPlaceError,
    id_for,
    index_for,
    insert,
    next_in_area,
    used_ids,
)
from actionplan.editing.trial import checked_with
from actionplan.plan.kinds import KINDS
from actionplan.plan.model import OrganisationKind
from actionplan.plan.values import LANGUAGES, Language
from actionplan.plan.whole import HasId, Plan
from actionplan.reading.findings import Finding, has_errors
from actionplan.system.files import write_all
from actionplan.words.wording import Wording, wording


@dataclass(frozen=True)
class Question:
    """What a new entry needs to know: an option of the command, or else a prompt.

    ``choices`` are the identifiers that may be answered, if not any text may.
    """

    name: str
    required: bool = True
    many: bool = False
    choices: Callable[[Plan], tuple[str, ...]] | None = None


def _ids(records: tuple[HasId, ...]) -> tuple[str, ...]:
    return tuple(item.id for item in records)


def _organisations(plan: Plan) -> tuple[str, ...]:
    return _ids(plan.organisations)


def _areas(plan: Plan) -> tuple[str, ...]:
    return _ids(plan.focus_areas)


_QUESTIONS: dict[str, tuple[Question, ...]] = {
    "activity": (
        Question("focus_area", choices=_areas),
        Question("text_sv"),
        Question("text_en", required=False),
        Question("responsible", required=False, many=True, choices=_organisations),
    ),
    "example": (
        Question("title_sv"),
        Question("title_en", required=False),
        Question("focus_area", many=True, choices=_areas),
        Question("source", many=True, choices=lambda plan: _ids(plan.documents)),
        Question("text_sv", required=False),
        Question("text_en", required=False),
    ),
    "term": (
        Question("term_sv"),
        Question("term_en", required=False),
        Question("definition_sv"),
        Question("definition_en", required=False),
    ),
    "organisation": (
        Question("kind", choices=lambda _: get_args(OrganisationKind)),
        Question("name_sv"),
        Question("name_en", required=False),
        Question("part_of", required=False, choices=_organisations),
        Question("member", required=False, many=True, choices=_organisations),
    ),
}

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
            f"--{question.name.replace('_', '-')}",
            question.name,
            multiple=question.many,
            help=" / ".join(t(f"ask.{kind}.{question.name}") + "." for t in both.values()),
        )
        for question in _QUESTIONS[kind]
    ]
    identifier = click.option("--id", "identifier", help=" / ".join(t("help.id") for t in both.values()))
    for decorate in reversed((*options, identifier, of_data, in_language)):
        run = decorate(run)
    return click.command(kind, epilog=f"Exempel / Example: {_EXAMPLES[kind]}")(run)


for _kind in _QUESTIONS:
    new_command.add_command(_command(_kind))


def _add(kind: str, data: Path, lang: Language, identifier: str, given: dict[str, Any]) -> None:
    """Ask for what is missing, check the plan as it would be, and write it."""
    plan, t = plan_in(data, lang), wording("new", lang)
    try:
        answers = _answers(kind, plan, given, t)
    except click.Abort:
        stop(f"\n{t('aborted')}")
    used = used_ids(plan, kind)
    if identifier in used:
        stop(t("id_used", id=identifier))
    entry = _entry(kind, identifier or _next_id(kind, answers, used), answers)
    if not entry["id"]:
        stop(t("no_id"))
    name, key = KINDS[kind].file, KINDS[kind].list_name
    path = data / name
    try:
        inserted = insert(path.read_bytes(), key, index_for(plan, kind, entry), entry)
        _end_if_faulty(data, name, inserted, t)
        write_all({path: inserted.raw})
    except NoPlaceError:
        stop(t("no_place", file=path.as_posix(), name=key))
    except OSError as error:
        stop(t("unwritable", file=path.as_posix(), reason=error.strerror or str(error)))
    click.echo(t("written", file=path.as_posix(), line=str(inserted.line), id=entry["id"]))
    click.echo(t("page", sv=_address(kind, entry, "sv"), en=_address(kind, entry, "en")))


def _address(kind: str, entry: Entry, lang: Language) -> str:
    return "/" + Route(kind, entry["id"]).path(lang)


def _end_if_faulty(data: Path, name: str, inserted: Inserted, t: Wording) -> None:
    """Show what ``check`` says of the new entry; end with 1 if there is an error in it."""
    findings = checked_with(data, {name: inserted.raw}).findings
    own = [item for item in findings if _is_of(item, name, inserted)]
    if own:
        say_faults(own, t.lang, counted=False)
    if has_errors(findings):
        click.echo(t("faulty"), err=True)
        raise SystemExit(1)


def _is_of(finding: Finding, name: str, inserted: Inserted) -> bool:
    """Whether a finding is about the new entry; every error must be, since the plan had none."""
    is_there = Path(finding.place.file).name == name and finding.place.line >= inserted.line
    return finding.severity == "error" or is_there


def _answers(kind: str, plan: Plan, given: Mapping[str, Any], t: Wording) -> dict[str, Any]:
    """The options that were given and, if a necessary one is missing, the answers to the questions."""
    questions = _QUESTIONS[kind]
    if all(given[question.name] for question in questions if question.required):
        return {name: _tidied(value) for name, value in given.items()}
    asked = (question for question in questions if not given[question.name])
    return {name: _tidied(value) for name, value in given.items()} | {
        question.name: _asked(kind, question, plan, t) for question in asked
    }


def _tidied(value: str | tuple[str, ...] | None) -> str | tuple[str, ...]:
    """A text is one paragraph: line breaks and repeated spaces become one space."""
    return value if isinstance(value, tuple) else " ".join((value or "").split())


def _asked(kind: str, question: Question, plan: Plan, t: Wording) -> str | tuple[str, ...]:
    """Ask until the answer can be used; several answers are parted by spaces or commas."""
    choices = question.choices(plan) if question.choices else ()
    if choices:
        click.echo(t("choose", choices=", ".join(choices)))
    text = t(f"ask.{kind}.{question.name}") + (t("several") if question.many else "")
    text += "" if question.required else t("optional")
    while True:
        answer = _tidied(click.prompt(text, default="", show_default=False))
        parts = tuple(str(answer).replace(",", " ").split()) if choices else ()
        unknown = [part for part in parts if part not in choices]
        if unknown:
            click.echo(t("unknown", answer=", ".join(unknown)))
        elif question.required and not answer:
            click.echo(t("required"))
        elif not question.many and len(parts) > 1:
            click.echo(t("only_one"))
        else:
            return parts if question.many else answer


def _next_id(kind: str, answers: Mapping[str, Any], used: set[str]) -> str:
    if kind == "activity":
        return next_in_area(answers["focus_area"], used)
    name = {"term": "term_sv", "organisation": "name_sv", "example": "title_sv"}[kind]
    return id_for(answers[name], used)


def _entry(kind: str, identifier: str, answers: Mapping[str, Any]) -> Entry:
    """The record in the order of the plan's files; what was not answered is left out."""
    if kind == "activity":
        return {
            "id": identifier,
            "focus_area": answers["focus_area"],
            "text": _text("text", answers),
            "responsible": answers["responsible"],
        }
    if kind == "term":
        texts = {"term": _text("term", answers), "definition": _text("definition", answers)}
        return {"id": identifier, **texts}
    if kind == "organisation":
        own = {"part_of": answers["part_of"], "members": answers["member"]}
        filled = {name: value for name, value in own.items() if value}
        return {"id": identifier, "kind": answers["kind"], "name": _text("name", answers), **filled}
    example = {
        "id": identifier,
        "title": _text("title", answers),
        "focus_areas": answers["focus_area"],
        "sources": [{"document": document} for document in answers["source"]],
    }
    return example | ({"text": [_text("text", answers)]} if answers["text_sv"] else {})


def _text(name: str, answers: Mapping[str, Any]) -> dict[str, str]:
    return {lang: answers[f"{name}_{lang}"] for lang in LANGUAGES if answers[f"{name}_{lang}"]}

"""``actionplan translations``."""

from dataclasses import replace
from pathlib import Path
from typing import cast

import click

from actionplan.commands.common import (
    folder_of_pages,
    in_format,
    in_language,
    of_data,
    of_pages,
    plan_in,
    read_pages,
    stop,
    write_plan,
)
from actionplan.derived.translation import accept, translations
from actionplan.editing.translation_record import FILE, as_file, as_json, in_words, state_in_words
from actionplan.plan.values import Language
from actionplan.plan.whole import Plan
from actionplan.reading.prose import ProsePage, prose_pages
from actionplan.words.wording import wording


@click.command(
    "translations", epilog="Exempel / Example: actionplan translations --accept boende-1 terms/etablering"
)
@click.argument("names", metavar="[ID]...", nargs=-1)
@of_data
@of_pages
@in_language
@click.option(
    "--accept",
    "is_acceptance",
    is_flag=True,
    help="Godkänn engelskan, all eller bara för angivna id. / Accept the English, all or of the given ids.",
)
@in_format("text", "json")
def translations_command(
    names: tuple[str, ...], data: Path, pages: Path | None, lang: str, is_acceptance: bool, style: str
) -> None:
    """Visa om den engelska texten svarar mot den svenska. / Show whether the English follows the Swedish.

    För varje text: aktuell, föråldrad (svenskan är ändrad sedan engelskan godkändes) eller saknas.
    Med --accept skrivs data/translations.yaml. / For each text: current, outdated (the Swedish has
    changed since the English was accepted) or missing. --accept writes data/translations.yaml.

    Avslutas med 0, med 1 om planen har fel, med 2 om ett id är okänt eller filen inte kan skrivas. /
    Exits with 0, with 1 if the plan has faults, with 2 if an id is unknown or the file cannot be written.
    """
    language = cast(Language, lang)
    plan = plan_in(data, language)
    if names and not is_acceptance:
        stop(wording("diff", language)("translations.only_with_accept"))
    written = read_pages(prose_pages, folder_of_pages(data, pages), language)
    if is_acceptance:
        plan = _accepted(plan, names, written, data, language)
    states = translations(plan, written)
    if style == "json":
        click.echo(as_json(states))
    else:
        click.echo(state_in_words(states, language) if is_acceptance else in_words(states, language))


def _accepted(plan: Plan, names: tuple[str, ...], pages: list[ProsePage], data: Path, lang: Language) -> Plan:
    words = wording("diff", lang)
    try:
        lines = accept(plan, names, pages)
        file = data / FILE
        content = as_file(lines, file.read_bytes() if file.exists() else b"")
    except KeyError as error:
        stop(words("translations.unknown", name=error.args[0]))
    except OSError as error:
        stop(words("translations.unreadable", file=(data / FILE).as_posix(), reason=error.strerror or ""))
    write_plan({file: content}, lang)
    return replace(plan, accepted=lines)

"""The reference of commands, from the command line itself: what ``--help`` says, in English."""

import inspect
from collections.abc import Iterator, Mapping

import click

from actionplan.commands.main import main
from docs.reference.writing import code, paragraphs, table

_PROGRAM = "actionplan"
# Stands for the name of the file in commands that are named after what they write.
_ANY_FILE = "FILE"

_INTRODUCTION = """\
# Commands

`actionplan` is installed with the package; in this repository it is `.venv/bin/actionplan`. Every command
answers to `--help`, in Swedish and English, and speaks Swedish unless `--lang en` is given. Of all commands,
2 also means that they were called in a way they do not know."""


def page() -> list[str]:
    """The reference as paragraphs of Markdown."""
    return [_INTRODUCTION, *_group(main, _PROGRAM, 2)]


def english(text: str) -> str:
    """The English half of what a command says of itself: ``Swedish. / English.``

    Raises:
        ValueError: it is not in two languages.
    """
    halves = " ".join(text.split()).split(" / ")
    if len(halves) != 2:
        raise ValueError(f"Write it in Swedish and English, with ' / ' between: {text}")
    return halves[1]


def _context(command: click.Command) -> click.Context:
    """A context as ``actionplan`` makes it: a command remembers the help options of the first it meets."""
    return click.Context(command, **main.context_settings)


def _group(group: click.Group, words: str, level: int) -> Iterator[str]:
    """The commands of a group; those that differ only in the file that they write have one section."""
    context = _context(group)
    alike: dict[object, dict[str, click.Command]] = {}
    for name in group.list_commands(context):
        if command := group.get_command(context, name):
            alike.setdefault((_outline(command), *_about(command)[1:]), {})[name] = command
    for commands in alike.values():
        name, command = next(iter(commands.items()))
        yield from _section(f"{words} {name}", commands, level)
        if isinstance(command, click.Group):
            yield from _group(command, f"{words} {name}", level + 1)


def _outline(command: click.Command) -> str:
    """What a command's section shows beside its own words."""
    return "\n\n".join(_options(command)).replace(str(command.name), _ANY_FILE)


def _section(words: str, commands: Mapping[str, click.Command], level: int) -> Iterator[str]:
    """One command, or several of which ``words`` are the first one's."""
    command = next(iter(commands.values()))
    what, *how_it_ends = _about(command)
    yield f"{'#' * level} {words}{' and its like' if len(commands) > 1 else ''}"
    if len(commands) > 1:
        yield table(("file", "what it is"), ((code(name), _about(commands[name])[0]) for name in commands))
    else:
        yield what
    yield from how_it_ends
    usage = " ".join(command.collect_usage_pieces(_context(command)))
    yield f"```text\n{words} {usage}\n```"
    yield from _options(command)
    if command.epilog:
        yield f"Example: {code(command.epilog.partition(': ')[2])}"


def _about(command: click.Command) -> list[str]:
    """What it does, and how it ends."""
    return [english(part) for part in paragraphs(inspect.cleandoc(command.help or ""))]


def _options(command: click.Command) -> Iterator[str]:
    options = [item for item in command.params if isinstance(item, click.Option)]
    if options:
        yield table(("option", "what it is", "default"), (_row(item, command) for item in options))


def _row(option: click.Option, command: click.Command) -> tuple[str, str, str]:
    value = "" if option.is_flag else f" {option.make_metavar(_context(command))}"
    often = " It can be given several times." if option.multiple else ""
    return code(", ".join(option.opts) + value), english(option.help or "") + often, _default(option)


def _default(option: click.Option) -> str:
    default, sources = option.default, []
    if not option.is_flag and isinstance(default, (str, int)) and default != "":
        sources.append(code(str(default)))
    if option.envvar:
        sources.append(f"the variable {code(str(option.envvar))}")
    return " or ".join(sources)

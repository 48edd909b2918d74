"""The command ``actionplan``."""

from importlib import import_module

import click

# Each command stands in a module of its own, which is read when the command is called:
# who checks a plan need not wait for what makes workbooks.
COMMANDS = {
    name: f"actionplan.commands.{name}"
    for name in ("check", "diff", "export", "fit", "fmt", "import", "links", "new", "schema", "translations")
}
COMMANDS["import"] += "_"  # a word of Python's own


class _Commands(click.Group):
    """Finds the commands in their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), f"{cmd_name}_command")
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-actionplan")
def main() -> None:
    """Arbeta med en handlingsplan i YAML. / Work with an action plan in YAML."""

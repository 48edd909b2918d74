"""The command ``actionplan``."""

import click

from actionplan.commands.check import check_command
from actionplan.commands.diff import diff_command
from actionplan.commands.export import export_command
from actionplan.commands.fit import fit_command
from actionplan.commands.import_ import import_command
from actionplan.commands.links import links_command
from actionplan.commands.schema import schema_command
from actionplan.commands.translations import translations_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-actionplan")
def main() -> None:
    """Arbeta med en handlingsplan i YAML. / Work with an action plan in YAML."""


for command in (
    check_command,
    fit_command,
    schema_command,
    export_command,
    import_command,
    links_command,
    diff_command,
    translations_command,
):
    main.add_command(command)

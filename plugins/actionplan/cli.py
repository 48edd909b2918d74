"""The command ``actionplan``."""

import click

from actionplan.commands.check import check_command
from actionplan.commands.fit import fit_command
from actionplan.commands.fmt import fmt_command
from actionplan.commands.new import new_command
from actionplan.commands.schema import schema_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-actionplan")
def main() -> None:
    """Arbeta med en handlingsplan i YAML. / Work with an action plan in YAML."""


for command in (check_command, fit_command, fmt_command, new_command, schema_command):
    main.add_command(command)

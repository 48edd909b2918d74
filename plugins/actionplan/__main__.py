"""``python -m actionplan``: the same as the command ``actionplan``."""

from actionplan.commands.main import main

if __name__ == "__main__":
    main(prog_name="actionplan")

"""The `dragoman` command.

Exit codes: 0 everything was read; 1 some inputs were set aside; 2 the call was wrong; 3 nothing could be read;
70 a defect of dragoman itself; 130 interrupted; 141 the reader of the output went away.
"""

from __future__ import annotations

import importlib
import os
import sys

import click

from dragoman._version import __version__
from dragoman.cli.printable import printable
from dragoman.errors import DragomanError

EXIT_WRONG_CALL = 2
EXIT_INTERRUPTED = 130
EXIT_OUTPUT_CLOSED = 141

# Commands and the modules that hold them, imported when called, so that `--help` stays quick.
COMMANDS = {"read": "dragoman.cli.read", "info": "dragoman.cli.info"}


class _Commands(click.Group):
    """Imports the module of a command when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(COMMANDS[cmd_name]).command
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command, and ends quietly when the reader of its output goes away."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python would complain once more while it closes standard output.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return EXIT_OUTPUT_CLOSED
        return result


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman", message="%(prog)s %(version)s")
def cli() -> None:
    """Read news reports and official releases; keep the diplomatic record."""


def main() -> None:
    """Runs the command line and exits with one of the codes above."""
    from dragoman.run.failures import guarded  # noqa: PLC0415 - imported where it is used, for a quick --help

    sys.exit(guarded(_run))


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("dragoman: interrupted", err=True)
        return EXIT_INTERRUPTED
    except DragomanError as error:
        click.echo(printable(f"dragoman: {error}"), err=True)
        return EXIT_WRONG_CALL
    return code if isinstance(code, int) else 0
